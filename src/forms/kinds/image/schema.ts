import Type, { type Static } from 'typebox';
import { TextSchema } from '../../base-field.ts';
import { silentFieldMembers } from '../silent-members.ts';
import { longestSource } from './read-picture.ts';

/** A picture among the questions. It is kept within the definition, so that a form is one file. */
export const ImageSchema = Type.Object(
  {
    kind: Type.Literal('image'),
    ...silentFieldMembers,
    /** A PNG, JPEG or SVG of at most 200 kB. */
    source: Type.String({
      pattern: '^data:image/(?:png|jpeg|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2}$',
      maxLength: longestSource,
    }),
    /** What the picture tells those who don't see it; demanded unless it is decorative. */
    alternative: Type.Optional(TextSchema),
    /** The picture tells nothing that the text does not: those who don't see it miss nothing. */
    decorative: Type.Optional(Type.Boolean()),
    /** Read below the picture. */
    caption: Type.Optional(TextSchema),
  },
  { additionalProperties: false },
);

export type ImageField = Static<typeof ImageSchema>;
