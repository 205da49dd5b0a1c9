import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { XmlDocument, XmlElement, XmlXPath } from 'libxml2-wasm';
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

const path = (expression: string) => XmlXPath.compile(expression, ns);
const paths = {
  /** Everything of ours that is signed, in the order of the message: header blocks, Timestamp, reference to the token, body. */
  signed: path(
    '/soap:Envelope/soap:Header/*[@wsu:Id] | /soap:Envelope/soap:Header/wsse:Security/*[@wsu:Id] | /soap:Envelope/soap:Body[@wsu:Id]',
  ),
  assertion: path('/soap:Envelope/soap:Header/wsse:Security/saml:Assertion'),
  id: path('@wsu:Id'),
} as const;

/** Reading a key costs more than signing by it. */
const keys = new Map<string, KeyObject>();
const mostKeys = 500;

/**
 * A SOAP 1.1 request by the Liberty Basic SOAP Binding as OIO IDWS 1.0 profiles it (service-security 4): the addressing, `Framework`, and one
 * `Security` with Timestamp, assertion, the reference to it, and one signature by the holder's key over all of them and the body. libxml2
 * writes the canonical forms, Node's crypto computes. A proof against another implementation is in the tests.
 */
export function signedRequest(spec: RequestSpec): string {
  const { beforeSignature, afterSignature } = unsigned(spec);
  const info = signedInfo(beforeSignature + afterSignature);
  using infoDocument = XmlDocument.fromString(info);
  const value = sign('sha256', Buffer.from(canonical(infoDocument, [])), keyOf(spec.certificate)).toString('base64');
  const signature = element(
    'ds:Signature',
    { 'xmlns:ds': ns.ds },
    info,
    element('ds:SignatureValue', {}, value),
    element('ds:KeyInfo', {}, tokenReference(spec.assertion.id)),
  );
  return beforeSignature + signature + afterSignature;
}

function unsigned(spec: RequestSpec): { readonly beforeSignature: string; readonly afterSignature: string } {
  const block = (name: string, id: string, ...content: readonly string[]) =>
    element(`wsa:${name}`, { 'xmlns:wsa': ns.wsa, 'xmlns:wsu': ns.wsu, 'wsu:Id': id }, ...content);
  const instant = (at: number) => new Date(at).toISOString();
  const security = element(
    'wsse:Security',
    { 'xmlns:wsse': ns.wsse, 'xmlns:wsu': ns.wsu, 'soap:mustUnderstand': '1' },
    element(
      'wsu:Timestamp',
      { 'wsu:Id': 'id-timestamp' },
      element('wsu:Created', {}, instant(spec.now.getTime())),
      element('wsu:Expires', {}, instant(spec.now.getTime() + validity)),
    ),
    contentOf(spec.assertion.xml.toString('utf8')).trim(),
    tokenReference(spec.assertion.id, 'id-token'),
  );
  const end = '</wsse:Security>';
  return {
    beforeSignature: [
      `<soap:Envelope xmlns:soap="${ns.soap}"><soap:Header>`,
      element('sbf:Framework', {
        'xmlns:sbf': ns.sbf,
        'xmlns:sbfprofile': ns.sbfprofile,
        'xmlns:wsu': ns.wsu,
        version: '2.0',
        'sbfprofile:profile': frameworkProfile,
        'wsu:Id': 'id-framework',
      }),
      block('Action', 'id-action', escapeXml(spec.action)),
      block('MessageID', 'id-message', escapeXml(spec.messageId)),
      block('To', 'id-to', escapeXml(spec.to)),
      block('ReplyTo', 'id-reply', element('wsa:Address', {}, anonymous)),
      security.slice(0, -end.length),
    ].join(''),
    afterSignature: [
      `${end}</soap:Header>`,
      element('soap:Body', { 'xmlns:wsu': ns.wsu, 'wsu:Id': 'id-body' }, spec.payload),
      '</soap:Envelope>',
    ].join(''),
  };
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

function signedInfo(message: string): string {
  using document = XmlDocument.fromString(message);
  const assertion = document.get(paths.assertion);
  const references = document.find(paths.signed).map((part) => {
    const id = part instanceof XmlElement ? part.get(paths.id)?.content : undefined;
    if (!(part instanceof XmlElement) || !(assertion instanceof XmlElement) || id === undefined) {
      throw new Error('a part of the request can not be signed');
    }
    return id === 'id-token'
      ? reference(id, tokenForm(canonical(document, [], assertion)), tokenTransforms)
      : reference(id, canonical(document, [], part), plainTransform);
  });
  return element(
    'ds:SignedInfo',
    { 'xmlns:ds': ns.ds },
    element('ds:CanonicalizationMethod', { Algorithm: signing.canonicalization }),
    element('ds:SignatureMethod', { Algorithm: signing.signature }),
    ...references,
  );
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

function reference(id: string, signed: string, transform: string): string {
  return element(
    'ds:Reference',
    { URI: `#${id}` },
    element('ds:Transforms', {}, transform),
    element('ds:DigestMethod', { Algorithm: signing.digest }),
    element('ds:DigestValue', {}, createHash('sha256').update(signed).digest('base64')),
  );
}

function keyOf({ thumbprint, privateKey }: OrganisationCertificate): KeyObject {
  const key = keys.get(thumbprint) ?? createPrivateKey(privateKey);
  if (keys.size >= mostKeys) keys.clear();
  keys.set(thumbprint, key);
  return key;
}
