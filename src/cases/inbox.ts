import type { OrganisationTransaction } from '../database/database.ts';
import type { TaskPurpose } from '../workflows/case-state.ts';

/** One task in a list. No personal data: names are read with the case. */
export interface InboxTask {
  readonly id: string;
  readonly case: string;
  readonly caseNumber: string;
  readonly workflowVersion: string;
  readonly step: string;
  readonly open: number;
  readonly purpose: TaskPurpose;
  readonly group: string;
  readonly employee: string | null;
  readonly dueAt: Date | null;
  readonly remindedAt: Date | null;
  readonly createdAt: Date;
  readonly person: string;
}

/** `new`: nobody has taken it; `mine`: I have; `overdue`: past its deadline, whoever has it; `all`. */
export type InboxView = 'new' | 'mine' | 'overdue' | 'failed' | 'all';

/** Tasks of a page of the inbox. */
export const inboxPageSize = 50;

/** Open tasks of the employee's groups, the most urgent first, from `offset` on; one more than a page when there is more. */
export async function listTasks(
  transaction: OrganisationTransaction,
  employee: { readonly id: string; readonly groups: readonly string[] },
  view: InboxView,
  now: Date,
  offset = 0,
): Promise<readonly InboxTask[]> {
  if (employee.groups.length === 0) return [];
  let query = transaction
    .selectFrom('task')
    .innerJoin('case', (join) =>
      join.onRef('case.organisation', '=', 'task.organisation').onRef('case.id', '=', 'task.case'),
    )
    .select([
      'task.id',
      'task.case',
      'case.number as caseNumber',
      'case.workflow_version as workflowVersion',
      'case.person',
      'task.step',
      'task.open_step as open',
      'task.purpose',
      'task.group',
      'task.employee',
      'task.due_at as dueAt',
      'task.reminded_at as remindedAt',
      'task.created_at as createdAt',
    ])
    .where('task.closed_at', 'is', null)
    .where('task.group', 'in', [...employee.groups]);
  if (view === 'new') query = query.where('task.employee', 'is', null);
  if (view === 'mine') query = query.where('task.employee', '=', employee.id);
  if (view === 'overdue') query = query.where('task.due_at', '<', now);
  if (view === 'failed') query = query.where('task.purpose', '=', 'failedDelivery');
  return query
    .orderBy('task.due_at', (order) => order.asc().nullsLast())
    .orderBy('task.created_at')
    .limit(inboxPageSize + 1)
    .offset(offset)
    .execute();
}

/** How many tasks each view holds. */
export async function countTasks(
  transaction: OrganisationTransaction,
  employee: { readonly id: string; readonly groups: readonly string[] },
  now: Date,
): Promise<Readonly<Record<InboxView, number>>> {
  if (employee.groups.length === 0) return { new: 0, mine: 0, overdue: 0, failed: 0, all: 0 };
  const row = await transaction
    .selectFrom('task')
    .select(({ fn }) => [
      fn.countAll<string>().as('all'),
      fn.countAll<string>().filterWhere('employee', 'is', null).as('new'),
      fn.countAll<string>().filterWhere('employee', '=', employee.id).as('mine'),
      fn.countAll<string>().filterWhere('due_at', '<', now).as('overdue'),
      fn.countAll<string>().filterWhere('purpose', '=', 'failedDelivery').as('failed'),
    ])
    .where('closed_at', 'is', null)
    .where('group', 'in', [...employee.groups])
    .executeTakeFirstOrThrow();
  const { all, new: unassigned, mine, overdue, failed } = row;
  return {
    all: Number(all),
    new: Number(unassigned),
    mine: Number(mine),
    overdue: Number(overdue),
    failed: Number(failed),
  };
}
