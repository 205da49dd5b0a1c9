import type { Text } from '../../texts/catalogue.ts';
import type { AssuranceLevel } from '../oidc/claims.ts';
import type { Audience, ClaimMap } from './claim-map.ts';
import type { PresetKey } from './presets.ts';

/** How the product proves to a provider who it is; `private-key-jwt` with a key of its own. */
export type ProviderAuthentication =
  | { readonly kind: 'private-key-jwt' }
  | { readonly kind: 'client-secret-basic' | 'client-secret-post'; readonly secret: string };

/** Where groups are read that a provider in the manner of Entra ID left out of the log-in. */
export interface GraphSource {
  /** Such as `https://graph.microsoft.com/v1.0`; without a slash at the end. */
  readonly endpoint: string;
  /** What a group is called by, as in the log-ins of those who have few. */
  readonly groupName: 'id' | 'displayName' | 'onPremisesSamAccountName';
}

/** An OpenID provider that an organisation's citizens or employees log in by. */
export interface LoginProvider {
  /** Its part of addresses; `mitid` and `oidc` are those of the installation. */
  readonly key: string;
  readonly audience: Audience;
  /** What it is called where somebody chooses a way; null for the installation's, which have words of the product's. */
  readonly name: Text | null;
  readonly preset: PresetKey;
  /** Exactly as the provider's metadata spells it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly authentication: ProviderAuthentication;
  /** Scopes with spaces between. */
  readonly scope: string;
  /** Parameters beyond the standard's, such as `acr_values`; `{level}` and `{language}` in them stand for what is asked for. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly claims: ClaimMap;
  /** Claims that must have this value, such as `idp` = `mitid`. */
  readonly expects: Readonly<Record<string, string>>;
  /** Whether the userinfo answer is read too. */
  readonly userinfo: boolean;
  /** Whether id tokens come encrypted to our key; others are refused then. */
  readonly encrypted: boolean;
  /** Nobody is let in at a lower NSIS level; null where none is asked for (employees). */
  readonly minimumLevel: AssuranceLevel | null;
  /** The level that all its log-ins have by agreement; counts where no claim tells of the level. */
  readonly agreedLevel: AssuranceLevel | null;
  readonly graph: GraphSource | null;
}
