import Type, { type Static } from 'typebox';
import { baseFieldMembers, TextSchema } from '../../base-field.ts';

/** Text that is read and not answered. How it may be marked up is told at `parseProse`. */
export const InformationSchema = Type.Object(
  {
    kind: Type.Literal('information'),
    key: baseFieldMembers.key,
    /** The name in the designer's outline; it is not shown on the page. */
    label: baseFieldMembers.label,
    help: Type.Optional(Type.Never()),
    visibleWhen: baseFieldMembers.visibleWhen,
    required: Type.Optional(Type.Never()),
    validations: Type.Optional(Type.Never()),
    prefill: Type.Optional(Type.Never()),
    error: Type.Optional(Type.Never()),
    text: TextSchema,
  },
  { additionalProperties: false },
);

export type InformationField = Static<typeof InformationSchema>;
