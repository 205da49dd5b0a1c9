import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A CPR number that is typed in: of another person, or where nobody logs in. */
export const CprNumberSchema = Type.Object(
  {
    kind: Type.Literal('cprNumber'),
    ...baseFieldMembers,
    /** The last four digits are shown as stars where answers are read; deliveries carry the whole number. */
    masked: Type.Optional(Type.Boolean()),
    /** Administrative numbers (60 added to the day) are taken too. CPR and Digital Post don't know them. */
    allowReplacement: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export type CprNumberField = Static<typeof CprNumberSchema>;
