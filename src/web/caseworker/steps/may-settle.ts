import type { TaskView } from '../../../cases/case-view.ts';
import type { CasePageData } from '../read-case-page.ts';

/** Whether a task is the reader's: of a group of theirs, their own, or of one for whom they stand in today. */
export function maySettle(
  { employee, standsInFor }: Pick<CasePageData, 'employee' | 'standsInFor'>,
  task: Pick<TaskView, 'group' | 'employee'>,
): boolean {
  if (employee.groups.includes(task.group) || task.employee === employee.id) return true;
  return task.employee !== null && standsInFor.includes(task.employee);
}

/** The id of the employee whose task an open step is; null where it is nobody's yet, or several have one each. */
export function holderOf(tasks: readonly Pick<TaskView, 'open' | 'employee'>[], open: number): string | null {
  const [task, ...others] = tasks.filter((each) => each.open === open);
  return others.length === 0 ? (task?.employee ?? null) : null;
}
