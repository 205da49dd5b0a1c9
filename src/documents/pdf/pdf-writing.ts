import { type Language, textIn } from '../../texts/catalogue.ts';
import type { Direction } from '../../texts/direction.ts';
import { pdfTexts } from './texts.ts';

/** How a document in `language` is written, with its own words in it, from the imported texts of whom it is made for. */
export function pdfWriting(language: Language, direction: Direction) {
  const words = Object.entries(pdfTexts).map(([key, text]) => [key, textIn(text, language)] as const);
  return { language, direction, words: Object.fromEntries(words) };
}
