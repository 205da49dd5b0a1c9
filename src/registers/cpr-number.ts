/**
 * CPR numbers as text: reading, writing, masking. Pure and without imports, so that forms use it in the browser too.
 * Rules: CPR-kontoret, "Personnummeret i CPR" (form, century, check digit) and its advice on replacement numbers.
 */

/** A CPR number that has the right form and a real date; whether anyone has it only the register knows. */
export interface CprNumber {
  /** Ten digits `DDMMYYSSSS`, as it is sent and stored. */
  readonly digits: string;
  /** `YYYY-MM-DD`. For display before a look-up; where the register answers, its date holds. */
  readonly birthDate: string;
  /**
   * An administrative number (*erstatningspersonnummer*: 60 added to the day) for someone without a CPR number.
   * It is unknown to CPR and Digital Post and must not be sent to them.
   */
  readonly replacement: boolean;
  /**
   * Whether the check digit (modulus 11) is right. Numbers without a valid one have been issued since 1 October 2007,
   * so `false` may at most lead to a warning.
   */
  readonly checkDigitHolds: boolean;
}

/** Why a text is not a CPR number; the words for each are in `texts.ts`. */
export type CprProblem = 'empty' | 'characters' | 'length' | 'date';

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1] as const;

/** Reads what a person typed: blanks and hyphens do not matter, anything else but ten digits with a real date is refused. */
export function parseCpr(
  text: string,
): { readonly ok: true; readonly number: CprNumber } | { readonly ok: false; readonly problem: CprProblem } {
  const digits = text.replace(/[\s\u00ad\u2010-\u2013-]/g, '');
  if (digits === '') return { ok: false, problem: 'empty' };
  if (!/^[0-9]+$/.test(digits)) return { ok: false, problem: 'characters' };
  if (digits.length !== 10) return { ok: false, problem: 'length' };
  const birthDate = birthDateOfCpr(digits);
  if (birthDate === undefined) return { ok: false, problem: 'date' };
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return {
    ok: true,
    number: Object.freeze({ digits, birthDate, replacement: Number(digits[0]) >= 6, checkDigitHolds: sum % 11 === 0 }),
  };
}

/** `010785-0018` from `0107850018`: the form that people read. A text that is not ten digits comes back unchanged. */
export function formatCpr(digits: string): string {
  return /^[0-9]{10}$/.test(digits) ? `${digits.slice(0, 6)}-${digits.slice(6)}` : digits;
}

/** `010785-****`: what may stand on a page where the whole number is not needed. Still personal data: not for logs. */
export function maskCpr(digits: string): string {
  return /^[0-9]{10}$/.test(digits) ? `${digits.slice(0, 6)}-****` : '******-****';
}

/** Replaces everything in `text` that looks like a CPR number; for texts of peers that go into logs and errors. */
export function withoutCpr(text: string): string {
  return text.replace(/(?<![0-9])[0-9]{6}[\s-]?[0-9]{4}(?![0-9])/g, '[cpr]');
}

/**
 * The birth date `YYYY-MM-DD` that ten digits carry, or undefined where there is no such day.
 * Century by digit 7: 0–3 1900s; 4 and 9 2000s up to year 36, else 1900s; 5–8 2000s up to year 57, else 1800s.
 */
export function birthDateOfCpr(digits: string): string | undefined {
  const [, dayText, monthText, yearText, centuryText] =
    /^([0-9]{2})([0-9]{2})([0-9]{2})([0-9])[0-9]{3}$/.exec(digits) ?? [];
  if (centuryText === undefined) return undefined;
  const year = centuryOf(Number(centuryText), Number(yearText)) + Number(yearText);
  const month = Number(monthText);
  const day = Number(dayText) > 60 ? Number(dayText) - 60 : Number(dayText);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(month, year)) return undefined;
  return `${year}-${monthText}-${String(day).padStart(2, '0')}`;
}

function centuryOf(digit: number, year: number): 1800 | 1900 | 2000 {
  if (digit <= 3) return 1900;
  if (digit === 4 || digit === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

function daysIn(month: number, year: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
