import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Seconds that the time of a message may be off, against one that is sent again by somebody else. */
const tolerance = 300;

function signatureOf(secret: string, id: string, timestamp: string, body: string | Uint8Array): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}

/**
 * The headers that sign a message (Standard Webhooks 1.0.0): HMAC-SHA-256 over `id.timestamp.body`, once for each secret, so that a
 * receiver can go from one to the next when it likes.
 */
export function signedHeaders(
  secret: string | readonly string[],
  id: string,
  body: string | Uint8Array,
  at: Date,
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': (typeof secret === 'string' ? [secret] : secret)
      .map((each) => `v1,${signatureOf(each, id, timestamp, body).toString('base64')}`)
      .join(' '),
  };
}

/** Why a message is not taken: its headers, its time, or its signature. */
export type SignatureProblem = 'unsigned' | 'old' | 'wrong';

/** Whether a message is signed by the secret and not old. @returns its id, or what is wrong. */
export function checkSignature(
  secret: string,
  headers: IncomingHttpHeaders,
  body: Uint8Array,
  now: Date,
):
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problem: SignatureProblem; readonly error: string } {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') {
    return {
      ok: false,
      problem: 'unsigned',
      error: 'webhook-id, webhook-timestamp and webhook-signature must be given',
    };
  }
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now.getTime() / 1000 - Number(timestamp)) > tolerance) {
    return { ok: false, problem: 'old', error: `webhook-timestamp must be within ${tolerance} seconds of now` };
  }
  const wanted = signatureOf(secret, id, timestamp, body);
  const fits = signatures.split(' ').some((each) => {
    const [version, value = ''] = each.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  return fits ? { ok: true, id } : { ok: false, problem: 'wrong', error: 'webhook-signature does not fit' };
}
