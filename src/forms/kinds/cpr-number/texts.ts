import { defineTexts } from '../../../texts/catalogue.ts';

export const cprNumberTexts = defineTexts({
  'form.error.replacementCpr': {
    da: 'Et erstatnings-CPR-nummer kan ikke bruges her. Skriv personens eget CPR-nummer',
    en: 'A replacement CPR number cannot be used here. Write the person’s own CPR number',
  },
  'form.part.cprExample': { da: '10 cifre, for eksempel 010203-1234.', en: '10 digits, for example 010203-1234.' },
});
