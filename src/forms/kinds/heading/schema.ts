import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A heading within a page; the page's own title is the first level. */
export const HeadingSchema = Type.Object(
  {
    kind: Type.Literal('heading'),
    key: baseFieldMembers.key,
    /** The heading itself. */
    label: baseFieldMembers.label,
    help: Type.Optional(Type.Never()),
    visibleWhen: baseFieldMembers.visibleWhen,
    required: Type.Optional(Type.Never()),
    validations: Type.Optional(Type.Never()),
    prefill: Type.Optional(Type.Never()),
    error: Type.Optional(Type.Never()),
    level: Type.Union([Type.Literal(2), Type.Literal(3), Type.Literal(4)]),
  },
  { additionalProperties: false },
);

export type HeadingField = Static<typeof HeadingSchema>;
