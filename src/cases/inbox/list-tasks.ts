import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { TaskPurpose } from '../../workflows/case-state.ts';
import { type InboxFilter, type InboxPlace, type InboxReader, inboxPageSize } from './inbox-filter.ts';
import { taskSources } from './task-source.ts';

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
}

/** A page of a list, and whether there is more on either side of it. */
export interface TaskPage {
  readonly tasks: readonly InboxTask[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * A page of the tasks that the reader may act on. It is found along an index, range by range, from the place where the page
 * before ended: the hundredth page costs what the first does, and a task that was closed meanwhile shifts nothing.
 */
export async function listTasks(
  transaction: OrganisationTransaction,
  reader: InboxReader,
  filter: InboxFilter,
  now: Date,
  place: InboxPlace = null,
  size = inboxPageSize,
): Promise<TaskPage> {
  const sources = taskSources(reader, filter, now);
  if (sources.length === 0) return { tasks: [], isFirst: true, isLast: true };
  const backwards = place !== null && 'before' in place;
  const byDeadline = filter.order === 'urgentFirst' || filter.order === 'urgentLast';
  const falls = (filter.order === 'urgentLast' || filter.order === 'newestFirst') !== backwards;
  const column = sql.ref(byDeadline ? 'due_order' : 'case');
  const direction = sql.raw(falls ? 'desc' : 'asc');
  const cursor = place === null ? null : 'before' in place ? place.before : place.after;
  const beyond =
    cursor === null
      ? sql`true`
      : sql`(t.${column}, t.id) ${sql.raw(falls ? '<' : '>')} ((select c.${column} from task c where c.id = ${cursor}), ${cursor}::uuid)`;
  const ranges = sources.map(
    ({ ranges: names, condition }) => sql`
      select found.id, found.${column} from unnest(${[...names]}::text[]) r(name) cross join lateral (
        select t.id, t.${column} from task t where ${condition} and ${beyond}
        order by t.${column} ${direction}, t.id ${direction} limit ${size + 1}
      ) found`,
  );
  const { rows } = await sql<InboxTask>`
    select t.id, t."case", c.number as "caseNumber", c.workflow_version as "workflowVersion", t.step, t.open_step as open,
      t.purpose, t."group", t.employee, t.due_at as "dueAt", t.reminded_at as "remindedAt"
    from (
      select found.id, found.${column} from (${sql.join(ranges, sql` union all `)}) found
      order by found.${column} ${direction}, found.id ${direction} limit ${size + 1}
    ) page
    join task t on t.id = page.id
    join "case" c on c.organisation = t.organisation and c.id = t."case"
    order by t.${column} ${direction}, t.id ${direction}`.execute(transaction);
  const more = rows.length > size;
  const tasks = rows.slice(0, size);
  return backwards
    ? { tasks: tasks.reverse(), isFirst: !more, isLast: false }
    : { tasks, isFirst: place === null, isLast: !more };
}

/** The task that comes after the one named, or the first when that was the last; undefined when no other is left. */
export async function nextTask(
  transaction: OrganisationTransaction,
  reader: InboxReader,
  filter: InboxFilter,
  now: Date,
  after: string,
): Promise<InboxTask | undefined> {
  const [following] = (await listTasks(transaction, reader, filter, now, { after }, 1)).tasks;
  if (following) return following;
  const first = (await listTasks(transaction, reader, filter, now, null, 1)).tasks;
  return first.find((task) => task.id !== after);
}
