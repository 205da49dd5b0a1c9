import { defineTexts } from '../../../texts/catalogue.ts';

/** The page with what people think of the forms. */
export const evaluationResultTexts = defineTexts({
  'evaluations.title': { da: 'Evalueringer', en: 'Evaluations' },
  'evaluations.intro': {
    da: 'Det, borgerne svarer, når de har sendt en blanket. Svarene er anonyme og bliver slettet efter arbejdsgangens regel.',
    en: 'What citizens answer when they have sent a form. The answers are anonymous and are deleted by the workflow’s rule.',
  },
  'evaluations.none': {
    da: 'Ingen af dine gruppers arbejdsgange spørger. En designer slår det til i arbejdsgangens indstillinger.',
    en: 'None of your groups’ workflows asks. A designer switches it on in the settings of the workflow.',
  },
  'evaluations.of': { da: '{workflow}: {form}', en: '{workflow}: {form}' },
  'evaluations.asked': { da: 'Spørgsmålet', en: 'The question' },
  'evaluations.count': { da: 'Svar', en: 'Answers' },
  'evaluations.mean': { da: 'Gennemsnit', en: 'Average' },
  'evaluations.deviation': { da: 'Spredning', en: 'Standard deviation' },
  'evaluations.tooFew': {
    da: 'Tal og kommentarer vises, når der er mindst {fewest} svar, så ingen kan gætte, hvem der har svaret.',
    en: 'Numbers and comments are shown once there are at least {fewest} answers, so that nobody can guess who answered.',
  },
  'evaluations.spread': { da: 'Fordeling', en: 'Spread' },
  'evaluations.rating': { da: 'Vurdering', en: 'Rating' },
  'evaluations.howMany': { da: 'Antal', en: 'How many' },
  'evaluations.share': { da: 'Andel', en: 'Share' },
  'evaluations.comments': { da: 'Kommentarer ({count})', en: 'Comments ({count})' },
  'evaluations.month': { da: 'Måned', en: 'Month' },
  'evaluations.comment': { da: 'Kommentar', en: 'Comment' },
  'evaluations.csv': { da: 'Hent svarene som CSV', en: 'Download the answers as CSV' },
  'evaluations.file': { da: 'evaluering', en: 'evaluation' },
});
