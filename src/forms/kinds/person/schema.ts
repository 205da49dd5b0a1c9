import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A person by CPR number and name: whoever is logged in (by prefill from `cpr.person`), their child, or another. */
export const PersonSchema = Type.Object(
  { kind: Type.Literal('person'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type PersonField = Static<typeof PersonSchema>;
