import { createHash } from 'node:crypto';

/** The same UUID for the same words each time (RFC 9562 version 8, over SHA-256): identifiers that survive restarts. */
export function stableUuid(...words: readonly string[]): string {
  const digest = createHash('sha256').update(words.join('\0')).digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
