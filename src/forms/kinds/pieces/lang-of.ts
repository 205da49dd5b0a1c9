import { type Language, pick, type Text } from '../../../texts/catalogue.ts';

/** The `lang` attribute for an element that holds nothing but this text: only where it is not in the page's language. */
export function langOf(text: Text, language: Language): Language | undefined {
  const own = pick(text, language).language;
  return own === language ? undefined : own;
}
