import type { RawBuilder } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';

/** Failures in a row after which a peer is left alone for a while. */
const threshold = 5;
const firstPauseMilliseconds = 1_000;
const longestPauseMilliseconds = 60_000;

/**
 * The circuit of a peer for one organisation (design section 6): when a peer has failed several times in a row, its
 * deliveries wait without being attempted, so that a peer that is down slows nobody and is not flooded when it comes
 * back. Kept in the database, so that all processes share it.
 * @param kind the peer, or a query for it
 * @returns until when it is open, or null when attempts may be made.
 */
export async function circuitOpenUntil(
  transaction: OrganisationTransaction,
  kind: string | RawBuilder<string>,
  now: Date,
): Promise<Date | null> {
  const row = await transaction.selectFrom('circuit').select('open_until').where('kind', '=', kind).executeTakeFirst();
  if (!row?.open_until || row.open_until <= now) return null;
  // No pause is longer: what lies further ahead was written by a process whose clock was wrong, and must not last until then.
  return row.open_until.getTime() - now.getTime() > longestPauseMilliseconds ? null : row.open_until;
}

/** The statement that notes that the peer answered: the circuit closes. */
export function peerAnswered(transaction: OrganisationTransaction, kind: string) {
  return transaction.deleteFrom('circuit').where('kind', '=', kind);
}

/**
 * Notes that the peer failed; from the threshold on the circuit opens, longer each time. `since` stays the first failure's.
 * @param kind the peer's name, see `peerName`
 */
export async function peerFailed(
  transaction: OrganisationTransaction,
  organisation: number,
  kind: string,
  now: Date,
  reason: string,
): Promise<void> {
  const row = await transaction
    .insertInto('circuit')
    .values({ organisation, kind, failures: 1, open_until: null, since: now, reason })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation', 'kind'])
        .doUpdateSet(({ ref, eb }) => ({ failures: eb(ref('circuit.failures'), '+', 1), reason })),
    )
    .returning('failures')
    .executeTakeFirstOrThrow();
  if (row.failures < threshold) return;
  const pause = Math.min(longestPauseMilliseconds, firstPauseMilliseconds * 2 ** (row.failures - threshold));
  await transaction
    .updateTable('circuit')
    .set({ open_until: new Date(now.getTime() + pause) })
    .where('kind', '=', kind)
    .execute();
}
