import { admitResult } from './admit-result.ts';
import { Evaluation } from './evaluation.ts';
import { DEFAULT_LIMITS, type EvaluationLimits, LimitExceeded } from './limits.ts';
import type { FeelNode } from './node.ts';
import { prepareRoot } from './prepare/prepare-node.ts';
import type { EvaluationOutcome, FeelScope, PreparedExpression } from './values.ts';

/**
 * Makes a compiled expression ready, once, for any number of evaluations. This entry knows no parser: it is what the
 * browser loads. Total: for any tree and any scope it neither throws nor runs without bound (see {@link EvaluationLimits});
 * a wrong operation gives null, as the standard demands.
 */
export function prepare(ast: FeelNode): PreparedExpression {
  const evaluator = prepareRoot(ast);
  const within = (scope: FeelScope, limits: EvaluationLimits): EvaluationOutcome => {
    const evaluation = new Evaluation(scope, limits);
    try {
      return { ok: true, value: admitResult(evaluator(evaluation), evaluation) };
    } catch (error) {
      if (error instanceof LimitExceeded) return { ok: false, code: error.code };
      throw error;
    }
  };
  const prepared = (scope: FeelScope) => {
    const outcome = within(scope, DEFAULT_LIMITS);
    return outcome.ok ? outcome.value : null;
  };
  return Object.assign(prepared, { within });
}

/** Evaluates a prepared expression; what it may use is bounded by `limits`, and so a limit that it exceeds is an answer. */
export function evaluateExpression(
  closure: PreparedExpression,
  scope: FeelScope,
  limits: Partial<EvaluationLimits> = DEFAULT_LIMITS,
): EvaluationOutcome {
  return closure.within(scope, limits === DEFAULT_LIMITS ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...limits });
}
