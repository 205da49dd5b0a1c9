import type { CaseState } from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';
import type { Step } from './definition.ts';
import { lineage, ownLine } from './lines.ts';
import { own } from './structure.ts';

/** Why a case can't go on by a workflow version as it stands. */
export interface MoveObstacle {
  /** The step that is open in the case, or the parallel or for-each step it is inside. */
  readonly step: string;
  /**
   * `missing`: the version has no such step. `changed`: it is of another kind there, or asks another form. `elsewhere`: it lies in
   * other branches there. `ended`: the case has ended.
   */
  readonly code: 'missing' | 'changed' | 'elsewhere' | 'ended';
}

/**
 * What keeps a case from going on by `workflow`, another version of its own: nothing when it can. Pure.
 * @param from the version that it follows; where it is given, a form that somebody has open must be the same there
 */
export function cannotMove(
  workflow: PreparedWorkflow,
  state: CaseState,
  from?: PreparedWorkflow,
): readonly MoveObstacle[] {
  if (state.status === 'ended') return [{ step: state.endStep ?? '', code: 'ended' }];
  const { steps } = workflow.definition;
  const obstacles: MoveObstacle[] = [];
  for (const open of state.open) {
    const step = own(steps, open.step);
    if (!step) obstacles.push({ step: open.step, code: 'missing' });
    else if (step.kind !== open.kind || asksAnother(step, from && own(from.definition.steps, open.step))) {
      obstacles.push({ step: open.step, code: 'changed' });
    } else {
      const gates = workflow.structure.gatesOf(open.step);
      const lines = lineage(state, open.line ?? ownLine);
      const same =
        gates.length === lines.length &&
        lines.every(({ gate, index }, depth) => {
          const there = gates[depth];
          const isItems = own(steps, gate)?.kind === 'forEach';
          return there?.step === gate && (isItems || there.index === index);
        });
      if (!same) obstacles.push({ step: open.step, code: 'elsewhere' });
    }
  }
  return obstacles;
}

/** Whether a step asks another form, under which somebody may have begun to answer, than it did. */
function asksAnother(step: Step, before: Step | undefined): boolean {
  return step.kind === 'fill' && before?.kind === 'fill' && step.form !== before.form;
}
