import { randomBytes } from 'node:crypto';
import type { AssuranceLevel } from '../oidc/claims.ts';
import { bindings, contexts, namespaces, statuses } from './names.ts';
import { element, escapeXml } from './xml/write-xml.ts';

/** An `xs:ID` that nobody guesses: it begins with a letter or `_`, and holds 160 random bits. */
export function newMessageId(): string {
  return `_${randomBytes(20).toString('hex')}`;
}

/** What every message of ours says of itself. */
interface Envelope {
  readonly id: string;
  readonly at: Date;
  readonly destination: string;
  /** Our entity id. */
  readonly issuer: string;
}

const prefixes = { 'xmlns:samlp': namespaces.protocol, 'xmlns:saml': namespaces.assertion };

function head({ id, at, destination }: Envelope): Record<string, string> {
  return { ...prefixes, ID: id, Version: '2.0', IssueInstant: instant(at), Destination: destination };
}

function instant(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A request to log somebody in: at least at the level, as the one whom the context asks for. */
export function authnRequest(
  of: Envelope & {
    readonly answerTo: string;
    readonly level: AssuranceLevel;
    /** The `AuthnContextClassRef` beside the level's. */
    readonly context: string;
    /** Whether one must log in anew though the provider has a session. */
    readonly isForced: boolean;
  },
): string {
  return element(
    'samlp:AuthnRequest',
    {
      ...head(of),
      ForceAuthn: String(of.isForced),
      IsPassive: 'false',
      ProtocolBinding: bindings.post,
      AssertionConsumerServiceURL: of.answerTo,
    },
    element('saml:Issuer', {}, escapeXml(of.issuer)),
    element(
      'samlp:RequestedAuthnContext',
      { Comparison: 'minimum' },
      element('saml:AuthnContextClassRef', {}, contexts[of.level]),
      element('saml:AuthnContextClassRef', {}, of.context),
    ),
  );
}

/** Who is to be logged out, as the assertion named them. */
export interface SamlSubject {
  readonly nameId: string;
  readonly format: string;
  readonly sessionIndex: string;
}

const logoutMinutes = 5;

export function logoutRequest(of: Envelope & { readonly subject: SamlSubject }): string {
  const { nameId, format, sessionIndex } = of.subject;
  return element(
    'samlp:LogoutRequest',
    {
      ...head(of),
      NotOnOrAfter: instant(new Date(of.at.getTime() + logoutMinutes * 60_000)),
      Reason: 'urn:oasis:names:tc:SAML:2.0:logout:user',
    },
    element('saml:Issuer', {}, escapeXml(of.issuer)),
    element('saml:NameID', { Format: format }, escapeXml(nameId)),
    element('samlp:SessionIndex', {}, escapeXml(sessionIndex)),
  );
}

/** `refused`: a second-level status code; the request is then answered as not carried out. */
export function logoutResponse(of: Envelope & { readonly inResponseTo: string; readonly refused?: string }): string {
  const status =
    of.refused === undefined
      ? element('samlp:StatusCode', { Value: statuses.success })
      : element('samlp:StatusCode', { Value: statuses.requester }, element('samlp:StatusCode', { Value: of.refused }));
  return element(
    'samlp:LogoutResponse',
    { ...head(of), InResponseTo: of.inResponseTo },
    element('saml:Issuer', {}, escapeXml(of.issuer)),
    element('samlp:Status', {}, status),
  );
}
