import Type, { type Static } from 'typebox';

/** One agreement with Pensopay, such as that of a department. */
export const PaymentAgreementSchema = Type.Object(
  {
    /** What forms call it; payments name it for ever. */
    name: Type.String({
      pattern: '^[a-z][a-z0-9-]{0,39}$',
      textKey: 'payment-option.settings.name',
      helpKey: 'payment-option.settings.name-help',
    }),
    title: Type.String({ minLength: 1, maxLength: 100, textKey: 'payment-option.settings.title' }),
    dialect: Type.Optional(
      Type.Union([Type.Literal('v2'), Type.Literal('v1')], {
        textKey: 'payment-option.settings.dialect',
        helpKey: 'payment-option.settings.dialect-help',
        choiceKeys: { v2: 'payment-option.settings.dialect.v2', v1: 'payment-option.settings.dialect.v1' },
      }),
    ),
    apiKey: Type.String({
      minLength: 1,
      maxLength: 500,
      secret: true,
      textKey: 'payment-option.settings.api-key',
      helpKey: 'payment-option.settings.api-key-help',
    }),
    privateKey: Type.String({
      minLength: 1,
      maxLength: 500,
      secret: true,
      textKey: 'payment-option.settings.private-key',
      helpKey: 'payment-option.settings.private-key-help',
    }),
    /** Comma between; all that the agreement has when absent. */
    methods: Type.Optional(
      Type.String({
        pattern: '^[a-z_]+(, ?[a-z_]+)*$',
        maxLength: 300,
        textKey: 'payment-option.settings.methods',
        helpKey: 'payment-option.settings.methods-help',
      }),
    ),
    /** Those beside kroner, which every agreement can take; comma between. */
    currencies: Type.Optional(
      Type.String({
        pattern: '^[A-Z]{3}(, ?[A-Z]{3})*$',
        maxLength: 200,
        textKey: 'payment-option.settings.currencies',
        helpKey: 'payment-option.settings.currencies-help',
      }),
    ),
    /** Printable ASCII alone: it stands on bank statements. */
    statementText: Type.Optional(
      Type.String({
        pattern: '^[\\x20-\\x7E]{2,22}$',
        textKey: 'payment-option.settings.statement',
        helpKey: 'payment-option.settings.statement-help',
      }),
    ),
    branding: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9-]{1,60}$',
        textKey: 'payment-option.settings.branding',
        helpKey: 'payment-option.settings.branding-help',
      }),
    ),
    account: Type.String({
      minLength: 1,
      maxLength: 120,
      textKey: 'payment-option.settings.account',
      helpKey: 'payment-option.settings.account-help',
    }),
    /** Kroner. */
    fourEyesAbove: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 10_000_000,
        textKey: 'payment-option.settings.four-eyes',
        helpKey: 'payment-option.settings.four-eyes-help',
      }),
    ),
    minutesToPay: Type.Optional(
      Type.Integer({
        minimum: 5,
        maximum: 43_200,
        textKey: 'payment-option.settings.minutes',
        helpKey: 'payment-option.settings.minutes-help',
      }),
    ),
    testMode: Type.Optional(
      Type.Boolean({ textKey: 'payment-option.settings.test-mode', helpKey: 'payment-option.settings.test-mode-help' }),
    ),
  },
  { additionalProperties: false },
);

export const PaymentSettingsSchema = Type.Object(
  {
    agreements: Type.Optional(
      Type.Array(PaymentAgreementSchema, { maxItems: 50, textKey: 'payment-option.settings.agreements' }),
    ),
  },
  { additionalProperties: false },
);

export type AgreementSettings = Static<typeof PaymentAgreementSchema>;

export type PaymentSettings = Static<typeof PaymentSettingsSchema> & {
  /** Where the gateway is reached; the installation's. */
  readonly url?: string;
};

/** The methods that a setting names. */
export function methodsOf({ methods = '' }: Pick<AgreementSettings, 'methods'>): readonly string[] {
  return methods === '' ? [] : methods.split(/, ?/);
}
