import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A phone number, Danish or foreign. */
export const PhoneSchema = Type.Object(
  { kind: Type.Literal('phone'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type PhoneField = Static<typeof PhoneSchema>;
