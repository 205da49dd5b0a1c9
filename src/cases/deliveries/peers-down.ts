import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';

/** A peer that has not answered, and what waits for it. */
export interface PeerDown {
  readonly peer: string;
  readonly since: Date;
  /** When it is tried again; null while it is not left alone yet. */
  readonly nextTry: Date | null;
  readonly failures: number;
  /** Why the last attempt failed, for operators. */
  readonly reason: string | null;
  /** Deliveries that wait for it. */
  readonly waiting: number;
}

/** The organisation's peers that have failed since they last answered, those that are left alone first. */
export async function readPeersDown(transaction: OrganisationTransaction): Promise<readonly PeerDown[]> {
  const { rows } = await sql<{
    peer: string;
    since: Date;
    next_try: Date | null;
    failures: number;
    reason: string | null;
    waiting: string;
  }>`
    select c.kind as peer, c.since, c.open_until as next_try, c.failures, c.reason,
      (select count(*) from delivery d where d.status = 'pending' and coalesce(d.peer, d.kind) = c.kind) as waiting
    from circuit c where c.open_until is not null
    order by c.since`.execute(transaction);
  return rows.map(({ next_try: nextTry, waiting, ...row }) => ({ ...row, nextTry, waiting: Number(waiting) }));
}

/** How many deliveries wait to be sent, or for a receipt. */
export async function countWaiting(
  transaction: OrganisationTransaction,
): Promise<{ readonly pending: number; readonly awaiting: number }> {
  const rows = await transaction
    .selectFrom('delivery')
    .select(({ fn }) => ['status', fn.countAll<string>().as('count')])
    .where('status', 'in', ['pending', 'awaiting'])
    .groupBy('status')
    .execute();
  const count = (status: string): number => Number(rows.find((row) => row.status === status)?.count ?? 0);
  return { pending: count('pending'), awaiting: count('awaiting') };
}
