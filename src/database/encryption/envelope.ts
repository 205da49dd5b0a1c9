import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/**
 * Encryption in three layers (design section 9): the master key wraps an organisation's key, that wraps one data key per
 * case, draft or person, and that encrypts the data. Destroying a data key destroys what was encrypted under it.
 *
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce; the message is `nonce || ciphertext || tag`. The additional
 * data says what it is, so that a ciphertext moved to another place does not decrypt. A data key encrypts far fewer than
 * the 2^32 messages that random nonces allow (SP 800-38D, 8.3).
 */
const algorithm = 'aes-256-gcm';
/** Bytes at the beginning of what {@link encrypt} gives: other ones each time. */
export const nonceBytes = 12;
const tagBytes = 16;

/** A 256-bit key. */
export type Key = Buffer;

export function newKey(): Key {
  return randomBytes(32);
}

const keyObjects = new WeakMap<Key, KeyObject>();

/** The key in the form that OpenSSL takes at once: given as bytes, Node takes three times as long as the encryption itself. */
function keyObjectOf(key: Key): KeyObject {
  const known = keyObjects.get(key);
  if (known) return known;
  const made = createSecretKey(key);
  keyObjects.set(key, made);
  return made;
}

/** Random bytes are drawn for many nonces at a time: a call for twelve costs as much as the encryption of a short text. */
let drawn = Buffer.alloc(0);
const nonceDrawnAtOnce = 256;

function newNonce(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(nonceBytes * nonceDrawnAtOnce);
  const nonce = drawn.subarray(0, nonceBytes);
  drawn = drawn.subarray(nonceBytes);
  return nonce;
}

/** Encrypts bytes; `place` is bound to them and must be given again to decrypt, such as `case.state`. */
export function encrypt(key: Key, place: string, content: Uint8Array): Buffer {
  const nonce = newNonce();
  const cipher = createCipheriv(algorithm, keyObjectOf(key), nonce);
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when the content was touched, or belongs to another key or place. */
export function decrypt(key: Key, place: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const decipher = createDecipheriv(algorithm, keyObjectOf(key), bytes.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes)), decipher.final()]);
}

/** Encrypts a value as JSON. */
export function encryptJson(key: Key, place: string, value: unknown): Buffer {
  return encrypt(key, place, Buffer.from(JSON.stringify(value)));
}

/** The value that {@link encryptJson} was given; its shape is the caller's who wrote it. */
export function decryptJson<T>(key: Key, place: string, sealed: Uint8Array): T {
  return JSON.parse(decrypt(key, place, sealed).toString()) as T;
}

/** A key of its own for another purpose, by HKDF (RFC 5869), so that no key serves two ends. */
export function deriveKey(key: Key, purpose: string): Key {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32));
}

/** A keyed hash for look-up by a value that must not be readable, such as a CPR number. */
export function lookUpHash(key: Key, value: string): Buffer {
  return createHmac('sha256', keyObjectOf(key)).update(value).digest();
}
