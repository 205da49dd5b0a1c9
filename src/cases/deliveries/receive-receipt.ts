import { createHash } from 'node:crypto';
import { recordAudit } from '../../audit/record.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import type { ReceiptRequest } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { refuseAt } from '../refusals/refusals.ts';
import { takeCodeReceipt } from '../registered-numbers/code-receipts.ts';
import type { CaseServices } from '../services.ts';
import { isOwnSystem, rememberSystem } from './receipt-systems.ts';
import { type ReceiptTaken, takeReceipt } from './take-receipt.ts';
import { takeTrialReceipt } from './trials/take-trial-receipt.ts';

/** The place that an unknown receipt's ciphertext is bound to. */
export const unknownReceiptPlace = 'receipt.unknown';

/**
 * What became of a receipt that came in. `kept`: it fits nothing and is a person's; `refused`: not from the peer;
 * `nobody`: nothing takes receipts of that kind.
 */
export type ReceiptReceived =
  | { readonly kind: 'taken'; readonly taken: ReceiptTaken }
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly status: 400 | 401; readonly error: string }
  | { readonly kind: 'nobody' };

/**
 * Reads and takes a receipt, however it came. When it answers, what the receipt says is committed: a peer that sends until it is
 * answered need not send it again.
 */
export async function receiveReceipt(
  services: CaseServices,
  organisation: Organisation,
  kind: string,
  brought: Omit<ReceiptRequest, 'now'>,
): Promise<ReceiptReceived> {
  const registered = services.deliveries.get(kind);
  const settings = registered && services.deliverySettings(organisation, registered.option);
  const read = await registered?.kind.readReceipt?.({ ...brought, now: services.now() }, settings);
  if (!registered || !read) return { kind: 'nobody' };
  if (read.kind === 'refused') return read;
  if (read.kind === 'idle') return { kind: 'taken', taken: 'noted' };
  if (read.kind === 'refusal') {
    await refuseAt(services, organisation, kind, read.receiver);
    return { kind: 'taken', taken: 'noted' };
  }
  const content = read.content ?? brought.body.toString('utf8');
  if (read.kind === 'unclear') {
    await keepUnknown(services, organisation, kind, read.id, read.why, content);
    return { kind: 'kept' };
  }
  const found = await takeReceipt(services, organisation, kind, read, content);
  const isOthers =
    found === 'unknown' &&
    ((await takeTrialReceipt(services, organisation, kind, read)) ||
      (await takeCodeReceipt(services, organisation, kind, read)));
  const taken = isOthers ? 'noted' : found;
  const { system } = read;
  if (taken !== 'unknown') {
    if (system !== undefined) await rememberSystem(services, organisation, kind, system);
    return { kind: 'taken', taken };
  }
  // A peer with words of its own for an answer sends to a queue, and has nobody who would look into a refusal.
  if (!registered.kind.receiptAnswer) return { kind: 'taken', taken };
  const isOurs = system === undefined || (await isOwnSystem(services, organisation, kind, system));
  // What the authority's other systems send is told to us too: a person sees it once for each of them.
  if (isOurs) await keepUnknown(services, organisation, kind, read.id, 'delivery', content);
  else await keepUnknown(services, organisation, kind, `system:${system}`, 'otherSystem', content);
  return { kind: 'kept' };
}

function keepUnknown(
  { database, now }: CaseServices,
  organisation: Organisation,
  kind: string,
  id: string,
  why: 'unreadable' | 'state' | 'delivery' | 'otherSystem',
  content: string,
): Promise<void> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    const at = now();
    const kept = await transaction
      .insertInto('unknown_receipt')
      .values({
        organisation: organisation.id,
        kind,
        id: id.slice(0, 200) || createHash('sha256').update(content).digest('hex'),
        at,
        why,
        content: encryptJson(organisation.keys.own, unknownReceiptPlace, content),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!kept) return;
    await recordAudit(transaction, organisation.id, [
      {
        at,
        actor: { kind: 'system', id: null },
        subject: null,
        action: 'receiptUnknown',
        recordKind: 'organisation',
        record: null,
        detail: { kind, why, receipt: kept.id },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
  });
}
