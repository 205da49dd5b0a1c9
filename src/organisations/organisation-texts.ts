import type { Language } from '../texts/catalogue.ts';
import type { ImportedTexts } from '../texts/imported-texts.ts';
import type { LanguageCatalogues } from './language-catalogues.ts';

/** What an organisation's readers read beside the product's own texts; undefined where it has imported nothing. */
export function organisationTexts(
  catalogues: LanguageCatalogues,
  offered: readonly Language[],
): ImportedTexts | undefined {
  if (catalogues.size === 0) return undefined;
  return {
    languages: [...catalogues.keys()],
    // Most who read neither know English better than Danish; a text that is there in neither language is Danish.
    fallbacks: offered.includes('en') ? ['en'] : [],
    translation: (key, language) => catalogues.get(language)?.texts.get(key) || undefined,
    marks: false,
  };
}
