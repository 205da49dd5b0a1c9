import Type, { type Static } from 'typebox';

/** How strictly an organisation checks powers of attorney, and where it asks about them. */
export const PowerOfAttorneySettingsSchema = Type.Object(
  {
    maxAgeMinutes: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 480,
        textKey: 'power-of-attorney.settings.max-age',
        helpKey: 'power-of-attorney.settings.max-age-help',
      }),
    ),
    youngestGrantor: Type.Optional(
      Type.Integer({
        minimum: 15,
        maximum: 18,
        textKey: 'power-of-attorney.settings.youngest',
        helpKey: 'power-of-attorney.settings.youngest-help',
      }),
    ),
    refusalsBeforeAlarm: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 100,
        textKey: 'power-of-attorney.settings.alarm',
        helpKey: 'power-of-attorney.settings.alarm-help',
      }),
    ),
    /** `http` only to this machine, where the sandbox runs. */
    lookUpUrl: Type.Optional(
      Type.String({
        pattern: '^(https://[^\\s/?#@]+|http://(127\\.0\\.0\\.1|localhost|\\[::1\\])(:\\d+)?)(/[^\\s?#]*)?$',
        maxLength: 500,
        textKey: 'power-of-attorney.settings.look-up',
        helpKey: 'power-of-attorney.settings.look-up-help',
      }),
    ),
    lookUpToken: Type.Optional(
      Type.String({
        pattern: '^[\\x21-\\x7e]{16,200}$',
        maxLength: 200,
        secret: true,
        textKey: 'power-of-attorney.settings.token',
        helpKey: 'power-of-attorney.settings.token-help',
      }),
    ),
  },
  { additionalProperties: false },
);

export type PowerOfAttorneySettings = Static<typeof PowerOfAttorneySettingsSchema>;
