import { createHash, timingSafeEqual } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { failure, type OidcFailure } from './failure.ts';

/** Asymmetric algorithms alone: `none` and HS* would let whoever knows the client secret, or nobody, sign. */
export const signatureAlgorithms: readonly string[] = ['ES256', 'RS256', 'PS256'];

// Entra ID dates its tokens five minutes back to please slow clocks.
const oldestSeconds = 15 * 60;
const clockSkewSeconds = 60;

/** What an id token is held against. */
export interface IdTokenExpectation {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly keys: JWTVerifyGetKey;
  /** The access token that came along, for `at_hash`. */
  readonly accessToken: string;
  /** Seconds since the person last proved who they are, where that was asked for. */
  readonly maximumAge?: number;
}

/** OpenID Connect Core 3.1.3.6: the left half of the SHA-256 of the access token (all three algorithms use SHA-256). */
function fitsHash(accessToken: string, hash: unknown): boolean {
  const half = createHash('sha256').update(accessToken, 'ascii').digest().subarray(0, 16);
  const given = Buffer.from(typeof hash === 'string' ? hash : '', 'base64url');
  return given.length === half.length && timingSafeEqual(given, half);
}

function wrongClaim(claims: JWTPayload, expected: IdTokenExpectation, now: number): string | undefined {
  if (typeof claims.sub !== 'string' || claims.sub === '') return 'sub';
  if (claims.nonce !== expected.nonce) return 'nonce';
  if (Array.isArray(claims.aud) && claims.aud.length > 1 && claims.azp !== expected.clientId) return 'azp';
  if (claims.azp !== undefined && claims.azp !== expected.clientId) return 'azp';
  if (claims.at_hash !== undefined && !fitsHash(expected.accessToken, claims.at_hash)) return 'at_hash';
  if (expected.maximumAge !== undefined) {
    const { auth_time: at } = claims;
    if (typeof at !== 'number' || now - at > expected.maximumAge + clockSkewSeconds) return 'auth_time';
  }
  return undefined;
}

/**
 * Checks a signed id token in full (OpenID Connect Core 3.1.3.7): algorithm from the allow-list, signature by one of the
 * provider's keys, `iss`, `aud`, `azp`, `exp`, `iat` (neither in the future nor over 15 minutes old), `nonce`, `at_hash`
 * where it is there, and `auth_time` where a maximum age was asked for.
 */
export async function verifyIdToken(
  jwt: string,
  expected: IdTokenExpectation,
): Promise<{ readonly ok: true; readonly claims: JWTPayload } | OidcFailure> {
  try {
    const { payload } = await jwtVerify(jwt, expected.keys, {
      algorithms: [...signatureAlgorithms],
      issuer: expected.issuer,
      audience: expected.clientId,
      clockTolerance: clockSkewSeconds,
      maxTokenAge: oldestSeconds,
      requiredClaims: ['sub', 'exp', 'iat'],
    });
    const wrong = wrongClaim(payload, expected, Math.floor(Date.now() / 1000));
    return wrong === undefined ? { ok: true, claims: payload } : failure('invalid', `id token: claim ${wrong}`);
  } catch (error) {
    if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
      return failure('invalid', `id token: claim ${error.claim}`);
    }
    // The key set could not be fetched: the token may be in order.
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
      return failure('provider-unavailable', 'key set: no answer');
    }
    if (error.code === 'ERR_JOSE_GENERIC') return failure('provider-unavailable', 'key set: no usable answer');
    return failure('invalid', `id token: ${error.code}`);
  }
}
