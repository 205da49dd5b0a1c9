import { calculate, negate } from '../arithmetic.ts';
import { builtins } from '../builtins/builtins.ts';
import { decimalOf } from '../decimal.ts';
import type { Evaluation } from '../evaluation.ts';
import { LimitExceeded, MAXIMUM_NESTING } from '../limits.ts';
import type { FeelNode } from '../node.ts';
import { propertyOf } from '../properties.ts';
import { readTemporal } from '../temporal.ts';
import { contextOf, type FeelValue } from '../values.ts';
import type { Evaluator, Place, PrepareNode } from './evaluator.ts';
import { placeOf } from './evaluator.ts';
import { prepareFilter } from './filter.ts';
import { isInstance } from './instance-of.ts';
import { prepareFor, prepareQuantified } from './loops.ts';
import { prepareName } from './names.ts';
import { constant, isBetween, prepareComparison, prepareLogic } from './operators.ts';
import { prepareIn } from './tests.ts';

/** Makes a whole expression ready; one that is nested too deeply ends every evaluation with the limit of depth. */
export function prepareRoot(node: FeelNode): Evaluator {
  return prepareAt(node, null, 0);
}

function prepareAt(node: FeelNode, place: Place | null, nesting: number): Evaluator {
  // Loops within loops count by their places: an iterator deepens the stack as much as a node does.
  if (nesting > MAXIMUM_NESTING || (place !== null && place.slot > MAXIMUM_NESTING)) {
    return () => {
      throw new LimitExceeded('depth');
    };
  }
  const inner: PrepareNode = (child, childPlace) => prepareAt(child, childPlace, nesting + 1);
  const here = (child: FeelNode): Evaluator => inner(child, place);
  switch (node.kind) {
    case 'null':
      return constant(null);
    case 'boolean':
    case 'string':
      return constant(node.value);
    case 'number':
      return constant(decimalOf(node.numeral));
    case 'temporal':
      return constant(readTemporal(node.text));
    case 'name':
      return prepareName(node.name, place);
    case 'path':
      return withOne(here(node.source), (source, evaluation) => propertyOf(source, node.name, evaluation));
    case 'filter':
      return prepareFilter(node, place, inner);
    case 'negation':
      return withOne(here(node.operand), negate);
    case 'arithmetic': {
      const [left, right] = [here(node.left), here(node.right)];
      return (evaluation) => {
        evaluation.charge(1);
        return calculate(node.operator, left(evaluation), right(evaluation), evaluation);
      };
    }
    case 'comparison':
      return prepareComparison(node.operator, here(node.left), here(node.right));
    case 'between': {
      const [low, high] = [here(node.low), here(node.high)];
      return withOne(here(node.value), (value, evaluation) =>
        isBetween(value, low(evaluation), high(evaluation), evaluation),
      );
    }
    case 'in':
      return prepareIn(node, place, inner);
    case 'and':
      return prepareLogic(false, here(node.left), here(node.right));
    case 'or':
      return prepareLogic(true, here(node.left), here(node.right));
    case 'if': {
      const [condition, whenTrue, whenFalse] = [here(node.condition), here(node.whenTrue), here(node.whenFalse)];
      return (evaluation) => {
        evaluation.charge(1);
        return condition(evaluation) === true ? whenTrue(evaluation) : whenFalse(evaluation);
      };
    }
    case 'for':
      return prepareFor(node, place, inner);
    case 'some':
    case 'every':
      return prepareQuantified(node, place, inner);
    case 'list':
      return withAll(node.items.map(here), (items, evaluation) => evaluation.list(items));
    case 'context':
      return prepareContext(node, place, inner);
    case 'call':
      return withAll(node.arguments.map(here), builtins.get(node.name) ?? (() => null));
    case 'instance of':
      return withOne(here(node.value), (value, evaluation) => isInstance(value, node.type, evaluation));
    default:
      // A range that stands elsewhere than behind `in`, or data that is no expression.
      return constant(null);
  }
}

function withOne(operand: Evaluator, answer: (value: FeelValue, evaluation: Evaluation) => FeelValue): Evaluator {
  return (evaluation) => {
    evaluation.charge(1);
    return answer(operand(evaluation), evaluation);
  };
}

function withAll(
  operands: readonly Evaluator[],
  answer: (values: readonly FeelValue[], evaluation: Evaluation) => FeelValue,
): Evaluator {
  return (evaluation) => {
    evaluation.charge(1);
    return answer(
      operands.map((operand) => operand(evaluation)),
      evaluation,
    );
  };
}

/** `{a: 1, b: a + 1}`: an entry may name those before it (DMN 1.5, 10.3.2.6). */
function prepareContext(
  node: Extract<FeelNode, { kind: 'context' }>,
  place: Place | null,
  prepareNode: PrepareNode,
): Evaluator {
  let inner = place;
  const entries = node.entries.map((entry) => {
    const value = prepareNode(entry.value, inner);
    const own = placeOf('name', entry.name, inner);
    inner = own;
    return { name: entry.name, value, slot: own.slot };
  });
  return (evaluation) => {
    evaluation.charge(1 + entries.length);
    return contextOf(
      entries.map((entry) => {
        const value = entry.value(evaluation);
        evaluation.slots[entry.slot] = value;
        return [entry.name, value] as const;
      }),
    );
  };
}
