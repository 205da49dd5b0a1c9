import Type, { type Static } from 'typebox';
import { baseFieldMembers, FeelSchema, KeySchema, TextSchema } from '../../base-field.ts';

const LineSchema = Type.Object(
  {
    /** Unique among the lines. */
    key: KeySchema,
    label: TextSchema,
    /** Kroner for one, VAT included. */
    unitPrice: FeelSchema,
    /** How many; a line of none is left out. */
    quantity: FeelSchema,
    /** The line counts only where this is true. */
    visibleWhen: Type.Optional(FeelSchema),
    /** Per cent of VAT that the price includes; none when absent. */
    vat: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
  },
  { additionalProperties: false },
);

/** Price lines with a total, computed from the answers. */
export const PricesSchema = Type.Object(
  {
    kind: Type.Literal('prices'),
    key: baseFieldMembers.key,
    label: baseFieldMembers.label,
    help: baseFieldMembers.help,
    visibleWhen: baseFieldMembers.visibleWhen,
    required: Type.Optional(Type.Never()),
    validations: baseFieldMembers.validations,
    prefill: Type.Optional(Type.Never()),
    error: Type.Optional(Type.Never()),
    lines: Type.Array(LineSchema, { minItems: 1, maxItems: 100 }),
  },
  { additionalProperties: false },
);

export type PricesField = Static<typeof PricesSchema>;
export type PriceLine = Static<typeof LineSchema>;
