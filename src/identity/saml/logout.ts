import type { KeyObject } from 'node:crypto';
import { namespaces } from './names.ts';
import type { ProviderMetadata } from './provider-metadata.ts';
import { readRedirect } from './redirect-binding.ts';
import { issuerProblem } from './rules/response-rules.ts';
import { isAhead, isRecent } from './rules/rule.ts';
import {
  attributeOf,
  base64,
  childrenNamed,
  instantOf,
  isNamed,
  onlyChild,
  readXml,
  textOf,
  utf8,
} from './xml/read-xml.ts';
import { verifySignature } from './xml/signature.ts';

/** A message about a log-out as the browser brought it. */
export type BroughtMessage =
  | { readonly by: 'redirect' /** Of the request, with its query as it stood. */; readonly url: string }
  | { readonly by: 'post'; readonly message: string; readonly relayState: string | null };

export type ReadLogout =
  | { readonly ok: true; readonly message: Element; readonly relayState: string | null }
  | { readonly ok: false; readonly rule: string; readonly detail: string };

/** What a log-out message must be: named so, from the provider, for that address, signed, and of now. */
export function readLogoutMessage(
  brought: BroughtMessage,
  kind: 'LogoutRequest' | 'LogoutResponse',
  of: { readonly provider: ProviderMetadata; readonly destination: string; readonly now: Date },
): ReadLogout {
  const keys = of.provider.keysAt(of.now);
  const read = brought.by === 'redirect' ? fromAddress(brought.url, kind, keys) : fromForm(brought, keys);
  if (!read.ok) return read;
  const { message } = read;
  if (!isNamed(message, namespaces.protocol, kind) || attributeOf(message, 'Version') !== '2.0') {
    return refused('logout-message', 'no such message');
  }
  const issuer = issuerProblem(message, of.provider.entityId);
  if (issuer !== null) return refused('logout-issuer', issuer);
  if (attributeOf(message, 'Destination') !== of.destination)
    return refused('logout-destination', 'another destination');
  const end = attributeOf(message, 'NotOnOrAfter');
  const isOver = end !== null && !isAhead(instantOf(end), of.now);
  if (isOver || !isRecent(instantOf(attributeOf(message, 'IssueInstant')), of.now)) {
    return refused('logout-time', 'not of now');
  }
  return read;
}

function refused(rule: string, detail: string): ReadLogout {
  return { ok: false, rule, detail };
}

function fromAddress(url: string, kind: 'LogoutRequest' | 'LogoutResponse', keys: readonly KeyObject[]): ReadLogout {
  const read = readRedirect(url, kind === 'LogoutRequest' ? 'SAMLRequest' : 'SAMLResponse');
  if (!read.ok) return refused('logout-message', read.detail);
  if (!read.isSignedBy(keys)) return refused('logout-signature', 'not signed by a known key');
  const parsed = readXml(read.xml);
  return parsed.ok
    ? { ok: true, message: parsed.root, relayState: read.relayState }
    : refused('logout-message', parsed.detail);
}

function fromForm(brought: BroughtMessage & { readonly by: 'post' }, keys: readonly KeyObject[]): ReadLogout {
  const text = utf8(base64(brought.message) ?? Buffer.alloc(0));
  const parsed = text === null ? null : readXml(text);
  if (text === null || !parsed?.ok) return refused('logout-message', parsed?.ok === false ? parsed.detail : 'no UTF-8');
  const verified = verifySignature(text, keys);
  return verified.ok
    ? { ok: true, message: verified.root, relayState: brought.relayState }
    : refused('logout-signature', verified.detail);
}

/** Whom a LogoutRequest ends: no index means every session of that name. Null without a NameID. */
export function loggedOutBy(
  message: Element,
): { readonly nameId: string; readonly sessionIndexes: readonly string[] } | null {
  const nameId = textOf(onlyChild(message, namespaces.assertion, 'NameID'));
  if (nameId === null) return null;
  const indexes = childrenNamed(message, namespaces.protocol, 'SessionIndex').map(textOf);
  return { nameId, sessionIndexes: indexes.filter((index) => index !== null) };
}
