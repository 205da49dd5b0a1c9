import Type, { type Static } from 'typebox';
import { baseFieldMembers, TextSchema } from '../../base-field.ts';

/** A number on a scale whose ends have words. */
export const RatingSchema = Type.Object(
  {
    kind: Type.Literal('rating'),
    ...baseFieldMembers,
    /** The scale is 1 to this. */
    max: Type.Integer({ minimum: 2, maximum: 11 }),
    /** What 1 means. */
    lowest: TextSchema,
    /** What the last number means. */
    highest: TextSchema,
  },
  { additionalProperties: false },
);

export type RatingField = Static<typeof RatingSchema>;
