import { randomFillSync, timingSafeEqual } from 'node:crypto';

/** Bytes of the secret that a session, or the cookie of one without a session, holds. */
export const csrfSecretLength = 32;

/**
 * The secret under a new mask: `base64url(mask ‖ mask xor secret)`. Pages are compressed, and a secret that is the same
 * in each of them could be guessed from their lengths (BREACH); masked, no two are alike.
 */
export function maskCsrfSecret(secret: Uint8Array): string {
  const masked = Buffer.allocUnsafe(csrfSecretLength * 2);
  freshMask(masked);
  for (let index = 0; index < csrfSecretLength; index++) {
    masked[csrfSecretLength + index] = (masked[index] ?? 0) ^ (secret[index] ?? 0);
  }
  return masked.toString('base64url');
}

/** Random bytes drawn for many masks at once: each draw costs more than all the rest of a token. */
const drawn = Buffer.alloc(csrfSecretLength * 128);
let used = drawn.length;

/** Puts bytes that no other mask has had or will have at the beginning. */
function freshMask(into: Buffer): void {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  drawn.copy(into, 0, used, used + csrfSecretLength);
  drawn.fill(0, used, used + csrfSecretLength);
  used += csrfSecretLength;
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
