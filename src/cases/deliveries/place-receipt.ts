import { type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Accessor, mayWorkOnCase } from '../access.ts';
import { casePlaces, findCase } from '../stored-case.ts';
import { unknownReceiptPlace } from './receive-receipt.ts';
import { deliveriesSentBefore, type SentDelivery } from './sent-before.ts';
import type { UnknownReceipt } from './unknown-receipts.ts';

/**
 * What came of it. `choose`: the case had sent several of that kind when the receipt came, and none of them was chosen; `over`: somebody
 * else has handled the receipt; `no-case`: not there, or not the employee's to work on, which are not told apart; `no-delivery`: nothing
 * of that kind had been sent from the case when the receipt came.
 */
export type Placed =
  | { readonly kind: 'placed'; readonly case: string; readonly delivery: string }
  | { readonly kind: 'choose'; readonly workflowVersion: string; readonly deliveries: readonly SentDelivery[] }
  | 'over'
  | 'no-case'
  | 'no-delivery';

/** The case that a receipt is put on, and which of its deliveries; that may be left out where the case has only one that fits. */
export interface ReceiptPlace {
  readonly caseNumber: string;
  readonly delivery?: string;
}

/**
 * Puts a receipt that fitted nothing on the delivery that a person says it is about, one that had been sent when the receipt came. It is
 * noted there and settles nothing: what the product could not understand it does not act on. `about`: the kinds of delivery that it may be
 * about.
 */
export async function placeReceipt(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { kind, id, about }: Pick<UnknownReceipt, 'kind' | 'id'> & { readonly about: readonly string[] },
  place: ReceiptPlace,
  by: { readonly employee: Accessor; readonly at: Date; readonly from: AuditDetail },
): Promise<Placed> {
  const found = await transaction
    .selectFrom('case')
    .select('id')
    .where('number', '=', place.caseNumber)
    .executeTakeFirst();
  // The case first, then what hangs on it, as everybody takes them.
  const stored = found && (await findCase(transaction, organisation, found.id, true));
  if (!stored || !(await mayWorkOnCase(transaction, stored, by.employee, by.at))) return 'no-case';
  const opened = stored;
  const receipt = await transaction
    .selectFrom('unknown_receipt')
    .select(['at', 'content'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!receipt) return 'over';
  const sent = await deliveriesSentBefore(transaction, stored, about, receipt.at);
  const [only, another] = sent;
  if (!only) return 'no-delivery';
  const delivery = another ? sent.find((each) => each.id === place.delivery) : only;
  if (!delivery) {
    await record('caseRead', { choosesFor: id });
    return { kind: 'choose', workflowVersion: stored.workflowVersion, deliveries: sent };
  }
  const content = decryptJson<string>(organisation.keys.own, unknownReceiptPlace, receipt.content);
  await transaction
    .insertInto('delivery_receipt')
    .values({
      organisation: organisation.id,
      delivery: delivery.id,
      id,
      at: receipt.at,
      outcome: 'state',
      effect: 'noted',
      leg: delivery.leg,
      content: encryptJson(stored.key.key, casePlaces.receipt, content),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await transaction
    .updateTable('unknown_receipt')
    .set({ handled_at: by.at, employee: by.employee.id })
    .where('kind', '=', kind)
    .where('id', '=', id)
    .execute();
  await record('receiptPlaced', { kind, receipt: id, delivery: delivery.id });
  return { kind: 'placed', case: stored.id, delivery: delivery.id };

  async function record(action: 'caseRead' | 'receiptPlaced', detail: AuditDetail): Promise<void> {
    await recordAudit(transaction, organisation.id, [
      {
        at: by.at,
        actor: { kind: 'employee', id: by.employee.id },
        subject: opened.person,
        action,
        recordKind: 'case',
        record: opened.id,
        detail: { ...by.from, ...detail },
        key: opened.key,
      },
    ]);
  }
}
