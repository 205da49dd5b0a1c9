import type { Looked } from './lock-payment.ts';
import type { Movement } from './observe.ts';
import type { AttemptRecord } from './payment-row.ts';
import { noteTrouble } from './trouble.ts';

const operationOf = { take: 'capture', letGo: 'release', payBack: 'refund' } as const;

/** Money that moved and that nobody here asked for: somebody did it at the gateway, and a person must know. */
export async function noticeOutside(
  looked: Looked,
  attempt: AttemptRecord,
  movements: readonly Movement[],
): Promise<void> {
  const { transaction, payment } = looked;
  for (const { kind } of movements) {
    // What was left of it when a part was taken and paid back goes with that; nobody let it go.
    const isRest = kind === 'letGo' && attempt.captured > 0;
    if (kind === 'hold' || isRest || (kind === 'take' && payment.capture_at_once)) continue;
    const asked = await transaction
      .selectFrom('payment_operation')
      .select(['amount'])
      .where('attempt', '=', attempt.id)
      .where('kind', '=', operationOf[kind])
      .where('status', 'in', ['due', 'unknown', 'done'])
      .execute();
    const sum = asked.some(({ amount }) => amount === null)
      ? Number.MAX_SAFE_INTEGER
      : asked.reduce((total, { amount }) => total + (amount ?? 0), 0);
    const figure = { take: attempt.captured, letGo: attempt.released, payBack: attempt.refunded }[kind];
    if (figure > sum) await noteTrouble(looked, attempt.id, 'outside', `${operationOf[kind]} ${figure}`);
  }
}
