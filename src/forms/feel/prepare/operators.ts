import { areEqual } from '../equality.ts';
import type { Evaluation } from '../evaluation.ts';
import type { ComparisonOperator } from '../node.ts';
import { orderOf } from '../order.ts';
import type { FeelValue } from '../values.ts';
import type { Evaluator } from './evaluator.ts';

/** `left operator right` as a boolean; null where the two can't be compared. */
export function prepareComparison(operator: ComparisonOperator, left: Evaluator, right: Evaluator): Evaluator {
  if (operator === '=' || operator === '!=') {
    const wanted = operator === '=';
    return (evaluation) => {
      evaluation.charge(1);
      const equal = areEqual(left(evaluation), right(evaluation), evaluation);
      return equal === null ? null : equal === wanted;
    };
  }
  const holds = orderTest(operator);
  return (evaluation) => {
    evaluation.charge(1);
    const order = orderOf(left(evaluation), right(evaluation), evaluation);
    return order === null ? null : holds(order);
  };
}

function orderTest(operator: '<' | '<=' | '>' | '>='): (order: number) => boolean {
  switch (operator) {
    case '<':
      return (order) => order < 0;
    case '<=':
      return (order) => order <= 0;
    case '>':
      return (order) => order > 0;
    case '>=':
      return (order) => order >= 0;
  }
}

/** `value between low and high`: both ends belong to it; an end that is surely missed outweighs one that can't be compared. */
export function isBetween(value: FeelValue, low: FeelValue, high: FeelValue, evaluation: Evaluation): boolean | null {
  const fromLow = orderOf(value, low, evaluation);
  const fromHigh = orderOf(value, high, evaluation);
  if ((fromLow !== null && fromLow < 0) || (fromHigh !== null && fromHigh > 0)) return false;
  return fromLow === null || fromHigh === null ? null : true;
}

/**
 * Three-valued `and` (with false as the `decisive` value) and `or` (with true): DMN 1.5, table 50. What is no boolean
 * counts as null. The right side isn't looked at when the left one decides.
 */
export function prepareLogic(decisive: boolean, left: Evaluator, right: Evaluator): Evaluator {
  return (evaluation: Evaluation) => {
    evaluation.charge(1);
    const first = left(evaluation);
    if (first === decisive) return decisive;
    const second = right(evaluation);
    if (second === decisive) return decisive;
    return first === !decisive && second === !decisive ? !decisive : null;
  };
}

/** A value that never changes. */
export function constant(value: FeelValue): Evaluator {
  return (evaluation) => {
    evaluation.charge(1);
    return value;
  };
}
