import { hash, randomBytes } from 'node:crypto';

/** 256 random bits: not to be guessed, so a plain digest of it is enough in the table. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the table holds in place of a token. */
export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** The same as text, as a log-in under way keeps it of the session that it replaces. */
export function tokenDigest(token: string): string {
  return tokenHash(token).toString('base64url');
}

/** What pages and the log call the session of a token. */
export function sessionIdOf(token: string): string {
  return sessionIdIn(tokenHash(token));
}

/** Names the session of a token's hash without being its secret: 16 hexadecimal digits. */
export function sessionIdIn(hashed: Buffer): string {
  return hashed.toString('hex', 0, 8);
}
