import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A first and a last day. */
export const PeriodSchema = Type.Object(
  { kind: Type.Literal('period'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type PeriodField = Static<typeof PeriodSchema>;
