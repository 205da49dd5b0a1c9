import { randomInt } from 'node:crypto';

/** Without those that are mistaken for one another when read aloud: I, L, O, U, 0, 1. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number that a citizen can read over the telephone and an operator can find in the log, such as `K7QM-2XDV`. */
export function referenceNumber(): string {
  const drawn = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
  return `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}
