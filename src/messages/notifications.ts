import type { Database, OrganisationTransaction } from '../database/database.ts';
import { type NoticeKind, type NoticeWay, noticeKinds, usualWays } from './notice-kinds.ts';

/** One notification in an employee's list. */
export interface Notification {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly case: string;
  readonly caseNumber: string;
  readonly at: Date;
  readonly isRead: boolean;
  /** In a word, why it could not go by mail; null when it did or need not. */
  readonly mailProblem: string | null;
}

/** An employee's notifications, newest first. */
export async function listNotifications(
  transaction: OrganisationTransaction,
  employee: string,
  limit: number,
  offset: number,
): Promise<readonly Notification[]> {
  const rows = await transaction
    .selectFrom('notification')
    .select(['id', 'kind', 'case', 'case_number', 'at', 'read_at', 'mail_problem'])
    .where('employee', '=', employee)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    case: row.case,
    caseNumber: row.case_number,
    at: row.at,
    isRead: row.read_at !== null,
    mailProblem: row.mail_problem,
  }));
}

/** How many notifications an employee has, and how many of them are unread. */
export async function countNotifications(
  transaction: OrganisationTransaction,
  employee: string,
): Promise<{ readonly all: number; readonly unread: number }> {
  const { all, unread } = await transaction
    .selectFrom('notification')
    .select(({ fn }) => [
      fn.countAll<string>().as('all'),
      fn.countAll<string>().filterWhere('read_at', 'is', null).as('unread'),
    ])
    .where('employee', '=', employee)
    .executeTakeFirstOrThrow();
  return { all: Number(all), unread: Number(unread) };
}

/** How many are unread, for the head of every page: one statement in one packet. */
export async function countUnreadNotifications(
  database: Database,
  organisation: number,
  employee: string,
): Promise<number> {
  const query = database.shared
    .selectFrom('notification')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('employee', '=', employee)
    .where('read_at', 'is', null)
    .compile();
  const [row] = await database.single(organisation, query);
  return Number(row?.count ?? 0);
}

/** Marks an employee's notifications as read: one, those of a case, or all. @returns how many were unread until now */
export async function readNotifications(
  transaction: OrganisationTransaction,
  employee: string,
  which: { readonly id: string } | { readonly case: string } | 'all',
  now: Date,
): Promise<number> {
  let update = transaction
    .updateTable('notification')
    .set({ read_at: now })
    .where('employee', '=', employee)
    .where('read_at', 'is', null);
  if (which !== 'all')
    update = 'id' in which ? update.where('id', '=', which.id) : update.where('case', '=', which.case);
  const { numUpdatedRows } = await update.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** How an employee wants to hear of each kind. */
export async function readChoices(
  transaction: OrganisationTransaction,
  employee: string,
): Promise<Readonly<Record<NoticeKind, NoticeWay>>> {
  const rows = await transaction
    .selectFrom('notification_choice')
    .select(['kind', 'way'])
    .where('employee', '=', employee)
    .execute();
  return { ...usualWays, ...Object.fromEntries(rows.map(({ kind, way }) => [kind, way])) };
}

/** Keeps the choices of an employee. What has been gathered already goes out as it was to. */
export async function keepChoices(
  transaction: OrganisationTransaction,
  organisation: number,
  employee: string,
  choices: Readonly<Record<NoticeKind, NoticeWay>>,
): Promise<void> {
  await transaction
    .insertInto('notification_choice')
    .values(noticeKinds.map((kind) => ({ organisation, employee, kind, way: choices[kind] })))
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'employee', 'kind']).doUpdateSet(({ ref }) => ({ way: ref('excluded.way') })),
    )
    .execute();
}
