import { toInteger } from '../decimal.ts';
import type { Evaluation } from '../evaluation.ts';
import type { FeelNode } from '../node.ts';
import { type FeelValue, isList, isNumber } from '../values.ts';
import { type Evaluator, type Place, type PrepareNode, placeOf } from './evaluator.ts';

/**
 * `list[condition]` and `list[number]` (DMN 1.5, 10.3.2.5 and table 68). A single value is a list of one, null an empty
 * list. Which of the two it is shows in the condition's value for the first item, or without items for null.
 */
export function prepareFilter(
  node: Extract<FeelNode, { kind: 'filter' }>,
  place: Place | null,
  prepareNode: PrepareNode,
): Evaluator {
  const source = prepareNode(node.source, place);
  const own = placeOf('item', 'item', place);
  const condition = prepareNode(node.condition, own);
  return (evaluation) => {
    evaluation.charge(1);
    const value = source(evaluation);
    const items = isList(value) ? value : value === null ? [] : [value];
    const first = conditionFor(items[0] ?? null, own, condition, evaluation);
    if (isNumber(first)) return itemAt(items, toInteger(first));
    const kept: FeelValue[] = [];
    for (const [index, item] of items.entries()) {
      const holds = index === 0 ? first : conditionFor(item, own, condition, evaluation);
      if (holds === true) kept.push(item);
    }
    return value === null ? null : evaluation.list(kept);
  };
}

function conditionFor(item: FeelValue, place: Place, condition: Evaluator, evaluation: Evaluation): FeelValue {
  evaluation.charge(1);
  evaluation.slots[place.slot] = item;
  return condition(evaluation);
}

/** Positions count from 1, negative ones from the end; null where there is no such item. */
function itemAt(items: readonly FeelValue[], position: number | null): FeelValue {
  if (position === null || position === 0) return null;
  return items[position > 0 ? position - 1 : items.length + position] ?? null;
}
