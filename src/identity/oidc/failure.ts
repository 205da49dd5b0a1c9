import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';

/** Why a log-in did not come about. */
export type OidcFailureCode = 'cancelled' | 'provider-unavailable' | 'invalid';

/** A failed step of a log-in. `detail` is for the log: error codes and claim names, never a value of a claim. */
export interface OidcFailure {
  readonly ok: false;
  readonly code: OidcFailureCode;
  readonly detail: string;
}

/** Makes a failure. */
export function failure(code: OidcFailureCode, detail: string): OidcFailure {
  return { ok: false, code, detail };
}

// The answer of a provider is input from outside: only codes that a standard defines may reach the log (RFC 6749
// sections 4.1.2.1 and 5.2, RFC 6750 section 3.1, OpenID Connect Core 3.1.2.6).
const knownErrors: ReadonlySet<string> = new Set([
  ...['access_denied', 'invalid_request', 'unauthorized_client', 'unsupported_response_type', 'invalid_scope'],
  ...['server_error', 'temporarily_unavailable', 'invalid_client', 'invalid_grant', 'unsupported_grant_type'],
  ...['invalid_token', 'insufficient_scope', 'interaction_required', 'login_required', 'consent_required'],
  ...['account_selection_required', 'invalid_request_uri', 'invalid_request_object'],
]);

const unavailable: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

function named(error: string): string {
  return knownErrors.has(error) ? error : 'an error code that no standard defines';
}

function isDown(status: number): boolean {
  return status >= 500 || status === 429;
}

/** The answer itself was cut off or no JSON, as against a token in it that does not parse. */
function isTornBody(error: ClientError): boolean {
  return (
    error.code === 'OAUTH_PARSE_ERROR' &&
    error.cause instanceof Error &&
    error.cause.message.includes('"response" body')
  );
}

function claimOf(error: ClientError): string {
  const inner = error.cause instanceof Error ? error.cause.cause : undefined;
  if (typeof inner !== 'object' || inner === null || !('claim' in inner)) return '';
  return ` (${String(inner.claim)})`;
}

/** Sorts whatever openid-client or the network threw, at a step such as `token endpoint`. */
export function failureOf(error: unknown, step: string): OidcFailure {
  if (error instanceof AuthorizationResponseError) {
    if (error.error === 'access_denied') return failure('cancelled', `${step}: access_denied`);
    return failure(unavailable.has(error.error) ? 'provider-unavailable' : 'invalid', `${step}: ${named(error.error)}`);
  }
  if (error instanceof ResponseBodyError) {
    const down = isDown(error.status) || unavailable.has(error.error);
    return failure(down ? 'provider-unavailable' : 'invalid', `${step}: HTTP ${error.status} ${named(error.error)}`);
  }
  if (error instanceof WWWAuthenticateChallengeError) return failure('invalid', `${step}: HTTP ${error.status}`);
  if (error instanceof ClientError) {
    if (error.cause instanceof Response) {
      const { status } = error.cause;
      // A page of a proxy in the provider's place is an outage too, whatever its status says.
      return failure('provider-unavailable', `${step}: HTTP ${status}, not the answer of an OpenID provider`);
    }
    const code = error.code ?? 'OAUTH_UNKNOWN';
    const down = code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' || isTornBody(error);
    return failure(down ? 'provider-unavailable' : 'invalid', `${step}: ${code}${claimOf(error)}`);
  }
  // fetch throws a TypeError for everything between us and the provider: refused, reset, no such host, bad certificate.
  if (error instanceof TypeError && error.message === 'fetch failed') {
    return failure('provider-unavailable', `${step}: no connection`);
  }
  return failure('invalid', `${step}: ${error instanceof Error ? error.name : 'unknown error'}`);
}
