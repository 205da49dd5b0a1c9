import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const isUuid = new RegExp(`^${uuid}$`);

/**
 * What a log-in calls an employee ends with what the employer's own list calls them: Entra ID's `{tid}:{oid}` with the object id.
 * Somebody whom a list told of before their first log-in is kept under a subject that begins with one of these.
 */
export const provisionedSubject = (external: string): string => `provisioned:${external}`;

/** Gives the employee whom a list told of the subject of their first log-in, so that they are one and the same from then on. */
export async function adoptProvisioned(transaction: OrganisationTransaction, subject: string): Promise<void> {
  const last = subject.slice(subject.lastIndexOf(':') + 1);
  // Some lists write UUIDs in capitals; log-ins never do.
  const external = [...new Set([subject, last, ...(isUuid.test(last) ? [last.toUpperCase()] : [])])];
  await sql`
    update employee set subject = ${subject}
    where id = (
        select id from employee where subject = any(${external.map(provisionedSubject)}::text[]) order by subject limit 1)
      and not exists (select from employee known where known.subject = ${subject})`.execute(transaction);
}

const byHandler = `^context-handler \\d{8}:${uuid}$`;
/** Entra ID's `{tid}:{oid}`. */
const byEntra = `^${uuid}:${uuid}$`;

/**
 * The subject under which the employee of a log-in is kept: their own, or that of the other way by which they came before: one
 * who is the same UUID at the Context Handler and in Entra ID is one employee. No other two ways are taken for one, since anybody
 * may be called anything elsewhere.
 */
export async function subjectInUse(transaction: OrganisationTransaction, subject: string): Promise<string> {
  const other = new RegExp(byHandler).test(subject) ? byEntra : new RegExp(byEntra).test(subject) ? byHandler : null;
  if (other === null) return subject;
  const { rows } = await sql<{ subject: string }>`
    select subject from employee
    where subject = ${subject} or (subject like ${`%${subject.slice(subject.lastIndexOf(':'))}`} and subject ~ ${other})
    order by subject = ${subject} desc, subject limit 1`.execute(transaction);
  return rows[0]?.subject ?? subject;
}

/** The employee whom a list calls `external`: one it told of before, or one who has logged in. */
export async function findByExternal(
  transaction: OrganisationTransaction,
  external: string,
): Promise<{ readonly id: string; readonly provisionedBy: 'scim' | 'file' | null } | undefined> {
  const { rows } = await sql<{ id: string; provisionedBy: 'scim' | 'file' | null }>`
    select id, provisioned_by as "provisionedBy" from employee
    where external_id = ${external} or subject = ${external} or split_part(subject, ':', 2) = ${external}
    order by external_id = ${external} desc nulls last limit 1`.execute(transaction);
  return rows[0];
}
