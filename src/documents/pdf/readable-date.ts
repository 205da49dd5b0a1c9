import type { Language } from '../../texts/catalogue.ts';
import { localeOf } from '../../texts/locale.ts';

const timeZone = 'Europe/Copenhagen';

/** The Danish calendar day of a moment in words: `26. november 2026`, `26 November 2026`. */
export function readableDate(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone }).format(moment);
}

/** Day and Danish time of a moment: `26. november 2026 kl. 14.03`, `26 November 2026 at 14:03`. */
export function readableMoment(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    moment,
  );
}
