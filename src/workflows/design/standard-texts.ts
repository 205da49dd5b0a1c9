import type { BothTexts } from '../../texts/catalogue.ts';

/**
 * The texts that a new step begins with. They become part of the workflow, where its designer rewrites them, and so are no
 * part of the product's catalogue.
 */
export const standardTexts = {
  fill: { da: 'Udfyld', en: 'Fill in' },
  approve: { da: 'Behandl', en: 'Handle' },
  decide: { da: 'Hvilken vej?', en: 'Which way?' },
  parallel: { da: 'På samme tid', en: 'At the same time' },
  forEach: { da: 'For hver', en: 'For each' },
  deliver: { da: 'Send', en: 'Send' },
  notify: { da: 'Giv besked', en: 'Send a message' },
  wait: { da: 'Vent', en: 'Wait' },
  pay: { da: 'Betal', en: 'Pay' },
  settle: { da: 'Hæv betalingen', en: 'Capture the payment' },
  end: { da: 'Slut', en: 'End' },
  branch1: { da: 'Gren 1', en: 'Branch 1' },
  branch2: { da: 'Gren 2', en: 'Branch 2' },
  now: { da: 'Vi arbejder på din sag.', en: 'We are working on your case.' },
  next: { da: 'Du får besked her, når der sker noget.', en: 'You will be told here when something happens.' },
  payNow: { da: 'Vi mangler din betaling.', en: 'We have not received your payment.' },
  payNext: { da: 'Når du har betalt, går din sag videre.', en: 'Your case goes on when you have paid.' },
  message: { da: 'Der er nyt i din sag.', en: 'There is news in your case.' },
  endNow: { da: 'Sagen er afsluttet.', en: 'The case has ended.' },
  endNext: { da: 'Du skal ikke gøre mere.', en: 'You need do nothing more.' },
  refused: { da: 'Afslået', en: 'Refused' },
  refusedNow: { da: 'Sagen er afsluttet med et afslag.', en: 'The case ended with a refusal.' },
  refusedNext: {
    da: 'Du kan sende en ny blanket, hvis noget har ændret sig.',
    en: 'You can send a new form if something has changed.',
  },
} as const satisfies Readonly<Record<string, BothTexts>>;
