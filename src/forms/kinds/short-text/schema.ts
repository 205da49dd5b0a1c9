import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** One line of text. */
export const ShortTextSchema = Type.Object(
  {
    kind: Type.Literal('shortText'),
    ...baseFieldMembers,
    /** In characters; 200 when absent. */
    maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
    /** The purpose of the input for browsers that fill in (WCAG 2.2, 1.3.5), such as `name` or `street-address`. */
    autocomplete: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
);

export type ShortTextField = Static<typeof ShortTextSchema>;
