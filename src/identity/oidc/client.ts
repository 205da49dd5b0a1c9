import * as openid from 'openid-client';
import { clientConfiguration } from './client-configuration.ts';
import type { OidcClientOptions } from './client-options.ts';
import { createDiscovery, type Discovered } from './discovery.ts';
import { failure, failureOf, type OidcFailure } from './failure.ts';
import { verifyIdToken } from './id-token.ts';
import { type LogoutOrder, verifyLogoutToken } from './logout-token.ts';

/** What ties an answer to the browser that asked. Keep it in that browser's session, and use it once. */
export interface LoginSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What a log-in asks for. */
export interface AuthorizationRequest extends LoginSecrets {
  /** BCP 47 tag, sent as `ui_locales`. */
  readonly language?: string;
  /** Scopes with spaces between; `openid` when absent. */
  readonly scope?: string;
  /** Parameters of the provider's own, such as `idp_params`. They cannot replace the standard ones. */
  readonly extra?: Readonly<Record<string, string>>;
  /** Ask for a proof of identity at most so many seconds old; give the same number to `exchange`. */
  readonly maximumAge?: number;
}

/** A checked log-in. */
export interface OidcLogin {
  readonly ok: true;
  /** Those of the userinfo answer, where it was asked for, under those of the id token. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** The signed id token, decrypted, for `endSessionUrl`. */
  readonly idToken: string;
  /** For what the provider keeps elsewhere, such as many groups; never kept. */
  readonly accessToken: string;
}

/** One identity provider, as the product uses it. No method throws for what the provider or the network does. */
export interface OidcClient {
  readonly issuer: string;
  /** Where to send the browser. */
  authorizationUrl(request: AuthorizationRequest): Promise<{ readonly ok: true; readonly url: string } | OidcFailure>;
  /** Turns the provider's answer at the redirect URI (the whole address, or its path and query) into a log-in. */
  exchange(
    callbackUrl: string | URL,
    expected: LoginSecrets & { readonly maximumAge?: number },
  ): Promise<OidcLogin | OidcFailure>;
  /** Where to send the browser to end the session at the provider; no `url` where the provider offers none. */
  endSessionUrl(request: {
    readonly idToken: string;
    readonly returnTo: string;
    readonly state?: string;
  }): Promise<{ readonly ok: true; readonly url: string | undefined } | OidcFailure>;
  /** The origins that browsers are sent to, as far as the provider has been looked up. */
  origins(): readonly string[];
  /** Checks a logout token that somebody brought (back-channel log-out); the caller refuses one that was used before. */
  logoutOrder(token: string): Promise<LogoutOrder | OidcFailure>;
}

/** New random values for one log-in: 256 bits each. */
export function newLoginSecrets(): LoginSecrets {
  return {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    codeVerifier: openid.randomPKCECodeVerifier(),
  };
}

/** The registered redirect URI with the query that came back, whatever host name the browser used to reach us. */
function callbackAddress(redirectUri: string, callbackUrl: string | URL): URL {
  const address = new URL(redirectUri);
  address.search = new URL(callbackUrl, redirectUri).search;
  return address;
}

async function authorizationUrl(
  { configuration }: Discovered,
  options: OidcClientOptions,
  request: AuthorizationRequest,
): Promise<string> {
  const parameters = {
    ...request.extra,
    redirect_uri: options.redirectUri,
    response_type: 'code',
    scope: request.scope ?? 'openid',
    state: request.state,
    nonce: request.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(request.codeVerifier),
    code_challenge_method: 'S256',
    ...(request.language !== undefined && { ui_locales: request.language }),
    ...(request.maximumAge !== undefined && { max_age: String(request.maximumAge) }),
  };
  // A provider that takes requests beforehand gets them so (RFC 9126), unless the registration says otherwise.
  const offersPushed = configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined;
  const url =
    (options.pushed ?? offersPushed)
      ? await openid.buildAuthorizationUrlWithPAR(configuration, parameters)
      : openid.buildAuthorizationUrl(configuration, parameters);
  return url.href;
}

async function exchange(
  provider: Discovered,
  options: OidcClientOptions,
  callbackUrl: string | URL,
  expected: LoginSecrets & { readonly maximumAge?: number },
): Promise<OidcLogin | OidcFailure> {
  const { configuration, keys } = provider;
  let tokens: Awaited<ReturnType<typeof openid.authorizationCodeGrant>>;
  try {
    tokens = await openid.authorizationCodeGrant(configuration, callbackAddress(options.redirectUri, callbackUrl), {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.codeVerifier,
      idTokenExpected: true,
      ...(expected.maximumAge !== undefined && { maxAge: expected.maximumAge }),
    });
  } catch (error) {
    return failureOf(error, 'token endpoint');
  }
  const decrypted = openid.getDecryptedResponses(tokens)?.id_token?.token_endpoint;
  if (options.decryptionKey !== undefined && decrypted === undefined) {
    return failure('invalid', 'id token: not encrypted');
  }
  const idToken = decrypted ?? tokens.id_token ?? '';
  // openid-client trusts the TLS connection for tokens from the token endpoint; the signature is checked here.
  const verified = await verifyIdToken(idToken, {
    issuer: options.issuer,
    clientId: options.clientId,
    nonce: expected.nonce,
    keys,
    accessToken: tokens.access_token,
    maximumAge: expected.maximumAge,
  });
  if (!verified.ok) return verified;
  const given = { idToken, accessToken: tokens.access_token };
  if (!options.userinfo) return { ok: true, claims: verified.claims, ...given };
  try {
    const more = await openid.fetchUserInfo(configuration, tokens.access_token, String(verified.claims.sub));
    return { ok: true, claims: { ...more, ...verified.claims }, ...given };
  } catch (error) {
    return failureOf(error, 'userinfo');
  }
}

/** Where metadata sends browsers to. */
function originsIn(metadata: openid.ServerMetadata): readonly string[] {
  const addresses = [metadata.authorization_endpoint, metadata.end_session_endpoint];
  return addresses.flatMap((address) => (address === undefined ? [] : (URL.parse(address)?.origin ?? [])));
}

/**
 * A client of one OpenID provider: authorization code flow with PKCE S256, state and nonce (OpenID Connect Core 3.1,
 * RFC 9700). The provider is looked up when first used, so the product starts while it is down. Throws on use where a
 * key or the redirect URI is malformed: those come from our configuration, not from the provider.
 */
export function createOidcClient(options: OidcClientOptions): OidcClient {
  let origins: readonly string[] = [];
  const find = createDiscovery({
    issuer: options.issuer,
    allowInsecureLoopback: options.allowInsecureLoopback ?? false,
    maximumAge: options.metadataMaximumAge ?? 600,
    fetch: options.fetch ?? fetch,
    now: options.now ?? Date.now,
    configure(metadata) {
      origins = originsIn(metadata);
      return clientConfiguration(options, metadata);
    },
  });
  return {
    issuer: options.issuer,
    origins: () => origins,
    async authorizationUrl(request) {
      const provider = await find();
      if (!provider.ok) return provider;
      try {
        return { ok: true, url: await authorizationUrl(provider, options, request) };
      } catch (error) {
        return failureOf(error, 'authorization request');
      }
    },
    async exchange(callbackUrl, expected) {
      const provider = await find();
      return provider.ok ? exchange(provider, options, callbackUrl, expected) : provider;
    },
    async endSessionUrl({ idToken, returnTo, state }) {
      const provider = await find();
      if (!provider.ok) return provider;
      if (provider.configuration.serverMetadata().end_session_endpoint === undefined)
        return { ok: true, url: undefined };
      const url = openid.buildEndSessionUrl(provider.configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: returnTo,
        ...(state !== undefined && { state }),
      });
      return { ok: true, url: url.href };
    },
    async logoutOrder(token) {
      const provider = await find();
      if (!provider.ok) return provider;
      return verifyLogoutToken(token, { issuer: options.issuer, clientId: options.clientId, keys: provider.keys });
    },
  };
}
