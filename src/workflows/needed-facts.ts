import type { WorkflowDefinition } from './definition.ts';

/** What the engine must be told of the organisation for a workflow; see `Facts`. */
export interface NeededFacts {
  /** Groups whose members are asked all together. */
  readonly groups: readonly string[];
  /** Whether any of its terms counts working days. */
  readonly workingDays: boolean;
}

/** What a workflow needs to be told. Terms may stand anywhere in a step, so they are looked for by their name. */
export function neededFacts({ steps }: WorkflowDefinition): NeededFacts {
  const all = Object.values(steps);
  const groups = all.flatMap((step) => (step.kind === 'approve' && step.approvers === 'all' ? [step.group] : []));
  return { groups: [...new Set(groups)], workingDays: all.some(countsWorkingDays) };
}

function countsWorkingDays(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('workingDays' in value && typeof value.workingDays === 'number') return true;
  return Object.values(value).some(countsWorkingDays);
}
