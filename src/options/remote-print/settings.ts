import Type, { type Static } from 'typebox';

/**
 * What an organisation must say to send Digital Post. `textKey` names the field's label in the option's catalogue; a field
 * with `secret` is never shown again once it is saved.
 */
export const DigitalPostSettingsSchema = Type.Object(
  {
    /** Without a slash at the end; `http` only to this machine, where the sandbox runs. */
    baseUrl: Type.String({
      pattern: '^(https://[^\\s/?#@]+|http://(127\\.0\\.0\\.1|localhost|\\[::1\\])(:\\d+)?)(/[^\\s?#]*[^\\s?#/])?$',
      maxLength: 500,
      textKey: 'remote-print.settings.base-url',
    }),
    apiKey: Type.String({
      pattern: '^[!-~]+$',
      maxLength: 500,
      secret: true,
      textKey: 'remote-print.settings.api-key',
    }),
    senderCvr: Type.String({ pattern: '^[0-9]{8}$', textKey: 'remote-print.settings.sender-cvr' }),
    senderName: Type.String({ minLength: 1, maxLength: 256, textKey: 'remote-print.settings.sender-name' }),
    /** Comes back in the recipients' answers, so that they find the way here. */
    systemName: Type.String({ minLength: 1, maxLength: 256, textKey: 'remote-print.settings.system-name' }),
  },
  { additionalProperties: false },
);

export type DigitalPostSettings = Static<typeof DigitalPostSettingsSchema>;
