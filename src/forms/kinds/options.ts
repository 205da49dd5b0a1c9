import type { Text } from '../../texts/catalogue.ts';

export interface Option {
  readonly value: string;
  readonly label: Text;
  readonly visibleWhen?: string;
  /** False where it can't be chosen now; the evaluation says so. */
  readonly offered?: false;
}
export type Options = readonly Option[] | { readonly list: string };

/**
 * All options, those too that can't be chosen now: what a page part draws (unseen), and what an earlier answer is shown by.
 * The fields of an evaluated form always have them typed out; see `offeredOptions`.
 */
export function allOptions(options: Options): readonly Option[] {
  return 'list' in options ? [] : options;
}

/** The options that can be chosen now: what an answer is checked against. */
export function optionsOf(options: Options): readonly Option[] {
  return allOptions(options).filter((option) => option.offered !== false);
}
