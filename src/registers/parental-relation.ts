import type { RegisteredPerson } from './register.ts';
import { wholeYears } from './whole-years.ts';

/** Why somebody may act for a person by law: they have custody of the child, or are the whole guardian (*værge*). */
export type ParentalRelation = 'custody' | 'guardian';

/** The age at which custody ends (forældreansvarsloven § 1). */
export const ageOfMajority = 18;

/**
 * What `holder` is to `person` by the register's own record of that person; null for nothing. Custody ends with childhood and with
 * death. A guardian for some matters only is none here: the register does not say for which. `holder` is every number that the
 * one who asks has or had; `today` is `YYYY-MM-DD`.
 */
export function parentalRelation(
  person: RegisteredPerson,
  holder: readonly string[],
  today: string,
): ParentalRelation | null {
  if (person.status === 90) return null;
  const isMinor = wholeYears(person.birthDate, today) < ageOfMajority;
  if (isMinor && person.custody.some(({ cpr }) => cpr !== undefined && holder.includes(cpr))) return 'custody';
  const { guardian } = person;
  return guardian?.cpr !== undefined && !guardian.partial && holder.includes(guardian.cpr) ? 'guardian' : null;
}

/** The other holders of custody: those whom a decision about the child may need as well. */
export function otherHolders(person: RegisteredPerson, holder: readonly string[]): RegisteredPerson['custody'] {
  return person.custody.filter(({ cpr }) => cpr === undefined || !holder.includes(cpr));
}
