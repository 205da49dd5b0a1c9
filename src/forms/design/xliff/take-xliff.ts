import type { Place } from '../place.ts';
import { textDigest } from '../text-digest.ts';
import type { Translatable, Translated } from '../translatable.ts';
import { applyTranslations, type TranslatedText } from '../translations.ts';
import type { XliffUnit } from './read-xliff.ts';

/** What came of a file of translations. */
export interface TakenXliff<Definition> {
  readonly definition: Definition;
  /** Texts whose translation is another now, or that are confirmed to hold. */
  readonly taken: readonly Place[];
  /** Taken, but made from a Danish text that has changed since. */
  readonly outdated: readonly Place[];
  /** Texts in the file without a translation. */
  readonly untranslated: readonly Place[];
  /** Texts in the file that the definition does not have any more. */
  readonly unknown: readonly Place[];
}

/**
 * Puts the translations of a file into a definition. A text without a translation in the file keeps what it has, and so does one
 * that nobody touched. Where the Danish text has changed since the file was made, the translation is taken and stays marked
 * as outdated. Pure.
 */
export function takeXliff<Definition extends Translated>(
  of: Translatable<Definition>,
  definition: Definition,
  language: string,
  units: readonly XliffUnit[],
): TakenXliff<Definition> {
  const known = new Map(of.textsOf(definition).map(({ place, text }) => [place, text]));
  const taken: TranslatedText[] = [];
  const outdated: { readonly place: Place; readonly madeFrom: string }[] = [];
  const untranslated: Place[] = [];
  const unknown: Place[] = [];
  for (const { place, source, target, isInitial } of units) {
    const text = known.get(place);
    if (text === undefined) unknown.push(place);
    else if (target === null) untranslated.push(place);
    else if (isInitial && text[language] === target) continue;
    else {
      taken.push({ place, text: target });
      if (source !== text.da) outdated.push({ place, madeFrom: textDigest(source) });
    }
  }
  const applied = applyTranslations(of, definition, language, taken);
  return {
    definition: withSourcesOf(applied, language, outdated),
    taken: taken.map(({ place }) => place),
    outdated: outdated.map(({ place }) => place),
    untranslated,
    unknown,
  };
}

function withSourcesOf<Definition extends Translated>(
  definition: Definition,
  language: string,
  outdated: readonly { readonly place: Place; readonly madeFrom: string }[],
): Definition {
  if (outdated.length === 0) return definition;
  const sources = Object.fromEntries(outdated.map(({ place, madeFrom }) => [place, madeFrom]));
  const own = { ...definition.translations?.[language], ...sources };
  return { ...definition, translations: { ...definition.translations, [language]: own } };
}
