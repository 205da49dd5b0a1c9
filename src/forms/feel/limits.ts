/** How much one evaluation may use. */
export interface EvaluationLimits {
  /** Operations, each item of a list and each 64 characters of a text that are handled counted as one. */
  readonly steps: number;
  /** Items in a list, characters in a text, and both together in the result. */
  readonly size: number;
  /** Lists and contexts within each other. */
  readonly depth: number;
}

/** A form's expression uses some tens of steps; 100,000 steps take a tenth of a second, at worst half a second. */
export const DEFAULT_LIMITS: EvaluationLimits = Object.freeze({ steps: 100_000, size: 100_000, depth: 250 });

/** Expressions nested deeper than this are neither compiled nor evaluated, so that the stack always suffices. */
export const MAXIMUM_NESTING = 250;

export type LimitCode = 'steps' | 'size' | 'depth';

/** Ends an evaluation that used more than it may; it never leaves this folder. */
export class LimitExceeded extends Error {
  readonly code: LimitCode;

  constructor(code: LimitCode) {
    super(`The expression exceeds its limit of ${code}`);
    this.code = code;
  }
}
