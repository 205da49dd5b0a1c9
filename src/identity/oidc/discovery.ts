import { createRemoteJWKSet, type JWTVerifyGetKey, customFetch as keySetFetch } from 'jose';
import * as openid from 'openid-client';
import type { ProviderFetch } from '../providers/fetch-within.ts';
import { failure, failureOf, type OidcFailure } from './failure.ts';
import { isSafeAddress } from './safe-address.ts';

/** What an identity provider says of itself, ready for use. */
export interface Discovered {
  readonly ok: true;
  readonly configuration: openid.Configuration;
  /** The provider's signing keys; a key id that is not known yet makes them be fetched again. */
  readonly keys: JWTVerifyGetKey;
}

/** What {@link createDiscovery} needs. */
export interface DiscoveryOptions {
  readonly issuer: string;
  readonly allowInsecureLoopback: boolean;
  /** Seconds after which the provider is asked anew. */
  readonly maximumAge: number;
  /** Makes the calls. */
  readonly fetch: ProviderFetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Makes the configuration that the product's calls use. */
  readonly configure: (metadata: openid.ServerMetadata) => Promise<openid.Configuration>;
}

/** Seconds that any call to an identity provider may take. */
export const callSeconds = 10;

/** The addresses in a provider's metadata that the product may call or send somebody to. */
export const providerEndpoints = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'userinfo_endpoint',
  'end_session_endpoint',
  'pushed_authorization_request_endpoint',
] as const;

/** `fetch` that follows no redirect and calls nothing but safe addresses, whatever the metadata says. */
export function guardedFetch(allowInsecureLoopback: boolean, by: ProviderFetch): ProviderFetch {
  return (address, init) => {
    if (!isSafeAddress(address, allowInsecureLoopback)) {
      return Promise.reject(new Error('the address of the identity provider is not safe'));
    }
    return by(address, { ...init, redirect: 'manual' });
  };
}

/** {@link guardedFetch} as openid-client calls it; the bodies it sends are forms, or nothing. */
export function guardedFormFetch(allowInsecureLoopback: boolean, by: ProviderFetch): openid.CustomFetch {
  const guarded = guardedFetch(allowInsecureLoopback, by);
  return (address, { body, ...init }) =>
    guarded(address, { ...init, body: body instanceof URLSearchParams || typeof body === 'string' ? body : null });
}

async function metadataOf(
  options: DiscoveryOptions,
): Promise<{ readonly ok: true; readonly metadata: openid.ServerMetadata; readonly keysAt: URL } | OidcFailure> {
  const { issuer, allowInsecureLoopback } = options;
  if (!isSafeAddress(issuer, allowInsecureLoopback)) {
    return failure('invalid', 'discovery: the issuer is no https address');
  }
  try {
    const found = await openid.discovery(new URL(issuer), 'discovery', undefined, openid.None(), {
      // The guard above decides; openid-client knows no "http on loopback alone".
      execute: [openid.allowInsecureRequests],
      timeout: callSeconds,
      [openid.customFetch]: guardedFormFetch(allowInsecureLoopback, options.fetch),
    });
    const metadata = found.serverMetadata();
    // Exact, so that neither a slash at the end nor Entra ID's `{tenantid}` template slips through.
    if (metadata.issuer !== issuer) return failure('invalid', 'discovery: the metadata names another issuer');
    for (const name of providerEndpoints) {
      const address = metadata[name];
      if (address !== undefined && !isSafeAddress(address, allowInsecureLoopback)) {
        return failure('invalid', `discovery: ${name} is no https address`);
      }
    }
    if (metadata.jwks_uri === undefined) return failure('invalid', 'discovery: jwks_uri is missing');
    return { ok: true, metadata, keysAt: new URL(metadata.jwks_uri) };
  } catch (error) {
    return failureOf(error, 'discovery');
  }
}

async function discover(options: DiscoveryOptions): Promise<Discovered | OidcFailure> {
  const found = await metadataOf(options);
  if (!found.ok) return found;
  const guarded = guardedFetch(options.allowInsecureLoopback, options.fetch);
  return {
    ok: true,
    configuration: await options.configure(found.metadata),
    keys: createRemoteJWKSet(found.keysAt, {
      cacheMaxAge: options.maximumAge * 1000,
      timeoutDuration: callSeconds * 1000,
      // Tokens come from the provider itself over TLS, so nobody else can make us fetch; a rotated key works at once.
      cooldownDuration: 0,
      [keySetFetch]: (address, init) => guarded(address, init),
    }),
  };
}

/**
 * Looks the provider up when it is first needed (OpenID Connect Discovery 1.0 section 4) and keeps the answer for
 * `maximumAge` seconds. A failure is not kept: the next use tries again. Calls at the same time share one look-up.
 */
export function createDiscovery(options: DiscoveryOptions): () => Promise<Discovered | OidcFailure> {
  let kept: { readonly at: number; readonly answer: Promise<Discovered | OidcFailure> } | undefined;
  return async () => {
    if (kept === undefined || options.now() - kept.at >= options.maximumAge * 1000) {
      kept = { at: options.now(), answer: discover(options) };
    }
    const mine = kept;
    let found = false;
    try {
      const answer = await mine.answer;
      found = answer.ok;
      return answer;
    } finally {
      if (!found && kept === mine) kept = undefined;
    }
  };
}
