import type { PrefillSources } from '../../forms/drafts/prefill.ts';
import { noSources } from '../../forms/drafts/prefill.ts';
import { wholeYears } from '../../registers/whole-years.ts';
import type { Text } from '../../texts/catalogue.ts';

/** An invented person who starts a workflow that is tried. No register knows them. */
export interface TestPerson {
  readonly key: string;
  readonly name: string;
  /** What is special about them. */
  readonly description: Text;
  readonly cpr: string | null;
  readonly birthDate: string | null;
  readonly municipality: string | null;
  readonly loginLevel: 'none' | 'low' | 'substantial' | 'high';
  readonly email?: string;
  readonly address: string;
  readonly children: readonly { readonly name: string; readonly birthDate: string }[];
}

const anna: TestPerson = {
  key: 'anna',
  name: 'Anna Prøve Østergaard',
  description: { da: 'voksen med to børn', en: 'an adult with two children' },
  cpr: '0107850018',
  birthDate: '1985-07-01',
  municipality: '0851',
  loginLevel: 'substantial',
  address: 'Prøvevej 12A, 2. tv, 9000 Aalborg',
  children: [
    { name: 'Ida Prøve Østergaard', birthDate: '2015-05-03' },
    { name: 'Emil Prøve Østergaard', birthDate: '2019-11-20' },
  ],
};

/** The persons that a dry run can begin with. */
export const testPersons: readonly TestPerson[] = [
  anna,
  {
    ...anna,
    key: 'bent',
    name: 'Bent Prøve Bæk',
    description: { da: 'pensionist uden børn', en: 'a pensioner without children' },
    cpr: '0203500035',
    birthDate: '1950-03-02',
    address: 'Mønsterstræde 3, 9000 Aalborg',
    children: [],
  },
  {
    ...anna,
    key: 'cille',
    name: 'Cille Prøve Dal',
    description: { da: '16 år', en: '16 years old' },
    cpr: '0405104014',
    birthDate: '2010-05-04',
    children: [],
  },
  {
    ...anna,
    key: 'dines',
    name: 'Dines Prøve Eng',
    description: { da: 'bor i en anden kommune', en: 'lives in another municipality' },
    cpr: '0506800047',
    birthDate: '1980-06-05',
    municipality: '0751',
    address: 'Eksempelgade 7, 8000 Aarhus C',
    children: [],
  },
  {
    ...anna,
    key: 'elena',
    name: 'Elena Prøve Müller',
    description: { da: 'MitID uden cpr-nummer', en: 'MitID without a CPR number' },
    cpr: null,
    birthDate: null,
    municipality: null,
    address: '',
    children: [],
  },
  {
    ...anna,
    key: 'ukendt',
    name: '',
    description: { da: 'uden log-in', en: 'without a log-in' },
    cpr: null,
    birthDate: null,
    municipality: null,
    loginLevel: 'none',
    address: '',
    children: [],
  },
  {
    ...anna,
    key: 'freja',
    name: 'Freja Prøve Høj',
    description: { da: 'medarbejder', en: 'an employee' },
    cpr: null,
    birthDate: null,
    municipality: null,
    loginLevel: 'none',
    email: 'freja@example.dk',
    address: '',
    children: [],
  },
];

/** The test person with that key; the first where there is none. */
export function testPerson(key: string): TestPerson {
  return testPersons.find((person) => person.key === key) ?? anna;
}

/** What registers and log-in would give a form of that person, on that day. */
export function sourcesOf(person: TestPerson, today: string): PrefillSources {
  const login = {
    ...(person.name === '' ? {} : { 'login.name': person.name }),
    ...(person.email === undefined ? {} : { 'login.email': person.email }),
  };
  if (person.cpr === null || person.birthDate === null) return { ...noSources, values: login };
  const of = (stem: string, name: string, birthDate: string): Record<string, string> => ({
    [`${stem}.name`]: name,
    [`${stem}.birthDate`]: birthDate,
    [`${stem}.age`]: String(wholeYears(birthDate, today)),
    [`${stem}.address`]: person.address,
  });
  return {
    ...noSources,
    values: { ...login, ...of('cpr', person.name, person.birthDate) },
    parts: {
      'cpr.person': { cpr: person.cpr, name: person.name, protected: '', address: person.address },
      'cpr.address': addressParts(person.address),
    },
    children: person.children.map((child, index) => ({
      id: `child-${index + 1}`,
      values: of('child', child.name, child.birthDate),
    })),
    municipality: person.municipality,
    birthDate: person.birthDate,
  };
}

function addressParts(address: string): Record<string, string> {
  const [, street = '', number = '', postCode = '', city = ''] =
    /^(.*?) (\d+\w?),(?:.*,)? (\d{4}) (.*)$/.exec(address) ?? [];
  return { street, number, floor: '', door: '', postCode, city };
}
