import { createHmac } from 'node:crypto';

/** What stands in `Pensopay-Signature`: the lower-case hexadecimal HMAC-SHA-256 of the raw body. */
export function signatureOf(body: string, privateKey: string): string {
  return createHmac('sha256', privateKey).update(body, 'utf8').digest('hex');
}
