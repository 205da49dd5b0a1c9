import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A Danish address, found in the address register or written by hand. */
export const AddressSchema = Type.Object(
  { kind: Type.Literal('address'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type AddressField = Static<typeof AddressSchema>;
