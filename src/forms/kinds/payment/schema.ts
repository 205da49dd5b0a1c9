import Type, { type Static } from 'typebox';
import { baseFieldMembers, FeelSchema, KeySchema, TextSchema } from '../../base-field.ts';

/** The account in the organisation's ledger that a line is booked on, as the organisation writes such strings. */
const AccountSchema = Type.String({ minLength: 1, maxLength: 120, pattern: '^[^\\u0000-\\u001f]*$' });

/** Per cent, with up to two decimals. */
const PercentSchema = Type.Number({ minimum: 0, maximum: 100 });

const LineSchema = Type.Object(
  {
    /** Unique among lines and fees. */
    key: KeySchema,
    label: TextSchema,
    /** What one gets for it. */
    details: Type.Optional(TextSchema),
    /** For one, in the currency of the payment, VAT included; rounded to hundredths. */
    unitPrice: FeelSchema,
    /** How many, a whole number; a line of none is left out. One when absent. */
    quantity: Type.Optional(FeelSchema),
    /** The person chooses how many, from `least` (0 when absent) to this; then there is no `quantity`. */
    most: Type.Optional(Type.Integer({ minimum: 1, maximum: 9_999 })),
    least: Type.Optional(Type.Integer({ minimum: 0, maximum: 9_999 })),
    /** The line counts only where this is true. */
    visibleWhen: Type.Optional(FeelSchema),
    /** Per cent of VAT that the price includes; exempt from VAT when absent. */
    vat: Type.Optional(PercentSchema),
    account: Type.Optional(AccountSchema),
  },
  { additionalProperties: false },
);

/** Added once, where anything is bought. */
const FeeSchema = Type.Object(
  {
    /** Unique among lines and fees. */
    key: KeySchema,
    label: TextSchema,
    /** In the currency of the payment, VAT included; either this or `percent`. */
    amount: Type.Optional(FeelSchema),
    /** Of the sum of the lines. */
    percent: Type.Optional(PercentSchema),
    visibleWhen: Type.Optional(FeelSchema),
    vat: Type.Optional(PercentSchema),
    account: Type.Optional(AccountSchema),
  },
  { additionalProperties: false },
);

/** What is to be paid for the form, by lines and fees, and on which terms. */
export const PaymentSchema = Type.Object(
  {
    kind: Type.Literal('payment'),
    key: baseFieldMembers.key,
    label: baseFieldMembers.label,
    help: baseFieldMembers.help,
    visibleWhen: baseFieldMembers.visibleWhen,
    required: Type.Optional(Type.Never()),
    validations: baseFieldMembers.validations,
    prefill: Type.Optional(Type.Never()),
    error: Type.Optional(Type.Never()),
    /** What the prices are in, as ISO 4217 writes it; Danish kroner when absent. */
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    lines: Type.Array(LineSchema, { minItems: 1, maxItems: 100 }),
    fees: Type.Optional(Type.Array(FeeSchema, { minItems: 1, maxItems: 20 })),
    /** What is accepted before one pays. */
    terms: TextSchema,
    /** Where the terms stand in full. */
    termsLink: Type.Optional(Type.String({ maxLength: 2_000, pattern: '^https://[^\\s]+$' })),
    /** Said on the receipt, such as how one regrets. */
    receiptText: Type.Optional(TextSchema),
    /** The money is taken when it is paid, or reserved until a step of the workflow takes or releases it. */
    capture: Type.Union([Type.Literal('atOnce'), Type.Literal('later')]),
    /** Which of the organisation's payment agreements; its first when absent. */
    agreement: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** A total of nothing may be sent in without a payment; otherwise something must be bought. */
    mayBeFree: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export type PaymentField = Static<typeof PaymentSchema>;
export type PaymentLine = Static<typeof LineSchema>;
export type PaymentFee = Static<typeof FeeSchema>;
