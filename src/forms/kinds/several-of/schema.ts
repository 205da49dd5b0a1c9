import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';
import { OptionsSchema } from '../options-schema.ts';

/** Any number of answers among several. */
export const SeveralOfSchema = Type.Object(
  {
    kind: Type.Literal('severalOf'),
    ...baseFieldMembers,
    options: OptionsSchema,
    /** At least so many where any is chosen. */
    minChosen: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    maxChosen: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);

export type SeveralOfField = Static<typeof SeveralOfSchema>;
