import Type, { type Static } from 'typebox';

/** Which languages an organisation offers, its own first. */
export const LanguageVersionsSettingsSchema = Type.Object(
  {
    languages: Type.Array(Type.String({ maxLength: 35 }), {
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      textKey: 'language-versions.settings.languages',
    }),
  },
  { additionalProperties: false },
);

export type LanguageVersionsSettings = Static<typeof LanguageVersionsSettingsSchema>;
