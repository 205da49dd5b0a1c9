import type { CaseState } from '../case-state.ts';
import type { WorkflowDefinition } from '../definition.ts';

/**
 * Where a case stands in its workflow: the steps that are open now, and those of which the case keeps what came of them
 * (answers, decisions, its end). Steps that leave no trace in the state have no standing. Pure.
 */
export function caseStandings(
  definition: WorkflowDefinition,
  state: CaseState,
): ReadonlyMap<string, 'done' | 'current'> {
  const standings = new Map<string, 'done' | 'current'>();
  for (const [key, step] of Object.entries(definition.steps)) {
    const isDone =
      (step.kind === 'fill' && Object.hasOwn(state.answers, step.as)) ||
      (step.kind === 'approve' && Object.hasOwn(state.decisions, step.as)) ||
      state.endStep === key;
    if (isDone) standings.set(key, 'done');
  }
  for (const { step } of state.open) standings.set(step, 'current');
  return standings;
}
