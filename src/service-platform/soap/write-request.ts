import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { XmlDocument } from 'libxml2-wasm';
import { signing } from '../../identity/saml/names.ts';
import { canonical } from '../../identity/saml/xml/canonical.ts';
import { contentOf } from '../../identity/saml/xml/read-xml.ts';
import { element, escapeXml } from '../../identity/saml/xml/write-xml.ts';
import type { OrganisationCertificate } from '../certificate.ts';
import type { Assertion } from '../token-service.ts';
import {
  anonymous,
  frameworkProfile,
  soapNamespaces as ns,
  samlIdType,
  samlTokenType,
  tokenTransform,
} from './names.ts';
import { tokenForm } from './token-form.ts';

/** A request to be signed. */
export interface RequestSpec {
  /** Address of the service. */
  readonly to: string;
  readonly action: string;
  /** `urn:uuid:…`, never used before. */
  readonly messageId: string;
  /** The body's element, as XML that brings its own namespaces. */
  readonly payload: string;
  /** Goes out as it came: it is signed by whoever issued it. */
  readonly assertion: Assertion;
  /** Whose key the assertion is bound to. */
  readonly certificate: OrganisationCertificate;
  readonly now: Date;
}

/** How long a request may be under way: what its Timestamp says of itself. */
const validity = 5 * 60_000;

/** Reading a key costs more than signing by it. */
const keys = new Map<string, KeyObject>();
const mostKeys = 500;

/** Of each assertion that is in use: what is signed of it. It is signed anew with each request, and never changes. */
const tokenDigests = new WeakMap<Assertion, string>();

/** A signed part of the message. It declares every prefix it uses, so that its exclusive canonical form is the same wherever it stands. */
interface Part {
  readonly id: string;
  readonly xml: string;
}

/**
 * A SOAP 1.1 request by the Liberty Basic SOAP Binding as OIO IDWS 1.0 profiles it (service-security 4): the addressing, `Framework`, and one
 * `Security` with Timestamp, assertion, the reference to it, and one signature by the holder's key over all of them and the body. libxml2
 * writes the canonical forms, Node's crypto computes. A proof against another implementation is in the sandbox's tests.
 */
export function signedRequest(spec: RequestSpec): string {
  const headers = headerParts(spec);
  const timestamp = timestampPart(spec.now);
  const token = tokenReference(spec.assertion.id, 'id-token');
  const body = part('soap:Body', 'id-body', { 'xmlns:soap': ns.soap }, spec.payload);
  const info = element(
    'ds:SignedInfo',
    { 'xmlns:ds': ns.ds },
    element('ds:CanonicalizationMethod', { Algorithm: signing.canonicalization }),
    element('ds:SignatureMethod', { Algorithm: signing.signature }),
    ...[...headers, timestamp, body].map(({ id, xml }) => reference(id, digestOf(canonicalOf(xml)), plainTransform)),
    reference('id-token', tokenDigest(spec.assertion), tokenTransforms),
  );
  const value = sign('sha256', Buffer.from(canonicalOf(info)), keyOf(spec.certificate)).toString('base64');
  const signature = element(
    'ds:Signature',
    { 'xmlns:ds': ns.ds },
    info,
    element('ds:SignatureValue', {}, value),
    element('ds:KeyInfo', {}, tokenReference(spec.assertion.id)),
  );
  const security = element(
    'wsse:Security',
    { 'xmlns:wsse': ns.wsse, 'soap:mustUnderstand': '1' },
    timestamp.xml,
    assertionOf(spec.assertion),
    token,
    signature,
  );
  const header = element('soap:Header', {}, ...headers.map(({ xml }) => xml), security);
  return element('soap:Envelope', { 'xmlns:soap': ns.soap }, header, body.xml);
}

function part(name: string, id: string, attributes: Readonly<Record<string, string>>, ...content: string[]): Part {
  return { id, xml: element(name, { ...attributes, 'xmlns:wsu': ns.wsu, 'wsu:Id': id }, ...content) };
}

function headerParts(spec: RequestSpec): readonly Part[] {
  const block = (name: string, id: string, content: string) =>
    part(`wsa:${name}`, id, { 'xmlns:wsa': ns.wsa }, content);
  const framework = { 'xmlns:sbf': ns.sbf, 'xmlns:sbfprofile': ns.sbfprofile, version: '2.0' };
  return [
    part('sbf:Framework', 'id-framework', { ...framework, 'sbfprofile:profile': frameworkProfile }),
    block('Action', 'id-action', escapeXml(spec.action)),
    block('MessageID', 'id-message', escapeXml(spec.messageId)),
    block('To', 'id-to', escapeXml(spec.to)),
    block('ReplyTo', 'id-reply', element('wsa:Address', {}, anonymous)),
  ];
}

function timestampPart(now: Date): Part {
  const instant = (at: number) => new Date(at).toISOString();
  return part(
    'wsu:Timestamp',
    'id-timestamp',
    {},
    element('wsu:Created', {}, instant(now.getTime())),
    element('wsu:Expires', {}, instant(now.getTime() + validity)),
  );
}

function tokenReference(assertionId: string, id?: string): string {
  return element(
    'wsse:SecurityTokenReference',
    {
      'xmlns:wsse': ns.wsse,
      'xmlns:wsse11': ns.wsse11,
      'wsse11:TokenType': samlTokenType,
      ...(id === undefined ? {} : { 'xmlns:wsu': ns.wsu, 'wsu:Id': id }),
    },
    element('wsse:KeyIdentifier', { ValueType: samlIdType }, escapeXml(assertionId)),
  );
}

/** The assertion as it came, without what may stand before its root. */
function assertionOf({ xml }: Assertion): string {
  return contentOf(xml.toString('utf8')).trim();
}

function tokenDigest(assertion: Assertion): string {
  const known = tokenDigests.get(assertion) ?? digestOf(tokenForm(canonicalOf(assertionOf(assertion))));
  tokenDigests.set(assertion, known);
  return known;
}

function canonicalOf(xml: string): string {
  using document = XmlDocument.fromString(xml);
  return canonical(document, []);
}

function digestOf(signed: string): string {
  return createHash('sha256').update(signed).digest('base64');
}

const plainTransform = element('ds:Transform', { Algorithm: signing.canonicalization });
const tokenTransforms = element(
  'ds:Transform',
  { Algorithm: tokenTransform },
  element(
    'wsse:TransformationParameters',
    { 'xmlns:wsse': ns.wsse },
    element('ds:CanonicalizationMethod', { Algorithm: signing.canonicalization }),
  ),
);

function reference(id: string, digest: string, transform: string): string {
  return element(
    'ds:Reference',
    { URI: `#${id}` },
    element('ds:Transforms', {}, transform),
    element('ds:DigestMethod', { Algorithm: signing.digest }),
    element('ds:DigestValue', {}, digest),
  );
}

function keyOf({ thumbprint, privateKey }: OrganisationCertificate): KeyObject {
  const key = keys.get(thumbprint) ?? createPrivateKey(privateKey);
  if (keys.size >= mostKeys) keys.clear();
  keys.set(thumbprint, key);
  return key;
}
