import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { InboxFilter, InboxReader, InboxView } from './inbox-filter.ts';

/** How many tasks each view holds. */
export type TaskCounts = Readonly<Record<InboxView, number>>;

export const noTasks: TaskCounts = { new: 0, mine: 0, overdue: 0, failed: 0, all: 0 };

/** How many tasks of each workflow each view holds, within the filter's group; by the workflow's key. */
export async function countTasks(
  transaction: OrganisationTransaction,
  reader: InboxReader,
  { group }: Pick<InboxFilter, 'group'>,
  now: Date,
): Promise<ReadonlyMap<string, TaskCounts>> {
  const groups = group === null ? reader.groups : reader.groups.filter((each) => each === group);
  const mine = [reader.id, ...reader.standsInFor];
  // Everything that is looked at stands in the index of the tasks by deadline.
  const reached = reader.reach === null ? sql`true` : sql`workflow = any(${[...reader.reach]}::text[])`;
  const beyond = group === null ? sql`true` : sql`false`;
  const { rows } = await sql<Readonly<Record<InboxView, string>> & { readonly workflow: string }>`
    select workflow, count(*) as "all", count(*) filter (where employee is null) as new,
      count(*) filter (where employee = any(${mine}::uuid[])) as mine,
      count(*) filter (where due_order <= ${now}) as overdue,
      count(*) filter (where purpose in ('failedDelivery', 'failedInvitation')) as failed
    from task where closed_at is null and "group" = any(${[...groups]}::text[]) and ${reached}
    group by workflow
    union all
    select workflow, count(*), 0, count(*), count(*) filter (where due_order <= ${now}),
      count(*) filter (where purpose in ('failedDelivery', 'failedInvitation'))
    from task where closed_at is null and employee = any(${mine}::uuid[]) and ${beyond} and ${reached}
      and not "group" = any(${[...groups]}::text[])
    group by workflow`.execute(transaction);
  const found = new Map<string, TaskCounts>();
  for (const row of rows) {
    const counts = {
      new: Number(row.new),
      mine: Number(row.mine),
      overdue: Number(row.overdue),
      failed: Number(row.failed),
      all: Number(row.all),
    };
    found.set(row.workflow, addCounts([found.get(row.workflow) ?? noTasks, counts]));
  }
  return found;
}

/** The counts of several workflows together. */
export function addCounts(counts: Iterable<TaskCounts>): TaskCounts {
  let sum = noTasks;
  for (const each of counts) {
    sum = {
      new: sum.new + each.new,
      mine: sum.mine + each.mine,
      overdue: sum.overdue + each.overdue,
      failed: sum.failed + each.failed,
      all: sum.all + each.all,
    };
  }
  return sum;
}
