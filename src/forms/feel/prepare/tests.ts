import { areEqual, isAmong } from '../equality.ts';
import type { Evaluation } from '../evaluation.ts';
import { asksAboutInput, type FeelNode, type RangeNode } from '../node.ts';
import { orderOf } from '../order.ts';
import { type FeelValue, isList } from '../values.ts';
import { type Evaluator, type Place, type PrepareNode, placeOf } from './evaluator.ts';

/** One test of `value in test`: whether it holds for the value, which is also found in its slot as `?`. */
type UnaryTest = (value: FeelValue, evaluation: Evaluation) => boolean | null;

/** `value in (test, …)` (DMN 1.5, table 55): true where one test holds, null where none does and one is undefined. */
export function prepareIn(
  node: Extract<FeelNode, { kind: 'in' }>,
  place: Place | null,
  prepareNode: PrepareNode,
): Evaluator {
  const value = prepareNode(node.value, place);
  const input = placeOf('name', '?', place);
  const test = anyOf(node.tests.map((one) => prepareTest(one, input, prepareNode)));
  return (evaluation) => {
    evaluation.charge(1);
    const given = value(evaluation);
    evaluation.slots[input.slot] = given;
    return test(given, evaluation);
  };
}

function anyOf(tests: readonly UnaryTest[]): UnaryTest {
  return (value, evaluation) => {
    let result: boolean | null = false;
    for (const test of tests) {
      const holds = test(value, evaluation);
      if (holds === true) return true;
      if (holds === null) result = null;
    }
    return result;
  };
}

/**
 * A range holds what lies in it, an expression with `?` is its own answer, and any other one holds its value, or, when
 * that is a list, what is among its items. The items of a list that is written out may be ranges too.
 */
function prepareTest(node: FeelNode, place: Place, prepareNode: PrepareNode): UnaryTest {
  if (node.kind === 'range') return prepareRange(node, place, prepareNode);
  if (node.kind === 'list' && node.items.some((item) => item.kind === 'range')) {
    return anyOf(
      node.items.map((item) =>
        item.kind === 'range' ? prepareRange(item, place, prepareNode) : prepareMember(item, place, prepareNode),
      ),
    );
  }
  if (!asksAboutInput(node)) return prepareMember(node, place, prepareNode);
  const condition = prepareNode(node, place);
  return (_value, evaluation) => {
    const holds = condition(evaluation);
    return typeof holds === 'boolean' ? holds : null;
  };
}

function prepareMember(node: FeelNode, place: Place, prepareNode: PrepareNode): UnaryTest {
  const member = prepareNode(node, place);
  return (value, evaluation) => {
    const wanted = member(evaluation);
    const equal = areEqual(value, wanted, evaluation);
    return equal !== true && isList(wanted) ? isAmong(wanted, value, evaluation) : equal;
  };
}

function prepareRange(node: RangeNode, place: Place, prepareNode: PrepareNode): UnaryTest {
  const low = prepareNode(node.low, place);
  const high = prepareNode(node.high, place);
  return (value, evaluation) => {
    const fromLow = orderOf(value, low(evaluation), evaluation);
    const fromHigh = orderOf(value, high(evaluation), evaluation);
    if (fromLow === null || fromHigh === null) return null;
    return (node.lowIncluded ? fromLow >= 0 : fromLow > 0) && (node.highIncluded ? fromHigh <= 0 : fromHigh < 0);
  };
}
