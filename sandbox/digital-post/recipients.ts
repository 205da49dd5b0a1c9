import { people, type SandboxPerson } from '../people.ts';

/** The person with a CPR number. */
export function personByCpr(cpr: string): SandboxPerson | undefined {
  return people.find((person) => person.cpr === cpr);
}

/** Weights of the eight digits of a CVR number; the weighted sum is a multiple of 11. */
const cvrWeights = [2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Whether Digital Post can be delivered: to living people who are registered for it, and to every company whose CVR number
 * is a real one (companies can't be exempt as such).
 */
export function isRegistered(recipient: { readonly kind: 'cpr' | 'cvr'; readonly id: string }): boolean {
  if (recipient.kind === 'cvr') {
    return cvrWeights.reduce((sum, weight, index) => sum + weight * Number(recipient.id[index]), 0) % 11 === 0;
  }
  const person = personByCpr(recipient.id);
  return person?.digitalPost === true && person.status !== 90;
}

/**
 * Whether a NemSMS can be delivered: to living people who have registered a phone for it, whether or not they get Digital Post. Companies
 * can't.
 */
export function hasNemSms({ kind, id }: { readonly kind: 'cpr' | 'cvr'; readonly id: string }): boolean {
  const person = kind === 'cpr' ? personByCpr(id) : undefined;
  return person?.nemSms === true && person.status !== 90;
}

export function fullName(person: SandboxPerson): string {
  return [person.firstName, person.middleName, person.lastName].filter(Boolean).join(' ');
}
