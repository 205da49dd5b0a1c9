import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A link out of the form, by itself on a line; links within a sentence stand in information texts. */
export const LinkSchema = Type.Object(
  {
    kind: Type.Literal('link'),
    key: baseFieldMembers.key,
    /** What the link says: where it leads, understood by itself (WCAG 2.2, 2.4.4). */
    label: baseFieldMembers.label,
    help: baseFieldMembers.help,
    visibleWhen: baseFieldMembers.visibleWhen,
    required: Type.Optional(Type.Never()),
    validations: Type.Optional(Type.Never()),
    prefill: Type.Optional(Type.Never()),
    error: Type.Optional(Type.Never()),
    /** Of a page (https), of mail (mailto) or of a telephone (tel). */
    address: Type.String({ pattern: '^(https://[^\\s/]+|mailto:[^\\s@]+@|tel:\\+?[0-9])', maxLength: 1_000 }),
  },
  { additionalProperties: false },
);

export type LinkField = Static<typeof LinkSchema>;
