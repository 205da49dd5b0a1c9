import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Language, type TextValues, translator } from '../texts/catalogue.ts';
import { type TranslateWeb, type WebTextKey, webTexts } from './texts.ts';

/** What a part needs to know about the page it is drawn on, so that no caller has to hand it down. */
export interface PageEnvironment {
  readonly language: Language;
  /** Where the file of icon symbols is served. */
  readonly icons: string;
}

/** The page around the parts. Without one, parts are Danish: what a test or a mail draws. */
export const PageEnvironmentContext = createContext<PageEnvironment>({ language: 'da', icons: '/assets/icons.svg' });

/** The language of the page that the part is drawn on. */
export function useLanguage(): Language {
  return useContext(PageEnvironmentContext).language;
}

const translators = new Map<Language, TranslateWeb>();

/** The frame's own texts in the language of the page. */
export function useTexts(): TranslateWeb {
  return webTranslator(useLanguage());
}

/** The frame's own texts in `language`. */
export function webTranslator(language: Language): TranslateWeb {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const made = translator(webTexts, language);
  const translate: TranslateWeb = (key: WebTextKey, values?: TextValues) => made(key, values);
  translators.set(language, translate);
  return translate;
}
