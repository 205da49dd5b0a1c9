import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A question that is answered by yes or no; neither is preselected. */
export const YesNoSchema = Type.Object(
  { kind: Type.Literal('yesNo'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type YesNoField = Static<typeof YesNoSchema>;
