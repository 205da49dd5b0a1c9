/** A BCP 47 language tag that an organisation offers, such as `da` or `en`. Danish is the source language. */
export type Language = string;

/** A text in several languages. Definitions (forms, workflows) carry these; Danish is always there. */
export type Text = { readonly da: string } & Readonly<Record<Language, string>>;

/** What {@link pick} found: the text and the language it really is in, so that a fallback can be marked with `lang`. */
export interface PickedText {
  readonly text: string;
  readonly language: Language;
}

/** The text in `language`, else in Danish. The `language` of the answer says which it became. */
export function pick(text: Text, language: Language): PickedText {
  const own = text[language];
  return own === undefined || own === '' ? { text: text.da, language: 'da' } : { text: own, language };
}

/** The text alone, for places that cannot carry a `lang` mark (PDF metadata, subjects, plain messages). */
export function textIn(text: Text, language: Language): string {
  return pick(text, language).text;
}

/** Named values that a catalogue text may use as `{name}`. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Replaces `{name}` by `values.name`; a name without a value stays as written so that a test can find it. */
export function fill(template: string, values: TextValues = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** A function that gives the product's own texts in one language. */
export type Translate<Key extends string = string> = (key: Key, values?: TextValues) => string;

/** The texts of one room of the product; every entry has at least Danish and English. */
export type Catalogue<Key extends string = string> = Readonly<Record<Key, Text & { readonly en: string }>>;

/** Declares a catalogue. Keys are `room.place.what` so that catalogues of several rooms can be put together. */
export function defineTexts<const Key extends string>(texts: Record<Key, { da: string; en: string }>): Catalogue<Key> {
  return texts;
}

/** The translate function of a catalogue for one language; falls back to Danish. */
export function translator<Key extends string>(catalogue: Catalogue<Key>, language: Language): Translate<Key> {
  return (key, values) => fill(textIn(catalogue[key], language), values);
}
