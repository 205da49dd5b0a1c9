import Type, { type Static } from 'typebox';

/** One system that takes webhooks. */
export const WebhookTargetSchema = Type.Object(
  {
    /** What workflows call it. */
    name: Type.String({
      pattern: '^[a-z][a-z0-9-]{0,39}$',
      textKey: 'webhook.settings.name',
      helpKey: 'webhook.settings.name-help',
    }),
    /** `http` only to this machine, where the sandbox runs. */
    url: Type.String({
      pattern: '^(https://[^\\s/?#@]+|http://(127\\.0\\.0\\.1|localhost|\\[::1\\])(:\\d+)?)(/[^\\s?#]*)?$',
      maxLength: 500,
      textKey: 'webhook.settings.url',
      helpKey: 'webhook.settings.url-help',
    }),
    /** As Standard Webhooks writes it: 24 to 64 bytes in base64 after `whsec_`. */
    secret: Type.String({
      pattern: '^whsec_[A-Za-z0-9+/]{32,88}={0,2}$',
      maxLength: 100,
      secret: true,
      textKey: 'webhook.settings.secret',
      helpKey: 'webhook.settings.secret-help',
    }),
    /** While the receiver changes from one secret to the next messages are signed by both. */
    nextSecret: Type.Optional(
      Type.String({
        pattern: '^whsec_[A-Za-z0-9+/]{32,88}={0,2}$',
        maxLength: 100,
        secret: true,
        textKey: 'webhook.settings.next-secret',
        helpKey: 'webhook.settings.next-secret-help',
      }),
    ),
    canBeAsked: Type.Optional(
      Type.Boolean({ textKey: 'webhook.settings.can-be-asked', helpKey: 'webhook.settings.can-be-asked-help' }),
    ),
    receiptHours: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 2_400,
        textKey: 'webhook.settings.receipt-hours',
        helpKey: 'webhook.settings.receipt-hours-help',
      }),
    ),
  },
  { additionalProperties: false },
);

export const WebhookSettingsSchema = Type.Object(
  { targets: Type.Optional(Type.Array(WebhookTargetSchema, { maxItems: 50, textKey: 'webhook.settings.targets' })) },
  { additionalProperties: false },
);

export type WebhookTarget = Static<typeof WebhookTargetSchema>;
/** The secrets that sign what a receiver is sent: one, or two while it changes. */
export function secretsOf({ secret, nextSecret }: WebhookTarget): readonly string[] {
  return nextSecret === undefined ? [secret] : [secret, nextSecret];
}
export type WebhookSettings = Static<typeof WebhookSettingsSchema> & {
  /** Networks that may be called beside the open internet; none when absent. */
  readonly networks?: readonly string[];
};
