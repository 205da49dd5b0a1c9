import { defineTexts, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What is asked on the receipt of a form whose workflow wants to know. */
export const evaluationTexts = defineTexts({
  'evaluation.title': { da: 'Hvad synes du?', en: 'What do you think?' },
  'evaluation.intro': {
    da: 'Det er frivilligt, og vi kan ikke se, hvem der svarer.',
    en: 'It is voluntary, and we cannot see who answers.',
  },
  'evaluation.noPersonal': {
    da: 'Skriv ikke navn, CPR-nummer eller andet, der viser, hvem du er.',
    en: 'Write no name, CPR number or anything else that shows who you are.',
  },
  'evaluation.rating.1': { da: '1 – meget utilfreds', en: '1 – very dissatisfied' },
  'evaluation.rating.2': { da: '2 – utilfreds', en: '2 – dissatisfied' },
  'evaluation.rating.3': { da: '3 – hverken tilfreds eller utilfreds', en: '3 – neither satisfied nor dissatisfied' },
  'evaluation.rating.4': { da: '4 – tilfreds', en: '4 – satisfied' },
  'evaluation.rating.5': { da: '5 – meget tilfreds', en: '5 – very satisfied' },
  'evaluation.send': { da: 'Send dit svar', en: 'Send your answer' },
  'evaluation.choose': { da: 'Vælg et tal fra 1 til 5.', en: 'Choose a number from 1 to 5.' },
  'evaluation.tooLong': {
    da: 'Skriv højst {most} tegn. Der er {count} nu.',
    en: 'Write at most {most} characters. There are {count} now.',
  },
  'evaluation.cpr': {
    da: 'Det ligner et CPR-nummer. Slet det, for svaret skal være anonymt.',
    en: 'This looks like a CPR number. Delete it, for the answer is to be anonymous.',
  },
  'evaluation.thanks': { da: 'Tak for dit svar', en: 'Thank you for your answer' },
  'evaluation.thanksText': {
    da: 'Vi bruger det til at gøre blanketten bedre.',
    en: 'We use it to make the form better.',
  },
  'evaluation.toReceipt': { da: 'Til kvitteringen', en: 'To the receipt' },
});

/** The translator of these texts. */
export function useEvaluationTexts() {
  return translator(evaluationTexts, useLanguage());
}
