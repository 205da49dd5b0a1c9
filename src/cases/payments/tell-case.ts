import type { SignalData } from '../../workflows/case-state.ts';
import { danishDate } from '../../workflows/working-days.ts';
import { addEvent, applyEvent, type EventWrites } from '../apply-event.ts';
import { auditOfPayment } from './audit-of-payment.ts';
import type { Looked } from './lock-payment.ts';
import { type AttemptRecord, meansOf } from './payment-row.ts';
import { noteTrouble } from './trouble.ts';

const system = { kind: 'system', id: null } as const;

/** The case goes on, with what the transaction's other cases write. Where its step is not open any more nothing does, and the money is a person's. */
export async function tellCase(looked: Looked, attempt: AttemptRecord, into: EventWrites): Promise<void> {
  const { services, transaction, organisation, payment, stored, at } = looked;
  if (!stored) {
    await noteTrouble(looked, attempt.id, 'contradiction', 'case deleted');
    return;
  }
  const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const data = paymentSaid(looked, attempt);
  const event = { kind: 'paid', at: at.toISOString(), actor: system, open: payment.open_step, data } as const;
  const audit = [auditOfPayment(looked, 'paymentReceived', attempt)];
  const applied = await addEvent(transaction, organisation, version, stored, event, audit, into);
  if (!applied.ok) await noteTrouble(looked, attempt.id, 'contradiction', `case: ${applied.refusal}`);
}

/** What the case's expressions know of a payment. */
export function paymentSaid({ key, payment, at }: Looked, attempt: AttemptRecord): SignalData {
  const { held, captured, refunded, released } = attempt;
  const state =
    captured > 0
      ? captured === refunded
        ? 'refunded'
        : 'captured'
      : released > 0
        ? 'released'
        : held > 0
          ? 'reserved'
          : '';
  return {
    state,
    orderNumber: attempt.order_number,
    currency: payment.currency,
    amount: payment.amount / 100,
    captured: captured / 100,
    refunded: refunded / 100,
    method: key && attempt.means ? meansOf(key, attempt.means).method : '',
    paidOn: danishDate((payment.paid_at ?? at).toISOString()),
  };
}

/** The case's open pay step becomes a person's, once. Last in its transaction. */
export async function stickCase(looked: Looked, open: number = looked.payment.open_step): Promise<void> {
  const { services, transaction, organisation, stored, at } = looked;
  const step = stored?.state.open.find(({ id }) => id === open);
  if (!stored || !step || step.failed) return;
  const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const event = { kind: 'paymentStuck', at: at.toISOString(), actor: system, open } as const;
  await applyEvent(transaction, organisation, version, stored, event, []);
}
