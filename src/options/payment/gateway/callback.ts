import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import Type from 'typebox';
import type { PaymentCallback } from '../../../cases/payments/payment-agreement.ts';
import { read } from './wire-kinds.ts';

const named = { id: Type.Integer({ minimum: 1 }), order_id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,36}$' }) };

/** The current dialect: an envelope. */
const Envelope = Type.Object({
  type: Type.Literal('payment'),
  event: Type.String({ pattern: '^payment\\.[a-z_]{1,40}$' }),
  resource: Type.Object(named),
});

/** The legacy dialect: the payment itself. */
const Bare = Type.Object({ ...named, state: Type.String({ pattern: '^[a-z]{1,40}$' }) });

/**
 * Which payment a callback is about, once its signature fits: the lower-case hexadecimal HMAC-SHA-256 of the raw bytes under the
 * agreement's private key, in the header `Pensopay-Signature`. Nothing is parsed before, and the comparison takes the same time whatever
 * was given.
 * @param rawBody the bytes as they came
 */
export function verifyCallback(rawBody: Uint8Array, headers: IncomingHttpHeaders, privateKey: string): PaymentCallback {
  const given = headers['pensopay-signature'];
  if (privateKey === '' || typeof given !== 'string' || !/^[0-9a-f]{64}$/.test(given)) return { kind: 'forged' };
  const wanted = createHmac('sha256', privateKey).update(rawBody).digest();
  if (!timingSafeEqual(Buffer.from(given, 'hex'), wanted)) return { kind: 'forged' };
  const body = parse(rawBody);
  const envelope = read(Envelope, body);
  if (envelope) return paymentOf(envelope.resource, envelope.event);
  const bare = read(Bare, body);
  return bare && !isObjectWith(body, 'resource') ? paymentOf(bare, `payment.${bare.state}`) : { kind: 'unreadable' };
}

const paymentOf = (of: { readonly id: number; readonly order_id: string }, event: string): PaymentCallback => ({
  kind: 'payment',
  id: String(of.id),
  orderNumber: of.order_id,
  event,
});

const isObjectWith = (body: unknown, member: string): boolean =>
  typeof body === 'object' && body !== null && member in body;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(strictUtf8.decode(body));
  } catch {
    return undefined;
  }
}
