import type { Evaluation } from '../evaluation.ts';
import type { FeelNode } from '../node.ts';
import type { FeelValue } from '../values.ts';

/** A node of an expression made ready: its value in one evaluation. */
export type Evaluator = (evaluation: Evaluation) => FeelValue;

/** Where a name may stand for something else than a value of the scope: an innermost place and what surrounds it. */
export interface Place {
  /** `item` is a filter: its item, and the entries of that item by name. */
  readonly kind: 'name' | 'item';
  readonly name: string;
  /** Where in {@link Evaluation.slots} the value is found; also how many places surround this one. */
  readonly slot: number;
  readonly outer: Place | null;
}

/** Makes the nodes within a node ready. */
export type PrepareNode = (node: FeelNode, place: Place | null) => Evaluator;

/** A place within `outer` where `name` stands for a value of its own. */
export function placeOf(kind: Place['kind'], name: string, outer: Place | null): Place {
  return { kind, name, slot: outer === null ? 0 : outer.slot + 1, outer };
}
