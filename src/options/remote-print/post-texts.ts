import { defineTexts } from '../../texts/catalogue.ts';

/** What citizens read too of how their post was sent: in every language of the product. */
export const postTexts = defineTexts({
  'post.way.digital': { da: 'Digital Post', en: 'Digital Post' },
  'post.way.letter': { da: 'Fysisk brev', en: 'Letter on paper' },
  'post.state.digital-received': { da: 'Modtaget af Digital Post', en: 'Received by Digital Post' },
  'post.state.digital-delivered': {
    da: 'Afleveret i modtagerens digitale postkasse',
    en: "Delivered to the recipient's digital mailbox",
  },
  'post.state.failed': { da: 'Mislykkedes', en: 'Failed' },
  'post.state.print-sent': { da: 'Oprettet hos printleverandøren', en: 'Created at the print supplier' },
  'post.state.print-received': { da: 'Modtaget af printleverandøren', en: 'Received by the print supplier' },
  'post.state.print-ready': { da: 'Klar til print', en: 'Ready for print' },
  'post.state.print-handed-over': {
    da: 'Afleveret til print og kuvertering',
    en: 'Handed over for print and enveloping',
  },
  'post.state.print-posted': { da: 'Overgivet til postvæsenet', en: 'Handed to the postal service' },
  'post.state.print-recalled': { da: 'Kaldt tilbage, før det blev sendt', en: 'Recalled before it was sent' },
  'post.state.print-update': {
    da: 'Nyt fra postvæsenet, for eksempel returpost eller adresseændring',
    en: 'News from the postal service, such as returned mail or a change of address',
  },
});
