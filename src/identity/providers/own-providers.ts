import { createHash } from 'node:crypto';
import { keptSettings, openSecrets } from '../../organisations/option-settings.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Audience } from './claim-map.ts';
import type { OwnClientKeys } from './client-key-turn.ts';
import type { LoginProvider } from './login-provider.ts';
import { isPreset } from './presets.ts';
import { isKeptProvider, type KeptProvider } from './provider-schema.ts';

/** Under this name the settings of an organisation hold how its people log in. */
export const loginOption = 'login';

type Kept = Pick<Organisation, 'settings' | 'options'>;

/** The providers that an organisation has in use, as they are kept: secrets sealed. What this version can't read is left out. */
export function keptProviders(organisation: Kept): readonly KeptProvider[] {
  return readable(keptSettings(organisation, loginOption).providers);
}

/** Providers that were entered or changed and are not in use yet, by the same keys. */
export function keptDrafts(organisation: Kept): readonly KeptProvider[] {
  return readable(keptSettings(organisation, loginOption).drafts);
}

function readable(list: unknown): readonly KeptProvider[] {
  return Array.isArray(list) ? list.filter(isKeptProvider).filter(({ preset }) => isPreset(preset)) : [];
}

/** Names a provider's settings without telling anything of them: other settings, another name. What it is called changes nothing. */
export function providerEdition(provider: KeptProvider): string {
  const { name: _shown, ...rest } = provider;
  return createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 22);
}

const opened = new WeakMap<Organisation, Readonly<Record<'used' | 'drafts', readonly LoginProvider[]>>>();

function openedOf(organisation: Organisation) {
  const known = opened.get(organisation);
  if (known) return known;
  const open = (kept: KeptProvider) => openSecrets(organisation, loginOption, kept) as LoginProvider;
  const now = { used: keptProviders(organisation).map(open), drafts: keptDrafts(organisation).map(open) };
  opened.set(organisation, now);
  return now;
}

/** The organisation's own providers, ready for use; opened once for each state of the organisation. */
export function ownProviders(organisation: Organisation, audience: Audience): readonly LoginProvider[] {
  return openedOf(organisation).used.filter((provider) => provider.audience === audience);
}

/** Those that are not in use yet. */
export function draftProviders(organisation: Organisation): readonly LoginProvider[] {
  return openedOf(organisation).drafts;
}

/** Each log-in asks for them, once for each of the organisation's providers. */
const openedKeys = new WeakMap<Organisation, OwnClientKeys | null>();

/** The organisation's keys towards its own providers; null until it has had one. */
export function ownClientKeys(organisation: Organisation): OwnClientKeys | null {
  const known = openedKeys.get(organisation);
  if (known !== undefined) return known;
  const keys = openClientKeys(organisation, keptSettings(organisation, loginOption).keys);
  openedKeys.set(organisation, keys);
  return keys;
}

/** The keys as they are kept in settings. */
export function openClientKeys(organisation: Organisation, sealed: unknown): OwnClientKeys | null {
  const text = sealed === undefined ? undefined : openSecrets(organisation, loginOption, sealed);
  return typeof text === 'string' ? (JSON.parse(text) as OwnClientKeys) : null;
}
