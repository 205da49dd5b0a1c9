import { defineTexts } from '../texts/catalogue.ts';

/** What the form engine itself says; the form's own texts stand in its definition. */
export const formTexts = defineTexts({
  'form.error.missing': { da: 'Besvar spørgsmålet', en: 'Answer this question' },
  'form.error.tooLong': {
    da: 'Teksten må højst være på {allowed} tegn. Den er på {given}',
    en: 'The text can be at most {allowed} characters. It has {given}',
  },
});
