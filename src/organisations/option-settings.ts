import { decryptJson, encryptJson } from '../database/encryption/envelope.ts';
import type { Organisation } from './organisation.ts';

/** A secret as it is kept: encrypted under the organisation's key, never in the clear. */
interface Sealed {
  readonly sealed: string;
}

type Settings = Readonly<Record<string, unknown>>;

const place = (option: string): string => `option.${option}`;

function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && 'sealed' in value && typeof value.sealed === 'string';
}

/** A secret of an option's settings, sealed for being kept. */
export function sealSecret(organisation: Pick<Organisation, 'keys'>, option: string, secret: string): Sealed {
  return { sealed: encryptJson(organisation.keys.own, place(option), secret).toString('base64') };
}

/** Settings with their secrets opened, wherever in them they stand. */
export function openSecrets(organisation: Pick<Organisation, 'keys'>, option: string, settings: unknown): unknown {
  if (isSealed(settings)) {
    return decryptJson<string>(organisation.keys.own, place(option), Buffer.from(settings.sealed, 'base64'));
  }
  if (Array.isArray(settings)) return settings.map((each) => openSecrets(organisation, option, each));
  if (typeof settings !== 'object' || settings === null) return settings;
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, openSecrets(organisation, option, value)]),
  );
}

/** An option's settings as they are kept: what an administrator saved, else what the organisation was made with. */
export function keptSettings(
  { settings, options }: Pick<Organisation, 'settings' | 'options'>,
  option: string,
): Settings {
  const made = settings[option];
  return options[option]?.settings ?? (typeof made === 'object' && made !== null ? (made as Settings) : {});
}

/** An option's settings ready to be used. */
export function openSettings(organisation: Organisation, option: string): Settings {
  return openSecrets(organisation, option, keptSettings(organisation, option)) as Settings;
}

/** Whether an option is on: as somebody has switched it, else on. */
export function isOptionOn({ options }: Pick<Organisation, 'options'>, option: string): boolean {
  return options[option]?.isOn ?? true;
}
