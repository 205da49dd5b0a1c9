import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { followers } from '../../../workflows/structure.ts';

/** Whether a step leads to a deliver step, or is one, before anybody or anything must be waited for. Pure. */
export function sendsAtOnce({ steps }: Pick<WorkflowDefinition, 'steps'>, start: string): boolean {
  const seen = new Set<string>();
  const left = [start];
  for (let key = left.pop(); key !== undefined; key = left.pop()) {
    const step = steps[key];
    if (!step || seen.has(key)) continue;
    seen.add(key);
    if (step.kind === 'deliver') return true;
    if (step.kind !== 'approve' && step.kind !== 'fill' && step.kind !== 'wait') left.push(...followers(step));
  }
  return false;
}
