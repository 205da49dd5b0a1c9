import { sql } from 'kysely';
import { recordAudit } from '../audit/record.ts';
import type { OrganisationTransaction } from '../database/database.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { Changer } from './rights/changer.ts';

/** Whose sessions an administrator ends: one employee's, or those of all who are logged in, citizens too. */
export type Whose = { readonly employee: string } | 'everyone';

/**
 * Logs somebody or everybody off at once, but for the session with the id `except`, and notes it in the log. What is being filled in
 * without a log-in stays. @returns how many sessions ended
 */
export async function endSessions(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { employee, at, from }: Changer,
  whose: Whose,
  except: string,
): Promise<number> {
  const ended = await transaction
    .deleteFrom('session')
    .where('kind', 'in', ['citizen', 'employee'])
    .where(sql`substring(token_hash from 1 for 8)`, '<>', Buffer.from(except, 'hex'))
    .$if(whose !== 'everyone', (query) => query.where('employee', '=', whose === 'everyone' ? '' : whose.employee))
    .returning('token_hash')
    .execute();
  await recordAudit(transaction, organisation.id, [
    {
      at,
      actor: employee === null ? { kind: 'system', id: null } : { kind: 'employee', id: employee },
      subject: null,
      action: 'logout',
      recordKind: whose === 'everyone' ? 'organisation' : 'employee',
      record: whose === 'everyone' ? null : whose.employee,
      detail: { ...from, reason: 'administrator', sessions: ended.length },
      key: { id: null, key: organisation.keys.own },
    },
  ]);
  return ended.length;
}
