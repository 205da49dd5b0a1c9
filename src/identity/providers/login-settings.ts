import type { OrganisationTransaction } from '../../database/database.ts';
import { keptSettings, sealSecret } from '../../organisations/option-settings.ts';
import { writeOptionState } from '../../organisations/option-states.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { generateClientKeys } from '../oidc/keys.ts';
import { keptDrafts, keptProviders, loginOption } from './own-providers.ts';
import type { KeptProvider } from './provider-schema.ts';

/** How an organisation's people log in, as it is kept; what else stands there stays. */
export interface LoginSettings {
  /** Ways in their order, each in the manner of `CitizenWay`; absent where the organisation has said nothing. */
  readonly citizens?: readonly string[];
  readonly employees?: readonly string[];
  /** Those in use, offered or not. */
  readonly providers: readonly KeptProvider[];
  /** Entered or changed, and not in use yet. */
  readonly drafts: readonly KeptProvider[];
  /** The organisation's keys towards its own providers, sealed. */
  readonly keys?: unknown;
}

export function keptLogin(organisation: Pick<Organisation, 'settings' | 'options'>): LoginSettings {
  return {
    ...keptSettings(organisation, loginOption),
    providers: keptProviders(organisation),
    drafts: keptDrafts(organisation),
  };
}

/** Keeps the settings, with keys of the organisation's own where it has a provider and had none yet. */
export async function writeLogin(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  settings: LoginSettings,
): Promise<void> {
  const isAny = settings.providers.length + settings.drafts.length > 0;
  const needsKeys = isAny && settings.keys === undefined;
  const keys = needsKeys
    ? { keys: sealSecret(organisation, loginOption, JSON.stringify(await generateClientKeys())) }
    : {};
  await writeOptionState(transaction, organisation.id, loginOption, {
    isOn: true,
    settings: { ...settings, ...keys },
  });
}

/** A secret as a provider's settings keep it. */
export function sealProviderSecret(organisation: Organisation, secret: string): { readonly sealed: string } {
  return sealSecret(organisation, loginOption, secret);
}
