import Type, { type Static } from 'typebox';

/** How an organisation sends e-mail: by the installation's mail server, or by its own. */
export const EmailSettingsSchema = Type.Object(
  {
    fromAddress: Type.Optional(
      Type.String({
        pattern: '^[^\\s@<>",;:]+@[A-Za-z0-9.-]+$',
        maxLength: 200,
        textKey: 'email-delivery.settings.from-address',
        helpKey: 'email-delivery.settings.from-address-help',
      }),
    ),
    fromName: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, textKey: 'email-delivery.settings.from-name' }),
    ),
    host: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9.:-]+$',
        maxLength: 200,
        textKey: 'email-delivery.settings.host',
        helpKey: 'email-delivery.settings.host-help',
      }),
    ),
    port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535, textKey: 'email-delivery.settings.port' })),
    security: Type.Optional(
      Type.Union([Type.Literal('starttls'), Type.Literal('tls')], {
        textKey: 'email-delivery.settings.security',
        choiceKeys: {
          starttls: 'email-delivery.settings.security.starttls',
          tls: 'email-delivery.settings.security.tls',
        },
      }),
    ),
    user: Type.Optional(Type.String({ minLength: 1, maxLength: 200, textKey: 'email-delivery.settings.user' })),
    password: Type.Optional(
      Type.String({ minLength: 1, maxLength: 500, secret: true, textKey: 'email-delivery.settings.password' }),
    ),
    repeatWhenUnsure: Type.Optional(
      Type.Boolean({
        textKey: 'email-delivery.settings.repeat',
        helpKey: 'email-delivery.settings.repeat-help',
      }),
    ),
  },
  { additionalProperties: false },
);

export type EmailSettings = Static<typeof EmailSettingsSchema>;
