import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A person by CPR number and name: whoever is logged in (by prefill from `cpr.person`), their child, or another. */
export const PersonSchema = Type.Object(
  {
    kind: Type.Literal('person'),
    ...baseFieldMembers,
    /** Name and address of the citizen's own children, of whom they have custody, may be fetched too. */
    ownChildren: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export type PersonField = Static<typeof PersonSchema>;
