import Type, { type Static } from 'typebox';
import { TextSchema } from '../base-field.ts';

/** The answers to choose from; values are unique and stay the same when a label is reworded. */
export const OptionsSchema = Type.Array(
  Type.Object(
    { value: Type.String({ pattern: '^[A-Za-z0-9ÆØÅæøå_.-]{1,60}$' }), label: TextSchema },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 200 },
);

export type Options = Static<typeof OptionsSchema>;
