import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A company by its CVR number; the page's button looks up the name. */
export const CompanySchema = Type.Object(
  { kind: Type.Literal('company'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type CompanyField = Static<typeof CompanySchema>;
