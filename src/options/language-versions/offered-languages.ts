import { Check } from 'typebox/value';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Language } from '../../texts/catalogue.ts';
import { languageVersionsKey } from './key.ts';
import { LanguageVersionsSettingsSchema } from './settings.ts';

/** What the product says by itself, without an import. */
const builtIn: readonly Language[] = ['da', 'en'];

/** How the option stands: whether it is on, and the languages chosen in it, of those that are there. */
export interface LanguageVersions {
  readonly isOn: boolean;
  /** At least one; the first is the organisation's own. */
  readonly chosen: readonly [Language, ...Language[]];
  /** Those that could be chosen too: the product's and the imported ones. */
  readonly others: readonly Language[];
}

/**
 * How an organisation's languages stand. Until somebody has set the option it is on where the organisation was made with
 * several languages.
 */
export function languageVersions({
  ownLanguages,
  catalogues,
  options,
}: Pick<Organisation, 'ownLanguages' | 'catalogues' | 'options'>): LanguageVersions {
  const state = options[languageVersionsKey];
  const available = [...new Set([...builtIn, ...catalogues.keys()])];
  const set = state && Check(LanguageVersionsSettingsSchema, state.settings) ? state.settings.languages : ownLanguages;
  const [first = 'da', ...rest] = set.filter((language) => available.includes(language));
  return {
    isOn: state?.isOn ?? ownLanguages.length > 1,
    chosen: [first, ...rest],
    others: available.filter((language) => language !== first && !rest.includes(language)),
  };
}

/** The languages that an organisation's pages can be read in: with the option off its own alone (SPR-6). */
export function offeredLanguages(
  organisation: Pick<Organisation, 'ownLanguages' | 'catalogues' | 'options'>,
): readonly Language[] {
  const { isOn, chosen } = languageVersions(organisation);
  return isOn ? chosen : [chosen[0]];
}
