import { DOMParser } from '@xmldom/xmldom';
import { readAssertion } from '../assertion.ts';
import { tokenServiceKey } from '../keys.ts';
import { judgeSignature } from './judge-signature.ts';
import { samlIdType, samlTokenType, soapNs } from './names.ts';
import { SoapRefusal } from './soap-refusal.ts';

/** What a request is judged by. */
export interface RequestRules {
  readonly entityId: string;
  /** Addresses that the service goes by. */
  readonly addresses: readonly string[];
  /** Of the HTTP header, without its quotes. */
  readonly soapAction: string;
  /** Base64 of the certificate that was shown in the TLS handshake. */
  readonly holder: string;
  readonly now: Date;
  /** Whether a MessageID was there before; notes it. */
  readonly isReplay: (messageId: string) => boolean;
}

export interface JudgedRequest {
  readonly messageId: string;
  /** Whom the token names. */
  readonly cvr: string;
  /** The SOAP body as it was signed. */
  readonly body: string;
}

const skew = 5 * 60_000;
const anonymous = 'http://www.w3.org/2005/08/addressing/anonymous';

/**
 * Judges a request by token as Serviceplatformen is described to (service-security 4 and "What a strict simulator must refuse"). Another
 * parser and another implementation of signatures than the product's. Throws {@link SoapRefusal}.
 */
export function judgeRequest(text: string, rules: RequestRules): JudgedRequest {
  const envelope = envelopeOf(text);
  const { header, body } = partsOf(envelope);
  const security = one(header, soapNs.wsse, 'Security', 'wsse:InvalidSecurity');
  if (!/^(1|true)$/.test(security.getAttributeNS(soapNs.soap, 'mustUnderstand') ?? '')) {
    throw new SoapRefusal('wsse:InvalidSecurity', 'Security must be marked mustUnderstand');
  }
  const framework = one(header, soapNs.sbf, 'Framework', 'sbf:FrameworkVersionMismatch');
  const profile = framework.getAttributeNS(soapNs.profile, 'profile');
  if (framework.getAttribute('version') !== '2.0' || profile !== 'urn:liberty:sb:profile:basic') {
    throw new SoapRefusal(
      'sbf:FrameworkVersionMismatch',
      'Framework must be version 2.0 of urn:liberty:sb:profile:basic',
    );
  }
  const addressing = Object.fromEntries(
    ['Action', 'MessageID', 'To', 'ReplyTo'].map((name) => [
      name,
      one(header, soapNs.wsa, name, 'wsa:MessageAddressingHeaderRequired'),
    ]),
  ) as Record<'Action' | 'MessageID' | 'To' | 'ReplyTo', Element>;
  const timestamp = one(security, soapNs.wsu, 'Timestamp', 'wsse:InvalidSecurity');
  const assertion = one(security, soapNs.saml, 'Assertion', 'wsse:SecurityTokenUnavailable');
  const reference = one(security, soapNs.wsse, 'SecurityTokenReference', 'wsse:SecurityTokenUnavailable');
  const signature = one(security, soapNs.ds, 'Signature', 'wsse:InvalidSecurity');
  checkLayout(security, [timestamp, assertion, reference, signature]);
  const assertionId = assertion.getAttribute('ID') ?? '';
  checkTokenReference(reference, assertionId);
  const keyInfo = childrenOf(signature).find(({ localName }) => localName === 'KeyInfo');
  checkTokenReference(keyInfo && childrenOf(keyInfo)[0], assertionId);
  const holder = judgeToken(text, assertion, rules);
  const signed = judgeSignature(text, signature, assertion, holder.certificate);
  for (const part of [body, framework, ...Object.values(addressing), timestamp, reference]) signed.require(part);
  judgeTime(timestamp, rules.now);
  judgeAddressing(addressing, rules);
  return {
    messageId: textOf(addressing.MessageID),
    cvr: holder.cvr,
    body: signed.contentOf(body),
  };
}

function envelopeOf(text: string): Element {
  const complaints: unknown[] = [];
  const note = (complaint: unknown) => complaints.push(complaint);
  const document = new DOMParser({ errorHandler: { warning: note, error: note, fatalError: note } });
  const root = document.parseFromString(text, 'text/xml')?.documentElement;
  if (!root || complaints.length > 0) throw new SoapRefusal('Client', 'The message is not well-formed XML');
  if (text.includes('<!DOCTYPE')) {
    throw new SoapRefusal('Client', 'A SOAP message must not contain a document type declaration');
  }
  if (root.localName !== 'Envelope' || root.namespaceURI !== soapNs.soap) {
    throw new SoapRefusal('VersionMismatch', 'The message is not a SOAP 1.1 envelope');
  }
  return root;
}

function partsOf(envelope: Element): { readonly header: Element; readonly body: Element } {
  const [header, body, more] = childrenOf(envelope);
  const isPart = (part: Element | undefined, name: string) =>
    part?.localName === name && part.namespaceURI === soapNs.soap;
  if (!header || !isPart(header, 'Header')) throw new SoapRefusal('wsse:InvalidSecurity', 'No header, and no Security');
  if (!body || !isPart(body, 'Body') || more) throw new SoapRefusal('Client', 'The envelope must end with one body');
  return { header, body };
}

function checkLayout(security: Element, order: readonly Element[]): void {
  const inside = childrenOf(security);
  // Layout Strict: a token stands before what uses it.
  const places = order.map((element) => inside.indexOf(element));
  const isOrdered = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
  if (!isOrdered || inside.length !== order.length) {
    throw new SoapRefusal(
      'wsse:InvalidSecurity',
      'Security must hold Timestamp, Assertion, SecurityTokenReference and Signature, in that order, and nothing else',
    );
  }
}

function checkTokenReference(reference: Element | undefined, assertionId: string): void {
  const [identifier, more] = reference ? childrenOf(reference) : [];
  const isRight =
    reference?.localName === 'SecurityTokenReference' &&
    reference.namespaceURI === soapNs.wsse &&
    reference.getAttributeNS(soapNs.wsse11, 'TokenType') === samlTokenType &&
    identifier?.localName === 'KeyIdentifier' &&
    identifier.getAttribute('ValueType') === samlIdType &&
    textOf(identifier) === assertionId &&
    !more;
  if (!isRight) throw new SoapRefusal('wsse:SecurityTokenUnavailable', 'A token reference does not name the assertion');
}

/** The assertion, by the bytes that stand in the message. */
function judgeToken(
  text: string,
  assertion: Element,
  { entityId, holder, now }: RequestRules,
): { readonly cvr: string; readonly certificate: string } {
  const refuse = (why: string) => new SoapRefusal('wsse:InvalidSecurityToken', why);
  const tag = assertion.nodeName;
  const bytes = text.slice(text.indexOf(`<${tag} `), text.indexOf(`</${tag}>`) + tag.length + 3);
  const read = remembered(bytes);
  if (typeof read === 'string') throw refuse(read);
  if (read.method !== 'holder-of-key') throw refuse('SubjectConfirmation method was not valid');
  if (read.audience !== entityId) throw refuse('The token is for another service');
  if (read.recipient !== entityId) throw refuse('The token is for another recipient');
  if (read.to.getTime() + skew <= now.getTime()) throw refuse('The token has expired');
  if (read.from.getTime() - skew > now.getTime()) throw refuse('The token is not valid yet');
  if (read.holder !== holder) {
    throw new SoapRefusal('wsse:FailedAuthentication', 'The token is bound to another certificate than the connection');
  }
  return { cvr: read.cvr, certificate: `-----BEGIN CERTIFICATE-----\n${read.holder}\n-----END CERTIFICATE-----` };
}

/** One assertion comes with a thousand requests, and says the same each time. */
const alreadyRead = new Map<string, ReturnType<typeof readAssertion>>();

function remembered(bytes: string): ReturnType<typeof readAssertion> {
  const known = alreadyRead.get(bytes) ?? readAssertion(bytes, tokenServiceKey.certificate);
  if (alreadyRead.size >= 100) alreadyRead.clear();
  alreadyRead.set(bytes, known);
  return known;
}

function judgeTime(timestamp: Element, now: Date): void {
  const instant = (name: string) => {
    const found = childrenOf(timestamp).filter(({ localName }) => localName === name);
    const text = found.length === 1 && found[0] ? textOf(found[0]) : '';
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? new Date(text).getTime() : Number.NaN;
  };
  const created = instant('Created');
  if (!(Math.abs(created - now.getTime()) <= skew)) {
    throw new SoapRefusal('wsu:MessageExpired', 'Created is more than five minutes off, or no time in UTC');
  }
  const hasExpires = childrenOf(timestamp).some(({ localName }) => localName === 'Expires');
  if (hasExpires && !(instant('Expires') > now.getTime())) {
    throw new SoapRefusal('wsu:MessageExpired', 'Expires has passed');
  }
}

function judgeAddressing(
  { Action, MessageID, To, ReplyTo }: Record<'Action' | 'MessageID' | 'To' | 'ReplyTo', Element>,
  { addresses, soapAction, isReplay }: RequestRules,
): void {
  const refuse = (why: string) => new SoapRefusal('wsa:InvalidAddressingHeader', why);
  if (textOf(Action) !== soapAction) throw refuse('Action is not that of SOAPAction');
  if (!addresses.includes(textOf(To))) {
    throw new SoapRefusal('wsa:DestinationUnreachable', 'To is not the address of this service');
  }
  if (textOf(ReplyTo) !== anonymous) throw refuse('ReplyTo must be anonymous');
  const messageId = textOf(MessageID);
  if (!/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(messageId)) {
    throw refuse('MessageID must be a UUID as urn:uuid:');
  }
  if (isReplay(messageId)) throw refuse('A message with this MessageID was received before');
}

function one(parent: Element, namespace: string, name: string, code: SoapRefusal['code']): Element {
  const found = childrenOf(parent).filter((child) => child.localName === name && child.namespaceURI === namespace);
  const [element] = found;
  if (element && found.length === 1) return element;
  throw new SoapRefusal(code, element ? `${name} is there ${found.length} times` : `${name} is missing`);
}

function childrenOf(parent: Element): readonly Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}

function textOf(element: Element): string {
  return (element.textContent ?? '').trim();
}
