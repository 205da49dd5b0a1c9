import type Big from 'big.js';
import { isWhole, modulo, type RoundingMode, roundAt, squareRoot } from '../decimal.ts';
import { dayDuration, monthDuration } from '../temporal.ts';
import { type FeelValue, isTemporal } from '../values.ts';
import { type Builtin, integerAt, isGiven, numberAt, singleAt } from './arguments.ts';

/** Numeric functions (DMN 1.5, table 76). */
export const numbers: Readonly<Record<string, Builtin>> = {
  decimal: (given) => round(given, 'half even'),
  floor: (given) => round(given, 'floor'),
  ceiling: (given) => round(given, 'ceiling'),
  'round up': (given) => round(given, 'up'),
  'round down': (given) => round(given, 'down'),
  'round half up': (given) => round(given, 'half up'),
  'round half down': (given) => round(given, 'half down'),
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
  sqrt: (given) => {
    const value = numberAt(given, 0);
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

function round(given: readonly FeelValue[], mode: RoundingMode): FeelValue {
  const value = numberAt(given, 0);
  const decimals = isGiven(given, 1) ? integerAt(given, 1) : 0;
  return value === null || decimals === null ? null : roundAt(value, decimals, mode);
}

/** Of a whole number, before the point; null for any other, which is neither odd nor even. */
function lastDigit(value: Big | null): number | null {
  if (value === null || !isWhole(value)) return null;
  return value.c[value.e] ?? 0;
}
