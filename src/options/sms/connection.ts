import type { Configuration } from '../../configuration.ts';
import { closingDaysOf } from '../../organisations/closing-days.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { SmsSettings } from './settings.ts';

/** An organisation's settings, with where the gateways are, on which days it is closed and how its cases' short addresses begin. */
export function withSmsGateways(
  own: unknown,
  { smsUrls, publicUrl }: Configuration,
  organisation: Organisation,
): SmsSettings {
  return {
    ...((own ?? {}) as SmsSettings),
    urls: smsUrls,
    closingDays: closingDaysOf(organisation).map(({ date }) => date),
    shortUrls: `${publicUrl}/${organisation.slug}/s/`,
  };
}
