import { languageVersionsKey } from './key.ts';
import { LanguageVersionsSettingsSchema } from './settings.ts';
import { languageVersionsTexts } from './texts.ts';

/** *Sprogversionering*: pages, errors and documents in the languages that the organisation chooses. */
export const languageVersionsOption = {
  key: languageVersionsKey,
  title: languageVersionsTexts['language-versions.title'],
  settings: LanguageVersionsSettingsSchema,
  deliveries: [],
  texts: languageVersionsTexts,
} as const;
