import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A real property by its BFE number, or found by its address. */
export const PropertySchema = Type.Object(
  { kind: Type.Literal('property'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type PropertyField = Static<typeof PropertySchema>;
