import { defineTexts } from '../../../texts/catalogue.ts';

export const oneOfTexts = defineTexts({
  'form.part.noSuggestions': { da: 'Intet på listen passer', en: 'Nothing in the list fits' },
  'form.part.oneSuggestion': { da: '1 forslag', en: '1 suggestion' },
  'form.part.suggestions': { da: '{count} forslag', en: '{count} suggestions' },
  'form.part.searchHint': {
    da: 'Skriv de første bogstaver, eller vælg på listen.',
    en: 'Write the first letters, or choose in the list.',
  },
  'form.part.showSuggestions': { da: 'Vis hele listen', en: 'Show the whole list' },
});
