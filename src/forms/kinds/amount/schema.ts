import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** Danish kroner with øre. */
export const AmountSchema = Type.Object(
  {
    kind: Type.Literal('amount'),
    ...baseFieldMembers,
    /** In kroner; 0 when absent. */
    min: Type.Optional(Type.Number()),
    /** In kroner. */
    max: Type.Optional(Type.Number()),
  },
  { additionalProperties: false },
);

export type AmountField = Static<typeof AmountSchema>;
