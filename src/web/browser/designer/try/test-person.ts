import type { FormContext } from '../../../../forms/answers.ts';
import type { PrefillSources } from '../../../../forms/drafts/prefill.ts';
import { wholeYears } from '../../../../registers/whole-years.ts';

/** An invented person that a form is tried as. */
export interface TestPerson {
  readonly name: string;
  /** `YYYY-MM-DD`; empty when unknown. */
  readonly birthDate: string;
  /** On one line, such as `Prøvevej 1, 9000 Aalborg`. */
  readonly address: string;
  /** Four digits; empty when unknown. */
  readonly municipality: string;
  readonly email: string;
  /** Eight digits of the company that one acts for; empty for none. */
  readonly cvr: string;
  readonly loginLevel: FormContext['person']['loginLevel'];
  readonly children: readonly TestChild[];
}

export interface TestChild {
  readonly name: string;
  readonly birthDate: string;
}

const nobody = { name: '', birthDate: '', address: '', municipality: '', email: '', cvr: '', children: [] } as const;

/** People that most rules tell apart. */
export const presets = {
  parent: {
    ...nobody,
    name: 'Karen Prøve Hansen',
    birthDate: '1985-07-01',
    address: 'Prøvevej 1, 9000 Aalborg',
    municipality: '0851',
    loginLevel: 'substantial',
    children: [
      { name: 'Ida Prøve Hansen', birthDate: '2016-03-12' },
      { name: 'Otto Prøve Hansen', birthDate: '2019-10-02' },
    ],
  },
  alone: {
    ...nobody,
    name: 'Peter Prøve Nørgaard',
    birthDate: '1998-01-20',
    address: 'Testgade 22, 2. tv., 8000 Aarhus C',
    municipality: '0751',
    loginLevel: 'substantial',
  },
  young: {
    ...nobody,
    name: 'Maja Prøve Lund',
    birthDate: '2010-05-30',
    address: 'Skolevej 4, 9000 Aalborg',
    municipality: '0851',
    loginLevel: 'substantial',
  },
  pensioner: {
    ...nobody,
    name: 'Aage Prøve Sørensen',
    birthDate: '1944-11-11',
    address: 'Ældrecenteret 7, 9000 Aalborg',
    municipality: '0851',
    loginLevel: 'high',
  },
  company: {
    ...nobody,
    name: 'Lise Prøve Holm',
    email: 'lise@proeve.example',
    cvr: '10000009',
    loginLevel: 'substantial',
  },
  anonymous: { ...nobody, loginLevel: 'none' },
} as const satisfies Record<string, TestPerson>;

export type PresetName = keyof typeof presets;

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Whole years between two dates, `YYYY-MM-DD`; null where one is missing. */
export function ageAt(birthDate: string, today: string): number | null {
  return isDate(birthDate) ? wholeYears(birthDate, today) : null;
}

/** What the log-in, the registers and the address of the start page would have given for this person. */
export function sourcesOf(
  person: TestPerson,
  link: Readonly<Record<string, string>>,
  today: string,
): Omit<PrefillSources, 'municipality' | 'birthDate'> {
  const values: Record<string, string> = {
    'login.name': person.name,
    'login.email': person.email,
    'login.cvr': person.cvr,
    ...valuesOf('cpr', person, person.address, today),
  };
  for (const [name, value] of Object.entries(link)) values[`link.${name}`] = value;
  return {
    values,
    parts: partsOf('cpr', person.name, person.address, person.municipality),
    earlier: {},
    children: person.children.map((child, index) => ({
      id: `child-${index + 1}`,
      values: valuesOf('child', child, person.address, today),
      parts: partsOf('child', child.name, person.address, person.municipality),
    })),
    unavailable: false,
  };
}

function valuesOf(stem: string, { name, birthDate }: TestChild, address: string, today: string) {
  return {
    [`${stem}.name`]: name,
    [`${stem}.birthDate`]: birthDate,
    [`${stem}.age`]: String(ageAt(birthDate, today) ?? ''),
    [`${stem}.address`]: address,
  };
}

function partsOf(stem: string, name: string, address: string, municipality: string) {
  return {
    [`${stem}.person`]: { name, address },
    [`${stem}.address`]: addressParts(address, municipality),
  };
}

/** The parts of an address on one line, as the register would have them: `Testgade 22, 2. tv., 8000 Aarhus C`. */
export function addressParts(address: string, municipality: string): Readonly<Record<string, string>> {
  const lines = address.split(',').map((part) => part.trim());
  const [, street = '', number = ''] = /^(.+?)\s+(\d+[A-Za-z]?)$/.exec(lines[0] ?? '') ?? [];
  const [, postCode = '', city = ''] = /^(\d{4})\s+(.+)$/.exec(lines.at(-1) ?? '') ?? [];
  const [, floor = '', door = ''] = lines.length > 2 ? (/^(\S+?)\.?(?:\s+(\S+?)\.?)?$/.exec(lines[1] ?? '') ?? []) : [];
  return street === '' || postCode === '' ? {} : { street, number, floor, door, postCode, city, municipality };
}
