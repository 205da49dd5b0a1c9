import Type, { type Static } from 'typebox';
import { baseFieldMembers, FeelSchema } from '../../base-field.ts';

/** A value that the form computes from other answers. */
export const ComputedSchema = Type.Object(
  {
    kind: Type.Literal('computed'),
    key: baseFieldMembers.key,
    label: baseFieldMembers.label,
    help: baseFieldMembers.help,
    visibleWhen: baseFieldMembers.visibleWhen,
    required: Type.Optional(Type.Never()),
    validations: baseFieldMembers.validations,
    prefill: Type.Optional(Type.Never()),
    error: Type.Optional(Type.Never()),
    expression: FeelSchema,
    /** What the expression gives: kroner, a number, a text, a date or a boolean. */
    result: Type.Union([
      Type.Literal('amount'),
      Type.Literal('number'),
      Type.Literal('text'),
      Type.Literal('date'),
      Type.Literal('yesNo'),
    ]),
  },
  { additionalProperties: false },
);

export type ComputedField = Static<typeof ComputedSchema>;
