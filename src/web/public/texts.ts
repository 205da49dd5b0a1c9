import { defineTexts } from '../../texts/catalogue.ts';

export const publicTexts = defineTexts({
  'public.organisations.title': { da: 'Vælg kommune eller myndighed', en: 'Choose a municipality or authority' },
  'public.accessibility.title': { da: 'Tilgængelighed', en: 'Accessibility' },
  'public.accessibility.text': {
    da: 'Siderne er bygget, så de opfylder WCAG 2.2 på niveau AA. De kan bruges med tastatur alene, med skærmlæser og uden JavaScript.',
    en: 'These pages are built to meet WCAG 2.2 at level AA. They can be used by keyboard alone, with a screen reader and without JavaScript.',
  },
  'public.accessibility.problem': {
    da: 'Støder du på noget, der ikke virker for dig, så skriv eller ring til {organisation}. Du finder kontaktoplysningerne nederst på siden.',
    en: 'If something does not work for you, write to or call {organisation}. You will find how at the foot of the page.',
  },
});
