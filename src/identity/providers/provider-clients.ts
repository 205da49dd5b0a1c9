import { decodeJwt } from 'jose';
import type { Organisation } from '../../organisations/organisation.ts';
import { createOidcClient, type OidcClient } from '../oidc/client.ts';
import type { OidcAuthentication } from '../oidc/client-options.ts';
import type { ClientKeys } from '../oidc/keys.ts';
import type { Audience } from './claim-map.ts';
import { decryptionKeys, type OwnClientKeys, publishedPairs } from './client-key-turn.ts';
import type { ProviderFetch } from './fetch-within.ts';
import { type GraphGroups, readGraphGroups } from './graph-groups.ts';
import type { LoginProvider } from './login-provider.ts';
import { draftProviders, ownClientKeys, ownProviders } from './own-providers.ts';

/** What {@link createProviderClients} needs. */
export interface ProviderClientsOptions {
  /** The installation's own provider of an audience; null where there is none. */
  readonly installation: (organisation: Organisation, audience: Audience) => LoginProvider | null;
  /** The installation's keys towards its providers. */
  readonly keys: ClientKeys;
  readonly publicUrl: string;
  /** Allow http on this machine: where the sandbox plays the providers. */
  readonly allowInsecureLoopback: boolean;
  /** How addresses that an administrator entered are called; as any other where this is absent. */
  readonly fetchOfOwn?: ProviderFetch;
}

/** A provider with the client that speaks to it. */
export interface ProviderClient {
  readonly provider: LoginProvider;
  readonly client: OidcClient;
  /** Whether the organisation entered it itself. */
  readonly isOwn: boolean;
}

/** The OpenID providers of all organisations, each with the client that knows it. */
export interface ProviderClients {
  /** The installation's; null where there is none. */
  installation(organisation: Organisation, audience: Audience): ProviderClient | null;
  /** One that the organisation entered itself. */
  own(organisation: Organisation, key: string): ProviderClient | null;
  /** One as it was entered and is not in use yet, else the one in use: what a test log-in tries. */
  tried(organisation: Organisation, key: string): ProviderClient | null;
  /** All of an organisation's that are in use. */
  all(organisation: Organisation): readonly ProviderClient[];
  /** The one that gave an id token, by its issuer and whom it is for. */
  ofIdToken(organisation: Organisation, idToken: string): ProviderClient | null;
  /** Reads the groups that a provider left out of a log-in; null where nobody has said where they are. */
  groups(known: ProviderClient, accessToken: string): Promise<GraphGroups> | null;
  /** Where an organisation's log-outs may lead. */
  origins(organisation: Organisation): readonly string[];
}

const audiences = ['citizens', 'employees'] as const satisfies readonly Audience[];

/** Where an own provider leads back to. Each has an address of its own, so that no answer of one passes for another's. */
export function ownReturnAddress(publicUrl: string, slug: string, key: string): string {
  return `${publicUrl}/${slug}/login/udbyder/${key}/retur`;
}

/** Makes the clients when they are first asked for, and again when a provider's settings have changed. */
export function createProviderClients(options: ProviderClientsOptions): ProviderClients {
  const { publicUrl, allowInsecureLoopback } = options;
  const made = new Map<string, { readonly settings: string; readonly client: ProviderClient }>();

  type Place = 'installation' | 'own' | 'draft';
  const placeOf = (organisation: Organisation, place: Place, key: string) => `${organisation.id} ${place} ${key}`;
  const clientOf = (organisation: Organisation, provider: LoginProvider, of: Place): ProviderClient => {
    const isOwn = of !== 'installation';
    const keys: OwnClientKeys | null = isOwn ? ownClientKeys(organisation) : options.keys;
    const settings = JSON.stringify([provider, keys && publishedPairs(keys).map(({ signing }) => signing.kid)]);
    const place = placeOf(organisation, of, provider.key);
    const known = made.get(place);
    if (known?.settings === settings) return known.client;
    const path = provider.audience === 'citizens' ? 'mitid' : 'medarbejder';
    const client = createOidcClient({
      issuer: provider.issuer,
      clientId: provider.clientId,
      authentication: authenticationOf(provider, keys),
      redirectUri: isOwn
        ? ownReturnAddress(publicUrl, organisation.slug, provider.key)
        : `${publicUrl}/login/${path}/retur`,
      ...(provider.encrypted && keys ? { decryptionKey: decryptionKeys(keys) } : {}),
      userinfo: provider.userinfo,
      allowInsecureLoopback,
      ...(isOwn && options.fetchOfOwn ? { fetch: options.fetchOfOwn } : {}),
    });
    const both = { provider, client, isOwn };
    made.set(place, { settings, client: both });
    return both;
  };

  const installation = (organisation: Organisation, audience: Audience) => {
    const provider = options.installation(organisation, audience);
    return provider && clientOf(organisation, provider, 'installation');
  };
  const own = (organisation: Organisation) =>
    audiences
      .flatMap((audience) => ownProviders(organisation, audience))
      .map((provider) => clientOf(organisation, provider, 'own'));
  const findOwn = (organisation: Organisation, key: string) =>
    own(organisation).find(({ provider }) => provider.key === key) ?? null;
  const all = (organisation: Organisation) => [
    ...audiences.flatMap((audience) => installation(organisation, audience) ?? []),
    ...own(organisation),
  ];
  return {
    installation,
    own: findOwn,
    tried(organisation, key) {
      const draft = draftProviders(organisation).find((provider) => provider.key === key);
      return draft ? clientOf(organisation, draft, 'draft') : findOwn(organisation, key);
    },
    all,
    groups({ provider, isOwn }, accessToken) {
      if (provider.graph === null) return null;
      const by = (isOwn ? options.fetchOfOwn : undefined) ?? fetch;
      return readGraphGroups(provider.graph, accessToken, by, allowInsecureLoopback);
    },
    ofIdToken(organisation, idToken) {
      const named = nameIn(idToken);
      if (named === null) return null;
      const isMeant = ({ provider }: ProviderClient) =>
        provider.issuer === named.issuer && named.audiences.includes(provider.clientId);
      return all(organisation).find(isMeant) ?? null;
    },
    origins(organisation) {
      const found = audiences.flatMap((audience) => {
        const ofInstallation = options.installation(organisation, audience);
        const place = (of: Place) => (provider: LoginProvider) => ({ of, provider });
        const known = [
          ...(ofInstallation ? [ofInstallation].map(place('installation')) : []),
          ...ownProviders(organisation, audience).map(place('own')),
        ];
        return known.flatMap(({ of, provider }) => [
          ...(URL.parse(provider.issuer)?.origin ? [new URL(provider.issuer).origin] : []),
          ...(made.get(placeOf(organisation, of, provider.key))?.client.client.origins() ?? []),
        ]);
      });
      return [...new Set(found)];
    },
  };
}

function authenticationOf(provider: LoginProvider, keys: ClientKeys | null): OidcAuthentication {
  const { authentication } = provider;
  if (authentication.kind !== 'private-key-jwt') return authentication;
  if (keys === null) throw new Error(`The organisation has no key for the provider ${provider.key}`);
  return { kind: 'private-key-jwt', key: keys.signing };
}

/** What an id token that was checked when it came says of itself. */
function nameIn(idToken: string): { readonly issuer: string; readonly audiences: readonly string[] } | null {
  try {
    const { iss, aud } = decodeJwt(idToken);
    return typeof iss === 'string' ? { issuer: iss, audiences: [aud ?? []].flat() } : null;
  } catch {
    return null;
  }
}
