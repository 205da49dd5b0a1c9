import type { DigitalPostSettings } from '../settings.ts';

const hour = 3_600_000;

/** Hours before Digital Post's receipt is missed: they come within minutes, and within many hours at the turn of the month. */
export const usualDigitalHours = 72;
/** Days before a letter's is: its states span days. */
export const usualLetterDays = 14;

/** How long a receipt of a way is waited for after the last word, in milliseconds. */
export function receiptPatience(
  way: 'digital' | 'letter',
  { receiptHours, letterDays }: Pick<DigitalPostSettings, 'receiptHours' | 'letterDays'>,
): number {
  return way === 'digital' ? (receiptHours ?? usualDigitalHours) * hour : (letterDays ?? usualLetterDays) * 24 * hour;
}
