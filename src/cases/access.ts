import type { OrganisationTransaction } from '../database/database.ts';
import type { Access } from '../identity/rights/access.ts';
import { danishDate } from '../workflows/working-days.ts';
import { absentOnDay } from './inbox/absence.ts';
import { reachesVersion } from './reach.ts';
import type { StoredCase } from './stored-case.ts';

/** Whose access is asked about. */
export interface Accessor {
  readonly id: string;
  readonly groups: readonly string[];
  readonly access: Access;
}

/** An open task of a step. */
export interface StepTask {
  readonly group: string;
  readonly employee: string | null;
}

type AskedCase = Pick<StoredCase, 'id' | 'readers' | 'workflowVersion'>;

/** Whether an employee may read a case: who may work on it, and who may read those of all groups. */
export async function mayReadCase(
  transaction: OrganisationTransaction,
  stored: AskedCase,
  accessor: Accessor,
  now: Date,
): Promise<boolean> {
  if (await mayWorkOnCase(transaction, stored, accessor, now)) return true;
  return reachesVersion(transaction, accessor.access, 'cases.read-all', stored.workflowVersion);
}

/**
 * Whether an employee may work on a case, within what their right reaches: members of the workflow's own group always; others
 * while they have a task in it, as one of a group, by name, or as the substitute of one who is away.
 */
export async function mayWorkOnCase(
  transaction: OrganisationTransaction,
  stored: AskedCase,
  accessor: Accessor,
  now: Date,
): Promise<boolean> {
  if (!(await reachesVersion(transaction, accessor.access, 'cases.work', stored.workflowVersion))) return false;
  if (accessor.groups.includes(stored.readers)) return true;
  const tasks = await openTasks(transaction, stored.id);
  return mayDoOneOf(transaction, tasks, accessor, now);
}

/** Whether an employee had a task in the case that is closed or others' now, also as a substitute: they have seen the case. */
export async function hadTask(
  transaction: OrganisationTransaction,
  stored: Pick<StoredCase, 'id' | 'workflowVersion'>,
  accessor: Accessor,
  now: Date,
): Promise<boolean> {
  if (!(await reachesVersion(transaction, accessor.access, 'cases.work', stored.workflowVersion))) return false;
  const tasks = await transaction
    .selectFrom('task')
    .select(['group', 'employee'])
    .where('case', '=', stored.id)
    .execute();
  return mayDoOneOf(transaction, tasks, accessor, now);
}

/** The open tasks of a case, or of one open step of it. */
export async function openTasks(
  transaction: OrganisationTransaction,
  caseId: string,
  open?: number,
): Promise<readonly StepTask[]> {
  let query = transaction
    .selectFrom('task')
    .select(['group', 'employee'])
    .where('case', '=', caseId)
    .where('closed_at', 'is', null);
  if (open !== undefined) query = query.where('open_step', '=', open);
  return query.execute();
}

/** Whether one of the tasks is the employee's: of a group of theirs, their own, or of one for whom they stand in today. */
export async function mayDoOneOf(
  transaction: OrganisationTransaction,
  tasks: readonly StepTask[],
  accessor: Accessor,
  now: Date,
): Promise<boolean> {
  if (tasks.length === 0) return false;
  if (tasks.some((task) => accessor.groups.includes(task.group) || task.employee === accessor.id)) return true;
  if (tasks.every((task) => task.employee === null)) return false;
  const absent = await absentOnDay(transaction, accessor.id, danishDate(now.toISOString()));
  return tasks.some((task) => task.employee !== null && absent.includes(task.employee));
}
