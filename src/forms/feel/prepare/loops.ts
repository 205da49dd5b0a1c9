import { fromDayNumber, toDayNumber } from '../calendar.ts';
import { decimalOf, toInteger } from '../decimal.ts';
import type { Evaluation } from '../evaluation.ts';
import { type FeelNode, type Iterator, mentions } from '../node.ts';
import { dateOf, dayOf } from '../temporal.ts';
import { type FeelValue, isList, isNumber, isTemporal } from '../values.ts';
import { type Evaluator, type Place, type PrepareNode, placeOf } from './evaluator.ts';

/** The items of an iterator's source; null where it is no list. */
type Source = (evaluation: Evaluation) => readonly FeelValue[] | null;

interface Loop {
  readonly steps: readonly { readonly source: Source; readonly slot: number }[];
  readonly body: Evaluator;
}

/** `for … return …`: the body's value for every combination; the results so far are named `partial` (DMN 1.5, 10.3.2.14). */
export function prepareFor(
  node: Extract<FeelNode, { kind: 'for' }>,
  place: Place | null,
  prepareNode: PrepareNode,
): Evaluator {
  const partial = placeOf('name', 'partial', place);
  // Only then is it worth copying the results for every round.
  const usesPartial = mentions(node.body, 'partial');
  const loop = prepareLoop(node.iterators, node.body, partial, prepareNode);
  return (evaluation) => {
    const results: FeelValue[] = [];
    const complete = everyRound(loop, 0, evaluation, () => {
      if (usesPartial) evaluation.slots[partial.slot] = evaluation.list([...results]);
      results.push(loop.body(evaluation));
      evaluation.admit(results.length);
      return true;
    });
    return complete ? results : null;
  };
}

/** `some … satisfies …` and `every … satisfies …`: the three-valued or, and and, of all rounds (DMN 1.5, table 49). */
export function prepareQuantified(
  node: Extract<FeelNode, { kind: 'some' | 'every' }>,
  place: Place | null,
  prepareNode: PrepareNode,
): Evaluator {
  const loop = prepareLoop(node.iterators, node.condition, place, prepareNode);
  const decisive = node.kind === 'some';
  return (evaluation) => {
    let result: boolean | null = !decisive;
    const complete = everyRound(loop, 0, evaluation, () => {
      const holds = loop.body(evaluation);
      if (holds === decisive) result = decisive;
      else if (holds !== !decisive) result = null;
      return holds !== decisive;
    });
    return complete || result === decisive ? result : null;
  };
}

function prepareLoop(
  iterators: readonly Iterator[],
  body: FeelNode,
  place: Place | null,
  prepareNode: PrepareNode,
): Loop {
  let inner = place;
  const steps = iterators.map((iterator) => {
    const source = prepareSource(iterator.source, inner, prepareNode);
    const own = placeOf('name', iterator.name, inner);
    inner = own;
    return { source, slot: own.slot };
  });
  return { steps, body: prepareNode(body, inner) };
}

/** Runs `round` for every combination of the items until it gives false; false also where a source is no list. */
function everyRound(loop: Loop, depth: number, evaluation: Evaluation, round: () => boolean): boolean {
  const step = loop.steps[depth];
  if (step === undefined) return round();
  const items = step.source(evaluation);
  if (items === null) return false;
  return items.every((item) => {
    evaluation.charge(1);
    evaluation.slots[step.slot] = item;
    return everyRound(loop, depth + 1, evaluation, round);
  });
}

function prepareSource(source: FeelNode, place: Place | null, prepareNode: PrepareNode): Source {
  if (source.kind !== 'range') {
    const list = prepareNode(source, place);
    return (evaluation) => {
      const items = list(evaluation);
      return isList(items) ? items : null;
    };
  }
  const low = prepareNode(source.low, place);
  const high = prepareNode(source.high, place);
  return (evaluation) => {
    const items = itemsBetween(low(evaluation), high(evaluation), evaluation);
    return items?.slice(source.lowIncluded ? 0 : 1, source.highIncluded ? undefined : -1) ?? null;
  };
}

/** Whole numbers or days from one to another, downwards when the other is less; null for anything else. */
function itemsBetween(low: FeelValue, high: FeelValue, evaluation: Evaluation): readonly FeelValue[] | null {
  if (isNumber(low) && isNumber(high)) {
    const [from, to] = [toInteger(low), toInteger(high)];
    return from === null || to === null ? null : count(from, to, evaluation, decimalOf);
  }
  if (!isTemporal(low, 'date') || !isTemporal(high, 'date')) return null;
  const [from, to] = [dayOf(low), dayOf(high)];
  if (from === null || to === null) return null;
  return count(toDayNumber(from), toDayNumber(to), evaluation, (day) => dateOf(fromDayNumber(day)));
}

function count(
  from: number,
  to: number,
  evaluation: Evaluation,
  itemOf: (number: number) => FeelValue,
): readonly FeelValue[] {
  const length = Math.abs(to - from) + 1;
  evaluation.admit(length);
  evaluation.charge(length);
  return Array.from({ length }, (_, index) => itemOf(from < to ? from + index : from - index));
}
