import { findCard, type SandboxCard } from './cards.ts';
import type { HeldPayment, Means } from './held-payment.ts';
import { authorise, isExpired, refuseAttempt } from './rules.ts';
import type { RunningGateway } from './running-gateway.ts';
import type { AttemptProblem, FieldProblem } from './window-pages.tsx';

/** What a citizen wrote about a card, judged: nothing of it is kept. */
export type TypedCard =
  | { readonly kind: 'card'; readonly card: SandboxCard }
  | { readonly kind: 'wrong'; readonly problems: readonly FieldProblem[] };

/** Reads the fields of a card, named as at the gateway. */
export function readCard(body: Readonly<Record<string, unknown>>, now: Date): TypedCard {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : '');
  const card = findCard(text('card-number'));
  const problems: readonly FieldProblem[] = [
    ...(card ? [] : (['number'] as const)),
    ...(isInFuture(text('card-expiration-date'), now) ? [] : (['expiry'] as const)),
    ...(/^\d{3}$/.test(text('card-cvv')) ? [] : (['cvv'] as const)),
  ];
  return card && problems.length === 0 ? { kind: 'card', card } : { kind: 'wrong', problems };
}

function isInFuture(typed: string, now: Date): boolean {
  const [, month, year] = /^(\d{2})\s*\/\s*(\d{2})$/.exec(typed) ?? [];
  if (!month || !year || Number(month) < 1 || Number(month) > 12) return false;
  // Good until the month has ended.
  return Date.UTC(2000 + Number(year), Number(month)) > now.getTime();
}

/** Why a card doesn't pay this payment; undefined where it does. */
export function problemOf(card: SandboxCard, payment: HeldPayment): AttemptProblem | undefined {
  if (card.live === payment.testmode) return card.live ? 'live-card' : 'test-card';
  if (card.outcome === 'rejected') return 'declined';
  return card.outcome === 'expired' ? 'card-expired' : undefined;
}

/** What a window became after somebody paid, or tried to. */
export type Paid =
  | { readonly kind: 'paid'; readonly payment: HeldPayment }
  | { readonly kind: 'closed'; readonly payment: HeldPayment };

/** Reserves the amount; the faults at `request` of `payment` strike here. Somebody else may have paid meanwhile. */
export async function pay(gateway: RunningGateway, id: number, means: Means): Promise<Paid | undefined> {
  const faults = await gateway.context.strike('request', 'payment');
  const has = (what: string) => faults.some((fault) => fault.what === what);
  // From here to the keeping nothing comes between.
  const payment = gateway.book.find(id);
  if (!payment) return undefined;
  const now = gateway.now();
  if (isExpired(payment, now) && !has('after-expiry')) return { kind: 'closed', payment };
  const fee = has('card-fee') ? Math.ceil(payment.amount / 100) : 0;
  const moved = authorise(turnedInto(payment, has), means, fee, now);
  return moved.refused ? { kind: 'closed', payment } : { kind: 'paid', payment: await gateway.moved(moved) };
}

/** A payment that is another than was asked for once it is paid, as the faults say. */
function turnedInto(payment: HeldPayment, has: (what: string) => boolean): HeldPayment {
  const { amount, currency, testmode, orderId } = payment;
  return {
    ...payment,
    ...(has('amount') ? { amount: amount > 100 ? amount - 100 : amount + 100 } : {}),
    ...(has('currency') ? { currency: currency === 'DKK' ? 'EUR' : 'DKK' } : {}),
    ...(has('testmode') ? { testmode: !testmode } : {}),
    ...(has('order-number') ? { orderId: `${orderId.slice(0, 35)}X` } : {}),
  };
}

/** Notes an attempt that failed. */
export async function fail(gateway: RunningGateway, id: number, why: AttemptProblem): Promise<HeldPayment | undefined> {
  const payment = gateway.book.find(id);
  if (!payment) return undefined;
  const moved = refuseAttempt(payment, why, gateway.now());
  return moved.refused ? payment : gateway.moved(moved);
}

/** MobilePay pays with the card that lies behind it. */
export const mobilePay: Means = {
  method: 'mobilepay',
  brand: 'mobilepay',
  bin: '',
  last4: '',
  secure: true,
  outcome: 'approved',
};
