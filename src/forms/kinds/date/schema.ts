import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A date in three inputs. Limits are validations, since they nearly always depend on today or another answer. */
export const DateSchema = Type.Object(
  {
    kind: Type.Literal('date'),
    ...baseFieldMembers,
    /** The person's own date of birth: browsers may fill it in (WCAG 2.2, 1.3.5). */
    autocomplete: Type.Optional(Type.Literal('bday')),
  },
  { additionalProperties: false },
);

export type DateField = Static<typeof DateSchema>;
