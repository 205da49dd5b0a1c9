import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { ProviderName } from '../session-at-provider.ts';
import { failure, type OidcFailure } from './failure.ts';
import { signatureAlgorithms } from './id-token.ts';

/** What every logout token says of itself (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** Older ones are refused, so that a used one needs to be remembered for so long only. */
const oldestSeconds = 5 * 60;
const clockSkewSeconds = 60;

/** Seconds for which a used logout token must be remembered: after that it is refused for its age. */
export const logoutTokenSeconds = oldestSeconds + 2 * clockSkewSeconds;

/** A checked logout token: whose sessions end. */
export interface LogoutOrder {
  readonly ok: true;
  readonly name: ProviderName;
  /** Its number; the caller refuses one that was used. */
  readonly id: string;
}

function wrongIn(claims: JWTPayload): string | undefined {
  const { events, nonce, sid, sub, jti } = claims;
  // With a nonce it could be an id token that somebody passes off as this.
  if (nonce !== undefined) return 'nonce';
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, logoutEvent)) return 'events';
  const event: unknown = Reflect.get(events, logoutEvent);
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return 'events';
  if (typeof jti !== 'string' || jti === '') return 'jti';
  if (sid !== undefined && (typeof sid !== 'string' || sid === '')) return 'sid';
  if (sub === '' || (sub === undefined && sid === undefined)) return 'sub';
  return undefined;
}

/**
 * Checks a logout token in full (section 2.6): algorithm from the allow-list, signature by one of the provider's keys, `iss`,
 * `aud`, `iat`, `exp`, `jti`, `events`, `sub` or `sid`, and that there is no `nonce`. `typ`, where it is given, says what it is.
 */
export async function verifyLogoutToken(
  jwt: string,
  expected: { readonly issuer: string; readonly clientId: string; readonly keys: JWTVerifyGetKey },
): Promise<LogoutOrder | OidcFailure> {
  try {
    const { payload, protectedHeader } = await jwtVerify(jwt, expected.keys, {
      algorithms: [...signatureAlgorithms],
      issuer: expected.issuer,
      audience: expected.clientId,
      clockTolerance: clockSkewSeconds,
      maxTokenAge: oldestSeconds,
      requiredClaims: ['iat', 'exp', 'jti', 'events'],
    });
    const { typ } = protectedHeader;
    // Providers from before the standard was finished write `JWT`, or nothing.
    if (typ !== undefined && !/^(application\/)?(logout\+jwt|jwt)$/i.test(typ)) {
      return failure('invalid', 'logout token: typ');
    }
    const wrong = wrongIn(payload);
    if (wrong !== undefined) return failure('invalid', `logout token: claim ${wrong}`);
    const { sid, sub, jti } = payload;
    const name = { issuer: expected.issuer, subject: sub ?? null, sid: typeof sid === 'string' ? sid : null };
    return { ok: true, name, id: String(jti) };
  } catch (error) {
    if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
      return failure('invalid', `logout token: claim ${error.claim}`);
    }
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
      return failure('provider-unavailable', 'key set: no answer');
    }
    if (error.code === 'ERR_JOSE_GENERIC') return failure('provider-unavailable', 'key set: no usable answer');
    return failure('invalid', `logout token: ${error.code}`);
  }
}
