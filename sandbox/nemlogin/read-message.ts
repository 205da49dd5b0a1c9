import { type KeyObject, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { ns, rsaSha256 } from './names.ts';

/** A message of a service, before anything about it is believed. */
export interface Message {
  readonly root: Element;
  readonly name: string;
  readonly relayState: string | null;
  readonly by: 'redirect' | 'post';
  /** Why the signature is no good by these keys; null when it is. */
  readonly signatureProblem: (keys: readonly KeyObject[]) => string | null;
}

export type ReadMessage =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly reason: string };

/** Reads a message from the query exactly as it came. */
export function readRedirected(url: string): ReadMessage {
  const query = url.slice(url.indexOf('?') + 1);
  const raw = new Map(query.split('&').map((part) => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1)]));
  const value = (name: string) =>
    raw.has(name) ? decodeURIComponent((raw.get(name) ?? '').replaceAll('+', ' ')) : null;
  const parameter = raw.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse';
  const relayState = value('RelayState');
  if (relayState !== null && relayState.length > 512) return { ok: false, reason: 'RelayState over 512 characters' };
  let xml: string;
  try {
    xml = inflateRawSync(Buffer.from(value(parameter) ?? '', 'base64'), { maxOutputLength: 100_000 }).toString('utf8');
  } catch {
    return { ok: false, reason: 'no message' };
  }
  const signed = [parameter, ...(raw.has('RelayState') ? ['RelayState'] : []), 'SigAlg']
    .map((name) => `${name}=${raw.get(name)}`)
    .join('&');
  const signatureProblem = (keys: readonly KeyObject[]): string | null => {
    if (!raw.has('Signature')) return 'unsigned';
    if (value('SigAlg') !== rsaSha256) return 'SigAlg other than rsa-sha256';
    const signature = Buffer.from(value('Signature') ?? '', 'base64');
    return keys.some((key) => verify('sha256', Buffer.from(signed), key, signature)) ? null : 'the signature is wrong';
  };
  return messageIn(xml, relayState, 'redirect', signatureProblem);
}

/** Reads a message that a form posted. */
export function readPosted(fields: Readonly<Record<string, string | undefined>>): ReadMessage {
  const xml = Buffer.from(fields.SAMLRequest ?? fields.SAMLResponse ?? '', 'base64').toString('utf8');
  const signatureProblem = (keys: readonly KeyObject[]): string | null => {
    const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
    const signature = Array.from(root?.getElementsByTagNameNS(ns.ds, 'Signature') ?? [])[0];
    if (!signature) return 'unsigned';
    const isGood = keys.some((key) => {
      try {
        const check = new SignedXml({ publicCert: key, getCertFromKeyInfo: () => null });
        check.loadSignature(signature as unknown as Node);
        return check.checkSignature(xml);
      } catch {
        return false;
      }
    });
    return isGood ? null : 'the signature is wrong';
  };
  return messageIn(xml, fields.RelayState ?? null, 'post', signatureProblem);
}

function messageIn(
  xml: string,
  relayState: string | null,
  by: Message['by'],
  signatureProblem: Message['signatureProblem'],
): ReadMessage {
  const root = new DOMParser({ errorHandler: { warning() {}, error() {}, fatalError() {} } }).parseFromString(
    xml,
    'text/xml',
  )?.documentElement;
  if (!root || root.namespaceURI !== ns.samlp) return { ok: false, reason: 'no message' };
  return { ok: true, message: { root, name: root.localName, relayState, by, signatureProblem } };
}

/** The text of the first element of that name under an element. */
export function textIn(root: Element, namespace: string, name: string): string | null {
  return root.getElementsByTagNameNS(namespace, name).item(0)?.textContent?.trim() ?? null;
}

export function textsIn(root: Element, namespace: string, name: string): readonly string[] {
  return Array.from(root.getElementsByTagNameNS(namespace, name)).map((element) => element.textContent?.trim() ?? '');
}
