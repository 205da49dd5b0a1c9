/**
 * CVR numbers as text. Pure and without imports, so that forms use it in the browser too.
 * Rule: eight digits, the first not zero, check digit by modulus 11 (Erhvervsstyrelsen, CVR).
 */

/** Why a text is not a CVR number; the words for each are in `texts.ts`. */
export type CvrProblem = 'empty' | 'characters' | 'length' | 'check-digit';

const weights = [2, 7, 6, 5, 4, 3, 2, 1] as const;

/**
 * Reads what a person typed: blanks, hyphens and the `DK` of a VAT number do not matter.
 * A wrong check digit is nearly always a slip of the finger, so it is refused with a problem of its own.
 */
export function parseCvr(
  text: string,
): { readonly ok: true; readonly digits: string } | { readonly ok: false; readonly problem: CvrProblem } {
  const digits = text.replace(/[\s\u00ad\u2010-\u2013-]/g, '').replace(/^DK/i, '');
  if (digits === '') return { ok: false, problem: 'empty' };
  if (!/^[0-9]+$/.test(digits)) return { ok: false, problem: 'characters' };
  if (digits.length !== 8) return { ok: false, problem: 'length' };
  return cvrCheckDigitHolds(digits) ? { ok: true, digits } : { ok: false, problem: 'check-digit' };
}

/** Whether eight digits, the first not zero, have a weighted sum that 11 divides. */
export function cvrCheckDigitHolds(digits: string): boolean {
  if (!/^[1-9][0-9]{7}$/.test(digits)) return false;
  return weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0) % 11 === 0;
}

/** `10 00 00 09` from `10000009`: easier to read and compare. A text that is not eight digits comes back unchanged. */
export function formatCvr(digits: string): string {
  return /^[0-9]{8}$/.test(digits) ? (digits.match(/../g)?.join(' ') ?? digits) : digits;
}
