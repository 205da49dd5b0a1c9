import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';
import { OptionsSchema } from '../options-schema.ts';

/** Any number of answers among several. */
export const SeveralOfSchema = Type.Object(
  { kind: Type.Literal('severalOf'), ...baseFieldMembers, options: OptionsSchema },
  { additionalProperties: false },
);

export type SeveralOfField = Static<typeof SeveralOfSchema>;
