import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** One check box; demanded means that it must be ticked. */
export const ConfirmationSchema = Type.Object(
  { kind: Type.Literal('confirmation'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type ConfirmationField = Static<typeof ConfirmationSchema>;
