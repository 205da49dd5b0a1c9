import type { KeyObject } from 'node:crypto';
import { decrypt } from 'xml-encryption';
import { namespaces } from '../names.ts';
import { attributeOf, childrenNamed, countNamed, onlyChild } from './read-xml.ts';

export type Decrypted = { readonly ok: true; readonly xml: string } | { readonly ok: false; readonly detail: string };

const { encryption, encryption11, signature } = namespaces;

/** NemLog-in sends the first; the second is what providers with other libraries are steered to. PKCS #1 v1.5 is not among them. */
const contentAlgorithms: ReadonlySet<string | null> = new Set([
  `${encryption11}aes256-gcm`,
  `${encryption11}aes128-gcm`,
  `${encryption}aes256-cbc`,
  `${encryption}aes128-cbc`,
]);
const keyAlgorithms: ReadonlySet<string | null> = new Set([`${encryption11}rsa-oaep`, `${encryption}rsa-oaep-mgf1p`]);
const keyDigests: ReadonlySet<string | null> = new Set([`${encryption}sha256`, `${signature}sha1`]);
const maskFunctions: ReadonlySet<string | null> = new Set([`${encryption11}mgf1sha256`, `${encryption11}mgf1sha1`]);

/**
 * Decrypts an `EncryptedAssertion` with one of our keys (several while they are being replaced). That it did not decrypt is
 * all it says, whichever step failed: a sender must not learn of a padding.
 */
export function decryptAssertion(encrypted: Element, keys: readonly KeyObject[]): Decrypted {
  const data = onlyChild(encrypted, encryption, 'EncryptedData');
  if (data === null) return { ok: false, detail: 'no EncryptedData' };
  const problem = algorithmProblem(encrypted, data);
  if (problem !== null) return { ok: false, detail: problem };
  for (const key of keys) {
    const xml = decryptWith(key, encrypted);
    if (xml !== null) return { ok: true, xml };
  }
  return { ok: false, detail: 'it does not decrypt' };
}

function algorithmProblem(encrypted: Element, data: Element): string | null {
  const content = onlyChild(data, encryption, 'EncryptionMethod');
  if (content === null || !contentAlgorithms.has(attributeOf(content, 'Algorithm'))) return 'content algorithm';
  const info = onlyChild(data, signature, 'KeyInfo');
  const inside = info === null ? [] : childrenNamed(info, encryption, 'EncryptedKey');
  const [key, more] = [...inside, ...childrenNamed(encrypted, encryption, 'EncryptedKey')];
  if (!key || more || countNamed(encrypted, encryption, 'EncryptedKey') !== 1) {
    return 'not exactly one key';
  }
  const method = onlyChild(key, encryption, 'EncryptionMethod');
  if (method === null || !keyAlgorithms.has(attributeOf(method, 'Algorithm'))) return 'key algorithm';
  const digests = childrenNamed(method, signature, 'DigestMethod');
  if (digests.length > 1 || !digests.every((digest) => keyDigests.has(attributeOf(digest, 'Algorithm')))) {
    return 'digest of the key';
  }
  const masks = childrenNamed(method, encryption11, 'MGF');
  if (masks.length > 1 || !masks.every((mask) => maskFunctions.has(attributeOf(mask, 'Algorithm')))) {
    return 'mask of the key';
  }
  return null;
}

function decryptWith(key: KeyObject, encrypted: Element): string | null {
  let result: string | null = null;
  try {
    // The element, not its document: the library looks for the parts by name alone, in what it is given.
    decrypt(
      encrypted,
      // The list above decides; the library would refuse CBC, which the profile has.
      { key, disallowDecryptionWithInsecureAlgorithm: false, warnInsecureAlgorithm: false },
      (error, xml) => {
        if (error === null && typeof xml === 'string') result = xml;
      },
    );
  } catch {
    return null;
  }
  return result;
}
