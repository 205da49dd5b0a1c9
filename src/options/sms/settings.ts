import Type, { type Static } from 'typebox';

/** One account at a gateway, such as that of a department. */
export const SmsAccountSchema = Type.Object(
  {
    /** What workflows call it; messages name it for ever. */
    name: Type.String({
      pattern: '^[a-z][a-z0-9-]{0,39}$',
      textKey: 'sms-option.settings.name',
      helpKey: 'sms-option.settings.name-help',
    }),
    title: Type.String({ minLength: 1, maxLength: 100, textKey: 'sms-option.settings.title' }),
    gateway: Type.Optional(
      Type.Union([Type.Literal('gatewayapi'), Type.Literal('cpsms')], {
        textKey: 'sms-option.settings.gateway',
        choiceKeys: {
          gatewayapi: 'sms-option.settings.gateway.gatewayapi',
          cpsms: 'sms-option.settings.gateway.cpsms',
        },
      }),
    ),
    user: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        textKey: 'sms-option.settings.user',
        helpKey: 'sms-option.settings.user-help',
      }),
    ),
    token: Type.String({
      minLength: 1,
      maxLength: 500,
      secret: true,
      textKey: 'sms-option.settings.token',
      helpKey: 'sms-option.settings.token-help',
    }),
    webhookSecret: Type.Optional(
      Type.String({
        minLength: 16,
        maxLength: 500,
        secret: true,
        textKey: 'sms-option.settings.webhook-secret',
        helpKey: 'sms-option.settings.webhook-secret-help',
      }),
    ),
    /** What stands as the sender on the phone; its rules are judged beside the schema, to be told apart. */
    sender: Type.String({
      minLength: 1,
      maxLength: 40,
      textKey: 'sms-option.settings.sender',
      helpKey: 'sms-option.settings.sender-help',
    }),
    /** Øre. */
    partPrice: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 10_000,
        typedInKroner: true,
        textKey: 'sms-option.settings.part-price',
        helpKey: 'sms-option.settings.part-price-help',
      }),
    ),
  },
  { additionalProperties: false },
);

const clock = '^([01][0-9]|2[0-3]):[0-5][0-9]$';

export const SmsSettingsSchema = Type.Object(
  {
    accounts: Type.Optional(Type.Array(SmsAccountSchema, { maxItems: 50, textKey: 'sms-option.settings.accounts' })),
    /** With {@link sendUntil}: the time of day in which what is not urgent is sent. At any time where either is absent. */
    sendFrom: Type.Optional(
      Type.String({
        pattern: clock,
        textKey: 'sms-option.settings.send-from',
        helpKey: 'sms-option.settings.send-from-help',
      }),
    ),
    sendUntil: Type.Optional(Type.String({ pattern: clock, textKey: 'sms-option.settings.send-until' })),
    workingDaysOnly: Type.Optional(
      Type.Boolean({
        textKey: 'sms-option.settings.working-days',
        helpKey: 'sms-option.settings.working-days-help',
      }),
    ),
    foreignNumbers: Type.Optional(
      Type.Boolean({ textKey: 'sms-option.settings.foreign', helpKey: 'sms-option.settings.foreign-help' }),
    ),
    mostParts: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 20,
        textKey: 'sms-option.settings.most-parts',
        helpKey: 'sms-option.settings.most-parts-help',
      }),
    ),
    /** What is done with a message of which nobody knows whether the gateway took it. */
    afterDoubt: Type.Optional(
      Type.Union([Type.Literal('person'), Type.Literal('may-be-lost'), Type.Literal('may-come-twice')], {
        textKey: 'sms-option.settings.after-doubt',
        helpKey: 'sms-option.settings.after-doubt-help',
        choiceKeys: {
          person: 'sms-option.settings.after-doubt.person',
          'may-be-lost': 'sms-option.settings.after-doubt.may-be-lost',
          'may-come-twice': 'sms-option.settings.after-doubt.may-come-twice',
        },
      }),
    ),
  },
  { additionalProperties: false },
);

export type SmsAccount = Static<typeof SmsAccountSchema>;

export type SmsSettings = Static<typeof SmsSettingsSchema> & {
  /** Where the gateways are reached; the installation's. */
  readonly urls?: Readonly<Record<NonNullable<SmsAccount['gateway']>, string>>;
  /** The organisation's closing days, `yyyy-mm-dd`. */
  readonly closingDays?: readonly string[];
  /** What the short addresses of its cases begin with. */
  readonly shortUrls?: string;
};

/** The most parts that a message may have where the organisation says nothing. */
export const usualMostParts = 6;

/** The account that a step names; the organisation's first where it names none. */
export function accountOf({ accounts = [] }: Partial<SmsSettings>, name: unknown): SmsAccount | undefined {
  return typeof name === 'string' && name !== '' ? accounts.find((each) => each.name === name) : accounts[0];
}
