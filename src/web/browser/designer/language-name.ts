import type { Language } from '../../../texts/catalogue.ts';

/** What a language is called in another. */
export function languageName(language: Language, inLanguage: Language): string {
  try {
    const name = new Intl.DisplayNames([inLanguage, 'da'], { type: 'language' }).of(language) ?? language;
    return name.slice(0, 1).toLocaleUpperCase(inLanguage) + name.slice(1);
  } catch {
    // A tag that the browser can't read is shown as it is.
    return language;
  }
}
