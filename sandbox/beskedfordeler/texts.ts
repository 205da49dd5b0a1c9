import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the page that shows what the message distributor has told. */
export const distributorTexts = defineTexts({
  'sandbox.beskedfordeler.title': { da: 'Beskedfordeler', en: 'Message distributor' },
  'sandbox.beskedfordeler.intro': {
    da: 'Kvitteringer for Digital Post og breve. Her ses de nyeste, som er lagt i kø eller sendt til modtageren.',
    en: 'Receipts of Digital Post and letters. These are the newest that were queued or sent to the receiver.',
  },
  'sandbox.beskedfordeler.none': { da: 'Der er ingen kvitteringer endnu.', en: 'There are no receipts yet.' },
  'sandbox.beskedfordeler.waiting': {
    da: '{count} venter for CVR-nummer {cvr}',
    en: '{count} wait for CVR number {cvr}',
  },
  'sandbox.beskedfordeler.time': { da: 'Tidspunkt', en: 'Time' },
  'sandbox.beskedfordeler.channel': { da: 'Kanal', en: 'Channel' },
  'sandbox.beskedfordeler.state': { da: 'Tilstand', en: 'State' },
  'sandbox.beskedfordeler.message': { da: 'Forsendelsens id', en: 'Id of the sending' },
});
