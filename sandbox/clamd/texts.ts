import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the page that shows what was scanned. */
export const clamdTexts = defineTexts({
  'clamd.page.title': { da: 'Virusskanner (clamd)', en: 'Virus scanner (clamd)' },
  'clamd.page.what': {
    da: 'Taler clamds protokol over TCP og finder EICAR-testfilen. Seneste skanninger:',
    en: 'Speaks clamd’s protocol over TCP and finds the EICAR test file. Latest scans:',
  },
  'clamd.page.none': { da: 'Intet er skannet endnu.', en: 'Nothing has been scanned yet.' },
  'clamd.page.bytes': { da: 'Byte', en: 'Bytes' },
  'clamd.page.verdict': { da: 'Resultat', en: 'Verdict' },
});
