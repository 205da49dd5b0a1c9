import type { FormDefinition } from '../../forms/definition.ts';
import { type Language, textIn } from '../../texts/catalogue.ts';
import type { ListedForm } from './listed-forms.ts';

/**
 * The forms that a search finds, those with the words in their title first; all of them, as they were given, where
 * nothing is searched for. Every word must be somewhere in the title, the summary, the search words, or the category,
 * description and responsible unit of the workflow, in the shown language or in Danish, whatever its case, accents and place. A word may be the middle of a longer one: who looks for
 * `pas` means *fritidspas* too.
 */
export function findForms<Form extends { readonly definition: FormDefinition; readonly about?: ListedForm['about'] }>(
  forms: readonly Form[],
  search: string,
  language: Language,
): readonly Form[] {
  const words = wordsOf(search.slice(0, 200));
  if (words.length === 0) return forms;
  return forms
    .map((form) => ({ form, rank: rankOf(form, words, language) }))
    .filter(({ rank }) => rank !== null)
    .sort((first, second) => (second.rank ?? 0) - (first.rank ?? 0))
    .map(({ form }) => form);
}

/** How many of the words are in the title; `null` where one is nowhere. */
function rankOf(
  { definition, about }: { readonly definition: FormDefinition; readonly about?: ListedForm['about'] },
  words: readonly string[],
  language: Language,
): number | null {
  const { title, summary, searchWords } = definition;
  const { category, description, unit } = about ?? {};
  const languages = [...new Set([language, 'da'])];
  const textsOf = (texts: readonly FormDefinition['title'][]) =>
    foldings(languages.flatMap((shown) => texts.map((text) => textIn(text, shown))).join(' '));
  const everything = `${textsOf([title, summary, searchWords, ...[category, description].filter((text) => text !== undefined)])} ${foldings(unit ?? '')}`;
  const inTitle = textsOf([title]);
  if (!words.every((word) => everything.includes(word))) return null;
  return words.filter((word) => inTitle.includes(word)).length;
}

function wordsOf(search: string): readonly string[] {
  return [...new Set(fold(search).split(/[^\p{L}\p{N}]+/u))].filter((word) => word !== '');
}

/** As one would write it with Danish keys and without them: *svømning*, *svomning* and *svoemning* all find it. */
function foldings(text: string): string {
  const lower = text.toLowerCase();
  const spelt = lower.replaceAll('ø', 'oe').replaceAll('å', 'aa');
  return `${fold(lower)} ${fold(spelt)}`;
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').normalize('NFD').replace(/\p{M}/gu, '');
}
