import Type, { type Static } from 'typebox';
import { baseFieldMembers, TextSchema } from '../../base-field.ts';

/** A number; whole unless decimals are allowed. */
export const NumberSchema = Type.Object(
  {
    kind: Type.Literal('number'),
    ...baseFieldMembers,
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    /** How many decimals are allowed; 0 when absent. */
    decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
    /** Such as `timer` or `km`: shown behind the input. */
    unit: Type.Optional(TextSchema),
  },
  { additionalProperties: false },
);

export type NumberField = Static<typeof NumberSchema>;
