import { randomBytes } from 'node:crypto';
import { Provider, type ProviderContext, type TokenSource } from 'oidc-provider';
import { alwaysAsk } from './always-ask.ts';
import { errorPage } from './error-page.tsx';
import { addManners } from './manners.tsx';
import { createMemoryAdapter } from './memory-adapter.ts';
import { addFaults } from './provider-faults.ts';
import { type ProviderOptions, providerPaths } from './provider-options.ts';
import { requestChecks } from './request-checks.ts';
import { signingKeys } from './signing-keys.ts';

const threeHours = 3 * 60 * 60;

/**
 * An OpenID provider on oidc-provider 9: authorization code flow alone, PKCE S256, nonce and state demanded, exact
 * redirect URIs, codes that work once, pushed authorization requests accepted, log-out with `id_token_hint` alone.
 * Codes and sessions live in memory.
 */
export async function createProvider(options: ProviderOptions): Promise<Provider> {
  const { client, issuer } = options;
  const path = new URL(issuer).pathname;
  const name = path.slice(1).replaceAll('/', '_');
  const provider = new Provider(issuer, {
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: client.id,
        ...(client.secret === undefined
          ? { token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256' }
          : { token_endpoint_auth_method: 'client_secret_basic', client_secret: client.secret }),
        ...('jwksUri' in client.keys ? { jwks_uri: client.keys.jwksUri } : { jwks: client.keys.jwks }),
        redirect_uris: [client.redirectUri],
        post_logout_redirect_uris: [...client.afterLogoutUris],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: options.signing,
        ...(client.encryption && {
          id_token_encrypted_response_alg: client.encryption,
          id_token_encrypted_response_enc: 'A256GCM',
        }),
      },
    ],
    jwks: await signingKeys(options.keyFolder, options.signing),
    scopes: Object.keys(options.claims),
    claims: options.claims,
    conformIdTokenClaims: !options.allClaimsInIdToken,
    responseTypes: ['code'],
    pkce: { required: () => true },
    // The broker demands the address in every request, also from a client that registered but one.
    allowOmittingSingleRegisteredRedirectUri: false,
    clientAuthMethods: ['private_key_jwt', 'client_secret_basic'],
    routes: providerPaths,
    extraParams: requestChecks(options),
    interactions: {
      policy: alwaysAsk(),
      url: async (_context: ProviderContext, { uid }: { readonly uid: string }) => `${path}/log-in/${uid}`,
    },
    features: {
      devInteractions: { enabled: false },
      encryption: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: async () => undefined },
      resourceIndicators: { enabled: false },
      dPoP: { enabled: false },
    },
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: { session: `${name}_session`, interaction: `${name}_interaction`, resume: `${name}_resume` },
      long: { httpOnly: true, sameSite: 'lax', path },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    ttl: {
      AccessToken: threeHours,
      AuthorizationCode: 60,
      Grant: threeHours,
      IdToken: options.idTokenSeconds,
      Interaction: 15 * 60,
      Session: threeHours,
    },
    clientBasedCORS: () => false,
    discovery: { ui_locales_supported: ['da', 'en'] },
    findAccount: async (_context: ProviderContext, accountId: string, source?: TokenSource) =>
      options.findAccount(accountId, source),
    renderError: async (
      context: ProviderContext,
      out: { readonly error: string; readonly error_description?: string },
    ) => errorPage(context, out.error, out.error_description ?? ''),
    // The library keeps requests away from loopback; the product's key set is exactly there.
    fetch: (address: string, { dispatcher: _kept, ...rest }: RequestInit & { dispatcher?: unknown }) =>
      fetch(address, rest),
  });
  addFaults(provider, options);
  addManners(provider, options);
  return provider;
}
