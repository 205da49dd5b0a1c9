import { companies } from '../cvr/companies.ts';
import { fullName } from '../mitid/login-page.tsx';
import { stableUuid } from '../mitid/provider/stable-uuid.ts';
import { people, type SandboxPerson } from '../people.ts';
import { core, type ProfileName } from './names.ts';

/** Somebody who can log in: as themselves, or for a company. */
export interface Subject {
  readonly key: string;
  readonly profile: ProfileName;
  readonly name: string;
  readonly note: { readonly da: string; readonly en: string };
  /** Names and values of what the assertion says, without level and version. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

function personSubject(person: SandboxPerson): Subject {
  const { cpr, firstName, middleName, lastName, birthDate, mitidUuid } = person;
  // Who has a protected name and address is sent without what NemLog-in leaves out for them.
  const isShown = person.protectedAddress !== true;
  return {
    key: mitidUuid,
    profile: 'Person',
    name: fullName(person),
    note: person.note,
    attributes: [
      ...(cpr === undefined ? [] : [[`${core}eid/cprNumber`, cpr] as const]),
      ...(cpr === undefined
        ? []
        : [[`${core}eid/cprUuid`, `urn:uuid:${stableUuid('cpr-office', mitidUuid)}`] as const]),
      [`${core}eid/fullName`, fullName(person)],
      [`${core}eid/firstName`, [firstName, middleName].filter(Boolean).join(' ')],
      [`${core}eid/lastName`, lastName],
      ...(isShown
        ? [[`${core}eid/age`, String(new Date().getFullYear() - Number(birthDate.slice(0, 4)))] as const]
        : []),
      [`${core}eid/dateOfBirth`, birthDate],
    ],
  };
}

function employeeSubject(name: string, cvr: string): Subject {
  const company = companies.find((each) => each.cvr === cvr)?.name ?? 'Opdigtet Virksomhed';
  const [firstName = '', ...rest] = name.split(' ');
  return {
    key: stableUuid('nemlogin employee', name, cvr),
    profile: 'Professional',
    name: `${name}, ${company}`,
    note: { da: `MitID Erhverv, CVR ${cvr}`, en: `MitID Erhverv, company number ${cvr}` },
    attributes: [
      [`${core}eid/fullName`, name],
      [`${core}eid/firstName`, firstName],
      [`${core}eid/lastName`, rest.join(' ')],
      [`${core}eid/email`, `${firstName.toLowerCase()}@virksomhed.example`],
      [`${core}eid/professional/uuid/persistent`, `urn:uuid:${stableUuid('professional', name, cvr)}`],
      [`${core}eid/professional/cvr`, cvr],
      [`${core}eid/professional/orgName`, company],
    ],
  };
}

export const subjects: readonly Subject[] = [
  ...people.filter(({ status }) => status !== 90).map(personSubject),
  employeeSubject('Birgit Kasserer', '99000104'),
  employeeSubject('Yrsa Formand', '99000120'),
];

/** One who was typed in: a CPR number (or none) and a name. */
export function typedSubject(cpr: string, name: string): Subject | null {
  if (name === '' || name.length > 140 || !/^(\d{10})?$/.test(cpr)) return null;
  return {
    key: stableUuid('typed', cpr, name),
    profile: 'Person',
    name,
    note: { da: '', en: '' },
    attributes: [...(cpr === '' ? [] : [[`${core}eid/cprNumber`, cpr] as const]), [`${core}eid/fullName`, name]],
  };
}

/** The name that one service provider knows somebody by; another has another. */
export function nameIdOf(subject: Subject, serviceProvider: string): string {
  const uuid = stableUuid('nemlogin', serviceProvider, subject.key);
  return `${core}eid/${subject.profile === 'Person' ? 'person' : 'professional'}/uuid/${uuid}`;
}
