import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../audit/record.ts';
import type { Looked } from './lock-payment.ts';
import type { PaymentTrouble } from './payment.ts';

/**
 * Notes that a person must look at a payment; the same is noted once while it is open.
 * @param detail what differs or was said, without anything personal
 */
export async function noteTrouble(
  { transaction, organisation, payment, stored, key, at }: Omit<Looked, 'services' | 'attempts' | 'content'>,
  attempt: string | null,
  trouble: PaymentTrouble,
  detail: string,
): Promise<void> {
  const noted = await transaction
    .insertInto('payment_trouble')
    .values({
      organisation: organisation.id,
      id: uuidv7(),
      payment: payment.id,
      attempt,
      trouble,
      detail: detail.slice(0, 200),
      at,
      settled_at: null,
      employee: null,
      reason: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'payment', 'trouble', 'detail']).where('settled_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!noted) return;
  await recordAudit(transaction, organisation.id, [
    {
      at,
      actor: { kind: 'system', id: null },
      subject: stored?.person ?? null,
      action: 'paymentTroubled',
      recordKind: 'case',
      record: payment.case,
      detail: { trouble },
      key: key ?? { id: null, key: organisation.keys.own },
    },
  ]);
}
