import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the page that shows what the message distributor has told. */
export const distributorTexts = defineTexts({
  'sandbox.beskedfordeler.title': { da: 'Beskedfordeler', en: 'Message distributor' },
  'sandbox.beskedfordeler.intro': {
    da: 'Kvitteringer for Digital Post og breve. Her ses de nyeste, som er lagt i kø eller sendt til modtageren.',
    en: 'Receipts of Digital Post and letters. These are the newest that were queued or sent to the receiver.',
  },
  'sandbox.beskedfordeler.ways': {
    da: 'Når du sender et brev fra selvbetjeningen, kommer kvitteringerne hertil og går videre af sig selv. Myndigheden kan også selv hente dem; så venter de her, til de er hentet.',
    en: 'When you send a letter from the product, its receipts come here and go on by themselves. The authority can also fetch them itself; then they wait here until they are fetched.',
  },
  'sandbox.beskedfordeler.digital': { da: 'Digital Post', en: 'Digital Post' },
  'sandbox.beskedfordeler.paper': { da: 'Brev på papir', en: 'Letter on paper' },
  'sandbox.beskedfordeler.state.digital-received': { da: 'Modtaget af Digital Post', en: 'Received by Digital Post' },
  'sandbox.beskedfordeler.state.digital-delivered': { da: 'Ligger i postkassen', en: 'In the mailbox' },
  'sandbox.beskedfordeler.state.failed': { da: 'Mislykkedes', en: 'Failed' },
  'sandbox.beskedfordeler.state.print-sent': { da: 'Sendt til trykkeriet', en: 'Sent to the printers' },
  'sandbox.beskedfordeler.state.print-received': { da: 'Modtaget på trykkeriet', en: 'Received by the printers' },
  'sandbox.beskedfordeler.state.print-ready': { da: 'Klar til tryk', en: 'Ready for print' },
  'sandbox.beskedfordeler.state.print-handed-over': { da: 'Trykkes og lægges i kuvert', en: 'Printed and enveloped' },
  'sandbox.beskedfordeler.state.print-posted': { da: 'Afleveret til postvæsenet', en: 'Handed to the postal service' },
  'sandbox.beskedfordeler.state.print-recalled': { da: 'Kaldt tilbage', en: 'Recalled' },
  'sandbox.beskedfordeler.state.print-update': { da: 'Nyt fra postvæsenet', en: 'News from the postal service' },
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
