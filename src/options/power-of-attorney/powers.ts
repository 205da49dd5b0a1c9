import { isOptionOn, openSettings } from '../../organisations/option-settings.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { DelegationLookup } from '../../registers/delegation-lookup.ts';
import { jsonDelegationLookup } from './json-lookup.ts';
import { powerOfAttorneyOption } from './option.ts';
import type { PowerOfAttorneySettings } from './settings.ts';

/** How an organisation takes powers of attorney. */
export interface PowerRules {
  readonly maxAgeMinutes: number;
  readonly youngestGrantor: number;
  readonly refusalsBeforeAlarm: number;
  /** Null where only the log-in says what holds. */
  readonly lookUp: DelegationLookup | null;
}

/** An organisation's rules; null while the option is off: then powers are ignored (FUL-8). */
export function powerRules(organisation: Organisation): PowerRules | null {
  if (!isOptionOn(organisation, powerOfAttorneyOption.key)) return null;
  const settings = openSettings(organisation, powerOfAttorneyOption.key) as PowerOfAttorneySettings;
  const { maxAgeMinutes = 30, youngestGrantor = 18, refusalsBeforeAlarm = 5, lookUpUrl, lookUpToken } = settings;
  const lookUp = lookUpUrl === undefined ? null : jsonDelegationLookup({ url: lookUpUrl, token: lookUpToken ?? '' });
  return { maxAgeMinutes, youngestGrantor, refusalsBeforeAlarm, lookUp };
}
