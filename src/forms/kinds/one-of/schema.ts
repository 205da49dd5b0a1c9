import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';
import { OptionsSchema } from '../options-schema.ts';

/** One answer among several. */
export const OneOfSchema = Type.Object(
  {
    kind: Type.Literal('oneOf'),
    ...baseFieldMembers,
    options: OptionsSchema,
    /**
     * Radio buttons when absent; a select where the list is long or the answer is not demanded; `search` is a select that
     * becomes an input with suggestions where scripts run, for lists that nobody wants to scroll through.
     */
    appearance: Type.Optional(Type.Union([Type.Literal('radio'), Type.Literal('select'), Type.Literal('search')])),
  },
  { additionalProperties: false },
);

export type OneOfField = Static<typeof OneOfSchema>;
