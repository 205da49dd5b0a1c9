import type { Language } from './catalogue.ts';

const locales: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };

/**
 * The locale in which numbers, dates and lists are written for a language: English as in Europe, day before month. Digits
 * are those of the language's forms and case numbers, 0 to 9, so that what is read can be compared and typed. Danish for
 * a tag that is none.
 */
export function localeOf(language: Language): string {
  if (Object.hasOwn(locales, language)) return locales[language] ?? 'da-DK';
  try {
    return `${new Intl.Locale(language).baseName}-u-nu-latn`;
  } catch {
    return 'da-DK';
  }
}
