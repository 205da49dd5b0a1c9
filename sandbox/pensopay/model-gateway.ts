import type { Answer, GatewayPage, GatewayPayment, PaymentRequest } from '../../src/cases/payments/payment-gateway.ts';
import { unknown } from '../../src/options/payment/gateway/call-gateway.ts';
import type { Gateway } from '../../src/options/payment/gateway/gateway.ts';
import { fromV2, PaymentV2Schema } from '../../src/options/payment/gateway/payment-resource.ts';
import { createBody } from '../../src/options/payment/gateway/v2.ts';
import { read } from '../../src/options/payment/gateway/wire-kinds.ts';
import { type PaymentAgreement, paymentAgreements } from './agreements.ts';
import { callbackBody } from './callback-body.ts';
import { findCard, meansOf } from './cards.ts';
import type { HeldPayment } from './held-payment.ts';
import { judgePayment } from './judge-payment.ts';
import { problemOf } from './pay-in-window.ts';
import { openPaymentBook } from './payment-book.ts';
import { notFound, type Refusal } from './refusal.ts';
import { authorise, cancel, capture, isExpired, type Moved, refund, refuseAttempt } from './rules.ts';
import { signatureOf } from './sign.ts';
import { paymentOnWire, skewed } from './wire.ts';

/** What happens to a call: it never arrives, or its answer never comes back. */
export type Trouble = 'request-lost' | 'answer-lost';

/** A callback that the gateway has sent; whoever plays the network delivers it, when and as often as it likes. */
export interface SentCallback {
  readonly to: string;
  readonly orderNumber: string;
  readonly rawBody: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A gateway without network, clock or chance: the rules of the sandbox's, for tests that run many courses. */
export interface ModelGateway {
  readonly gateway: Gateway;
  /** The citizen pays in the window with this card. `closed`: the payment is no longer to be paid. */
  pay(orderNumber: string, card?: string): 'paid' | 'declined' | 'closed' | 'missing';
  /** The callbacks since it was last asked, oldest first. */
  takeCallbacks(): readonly SentCallback[];
  /** One that anybody could have made: not signed by the agreement's key. */
  forge(orderNumber: string): SentCallback | undefined;
  /** The troubles of the next calls, in order; undefined is a call that goes well. */
  trouble(next: readonly (Trouble | undefined)[]): void;
  /** Everything that the gateway holds, oldest first. */
  payments(): readonly HeldPayment[];
  /** How many calls were made, by their name. */
  calls(): Readonly<Record<string, number>>;
}

export interface ModelOptions {
  now(): Date;
  readonly agreement?: PaymentAgreement;
  /** Whether it charges a surcharge of 1 %. */
  readonly cardFee?: boolean;
  /** Whether the moments that it tells are two hours ahead of the clock that it goes by. */
  readonly skewed?: boolean;
}

export function createModelGateway({
  now,
  agreement = paymentAgreements[0],
  cardFee = false,
  skewed: isSkewed = false,
}: ModelOptions): ModelGateway {
  let links = 0;
  const book = openPaymentBook([], () => {
    links += 1;
    return `00000000-0000-4000-8000-${String(links).padStart(12, '0')}`;
  });
  const counted: Record<string, number> = {};
  let troubles: readonly (Trouble | undefined)[] = [];
  let sent: readonly SentCallback[] = [];

  const linkOf = ({ linkUuid }: HeldPayment) => `https://vindue.example/${linkUuid}`;
  const callbackOf = (payment: HeldPayment, body: string, key: string): SentCallback => ({
    to: payment.callbackUrl ?? '',
    orderNumber: payment.orderId,
    rawBody: Buffer.from(body),
    headers: { 'content-type': 'application/json', 'pensopay-signature': signatureOf(body, key) },
  });
  const bodyOf = (payment: HeldPayment, name: Moved['callbacks'][number]): string =>
    JSON.stringify(callbackBody(payment, name, paymentOnWire(payment, payment.dialect, linkOf(payment)), now()));

  function keep({ payment, callbacks }: Moved): void {
    book.put(payment);
    sent = [...sent, ...callbacks.map((name) => callbackOf(payment, bodyOf(payment, name), agreement.privateKey))];
  }

  /** One call with its trouble; what it does is done at once. */
  async function call<Value>(name: string, act: () => Value | Refusal): Promise<Answer<Value>> {
    counted[name] = (counted[name] ?? 0) + 1;
    const [trouble, ...rest] = troubles;
    troubles = rest;
    if (trouble === 'request-lost') return unknown('the request was lost');
    const result = act();
    if (trouble === 'answer-lost') return unknown('the answer was lost');
    if (typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'refused') {
      return { kind: 'refused', status: result.status, message: result.message, fields: result.errors };
    }
    return { kind: 'ok', value: result as Value };
  }

  /** A payment as the product reads it from the wire. */
  function told(payment: HeldPayment): GatewayPayment {
    const body = JSON.stringify(paymentOnWire(payment, 'v2', linkOf(payment)));
    const wire = read(PaymentV2Schema, JSON.parse(isSkewed ? skewed(body) : body));
    if (!wire) throw new Error('the model writes a payment that the product cannot read');
    return fromV2(wire);
  }

  function move(id: string, act: (payment: HeldPayment) => Moved): GatewayPayment | Refusal {
    const payment = book.find(Number(id));
    if (!payment) return notFound;
    const moved = act(payment);
    if (moved.payment !== payment) keep(moved);
    return moved.refused ?? told(moved.payment);
  }

  function create(request: PaymentRequest): GatewayPayment | Refusal {
    const asked = judgePayment(createBody(request), {
      dialect: 'v2',
      agreement,
      plainLoopback: true,
      isTaken: (orderId) => book.byOrder(agreement.account, orderId) !== undefined,
    });
    return asked.kind === 'refused' ? asked : told(book.add(asked, now()));
  }

  function changed(since: Date, page: number): GatewayPage<GatewayPayment> {
    const after = since.toISOString();
    const all = book.all().filter(({ updatedAt }) => updatedAt >= after);
    return { items: all.slice((page - 1) * 250, page * 250).map(told), more: all.length > page * 250 };
  }

  const found = (orderNumber: string) => book.byOrder(agreement.account, orderNumber);
  const none = async () => unknown('the model has no such call');

  return {
    gateway: {
      dialect: 'v2',
      listsBy: 'change',
      create: (request) => call('create', () => create(request)),
      find: (orderNumber) =>
        call('find', () => {
          const payment = found(orderNumber);
          return payment ? told(payment) : null;
        }),
      get: (id) =>
        call('get', () => {
          const payment = book.find(Number(id));
          return payment ? told(payment) : notFound;
        }),
      changedSince: (since, page) => call('changedSince', () => changed(since, page)),
      capture: (id, amount) => call('capture', () => move(id, (payment) => capture(payment, amount, now()))),
      refund: (id, amount) => call('refund', () => move(id, (payment) => refund(payment, amount, now()))),
      cancel: (id) => call('cancel', () => move(id, (payment) => cancel(payment, now()))),
      methods: () => call('methods', () => agreement.methods),
      account: () =>
        call('account', () => ({
          id: String(agreement.account),
          name: agreement.name,
          cvr: agreement.cvr,
          privateKey: agreement.privateKey,
        })),
      events: none,
      settlements: none,
      settlementTransactions: none,
    },
    pay(orderNumber, number = '4000112401172221') {
      const payment = found(orderNumber);
      const card = findCard(number);
      if (!payment || !card) return 'missing';
      if (payment.state !== 'pending' || isExpired(payment, now())) return 'closed';
      const problem = problemOf(card, payment);
      if (problem) {
        keep(refuseAttempt(payment, problem, now()));
        return 'declined';
      }
      const fee = cardFee ? Math.ceil(payment.amount / 100) : 0;
      keep(authorise(payment, meansOf(card, card.outcome === 'secure'), fee, now()));
      return 'paid';
    },
    takeCallbacks() {
      const taken = sent;
      sent = [];
      return taken;
    },
    forge(orderNumber) {
      const payment = found(orderNumber);
      if (!payment) return undefined;
      return callbackOf(payment, bodyOf({ ...payment, state: 'captured' }, 'captured'), 'en-fremmed-noegle');
    },
    trouble(next) {
      troubles = next;
    },
    payments: () => book.all().toReversed(),
    calls: () => ({ ...counted }),
  };
}
