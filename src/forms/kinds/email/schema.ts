import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** An e-mail address. */
export const EmailSchema = Type.Object(
  { kind: Type.Literal('email'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type EmailField = Static<typeof EmailSchema>;
