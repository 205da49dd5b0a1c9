import { type EvaluationLimits, LimitExceeded } from './limits.ts';
import type { Program } from './pattern/program.ts';
import type { FeelScope, FeelValue } from './values.ts';

/** One evaluation under way: what it reads, what it has left, and the values of the iterators. */
export class Evaluation {
  readonly scope: FeelScope;
  /** Values of iteration variables and filtered items, by the place that was fixed when the expression was prepared. */
  readonly slots: FeelValue[] = [];
  /** Regular expressions that this evaluation has translated; a filter uses the same one for every item. */
  readonly patterns = new Map<string, Program | null>();
  readonly #limits: EvaluationLimits;
  #steps: number;

  constructor(scope: FeelScope, limits: EvaluationLimits) {
    this.scope = scope;
    this.#limits = limits;
    this.#steps = limits.steps;
  }

  /** Uses steps. @throws LimitExceeded when none are left */
  charge(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0) throw new LimitExceeded('steps');
  }

  /** Checks that a list of `size` items or a text of `size` characters may be made, before it is. @throws LimitExceeded */
  admit(size: number): void {
    if (size > this.#limits.size) throw new LimitExceeded('size');
  }

  /** Checks how deep a walk through values is. @throws LimitExceeded */
  descend(depth: number): void {
    this.charge(1);
    if (depth > this.#limits.depth) throw new LimitExceeded('depth');
  }

  /** The text, when it is short enough. */
  text(value: string): string {
    this.charge(value.length >> 6);
    this.admit(value.length);
    return value;
  }

  /** The list, when it is short enough. */
  list(value: readonly FeelValue[]): readonly FeelValue[] {
    this.charge(value.length);
    this.admit(value.length);
    return value;
  }
}
