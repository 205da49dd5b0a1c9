import { type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Accessor, mayWorkOnCase } from '../access.ts';
import { casePlaces, findCase } from '../stored-case.ts';
import { unknownReceiptPlace } from './receive-receipt.ts';
import type { UnknownReceipt } from './unknown-receipts.ts';

/**
 * What came of it. `over`: somebody else has handled the receipt; `no-case`: not there, or not the employee's to work on, which are not
 * told apart; `no-delivery`: nothing of that kind had been sent from the case when the receipt came.
 */
export type Placed = { readonly kind: 'placed'; readonly case: string } | 'over' | 'no-case' | 'no-delivery';

/**
 * Puts a receipt that fitted nothing on the delivery that a person says it is about: the latest of its kind that the case had sent when
 * the receipt came. It is noted there and settles nothing: what the product could not understand it does not act on.
 */
export async function placeReceipt(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { kind, id }: Pick<UnknownReceipt, 'kind' | 'id'>,
  caseNumber: string,
  by: { readonly employee: Accessor; readonly at: Date; readonly from: AuditDetail },
): Promise<Placed> {
  const found = await transaction.selectFrom('case').select('id').where('number', '=', caseNumber).executeTakeFirst();
  // The case first, then what hangs on it, as everybody takes them.
  const stored = found && (await findCase(transaction, organisation, found.id, true));
  if (!stored || !(await mayWorkOnCase(transaction, stored, by.employee, by.at))) return 'no-case';
  const receipt = await transaction
    .selectFrom('unknown_receipt')
    .select(['at', 'content'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!receipt) return 'over';
  const delivery = await transaction
    .selectFrom('delivery')
    .select(['id', 'leg'])
    .where('case', '=', stored.id)
    .where('kind', '=', kind)
    .where('attempts', '>', 0)
    .where('created_at', '<=', receipt.at)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!delivery) return 'no-delivery';
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
  await recordAudit(transaction, organisation.id, [
    {
      at: by.at,
      actor: { kind: 'employee', id: by.employee.id },
      subject: stored.person,
      action: 'receiptPlaced',
      recordKind: 'case',
      record: stored.id,
      detail: { ...by.from, kind, receipt: id, delivery: delivery.id },
      key: stored.key,
    },
  ]);
  return { kind: 'placed', case: stored.id };
}
