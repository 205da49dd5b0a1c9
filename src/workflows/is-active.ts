import type { WorkflowDefinition } from './definition.ts';

/** Whether new cases may begin on a day (`YYYY-MM-DD`, Danish time): within the period given, both its days included. */
export function isActive({ active }: Pick<WorkflowDefinition, 'active'>, day: string): boolean {
  return (active?.from === undefined || active.from <= day) && (active?.until === undefined || day <= active.until);
}
