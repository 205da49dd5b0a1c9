import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../audit/record.ts';
import type { Looked } from './lock-payment.ts';
import type { PaymentTrouble } from './payment.ts';

/** What the gateway goes on saying each time it is read: settled once, it is no news. */
const lasting: ReadonlySet<PaymentTrouble> = new Set(['mismatch', 'contradiction']);

/**
 * Notes that a person must look at a payment; the same is noted once while it is open, and what the gateway only says again not once
 * more when it was settled.
 * @param detail what differs or was said, without anything personal
 * @returns whether a person is still to look at it
 */
export async function noteTrouble(
  { transaction, organisation, payment, stored, key, at }: Omit<Looked, 'services' | 'attempts' | 'content'>,
  attempt: string | null,
  trouble: PaymentTrouble,
  detail: string,
): Promise<boolean> {
  if (lasting.has(trouble)) {
    const before = await transaction
      .selectFrom('payment_trouble')
      .select('settled_at')
      .where('payment', '=', payment.id)
      .where('attempt', 'is not distinct from', attempt)
      .where('trouble', '=', trouble)
      .where('detail', '=', detail.slice(0, 200))
      .execute();
    if (before.length > 0) return before.some((each) => each.settled_at === null);
  }
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
  if (!noted) return true;
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
  return true;
}
