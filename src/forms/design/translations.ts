import type { HumanPath, Place } from './place.ts';
import { textDigest } from './text-digest.ts';
import type { PlacedText } from './texts-of.ts';
import type { Translatable, Translated } from './translatable.ts';

/** One text with its translations: a row of the table of translations. */
export interface TranslationRow {
  readonly place: Place;
  readonly path: HumanPath;
  /** The Danish text. */
  readonly source: string;
  readonly translations: Readonly<Record<string, Translation>>;
}

/**
 * `missing`: no text where there is one in Danish. `outdated`: the Danish text changed since it was translated.
 * `empty`: nothing to translate.
 */
export interface Translation {
  readonly text: string;
  readonly state: 'translated' | 'missing' | 'outdated' | 'empty';
}

/** A translated text to be put in. */
export interface TranslatedText {
  readonly place: Place;
  readonly text: string;
}

/**
 * Digests of the Danish texts that translations were made from, by language and place: only those whose Danish text has
 * changed since, so that a form where nothing is outdated has none. The member `translations` of a definition.
 */
export type TranslationSources = { readonly [language: string]: { readonly [place: Place]: string } };

/** The table of all texts of a definition, in reading order, in the languages given (Danish is the source and left out). */
export function translationTable<Definition extends Translated>(
  of: Translatable<Definition>,
  definition: Definition,
  languages: readonly string[],
): readonly TranslationRow[] {
  const others = languages.filter((language) => language !== 'da');
  return of.textsOf(definition).map((placed) => ({
    place: placed.place,
    path: of.pathOf(definition, placed.place),
    source: placed.text.da,
    translations: Object.fromEntries(
      others.map((language) => [
        language,
        { text: placed.text[language] ?? '', state: translationState(definition, placed, language) },
      ]),
    ),
  }));
}

/** What has become of one text's translation into a language. */
export function translationState(
  definition: Translated,
  { place, text }: PlacedText,
  language: string,
): Translation['state'] {
  const translated = text[language] ?? '';
  if (translated.trim() === '') return text.da.trim() === '' ? 'empty' : 'missing';
  const madeFrom = definition.translations?.[language]?.[place];
  return madeFrom !== undefined && madeFrom !== textDigest(text.da) ? 'outdated' : 'translated';
}

/**
 * The definition with translated texts put in; an empty text takes the translation out. `confirmed` are places whose
 * translation still holds though the Danish text changed. Places that the definition has not are skipped.
 */
export function applyTranslations<Definition extends Translated>(
  of: Translatable<Definition>,
  definition: Definition,
  language: string,
  texts: readonly TranslatedText[],
  confirmed: readonly Place[] = [],
): Definition {
  const translated = texts.reduce(
    (changed, { place, text }) => of.withText(changed, place, language, text.trim() === '' ? undefined : text),
    definition,
  );
  const done = new Set([...texts.map(({ place }) => place), ...confirmed]);
  return withSources(translated, { ...translated.translations, [language]: leaving(translated, language, done) });
}

function leaving(definition: Translated, language: string, done: ReadonlySet<Place>): Readonly<Record<Place, string>> {
  const known = definition.translations?.[language] ?? {};
  return Object.fromEntries(Object.entries(known).filter(([place]) => !done.has(place)));
}

/**
 * `after` with what is known of its translations, where it came from `before` by a designer's changes: a translation whose
 * Danish text changed while it did not itself is remembered with the text that it was made from; one that changed, or whose
 * Danish text is what it was, is forgotten. The member `translations` of `after` is not read.
 */
export function rememberSources<Definition extends Translated>(
  of: Translatable<Definition>,
  before: Definition,
  after: Definition,
): Definition {
  const earlier = new Map(of.textsOf(before).map(({ place, text }) => [place, text]));
  const sources: Record<string, Record<Place, string>> = {};
  for (const { place, text } of of.textsOf(after)) {
    const old = earlier.get(place);
    if (old === undefined) continue;
    for (const [language, translated] of Object.entries(text)) {
      if (language === 'da' || translated.trim() === '' || old[language] !== translated) continue;
      const madeFrom = before.translations?.[language]?.[place] ?? textDigest(old.da);
      if (madeFrom === textDigest(text.da)) continue;
      sources[language] ??= {};
      sources[language][place] = madeFrom;
    }
  }
  return withSources(after, sources);
}

function withSources<Definition extends Translated>(definition: Definition, sources: TranslationSources): Definition {
  const { translations: _, ...rest } = definition;
  const some = Object.entries(sources).filter(([, places]) => Object.keys(places).length > 0);
  // What a definition is beside this member stays as it was.
  return (some.length === 0 ? rest : { ...rest, translations: Object.fromEntries(some) }) as Definition;
}

/** The definition with what is known of the translations of one thing known of another: it has been given another key. */
export function withMovedTranslations<Definition extends Translated>(
  definition: Definition,
  from: Place,
  to: Place,
): Definition {
  if (!definition.translations) return definition;
  const moved = Object.entries(definition.translations).map(([language, places]) => [
    language,
    Object.fromEntries(
      Object.entries(places).map(([place, digest]) => [
        place === from || place.startsWith(`${from}.`) ? to + place.slice(from.length) : place,
        digest,
      ]),
    ),
  ]);
  return { ...definition, translations: Object.fromEntries(moved) };
}
