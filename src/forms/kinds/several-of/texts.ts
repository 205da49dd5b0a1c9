import { defineTexts } from '../../../texts/catalogue.ts';

export const severalOfTexts = defineTexts({
  'form.error.tooFewChosen': {
    da: 'Vælg mindst {allowed} svar. Du har valgt {given}',
    en: 'Choose at least {allowed} answers. You have chosen {given}',
  },
  'form.error.tooManyChosen': {
    da: 'Vælg højst {allowed} svar. Du har valgt {given}',
    en: 'Choose at most {allowed} answers. You have chosen {given}',
  },
  'form.part.choose.atLeast': { da: 'Vælg mindst {least}.', en: 'Choose at least {least}.' },
  'form.part.choose.atMost': { da: 'Vælg højst {most}.', en: 'Choose at most {most}.' },
  'form.part.choose.exactly': { da: 'Vælg {most}.', en: 'Choose {most}.' },
  'form.part.choose.between': { da: 'Vælg fra {least} til {most}.', en: 'Choose from {least} to {most}.' },
  'designer.severalOf.limitsReversed': {
    da: 'Der skal vælges mindst {least} og højst {most} svar. Det kan ingen. Ret et af tallene.',
    en: 'At least {least} and at most {most} answers must be chosen. Nobody can do so. Correct one of the numbers.',
  },
});
