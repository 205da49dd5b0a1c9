import type { OrganisationTransaction } from '../../database/database.ts';
import { keptSettings, sealSecret } from '../../organisations/option-settings.ts';
import { writeOptionState } from '../../organisations/option-states.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { generateClientKeys } from '../oidc/keys.ts';
import { afterKeyStep, type KeyStep, type OwnClientKeys } from './client-key-turn.ts';
import { keptDrafts, keptProviders, loginOption, openClientKeys } from './own-providers.ts';
import type { KeptProvider } from './provider-schema.ts';

type Settings = Readonly<Record<string, unknown>>;

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

/**
 * Keeps the settings, with keys of the organisation's own where it has a provider and had none yet. The keys are those that stand in
 * the database, whatever the caller read before: they are changed by {@link turnClientKeys} alone.
 */
export async function writeLogin(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { keys: known, ...settings }: LoginSettings,
  now: Date,
): Promise<void> {
  const isAny = settings.providers.length + settings.drafts.length > 0;
  const stored = await storedSettings(transaction);
  const made = async () => sealKeys(organisation, { ...(await generateClientKeys()), since: now.toISOString() });
  const keys = stored?.keys ?? known ?? (isAny ? await made() : undefined);
  await writeOptionState(transaction, organisation.id, loginOption, {
    isOn: true,
    settings: { ...settings, ...(keys === undefined ? {} : { keys }) },
  });
}

/** Makes a step in replacing the organisation's keys. @returns false where it no longer fits what is kept. */
export async function turnClientKeys(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  step: KeyStep,
  at: Date,
): Promise<boolean> {
  const settings = (await storedSettings(transaction)) ?? keptSettings(organisation, loginOption);
  const keys = openClientKeys(organisation, settings.keys);
  const after = keys && afterKeyStep(keys, step, at);
  if (!after) return false;
  const sealed = sealKeys(organisation, after);
  await writeOptionState(transaction, organisation.id, loginOption, {
    isOn: true,
    settings: { ...settings, keys: sealed },
  });
  return true;
}

/** The settings as they stand, with the lock on their row. */
async function storedSettings(transaction: OrganisationTransaction): Promise<Settings | undefined> {
  const row = await transaction
    .selectFrom('option_state')
    .select('settings')
    .where('option', '=', loginOption)
    .forUpdate()
    .executeTakeFirst();
  return row?.settings;
}

function sealKeys(organisation: Organisation, keys: OwnClientKeys) {
  return sealSecret(organisation, loginOption, JSON.stringify(keys));
}

/** A secret as a provider's settings keep it. */
export function sealProviderSecret(organisation: Organisation, secret: string): { readonly sealed: string } {
  return sealSecret(organisation, loginOption, secret);
}
