import type { OrganisationTransaction } from '../../database/database.ts';
import { Writes } from '../../database/writes.ts';
import type { MovedAttempt } from './moved-attempt.ts';

/**
 * Writes how attempts and their demands now stand, with the ledger and the papers, of any number of demands in one statement. Nobody waits
 * for it; what is sent afterwards in the transaction sees it.
 */
export function writeMoved(transaction: OrganisationTransaction, moved: readonly MovedAttempt[]): void {
  const writes = new Writes();
  for (const { attempt, looked, decided, postings, papers } of moved) {
    const { payment, at } = looked;
    writes.update(
      'payment_attempt',
      { id: attempt.id },
      {
        state: attempt.state,
        held: attempt.held,
        card_fee: attempt.card_fee,
        captured: attempt.captured,
        refunded: attempt.refunded,
        released: attempt.released,
        version: attempt.version,
        gateway_at: attempt.gateway_at,
        gateway_id: attempt.gateway_id,
        link: attempt.link,
        expires_at: attempt.expires_at,
        means: attempt.means,
        read_at: attempt.read_at,
        unread: 0,
      },
    );
    writes.update(
      'payment',
      { id: payment.id },
      {
        status: decided.status,
        counts: decided.counts,
        paid_at: payment.paid_at ?? (decided.counts === null ? null : at),
        told_case: payment.told_case || decided.tellsCase,
      },
    );
    for (const posting of postings) writes.insert('payment_posting', posting);
    for (const paper of papers) writes.insert('payment_paper', paper, 'on conflict (organisation, number) do nothing');
  }
  writes.finish(transaction);
}
