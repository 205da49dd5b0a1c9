import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Seconds that a message's time may be off (Standard Webhooks, "Verifying webhook authenticity"). */
const tolerance = 300;

/** Whether a request is signed by that secret over `id.timestamp.body`, and not old. @returns what is wrong, or null. */
export function signatureProblem(secret: string, headers: IncomingHttpHeaders, body: Buffer, now: Date): string | null {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string')
    return 'headers are missing';
  if (!/^\d{1,12}$/.test(timestamp)) return 'the timestamp is no number';
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > tolerance) return 'the timestamp is too old or too new';
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  const fits = signatures.split(' ').some((each) => {
    const [version, value = ''] = each.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  return fits ? null : 'no signature fits';
}
