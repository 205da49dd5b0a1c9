import type { FormDefinition } from '../definition.ts';
import { valueAtPlace, withValueAt } from './at-place.ts';
import { humanPath } from './human-path.ts';
import type { HumanPath, Place } from './place.ts';
import { isText, type PlacedText, textsOf } from './texts-of.ts';
import type { TranslationSources } from './translations.ts';

/** A definition, of whatever kind, that knows which of its translations are outdated. */
export interface Translated {
  readonly key: string;
  readonly translations?: TranslationSources;
}

/** How the texts of a kind of definition are found, named and changed. */
export interface Translatable<Definition extends Translated> {
  /** Every text, in reading order, with its place. */
  textsOf(definition: Definition): readonly PlacedText[];
  pathOf(definition: Definition, place: Place): HumanPath;
  /** With a text in one language; undefined takes it out. As it was where no text has that place. */
  withText(definition: Definition, place: Place, language: string, text: string | undefined): Definition;
  /** What a file of translations says it belongs to, so that none is taken into a definition of another kind. */
  fileId(key: string): string;
  /** The definition's own file, without the ending. */
  fileName(key: string): string;
}

export const formTexts: Translatable<FormDefinition> = {
  textsOf,
  pathOf: humanPath,
  withText: (form, place, language, text) =>
    isText(valueAtPlace(form, place)) ? withValueAt(form, `${place}.${language}`, text) : form,
  fileId: (key) => key,
  fileName: (key) => `${key}.blanket`,
};
