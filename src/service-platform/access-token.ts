import type { OrganisationCertificate } from './certificate.ts';
import { exchangeHttp } from './exchange-http.ts';
import { identityOf, type Platform } from './platform.ts';
import { type PlatformRefusal, type PlatformUnavailable, refusal, unavailable } from './refusal.ts';
import { challengeOf, jsonObject, safeCode, withoutService } from './service-answer.ts';
import type { Assertion } from './token-service.ts';

/** An access token for one service; goes out in `Authorization` over TLS with the certificate that it was issued to. */
export interface AccessToken {
  readonly value: string;
  readonly validTo: Date;
}

export type ExchangedToken =
  | { readonly kind: 'token'; readonly token: AccessToken }
  /** The assertion is not taken (any more): a new one is needed. */
  | { readonly kind: 'assertion-refused'; readonly code: string | undefined }
  | PlatformRefusal
  | PlatformUnavailable;

/** Where assertions are exchanged; all of Serviceplatformen's REST services are said to share it. */
const path = '/service/AccessTokenService_1/token';

/** What a token is good for where the answer doesn't say: it is used, and asked for again soon. */
const unsaidSeconds = 300;
/** The longest life of an access token (OIO IDWS REST 1.0). */
const mostSeconds = 3_600;

/** Exchanges an assertion for an access token (OIO IDWS REST 1.0, service-security 5 step 2). */
export async function exchangeAssertion(
  platform: Platform,
  certificate: OrganisationCertificate,
  assertion: Assertion,
  now: Date,
  signal: AbortSignal,
): Promise<ExchangedToken> {
  const body = Buffer.from(new URLSearchParams({ 'saml-token': assertion.xml.toString('base64') }).toString());
  const answer = await exchangeHttp({
    method: 'POST',
    url: platform.url + path,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8',
      Accept: 'application/json',
    },
    body: { length: body.length, pieces: one(body) },
    identity: identityOf(platform, certificate),
    signal,
  });
  const without = withoutService(answer);
  if (without) return without.kind === 'unavailable' ? unavailable(`access tokens: ${without.reason}`) : without;
  if (answer.kind === 'none') return unavailable('access tokens: no answer');
  const { status } = answer;
  const code = safeCode(challengeOf(answer)?.error);
  if (status === 401) return { kind: 'assertion-refused', code };
  if (status >= 400) return refusal('agreement', code);
  const said = jsonObject(answer.body);
  const value = said?.access_token;
  if (status !== 200 || typeof value !== 'string' || !/^[!-~]+$/.test(value)) {
    return unavailable(`access tokens: HTTP ${status} without a token`);
  }
  if (typeof said?.token_type === 'string' && said.token_type.toLowerCase() !== 'holder-of-key') {
    return unavailable('access tokens: a token of another type');
  }
  const validTo = new Date(now.getTime() + secondsOf(said?.expires_in) * 1_000);
  return { kind: 'token', token: { value, validTo: validTo < assertion.validTo ? validTo : assertion.validTo } };
}

/** `expires_in` is a number by the profile; as a text it says the same. */
function secondsOf(given: unknown): number {
  const seconds = typeof given === 'string' && /^\d{1,9}$/.test(given.trim()) ? Number(given) : given;
  return typeof seconds === 'number' && seconds > 0 ? Math.min(seconds, mostSeconds) : unsaidSeconds;
}

async function* one(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece;
}
