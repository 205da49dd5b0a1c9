import type { JWK } from 'jose';
import type { Account, TokenSource } from 'oidc-provider';
import type { PeerContext } from '../../peer.ts';
import type { SigningAlgorithm } from './signing-keys.ts';

/** Where the sandbox takes the product's public keys from: its `jwks_uri`, or given outright where no server runs. */
export type ClientKeys = { readonly jwksUri: string } | { readonly jwks: { readonly keys: readonly JWK[] } };

/** The one client of a provider. */
export interface ProviderClient {
  readonly id: string;
  /** `private_key_jwt` with the client's keys, or `client_secret_basic` where a secret is given. */
  readonly secret?: string;
  readonly keys: ClientKeys;
  readonly redirectUri: string;
  readonly afterLogoutUris: readonly string[];
  /** Id tokens are encrypted to the client's key by this algorithm and A256GCM; in the clear when absent. */
  readonly encryption?: 'ECDH-ES' | 'RSA-OAEP-256';
}

/** What makes one provider differ from another. */
export interface ProviderOptions {
  readonly issuer: string;
  readonly context: PeerContext;
  /** Folder for the signing key. */
  readonly keyFolder: string;
  readonly client: ProviderClient;
  readonly signing: SigningAlgorithm;
  /** Claims by scope. Those of `openid` stand in the id token. */
  readonly claims: Readonly<Record<string, readonly string[]>>;
  /** Whether the claims of the other scopes stand in the id token too, or in the userinfo answer alone. */
  readonly allClaimsInIdToken: boolean;
  /** Query parameters beyond OpenID Connect's own; a check gives what is wrong with the value, if anything. */
  readonly parameters: Readonly<Record<string, (value: string | undefined) => string | undefined>>;
  readonly findAccount: (accountId: string, source: TokenSource | undefined) => Account | undefined;
  readonly idTokenSeconds: number;
}

/** Paths below the issuer, as Signaturgruppen's broker names them (identity reference, section 2.1). */
export const providerPaths = {
  authorization: '/connect/authorize',
  pushed_authorization_request: '/connect/par',
  token: '/connect/token',
  userinfo: '/connect/userinfo',
  end_session: '/connect/endsession',
  jwks: '/.well-known/openid-configuration/jwks',
} as const;
