import type { PdfLanguage } from './pdf-document.ts';

const locales: Readonly<Record<PdfLanguage, string>> = { da: 'da-DK', en: 'en-GB' };
const timeZone = 'Europe/Copenhagen';

/** The Danish calendar day of a moment in words: `26. november 2026`, `26 November 2026`. */
export function readableDate(moment: Date, language: PdfLanguage): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone }).format(moment);
}

/** Day and Danish time of a moment: `26. november 2026 kl. 14.03`, `26 November 2026 at 14:03`. */
export function readableMoment(moment: Date, language: PdfLanguage): string {
  const time = new Intl.DateTimeFormat(locales[language], { timeStyle: 'short', timeZone }).format(moment);
  return `${readableDate(moment, language)} ${language === 'da' ? 'kl.' : 'at'} ${time}`;
}
