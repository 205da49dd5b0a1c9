import { isolated } from './direction.ts';
import { type ImportedTexts, importedTexts, markFallback } from './imported-texts.ts';

/** A BCP 47 language tag that an organisation offers, such as `da` or `en`. Danish is the source language. */
export type Language = string;

/** A text in several languages. Definitions (forms, workflows) carry these; Danish is always there. */
export type Text = { readonly da: string } & Readonly<Record<Language, string>>;

/** A text in at least the two languages that the product brings. */
export type BothTexts = Text & { readonly en: string };

/** What {@link pick} found: the text and the language it really is in, so that a fallback can be marked with `lang`. */
export interface PickedText {
  readonly text: string;
  readonly language: Language;
}

/**
 * The text in `language`; where it has none, in the languages that the organisation falls back to (English where it
 * offers it), and at last in Danish. The `language` of the answer says which it became. A text of a catalogue is also
 * found in the languages that the organisation has imported.
 */
export function pick(text: Text, language: Language): PickedText {
  const imported = importedTexts();
  const own = textOf(text, language, imported);
  if (own !== undefined) return { text: own, language };
  for (const fallback of imported?.fallbacks ?? []) {
    const found = textOf(text, fallback, imported);
    if (found !== undefined) return { text: found, language: fallback };
  }
  return { text: text.da, language: 'da' };
}

function textOf(text: Text, language: Language, imported: ImportedTexts | undefined): string | undefined {
  const own = Object.hasOwn(text, language) ? text[language] : undefined;
  if (own !== undefined && own !== '') return own;
  if (imported === undefined) return undefined;
  const key = keys.get(text);
  return key === undefined ? undefined : imported.translation(key, language);
}

/** The text alone, for places that cannot carry a `lang` mark (PDF metadata, subjects, plain messages). */
export function textIn(text: Text, language: Language): string {
  return pick(text, language).text;
}

/**
 * The text alone, for a page: where it is a fallback the page marks it with `lang`, also within a sentence; in a title
 * or an attribute, which can't be marked, it stands as it is.
 */
export function markedIn(text: Text, language: Language): string {
  const picked = pick(text, language);
  return picked.language === language ? picked.text : markFallback(picked.text, picked.language);
}

/** A text in the language that was asked for, on a page in another: marked where the two are not the same. */
export function shownIn(text: Text, language: Language, page: Language): string {
  const picked = pick(text, language);
  return picked.language === page ? picked.text : markFallback(picked.text, picked.language);
}

/** Named values that a catalogue text may use as `{name}`. */
export type TextValues = Readonly<Record<string, string | number>>;

/**
 * Replaces `{name}` by `values.name`; a name without a value stays as written so that a test can find it. In a text of a
 * language that is written from right to left the values keep their own direction.
 */
export function fill(template: string, values: TextValues = {}, language: Language = 'da'): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? isolated(String(values[name]), language) : whole,
  );
}

/** Values for {@link fillText}: also texts, or a function where a number or a list reads differently in each language. */
export type FillValues = Readonly<Record<string, string | number | Text>> | ((language: Language) => TextValues);

/**
 * A catalogue text with its values filled in, in every language that it is there in: the product's own and those that
 * the organisation has imported. For messages that are made once and shown later, to readers of any language.
 */
export function fillText(text: BothTexts, values: FillValues): BothTexts {
  // As it stands it says its key, and so is found in languages that are imported later too.
  if (typeof values === 'object' && Object.keys(values).length === 0) return text;
  const imported = importedTexts();
  const inLanguage = (language: Language, template: string): string =>
    fill(template, typeof values === 'function' ? values(language) : valuesIn(values, language), language);
  const filled: Record<Language, string> = {};
  for (const [language, template] of Object.entries(text)) filled[language] = inLanguage(language, template);
  for (const language of imported?.languages ?? []) {
    const template = textOf(text, language, imported);
    if (template !== undefined) filled[language] = inLanguage(language, template);
  }
  return { ...filled, da: inLanguage('da', text.da), en: inLanguage('en', text.en) };
}

function valuesIn(values: Readonly<Record<string, string | number | Text>>, language: Language): TextValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? textIn(value, language) : value]),
  );
}

/** A function that gives the product's own texts in one language. */
export type Translate<Key extends string = string> = (key: Key, values?: TextValues) => string;

/** The texts of one room of the product; every entry has at least Danish and English. */
export type Catalogue<Key extends string = string> = Readonly<Record<Key, BothTexts>>;

/** The keys of all catalogues' texts, found by the text itself: so a text says its key wherever it has been handed. */
const keys = new WeakMap<object, string>();
const registered = new Map<string, BothTexts>();

/**
 * Declares a catalogue, and enters its texts in the registry of all that the product says: an imported language
 * translates them by key. Keys are `room.place.what`, each used once in the product.
 */
export function defineTexts<const Key extends string>(texts: Record<Key, { da: string; en: string }>): Catalogue<Key> {
  for (const [key, text] of Object.entries<BothTexts>(texts)) {
    keys.set(text, key);
    registered.set(key, text);
  }
  return texts;
}

/** Every text of the catalogues that this program has loaded, by key. */
export function registeredTexts(): ReadonlyMap<string, BothTexts> {
  return registered;
}

/**
 * The translate function of a catalogue for one language. On a page of an organisation with imported languages a
 * fallback carries a mark, which the page turns into `lang` (see `imported-texts.ts`).
 */
export function translator<Key extends string>(catalogue: Catalogue<Key>, language: Language): Translate<Key> {
  return (key, values) => {
    const picked = pick(catalogue[key], language);
    const filled = fill(picked.text, values, picked.language);
    return picked.language === language ? filled : markFallback(filled, picked.language);
  };
}
