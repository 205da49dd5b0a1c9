import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, PeerContext } from '../peer.ts';
import type { PaymentAgreement } from './agreements.ts';
import { callbackBody } from './callback-body.ts';
import type { HeldPayment } from './held-payment.ts';
import type { CallbackName } from './rules.ts';
import { signatureOf } from './sign.ts';
import { paymentOnWire } from './wire.ts';

/** The documented retries: hourly for 12 hours, when nothing from 200 to 299 was answered. */
export const retries = 12;

/** What sends callbacks and tries again. */
export interface CallbackSender {
  /** Sends these, one after the other; resolves when each has been tried once. Faults at `receipt` strike here. */
  send(payment: HeldPayment, names: readonly CallbackName[]): Promise<void>;
  /** Those that a fault `refuse` at `receipt` held back: sends them now, the newest first where `reversed`. */
  release(reversed: boolean): Promise<number>;
  held(): number;
  stop(): void;
}

interface Sending {
  readonly context: PeerContext;
  readonly now: () => Date;
  agreementOf(account: number): PaymentAgreement;
  linkOf(payment: HeldPayment): string;
  /** Another payment of the same account, newest first. */
  otherThan(payment: HeldPayment): HeldPayment | undefined;
  /** Between one try and the next; an hour at the real gateway. */
  readonly retryMilliseconds: number;
}

interface Callback {
  readonly to: string;
  readonly body: string;
  readonly signature: string | undefined;
  readonly name: CallbackName;
  readonly orderId: string;
}

/** Sends callbacks as the gateway does: signed over the raw body, again until they are taken, never for refunds and releases. */
export function createCallbackSender(sending: Sending): CallbackSender {
  const { context } = sending;
  const stopping = new AbortController();
  let waiting: readonly Callback[] = [];

  async function attempt(callback: Callback, number: number): Promise<boolean> {
    const status = isNear(callback.to, context.productUrl) ? await post(callback, stopping.signal) : 0;
    await context.accept({
      kind: 'callback',
      event: `payment.${callback.name}`,
      order_id: callback.orderId,
      attempt: number,
      status,
      at: sending.now().toISOString(),
    });
    return status >= 200 && status <= 299;
  }

  async function again(callback: Callback): Promise<void> {
    for (let number = 2; number <= retries + 1; number += 1) {
      await sleep(sending.retryMilliseconds, undefined, { ref: false, signal: stopping.signal });
      if (await attempt(callback, number)) return;
    }
  }

  async function deliver(callback: Callback, times: number): Promise<void> {
    const taken = await Promise.all(Array.from({ length: times }, () => attempt(callback, 1)));
    if (!taken.includes(true)) void again(callback).catch(() => undefined);
  }

  return {
    async send(payment, names) {
      if (payment.callbackUrl === null || names.length === 0) return;
      const faults = await Promise.all(names.map(() => context.strike('receipt')));
      const isReversed = faults.flat().some(({ kind }) => kind === 'reorder');
      const all = names.map((name, index) => ({ name, faults: faults[index] ?? [] }));
      for (const { name, faults: own } of isReversed ? all.toReversed() : all) {
        if (own.some(({ kind }) => kind === 'drop')) continue;
        const callback = write(sending, payment, name, own);
        if (own.some(({ kind }) => kind === 'refuse')) waiting = [...waiting, callback];
        else await deliver(callback, own.some(({ kind }) => kind === 'duplicate') ? 2 : 1);
      }
    },
    async release(reversed) {
      const released = reversed ? waiting.toReversed() : waiting;
      waiting = [];
      for (const callback of released) await deliver(callback, 1);
      return released.length;
    },
    held: () => waiting.length,
    stop: () => stopping.abort(),
  };
}

/** A callback with what the faults spoil of it. */
function write(sending: Sending, payment: HeldPayment, name: CallbackName, faults: readonly Fault[]): Callback {
  const wrong = (what: string) => faults.some((fault) => fault.kind === 'wrong' && fault.what === what);
  const { apiKey, privateKey } = sending.agreementOf(payment.account);
  const other = sending.otherThan(payment);
  const told = wrong('other-order') && other ? other : payment;
  const resource = {
    ...paymentOnWire(told, payment.dialect, sending.linkOf(told)),
    ...(wrong('testmode') ? { testmode: !told.testmode } : {}),
    ...(wrong('amount') ? { amount: told.amount + 1 } : {}),
    ...(wrong('more-fields') ? { risk: { score: 3, checks: ['velocity'] }, nyt_felt: null } : {}),
  };
  const at = sending.now().getTime() + (wrong('clock-skew') ? 7_200_000 : 0);
  const content = {
    ...callbackBody(payment, name, resource, new Date(at)),
    ...(wrong('more-fields') ? { delivery: { attempt: 1 } } : {}),
  };
  const garbled = faults.some(({ kind }) => kind === 'garble');
  const whole = JSON.stringify(content);
  const body = garbled ? whole.slice(0, whole.length / 2) : whole;
  return {
    to: (wrong('wrong-address') && other?.callbackUrl) || (payment.callbackUrl ?? ''),
    body,
    signature: wrong('unsigned')
      ? undefined
      : wrong('signature')
        ? signatureOf(body, `${privateKey}-forkert`)
        : wrong('api-key')
          ? signatureOf(body, apiKey)
          : wrong('reserialised')
            ? signatureOf(JSON.stringify(content, null, 2), privateKey)
            : signatureOf(body, privateKey),
    name,
    orderId: payment.orderId,
  };
}

/** A sandbox calls the product alone: this machine, or where the product says that it is. */
function isNear(to: string, productUrl: string): boolean {
  const { hostname, origin } = new URL(to);
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) || origin === new URL(productUrl).origin;
}

/** @returns the status that was answered; 0 for no answer */
async function post(callback: Callback, stopping: AbortSignal): Promise<number> {
  try {
    const answer = await fetch(callback.to, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(callback.signature === undefined ? {} : { 'pensopay-signature': callback.signature }),
      },
      body: callback.body,
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(30_000)]),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
