import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Bytes of the secret that a session, or the cookie of one without a session, holds. */
export const csrfSecretLength = 32;

/**
 * The secret under a new mask: `base64url(mask ‖ mask xor secret)`. Pages are compressed, and a secret that is the same
 * in each of them could be guessed from their lengths (BREACH); masked, no two are alike.
 */
export function maskCsrfSecret(secret: Uint8Array): string {
  const masked = Buffer.allocUnsafe(csrfSecretLength * 2);
  randomBytes(csrfSecretLength).copy(masked);
  for (let index = 0; index < csrfSecretLength; index++) {
    masked[csrfSecretLength + index] = (masked[index] ?? 0) ^ (secret[index] ?? 0);
  }
  return masked.toString('base64url');
}

/** Whether the token is the secret under any mask. Takes the same time whatever is wrong with it. */
export function isMaskOf(token: string, secret: Uint8Array): boolean {
  const masked = Buffer.from(token, 'base64url');
  if (masked.byteLength !== csrfSecretLength * 2 || secret.byteLength !== csrfSecretLength) return false;
  const unmasked = Buffer.allocUnsafe(csrfSecretLength);
  for (let index = 0; index < csrfSecretLength; index++) {
    unmasked[index] = (masked[index] ?? 0) ^ (masked[csrfSecretLength + index] ?? 0);
  }
  return timingSafeEqual(unmasked, secret);
}
