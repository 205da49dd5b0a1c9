import { people, type SandboxPerson } from '../people.ts';
import type { EntryParent, RegisterEntry } from './register-entry.ts';
import { unusualEntries } from './unusual-entries.ts';

/** Everyone in the sandbox's CPR register: the people with a CPR number, and the unusual records. */
export const registerEntries: readonly RegisterEntry[] = [...people.flatMap(entryOf), ...unusualEntries];

/** The record of a number, or undefined. */
export function entryOfCpr(cpr: string): RegisterEntry | undefined {
  return registerEntries.find((entry) => entry.cpr === cpr);
}

function entryOf(person: SandboxPerson): readonly RegisterEntry[] {
  if (person.cpr === undefined) return [];
  const names = [person.firstName, person.middleName, person.lastName].filter((name) => name !== undefined);
  return [
    {
      cpr: person.cpr,
      // CPR shortens the addressing name to 34 characters.
      name: {
        addressing: names.join(' ').slice(0, 34),
        first: person.firstName,
        middle: person.middleName,
        last: person.lastName,
      },
      birthDate: person.birthDate,
      sex: person.sex,
      status: person.status,
      statusDate: person.status === 1 ? person.birthDate : '2026-02-03',
      protection: person.protectedAddress ? { startDate: '2026-01-15', inForce: true } : undefined,
      digitalPost: person.digitalPost,
      address: person.address,
      children: person.children,
      mother: parentOf(person.mother),
      father: parentOf(person.father),
      custody: [
        ...(person.mother ? [{ type: 3, cpr: person.mother } as const] : []),
        ...(person.father ? [{ type: 4, cpr: person.father } as const] : []),
      ],
      note: person.note,
    },
  ];
}

function parentOf(cpr: string | undefined): EntryParent | undefined {
  return cpr === undefined ? undefined : { cpr };
}
