import type Big from 'big.js';
import { toInteger } from '../decimal.ts';
import type { Evaluation } from '../evaluation.ts';
import { type FeelValue, isList, isNumber } from '../values.ts';

/** A built-in function: what it gives for arguments in the order of its parameters; null for wrong ones. */
export type Builtin = (given: readonly FeelValue[], evaluation: Evaluation) => FeelValue;

/** A list of one item stands for its item where a single value is wanted (DMN 1.5, 10.3.2.9.4, "from singleton list"). */
export function singleAt(given: readonly FeelValue[], index: number): FeelValue {
  const value = given[index] ?? null;
  return isList(value) && value.length === 1 ? (value[0] ?? null) : value;
}

export function isGiven(given: readonly FeelValue[], index: number): boolean {
  return (given[index] ?? null) !== null;
}

export function textAt(given: readonly FeelValue[], index: number): string | null {
  const value = singleAt(given, index);
  return typeof value === 'string' ? value : null;
}

export function numberAt(given: readonly FeelValue[], index: number): Big | null {
  const value = singleAt(given, index);
  return isNumber(value) ? value : null;
}

/** A whole number that the host can hold exactly. */
export function integerAt(given: readonly FeelValue[], index: number): number | null {
  const value = numberAt(given, index);
  return value === null ? null : toInteger(value);
}

/** A list; a single value stands for the list of it (the same, "to singleton list"), null for nothing. */
export function listAt(
  given: readonly FeelValue[],
  index: number,
  evaluation: Evaluation,
): readonly FeelValue[] | null {
  const value = given[index] ?? null;
  if (value === null) return null;
  return isList(value) ? evaluation.list(value) : [value];
}

/** The place, counted from 0, of a position that counts from 1, or from the end when negative; null where nothing is. */
export function placeAt(position: number, length: number): number | null {
  if (position === 0 || Math.abs(position) > length) return null;
  return position > 0 ? position - 1 : length + position;
}

/** The items of the only argument when that is a list, else the arguments themselves: `min([1, 2])`, `min(1, 2)`. */
export function itemsOf(given: readonly FeelValue[], evaluation: Evaluation): readonly FeelValue[] | null {
  if (given.length === 1) return listAt(given, 0, evaluation);
  return given.length === 0 ? null : evaluation.list(given);
}
