import type { OrganisationCertificate } from './certificate.ts';
import { checkAssertion } from './check-assertion.ts';
import { exchangeHttp } from './exchange-http.ts';
import { identityOf, type Platform } from './platform.ts';
import { type PlatformRefusal, type PlatformUnavailable, refusal, unavailable } from './refusal.ts';
import { isObject, jsonObject, safeCode, withoutService } from './service-answer.ts';

/** An assertion of the token service, checked. It is a secret only together with the certificate's key; it is never logged. */
export interface Assertion {
  /** As it came: it is signed, so not a byte may change. */
  readonly xml: Buffer;
  readonly id: string;
  readonly validTo: Date;
}

export type IssuedAssertion =
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | PlatformRefusal
  | PlatformUnavailable;

const trust = 'http://docs.oasis-open.org/ws-sx/ws-trust/200512';

/** A request for an assertion (STS in JSON, service-security 3.2): who calls, on whose behalf, to which service. */
export function tokenRequest(cvr: string, certificate: OrganisationCertificate, entityId: string): string {
  return JSON.stringify({
    TokenType: 'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV2.0',
    RequestType: `${trust}/Issue`,
    KeyType: `${trust}/PublicKey`,
    AnvenderKontekst: { Cvr: cvr },
    UseKey: certificate.der,
    AppliesTo: { EndpointReference: { Address: entityId } },
    OnBehalfOf: null,
  });
}

/**
 * Has the token service issue an assertion, and checks it as it came. How long it is good for is read in the assertion itself,
 * which is signed: the `Lifetime` beside it is in no agreed form.
 *
 * What KOMBIT's token service answers to a request that it refuses isn't public. This is the one place that reads it: 4xx is a
 * refusal that a person must see to, whatever stands in it; a code is shown where one of the usual members has a harmless one.
 */
export async function issueAssertion(
  platform: Platform,
  cvr: string,
  certificate: OrganisationCertificate,
  entityId: string,
  now: Date,
  signal: AbortSignal,
): Promise<IssuedAssertion> {
  const body = Buffer.from(tokenRequest(cvr, certificate, entityId));
  const answer = await exchangeHttp({
    method: 'POST',
    url: platform.tokenServiceUrl,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: { length: body.length, pieces: one(body) },
    identity: identityOf(platform, certificate),
    signal,
  });
  const without = withoutService(answer);
  if (without) return without.kind === 'unavailable' ? unavailable(`token service: ${without.reason}`) : without;
  if (answer.kind === 'none') return unavailable('token service: no answer');
  const said = jsonObject(answer.body);
  if (answer.status >= 400) return refusal('agreement', said && codeIn(said));
  const security = said?.RequestedSecurityToken;
  const encoded = isObject(security) ? security.Assertion : undefined;
  if (answer.status !== 200 || typeof encoded !== 'string' || encoded === '') {
    return unavailable(`token service: HTTP ${answer.status} without an assertion`);
  }
  const xml = Buffer.from(encoded, 'base64');
  const checked = checkAssertion(xml.toString('utf8'), {
    signers: platform.tokenServiceCertificates,
    holder: certificate.der,
    entityId,
    cvr,
    now,
  });
  if (!checked.ok) return unavailable(`token service: its assertion is no good, ${checked.problem}`);
  return { kind: 'assertion', assertion: { xml, id: checked.id, validTo: checked.validTo } };
}

function codeIn(said: Readonly<Record<string, unknown>>): string | undefined {
  const names = ['faultcode', 'code', 'error', 'ErrorCode', 'Code'];
  return names.map((name) => safeCode(said[name])).find((code) => code !== undefined);
}

async function* one(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece;
}
