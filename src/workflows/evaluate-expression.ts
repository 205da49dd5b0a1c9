import { evaluateExpression } from '../forms/feel/run.ts';
import type { FeelValue } from '../forms/feel/values.ts';
import type { CaseState, ItemPath } from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';
import { scopeValues } from './scope.ts';

/** The value of the expression at a place of the workflow, for a case at a path; null where it has none or took too long. */
export function valueOfExpression(
  workflow: PreparedWorkflow,
  place: string,
  state: CaseState,
  path: ItemPath,
  at: string,
): FeelValue {
  const expression = workflow.expressions.get(place);
  if (!expression) return null;
  const result = evaluateExpression(expression.run, scopeValues(workflow.aliases, state, path, at, expression.names));
  return result.ok ? result.value : null;
}

/** Whether the condition at a place is true; what is not known is not true. */
export function holds(
  workflow: PreparedWorkflow,
  place: string,
  state: CaseState,
  path: ItemPath,
  at: string,
): boolean {
  return valueOfExpression(workflow, place, state, path, at) === true;
}
