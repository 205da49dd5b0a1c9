import Type from 'typebox';
import { FeelSchema, TextSchema } from '../base-field.ts';
import type { Options } from './options.ts';

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
