import { entryOf, type FeelValue, isContext } from '../values.ts';
import type { Evaluator, Place } from './evaluator.ts';

/** Reads the value that a name stands for: that of the innermost loop or filter which has it, else of the scope. */
export function prepareName(name: string, place: Place | null): Evaluator {
  if (place === null) {
    return (evaluation) => {
      evaluation.charge(1);
      return entryOf(evaluation.scope, name);
    };
  }
  const { slot } = place;
  if (place.kind === 'name' && place.name === name) {
    return ownValue(slot);
  }
  if (place.kind === 'name') return prepareName(name, place.outer);
  // An entry of the item called `item` is meant rather than the item itself (DMN 1.5, 10.3.2.5).
  const outside = place.name === name ? ownValue(slot) : prepareName(name, place.outer);
  return (evaluation) => {
    const item: FeelValue = evaluation.slots[slot] ?? null;
    if (!isContext(item) || !Object.hasOwn(item, name)) return outside(evaluation);
    evaluation.charge(1);
    return entryOf(item, name);
  };
}

function ownValue(slot: number): Evaluator {
  return (evaluation) => {
    evaluation.charge(1);
    return evaluation.slots[slot] ?? null;
  };
}
