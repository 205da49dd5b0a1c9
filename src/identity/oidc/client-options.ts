import type { ProviderFetch } from '../providers/fetch-within.ts';
import type { PrivateKey } from './keys.ts';

/** How the product proves to the provider's token endpoint who it is. */
export type OidcAuthentication =
  | { readonly kind: 'private-key-jwt'; readonly key: PrivateKey }
  | { readonly kind: 'client-secret-basic'; readonly secret: string }
  | { readonly kind: 'client-secret-post'; readonly secret: string };

/** A registration of the product at one identity provider. */
export interface OidcClientOptions {
  /** The provider's issuer, exactly as its metadata spells it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly authentication: OidcAuthentication;
  /** The one redirect URI registered; an organisation travels in `state`. */
  readonly redirectUri: string;
  /** With a key (or several, while one is replaced), id tokens that are not encrypted are refused. */
  readonly decryptionKey?: PrivateKey | readonly PrivateKey[];
  /** Fetch the userinfo answer too, for brokers that keep personal claims out of the id token. */
  readonly userinfo?: boolean;
  /**
   * Whether to send the request to the provider first (RFC 9126), so that nothing of it stands in the browser's address; where
   * this is absent, whenever the provider offers it.
   */
  readonly pushed?: boolean;
  /** Allow http for 127.0.0.1, [::1] and localhost, and for nothing else: the sandbox. */
  readonly allowInsecureLoopback?: boolean;
  /** Seconds that the provider's metadata and keys are kept; 600 when absent. */
  readonly metadataMaximumAge?: number;
  /** Seconds that a call to the provider may take; 10 when absent. */
  readonly callSeconds?: number;
  /** Makes the calls; the platform's own where absent. */
  readonly fetch?: ProviderFetch;
  /** Milliseconds since 1970, for tests. */
  readonly now?: () => number;
}
