import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What is said of what a decision would have sent, before it is made. */
export const decisionPreviewTexts = defineTexts({
  'decisionPreview.see': { da: 'Se først, hvad der bliver sendt', en: 'See first what will be sent' },
  'decisionPreview.tab': { da: 'Før du afgør sag {number}', en: 'Before you decide case {number}' },
  'decisionPreview.title': { da: 'Det her bliver sendt', en: 'This will be sent' },
  'decisionPreview.intro': {
    da: 'Intet er afgjort eller sendt endnu. Sådan ser det ud, hvis du vælger “{decision}” nu.',
    en: 'Nothing is decided or sent yet. This is how it looks if you choose “{decision}” now.',
  },
  'decisionPreview.estimate': {
    da: 'Pris og antal sider gælder, hvis det bliver sendt som brev. Hvem der får Digital Post, bliver først slået op, når det sendes. Derfor er prisen et skøn.',
    en: 'Price and number of pages apply if it is sent as a letter. Who gets Digital Post is looked up only when it is sent. So the price is an estimate.',
  },
  'decisionPreview.nothing': {
    da: 'Denne afgørelse sender ikke noget med det samme.',
    en: 'This decision sends nothing right away.',
  },
  'decisionPreview.letter': { da: 'Brevets tekst', en: 'The text of the letter' },
  'decisionPreview.stops': {
    da: 'Afgørelsen er ikke truffet: Noget af det, der skal sendes, kan ikke trykkes eller sendes, som det er',
    en: 'The decision is not made: something of what is to be sent can’t be printed or sent as it is',
  },
  'decisionPreview.stopsText': {
    da: 'Læs hvorfor nedenfor. Kan det kun ikke trykkes, og får modtageren Digital Post, bliver det sendt alligevel. Ellers bliver det ikke sendt, før det er rettet.',
    en: 'Read why below. If it only can’t be printed, and the receiver gets Digital Post, it is sent all the same. Otherwise it is not sent until it is corrected.',
  },
  'decisionPreview.back': { da: 'Tilbage til sagen uden at afgøre', en: 'Back to the case without deciding' },
  'decisionPreview.notYet': {
    da: 'Intet er afgjort eller sendt endnu. Det, du har skrevet, er gemt, og du afgør længere nede.',
    en: 'Nothing is decided or sent yet. What you have written is saved, and you decide further down.',
  },
  'decisionPreview.decideHeading': { da: 'Afgør', en: 'Decide' },
  'decisionPreview.changed': {
    da: 'Ret begrundelsen her, hvis den skal være anderledes. Tryk “{see}” for at se brevet igen.',
    en: 'Correct the reason here if it should be otherwise. Press “{see}” to see the letter again.',
  },
});

type Key = keyof typeof decisionPreviewTexts;

export function decisionPreviewTranslator(language: Language): Translate<Key> {
  return translator(decisionPreviewTexts, language);
}

/** The texts in the language of the page. */
export function useDecisionPreviewTexts(): Translate<Key> {
  return decisionPreviewTranslator(useLanguage());
}
