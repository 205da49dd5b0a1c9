import type { Language } from '../../texts/catalogue.ts';

const locales: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };

/** The locale in which numbers, dates and lists are written for a language; Danish for a tag that is none. */
export function localeOf(language: Language): string {
  if (Object.hasOwn(locales, language)) return locales[language] ?? 'da-DK';
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'da-DK';
  } catch {
    return 'da-DK';
  }
}
