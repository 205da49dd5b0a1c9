import type Big from 'big.js';
import { isWhole, modulo, type RoundingMode, roundAt, squareRoot } from '../decimal.ts';
import type { Evaluation } from '../evaluation.ts';
import { dayDuration, monthDuration } from '../temporal.ts';
import { type FeelValue, isTemporal } from '../values.ts';
import { type Builtin, integerAt, isGiven, numberAt, singleAt } from './arguments.ts';

/** Numeric functions (DMN 1.5, table 76). */
export const numbers: Readonly<Record<string, Builtin>> = {
  decimal: (given, evaluation) => round(given, evaluation, 'half even'),
  floor: (given, evaluation) => round(given, evaluation, 'floor'),
  ceiling: (given, evaluation) => round(given, evaluation, 'ceiling'),
  'round up': (given, evaluation) => round(given, evaluation, 'up'),
  'round down': (given, evaluation) => round(given, evaluation, 'down'),
  'round half up': (given, evaluation) => round(given, evaluation, 'half up'),
  'round half down': (given, evaluation) => round(given, evaluation, 'half down'),
  abs: (given) => {
    const value = singleAt(given, 0);
    if (isTemporal(value, 'days and time duration')) return dayDuration(Math.abs(value.milliseconds));
    if (isTemporal(value, 'years and months duration')) return monthDuration(Math.abs(value.months));
    return numberAt(given, 0)?.abs() ?? null;
  },
  modulo: (given, evaluation) => {
    const [dividend, divisor] = [numberAt(given, 0), numberAt(given, 1)];
    if (dividend === null || divisor === null) return null;
    // The division writes out every digit of the whole quotient.
    evaluation.charge(Math.max(0, dividend.e - divisor.e));
    return modulo(dividend, divisor);
  },
  sqrt: (given, evaluation) => {
    const value = numberAt(given, 0);
    // Newton's method divides several times at full length.
    evaluation.charge(100);
    return value && squareRoot(value);
  },
  odd: (given) => {
    const last = lastDigit(numberAt(given, 0));
    return last === null ? null : last % 2 === 1;
  },
  even: (given) => {
    const last = lastDigit(numberAt(given, 0));
    return last === null ? null : last % 2 === 0;
  },
};

function round(given: readonly FeelValue[], evaluation: Evaluation, mode: RoundingMode): FeelValue {
  const value = numberAt(given, 0);
  const decimals = isGiven(given, 1) ? integerAt(given, 1) : 0;
  if (value === null || decimals === null) return null;
  // A large scale writes out as many digits.
  evaluation.charge(Math.min(6200, Math.abs(decimals)) >> 4);
  return roundAt(value, decimals, mode);
}

/** Of a whole number, before the point; null for any other, which is neither odd nor even. */
function lastDigit(value: Big | null): number | null {
  if (value === null || !isWhole(value)) return null;
  return value.c[value.e] ?? 0;
}
