import { defineTexts, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What is said of the documents that went out with a delivery. */
export const sentDocumentTexts = defineTexts({
  'sentDocuments.heading': { da: 'Gik ud med forsøg {attempt}', en: 'Went out with attempt {attempt}' },
  'sentDocuments.exact': {
    da: 'Præcis det, der blev sendt. Det er gemt sammen med afleveringen og bliver ikke lavet igen.',
    en: 'Exactly what was sent. It is kept with the delivery and is not made again.',
  },
  'sentDocuments.unsure': {
    da: 'Systemet blev afbrudt, før det fik svar. Det kan være, at dette ikke nåede at blive sendt.',
    en: 'The system was interrupted before it had an answer. It may be that this was not sent.',
  },
  'sentDocuments.print': { da: 'Brevet, som det blev trykt', en: 'The letter as it was printed' },
  'sentDocuments.main': { da: 'Hoveddokument', en: 'Main document' },
  'sentDocuments.attachment': { da: 'Bilag', en: 'Attachment' },
  'sentDocuments.open': { da: 'Åbn {name} i browseren', en: 'Open {name} in the browser' },
  'sentDocuments.guarded': {
    da: 'Brevet viser en beskyttet adresse. Åbn det kun, hvis dit arbejde kræver det. Det bliver logget, at du åbner det.',
    en: 'The letter shows a protected address. Open it only if your work demands it. It is logged that you open it.',
  },
  'sentDocuments.openGuarded': { da: 'Åbn brevet', en: 'Open the letter' },
});

type Key = keyof typeof sentDocumentTexts;

/** The texts in the language of the page. */
export function useSentDocumentTexts(): Translate<Key> {
  return translator(sentDocumentTexts, useLanguage());
}
