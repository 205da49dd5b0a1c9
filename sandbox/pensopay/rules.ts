import type { HeldPayment, Means, PaymentEvent } from './held-payment.ts';
import { invalid, type Refusal, unprocessable } from './refusal.ts';

/** What the gateway calls back about. Nothing is told of refunds, releases and attempts that were refused. */
export type CallbackName = 'authorized' | 'captured' | 'capture_failed';

/** What an operation made of a payment, and what is called back about, in order; `refused` where it didn't do what was asked. */
export interface Moved {
  readonly payment: HeldPayment;
  readonly callbacks: readonly CallbackName[];
  readonly refused?: Refusal;
}

/** After so many attempts that the issuer refused a payment is `rejected`; ours, no number is published. */
export const attemptsAllowed = 3;

export const remainder = ({ amount, cardFee, captured }: HeldPayment): number => amount + cardFee - captured;

/** Whether the window is closed because its time is up. */
export function isExpired({ state, expiresAt }: HeldPayment, now: Date): boolean {
  return state === 'pending' && expiresAt !== null && now.getTime() >= Date.parse(expiresAt);
}

/** The citizen has paid in the window: the amount is reserved, and taken at once where that was asked. */
export function authorise(payment: HeldPayment, means: Means, cardFee: number, now: Date): Moved {
  if (payment.state !== 'pending') return refuse(payment, unprocessable('The payment is not pending.'));
  const authorised = happened(
    { ...payment, means, cardFee, state: 'authorized' },
    'authorize',
    payment.amount + cardFee,
    now,
  );
  if (!payment.autocapture) return { payment: authorised, callbacks: ['authorized'] };
  const taken = capture(authorised, null, now);
  return { payment: taken.payment, callbacks: ['authorized', ...taken.callbacks] };
}

/** The issuer refused an attempt; the citizen may try again in the window. */
export function refuseAttempt(payment: HeldPayment, message: string, now: Date): Moved {
  if (payment.state !== 'pending') return refuse(payment, unprocessable('The payment is not pending.'));
  const earlier = payment.events.filter(({ success }) => !success).length;
  const state = earlier + 1 >= attemptsAllowed ? 'rejected' : 'pending';
  return { payment: happened({ ...payment, state }, 'authorize', payment.amount, now, message), callbacks: [] };
}

/** Takes a part, or all that remains when null. */
export function capture(payment: HeldPayment, asked: number | null, now: Date): Moved {
  const left = remainder(payment);
  const isOpen = payment.state === 'authorized' || (payment.state === 'captured' && left > 0);
  if (!isOpen) return refuse(payment, unprocessable('The payment can not be captured.'));
  const amount = asked ?? left;
  if (amount > left) return refuse(payment, tooMuch(left));
  if (payment.means?.outcome === 'capture-rejected') {
    const failed = happened(payment, 'capture', amount, now, 'Rejected by acquirer');
    return { payment: failed, callbacks: ['capture_failed'], refused: unprocessable('Rejected by acquirer') };
  }
  const captured = payment.captured + amount;
  return {
    payment: happened({ ...payment, captured, state: 'captured' }, 'capture', amount, now),
    callbacks: ['captured'],
  };
}

/** Pays a part back, or all that was taken when null; `refunded` when nothing of it is left. */
export function refund(payment: HeldPayment, asked: number | null, now: Date): Moved {
  const left = payment.captured - payment.refunded;
  if ((payment.state !== 'captured' && payment.state !== 'refunded') || left <= 0) {
    return refuse(payment, unprocessable('The payment can not be refunded.'));
  }
  const amount = asked ?? left;
  if (amount > left) return refuse(payment, tooMuch(left));
  if (payment.means?.outcome === 'refund-rejected') {
    const failed = happened(payment, 'refund', amount, now, 'Rejected by acquirer');
    return { payment: failed, callbacks: [], refused: unprocessable('Rejected by acquirer') };
  }
  const refunded = payment.refunded + amount;
  const state = refunded === payment.captured ? 'refunded' : 'captured';
  return { payment: happened({ ...payment, refunded, state }, 'refund', amount, now), callbacks: [] };
}

/** Releases what is reserved; only before anything was taken. */
export function cancel(payment: HeldPayment, now: Date): Moved {
  if (payment.state !== 'authorized') return refuse(payment, unprocessable('The payment can not be canceled.'));
  if (payment.means?.outcome === 'cancel-rejected') {
    const failed = happened(payment, 'cancel', remainder(payment), now, 'Rejected by acquirer');
    return { payment: failed, callbacks: [], refused: unprocessable('Rejected by acquirer') };
  }
  return { payment: happened({ ...payment, state: 'canceled' }, 'cancel', remainder(payment), now), callbacks: [] };
}

/** Adds to the history; `problem` where it failed. */
function happened(
  payment: HeldPayment,
  type: PaymentEvent['type'],
  amount: number,
  now: Date,
  problem?: string,
): HeldPayment {
  const event: PaymentEvent = {
    id: payment.id * 100 + payment.events.length + 1,
    at: now.toISOString(),
    type,
    amount,
    state: payment.state,
    success: problem === undefined,
    message: problem ?? 'Approved',
  };
  return {
    ...payment,
    version: payment.version + 1,
    updatedAt: now.toISOString(),
    events: [...payment.events, event],
  };
}

const refuse = (payment: HeldPayment, refused: Refusal): Moved => ({ payment, callbacks: [], refused });
const tooMuch = (left: number): Refusal => invalid({ amount: [`The amount may not be greater than ${left}.`] });
