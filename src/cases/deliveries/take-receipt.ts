import { encryptJson } from '../../database/encryption/envelope.ts';
import { Writes } from '../../database/writes.ts';
import type { ReadReceipt } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { jsonWithTexts } from '../../texts/json-with-texts.ts';
import { readingTexts } from '../../texts/reading.ts';
import type { CaseServices } from '../services.ts';
import { casePlaces, findCase } from '../stored-case.ts';
import { tellCase } from './settle-delivery.ts';

/** What a receipt did. `repeated`: it was there already; `unknown`: there is no such delivery to that peer. */
export type ReceiptTaken = 'settled' | 'late' | 'contradicts' | 'repeated' | 'unknown';

/**
 * Takes a receipt that came after the delivery was taken over: once, however often it comes, and whatever came first.
 *
 * - It settles a delivery that waits, also one whose own answer has not come yet.
 * - One that comes after the deadline, while the delivery is a person's, settles it when it says that all is well: the task
 *   closes by itself. When it says no, the person has it already; it is noted.
 * - After somebody has handled the delivery by hand, or an earlier receipt settled it, it is noted and changes nothing.
 */
export function takeReceipt(
  services: CaseServices,
  organisation: Organisation,
  kind: string,
  receipt: Extract<ReadReceipt, { kind: 'receipt' }>,
  content: string,
): Promise<ReceiptTaken> {
  return readingTexts(organisation.texts, () => take(services, organisation, kind, receipt, content));
}

async function take(
  services: CaseServices,
  organisation: Organisation,
  kind: string,
  { id, key, peers, outcome }: Extract<ReadReceipt, { kind: 'receipt' }>,
  content: string,
): Promise<ReceiptTaken> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) return 'unknown';
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    const named = await transaction
      .selectFrom('delivery')
      .select(['id', 'case', 'peer'])
      .where('kind', '=', kind)
      .where(({ or, and, eb }) => or([eb('key', '=', key), and([eb('id', '=', key), eb('key', 'is', null)])]))
      .executeTakeFirst();
    if (!named || (peers && !peers.some((peer) => named.peer === `${kind}:${peer}`))) return 'unknown';
    // The case first, then the delivery, as everybody takes them.
    const stored = await findCase(transaction, organisation, named.case, true);
    const row = await transaction
      .selectFrom('delivery')
      .select(['status', 'open_step', 'attempts'])
      .where('id', '=', named.id)
      .forUpdate()
      .executeTakeFirst();
    if (!stored || !row) return 'unknown';
    const settles =
      row.status === 'pending' ||
      row.status === 'awaiting' ||
      (row.status === 'failed' && outcome.outcome === 'accepted');
    const agrees =
      (row.status === 'delivered' && outcome.outcome === 'accepted') ||
      (row.status === 'failed' && outcome.outcome === 'rejected');
    const effect = settles ? 'settled' : agrees || row.status === 'handledByHand' ? 'late' : 'contradicts';
    const noted = await transaction
      .insertInto('delivery_receipt')
      .values({
        organisation: organisation.id,
        delivery: named.id,
        id: id.slice(0, 200),
        at: now,
        outcome: outcome.outcome,
        effect,
        content: encryptJson(stored.key.key, casePlaces.receipt, content),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!noted) return 'repeated';
    if (!settles) return effect;
    const writes = new Writes();
    const isAccepted = outcome.outcome === 'accepted';
    writes.add(
      transaction
        .updateTable('delivery')
        .set({
          status: isAccepted ? 'delivered' : 'failed',
          next_at: null,
          settled_at: now,
          ...(isAccepted ? { reference: outcome.reference } : { reason: jsonWithTexts(outcome.reason) }),
        })
        .where('id', '=', named.id),
    );
    const detail = { delivery: named.id, kind, attempt: row.attempts, receipt: id.slice(0, 200) };
    const event = isAccepted ? 'delivered' : 'deliveryFailed';
    await tellCase(services, transaction, organisation, stored, event, row.open_step, detail, writes);
    return effect;
  });
}
