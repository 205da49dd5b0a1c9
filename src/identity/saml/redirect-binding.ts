import { type KeyObject, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { signing } from './names.ts';
import { base64, messageLimit, utf8 } from './xml/read-xml.ts';

const signInThread = promisify(sign) as (algorithm: string, data: Buffer, key: KeyObject) => Promise<Buffer>;

export type MessageParameter = 'SAMLRequest' | 'SAMLResponse';

/** Longest RelayState that NemLog-in takes. */
export const relayStateLimit = 512;

/**
 * A message in an address, signed over the query exactly as it is sent (SAML bindings 3.4.4.1).
 * @param address where to; it may have a query already
 */
export async function redirectAddress(
  address: string,
  parameter: MessageParameter,
  xml: string,
  relayState: string | null,
  key: KeyObject,
): Promise<string> {
  const packed = deflateRawSync(xml).toString('base64');
  const parts = [`${parameter}=${encodeURIComponent(packed)}`];
  if (relayState !== null) parts.push(`RelayState=${encodeURIComponent(relayState)}`);
  parts.push(`SigAlg=${encodeURIComponent(signing.signature)}`);
  const query = parts.join('&');
  const signature = (await signInThread('sha256', Buffer.from(query), key)).toString('base64');
  return `${address}${address.includes('?') ? '&' : '?'}${query}&Signature=${encodeURIComponent(signature)}`;
}

export type ReadRedirect =
  | { readonly ok: true; readonly xml: string; readonly relayState: string | null; readonly isSignedBy: SignedBy }
  | { readonly ok: false; readonly detail: string };

/** Whether one of the keys made the signature; asked once it is known from whom the message claims to be. */
export type SignedBy = (keys: readonly KeyObject[]) => boolean;

/**
 * Reads a message from a request's address. The parameters are taken as they stood in it, since that is what was signed; one
 * that is there twice is refused.
 */
export function readRedirect(url: string, parameter: MessageParameter): ReadRedirect {
  const question = url.indexOf('?');
  const raw = new Map<string, string>();
  for (const part of question < 0 ? [] : url.slice(question + 1).split('&')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    if (raw.has(name)) return { ok: false, detail: 'a parameter that is there twice' };
    raw.set(name, equals < 0 ? '' : part.slice(equals + 1));
  }
  const packed = base64(decoded(raw.get(parameter)) ?? '');
  if (packed === null) return { ok: false, detail: 'no message in base64' };
  const encoding = decoded(raw.get('SAMLEncoding'));
  if (encoding !== undefined && encoding !== 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE') {
    return { ok: false, detail: 'another encoding' };
  }
  const xml = inflated(packed);
  if (xml === null) return { ok: false, detail: 'it does not unpack to a message of a proper size' };
  return { ok: true, xml, relayState: decoded(raw.get('RelayState')) ?? null, isSignedBy: signedBy(raw, parameter) };
}

function signedBy(raw: ReadonlyMap<string, string>, parameter: MessageParameter): SignedBy {
  const signature = base64(decoded(raw.get('Signature')) ?? '');
  if (signature === null || decoded(raw.get('SigAlg')) !== signing.signature) return () => false;
  const names = [parameter, ...(raw.has('RelayState') ? ['RelayState'] : []), 'SigAlg'];
  const signed = Buffer.from(names.map((name) => `${name}=${raw.get(name)}`).join('&'));
  return (keys) => keys.some((key) => verify('sha256', signed, key, signature));
}

function decoded(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Unpacks no more than a message may be long, whatever the packed one swells to. */
function inflated(packed: Buffer): string | null {
  try {
    return utf8(inflateRawSync(packed, { maxOutputLength: messageLimit }));
  } catch {
    return null;
  }
}
