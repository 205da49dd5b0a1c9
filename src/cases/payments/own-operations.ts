import { v7 as uuidv7 } from 'uuid';
import type { Looked } from './lock-payment.ts';
import type { AttemptRecord } from './payment-row.ts';
import type { Decided } from './standing.ts';
import { noteTrouble } from './trouble.ts';

/** Operations that give back what was paid beside what counts; one at a time for an attempt. One that was refused is a person's. */
export async function giveBack(looked: Looked, { givesBack }: Decided): Promise<void> {
  const { transaction, organisation, payment, at } = looked;
  if (givesBack.length === 0) return;
  const before = await transaction
    .selectFrom('payment_operation')
    .select(['attempt', 'kind', 'status'])
    .where('payment', '=', payment.id)
    .where('is_surplus', '=', true)
    .execute();
  for (const { attempt, kind } of givesBack) {
    const own = before.filter((each) => each.attempt === attempt);
    if (own.some(({ status }) => status === 'due' || status === 'unknown')) continue;
    if (own.some((each) => each.kind === kind && each.status === 'refused')) {
      await noteTrouble(looked, attempt, 'refused', kind);
      continue;
    }
    const operation = ownOperation(organisation.id, payment.id, attempt, kind, at, true);
    await transaction.insertInto('payment_operation').values(operation).execute();
  }
}

/** So long after it was held money that the gateway should have taken at once is asked for, in milliseconds. */
const captureAfter = 600_000;

/** Money that was to be taken at once and is still only held: the gateway is asked for it. */
export async function captureLate(looked: Looked, attempt: AttemptRecord): Promise<void> {
  const { transaction, organisation, payment, at } = looked;
  const isLate = payment.paid_at !== null && at.getTime() - payment.paid_at.getTime() > captureAfter;
  if (!payment.capture_at_once || attempt.state !== 'authorized' || payment.counts !== attempt.id || !isLate) return;
  const asked = await transaction
    .selectFrom('payment_operation')
    .select('id')
    .where('attempt', '=', attempt.id)
    .executeTakeFirst();
  if (asked || payment.closed_at !== null) return;
  await transaction
    .insertInto('payment_operation')
    .values(ownOperation(organisation.id, payment.id, attempt.id, 'capture', at, false))
    .execute();
}

/** An operation of the product's own. */
function ownOperation(
  organisation: number,
  payment: string,
  attempt: string,
  kind: 'capture' | 'release' | 'refund',
  at: Date,
  isSurplus: boolean,
) {
  return {
    organisation,
    id: uuidv7(),
    payment,
    attempt,
    kind,
    amount: null,
    base: null,
    status: 'due' as const,
    open_step: null,
    is_surplus: isSurplus,
    requested_by: null,
    approved_by: null,
    reason: null,
    next_at: at,
    requested_at: at,
    settled_at: null,
  };
}
