import { typedNumber } from '../../../sms/typed-number.ts';
import { callingCodes } from './calling-codes.ts';

/** A number that was read, in E.164; or why it can't be one. */
export type ReadPhone =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly problem: 'notPhone' | 'notDanishPhone' | 'unknownCountry' | 'phoneLength' };

/**
 * The telephone number in what a person typed, as {@link typedNumber} has it. Checked as a number that is possible by its country's plan (how many digits follow the code), not as one that
 * is in use: plans change faster than software, and a number that exists must never be refused. Danish numbers have eight
 * digits, and the first is not 0 or 1 (the Danish numbering plan).
 */
export function readPhone(typed: string): ReadPhone {
  const number = typedNumber(typed) ?? '';
  if (!/^\+[1-9]/.test(number)) return { ok: false, problem: 'notPhone' };
  if (number.startsWith('+45')) {
    return /^\+45[2-9]\d{7}$/.test(number) ? { ok: true, number } : { ok: false, problem: 'notDanishPhone' };
  }
  const code = callingCodeOf(number);
  if (code === null) return { ok: false, problem: 'unknownCountry' };
  const plan = (callingCodes[code] ?? '').split(' ');
  const national = number.slice(code.length + 1);
  const dialled = plan.includes('t') ? national.replace(/^0/, '') : national;
  return plan.includes(String(dialled.length))
    ? { ok: true, number: `+${code}${dialled}` }
    : { ok: false, problem: 'phoneLength' };
}

/** A number in E.164 as people read it: the code apart, Danish numbers in pairs. */
export function writePhone(number: string): string {
  const code = callingCodeOf(number);
  if (code === null) return number;
  const national = number.slice(code.length + 1);
  return `+${code} ${code === '45' ? national.replace(/(\d\d)(?=\d)/g, '$1 ') : national}`;
}

/** The calling code that a number begins with; no code begins with another. */
function callingCodeOf(number: string): string | null {
  for (const length of [1, 2, 3]) {
    const code = number.slice(1, 1 + length);
    if (Object.hasOwn(callingCodes, code)) return code;
  }
  return null;
}
