import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A phone number, of any country unless only Danish ones are wanted. */
export const PhoneSchema = Type.Object(
  {
    kind: Type.Literal('phone'),
    ...baseFieldMembers,
    /** Where only Danish numbers can be used, such as for text messages of some providers. */
    danishOnly: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export type PhoneField = Static<typeof PhoneSchema>;
