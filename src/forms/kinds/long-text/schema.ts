import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** Text of several lines. */
export const LongTextSchema = Type.Object(
  {
    kind: Type.Literal('longText'),
    ...baseFieldMembers,
    /** In characters; 4,000 when absent. */
    maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
    /** The height of the input in lines; 5 when absent. */
    lines: Type.Optional(Type.Integer({ minimum: 2, maximum: 30 })),
  },
  { additionalProperties: false },
);

export type LongTextField = Static<typeof LongTextSchema>;
