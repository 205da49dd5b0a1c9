import type { Evaluation } from './evaluation.ts';
import { orderOf } from './order.ts';
import { clockOf } from './temporal.ts';
import { type FeelContext, type FeelValue, isContext, isList, kindOf } from './values.ts';

/**
 * Whether two values are equal; null for values of different kinds (DMN 1.5, tables 52 and 53). Null equals null alone; lists are
 * equal item by item, contexts entry by entry.
 */
export function areEqual(left: FeelValue, right: FeelValue, evaluation: Evaluation, depth = 0): boolean | null {
  if (left === null || right === null) return left === right;
  if (typeof left === 'boolean') return typeof right === 'boolean' ? left === right : null;
  if (typeof left === 'string') {
    evaluation.charge(left.length >> 6);
    return typeof right === 'string' ? left === right : null;
  }
  if (kindOf(left) !== kindOf(right)) return null;
  if (isList(left) && isList(right)) return areListsEqual(left, right, evaluation, depth);
  if (isContext(left) && isContext(right)) return areContextsEqual(left, right, evaluation, depth);
  const order = orderOf(left, right, evaluation);
  // A local time is ordered beside one with an offset, but isn't the same value (DMN 1.5, tables 54 and 77).
  return order === null ? null : order === 0 && isLocal(left) === isLocal(right);
}

function isLocal(value: FeelValue): boolean {
  return clockOf(value)?.offset === null;
}

function areListsEqual(
  left: readonly FeelValue[],
  right: readonly FeelValue[],
  evaluation: Evaluation,
  depth: number,
): boolean {
  evaluation.descend(depth);
  if (left.length !== right.length) return false;
  evaluation.charge(left.length);
  return left.every((item, index) => areEqual(item, right[index] ?? null, evaluation, depth + 1) === true);
}

function areContextsEqual(left: FeelContext, right: FeelContext, evaluation: Evaluation, depth: number): boolean {
  evaluation.descend(depth);
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  evaluation.charge(names.length);
  return names.every(
    (name) =>
      Object.hasOwn(right, name) && areEqual(left[name] ?? null, right[name] ?? null, evaluation, depth + 1) === true,
  );
}

/** Whether a list holds a value equal to this one. */
export function isAmong(items: readonly FeelValue[], value: FeelValue, evaluation: Evaluation): boolean {
  evaluation.charge(items.length);
  return items.some((item) => areEqual(item, value, evaluation) === true);
}
