import { type Language, type Translate, translator } from '../../texts/catalogue.ts';
import { editorTexts } from './texts/editor-texts.ts';
import { pageTexts } from './texts/page-texts.ts';
import { propertyTexts } from './texts/property-texts.ts';
import { tryTexts } from './texts/try-texts.ts';

/** All texts of the form designer; the browser loads them in both languages. */
export const designerTexts = { ...editorTexts, ...propertyTexts, ...pageTexts, ...tryTexts };

export type DesignerTextKey = keyof typeof designerTexts;

export function designerTranslator(language: Language): Translate<DesignerTextKey> {
  return translator(designerTexts, language);
}
