import { type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { unknownReceiptPlace } from './receive-receipt.ts';

/** A receipt that fits nothing, for a person to look at. */
export interface UnknownReceipt {
  readonly kind: string;
  readonly id: string;
  readonly at: Date;
  /** `otherSystem`: it is about a system that none of ours was; one is shown of each. */
  readonly why: 'unreadable' | 'state' | 'delivery' | 'otherSystem';
  readonly content: string;
}

/** The receipts that nobody has put away, the newest first. */
export async function listUnknownReceipts(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  most: number,
): Promise<readonly UnknownReceipt[]> {
  const rows = await transaction
    .selectFrom('unknown_receipt')
    .select(['kind', 'id', 'at', 'why', 'content'])
    .where('handled_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ content, ...row }) => ({
    ...row,
    content: decryptJson<string>(organisation.keys.own, unknownReceiptPlace, content),
  }));
}

/** Puts one away, with why; the reason stands in the log. Doing it twice does nothing. @returns whether this did it. */
export async function putReceiptAway(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { kind, id }: Pick<UnknownReceipt, 'kind' | 'id'>,
  by: { readonly employee: string; readonly at: Date; readonly from: AuditDetail; readonly reason: string },
): Promise<boolean> {
  const row = await transaction
    .updateTable('unknown_receipt')
    .set({ handled_at: by.at, employee: by.employee })
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  await recordAudit(transaction, organisation.id, [
    {
      at: by.at,
      actor: { kind: 'employee', id: by.employee },
      subject: null,
      action: 'receiptHandled',
      recordKind: 'organisation',
      record: null,
      detail: { ...by.from, kind, receipt: id, reason: by.reason },
      key: { id: null, key: organisation.keys.own },
    },
  ]);
  return true;
}
