import { defineTexts } from '../../texts/catalogue.ts';

/** The texts of the option language versions. */
export const languageVersionsTexts = defineTexts({
  'language-versions.title': { da: 'Sprogversionering', en: 'Language versions' },
  'language-versions.settings.languages': {
    da: 'Sprog, som borgere og medarbejdere kan vælge',
    en: 'Languages that citizens and employees can choose',
  },
});
