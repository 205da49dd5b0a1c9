import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A day and a time of day, by the clock in Denmark. */
export const DateTimeSchema = Type.Object(
  { kind: Type.Literal('dateTime'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type DateTimeField = Static<typeof DateTimeSchema>;
