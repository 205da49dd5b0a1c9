import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A bank account: Danish, or by IBAN where the field takes accounts abroad. */
export const AccountNumberSchema = Type.Object(
  {
    kind: Type.Literal('accountNumber'),
    ...baseFieldMembers,
    /** Danish accounts only when absent. */
    accepts: Type.Optional(Type.Union([Type.Literal('danish'), Type.Literal('iban'), Type.Literal('both')])),
  },
  { additionalProperties: false },
);

export type AccountNumberField = Static<typeof AccountNumberSchema>;
