import { createHash } from 'node:crypto';
import { keptSettings, openSecrets } from '../../organisations/option-settings.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { ClientKeys } from '../oidc/keys.ts';
import type { Audience } from './claim-map.ts';
import type { LoginProvider } from './login-provider.ts';
import { isPreset } from './presets.ts';
import { isKeptProvider, type KeptProvider } from './provider-schema.ts';

/** Under this name the settings of an organisation hold how its people log in. */
export const loginOption = 'login';

/** The providers that an organisation has itself, as they are kept: secrets sealed. What this version can't read is left out. */
export function keptProviders(organisation: Pick<Organisation, 'settings' | 'options'>): readonly KeptProvider[] {
  const { providers } = keptSettings(organisation, loginOption);
  return Array.isArray(providers) ? providers.filter(isKeptProvider).filter(({ preset }) => isPreset(preset)) : [];
}

/** Names a provider's settings without telling anything of them: other settings, another name. */
export function providerEdition(provider: KeptProvider): string {
  const { name: _shown, ...rest } = provider;
  return createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 22);
}

/** One with its secret opened. */
export function openProvider(organisation: Pick<Organisation, 'keys'>, kept: KeptProvider): LoginProvider {
  return openSecrets(organisation, loginOption, kept) as LoginProvider;
}

const opened = new WeakMap<Organisation, readonly LoginProvider[]>();

/** The organisation's own providers, ready for use; opened once for each state of the organisation. */
export function ownProviders(organisation: Organisation, audience: Audience): readonly LoginProvider[] {
  let providers = opened.get(organisation);
  if (!providers) {
    providers = keptProviders(organisation).map((kept) => openProvider(organisation, kept));
    opened.set(organisation, providers);
  }
  return providers.filter((provider) => provider.audience === audience);
}

/** The organisation's keys towards its own providers; null until it has had one. */
export function ownClientKeys(organisation: Organisation): ClientKeys | null {
  const { keys } = keptSettings(organisation, loginOption);
  if (keys === undefined) return null;
  const text = openSecrets(organisation, loginOption, keys);
  return typeof text === 'string' ? (JSON.parse(text) as ClientKeys) : null;
}
