import Type from 'typebox';
import type { Text } from '../../texts/catalogue.ts';
import { FeelSchema, TextSchema } from '../base-field.ts';

const OptionSchema = Type.Object(
  {
    /** Stays the same when a label is reworded. */
    value: Type.String({ pattern: '^[A-Za-z0-9ÆØÅæøå_.-]{1,60}$' }),
    label: TextSchema,
    /** Offered only where this is true. */
    visibleWhen: Type.Optional(FeelSchema),
    /** Set by the evaluation alone: false where it can't be chosen now. Definitions don't have it. */
    offered: Type.Optional(Type.Never()),
  },
  { additionalProperties: false },
);

/** The answers to choose from: typed in, or a list that the organisation keeps and several forms share. */
export const OptionsSchema = Type.Unsafe<Options>(
  Type.Union([
    Type.Array(OptionSchema, { minItems: 1, maxItems: 200 }),
    Type.Object(
      {
        /** The key of the list. */
        list: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
      },
      { additionalProperties: false },
    ),
  ]),
);

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
