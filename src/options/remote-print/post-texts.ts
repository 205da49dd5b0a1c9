import { defineTexts } from '../../texts/catalogue.ts';

/** What citizens read too of how their post was sent: in every language of the product. */
export const postTexts = defineTexts({
  'post.way.digital': { da: 'Digital Post', en: 'Digital Post' },
  'post.way.letter': { da: 'Fysisk brev', en: 'Letter on paper' },
  'post.way.nem-sms': { da: 'NemSMS', en: 'NemSMS' },
  'post.former.rejected': {
    da: 'Vi prøvede først med Digital Post, men det kunne ikke afleveres. Derfor har vi sendt det som brev.',
    en: 'We tried Digital Post first, but it could not be delivered. So we have sent it as a letter.',
  },
  'post.former.overdue': {
    da: 'Vi sendte det først som Digital Post, men fik ikke at vide i tide, om det nåede frem. Derfor har vi også sendt det som brev. Det er det samme brev.',
    en: 'We first sent it as Digital Post, but did not hear in time whether it arrived. So we have also sent it as a letter. It is the same letter.',
  },
  'post.yours.digital-received': {
    da: 'Digital Post har modtaget det. Det er på vej til din postkasse',
    en: 'Digital Post has received it. It is on its way to your mailbox',
  },
  'post.yours.digital-delivered': {
    da: 'Det ligger i din digitale postkasse',
    en: 'It is in your digital mailbox',
  },
  'post.yours.nem-sms-received': {
    da: 'Digital Post har modtaget den. Den er på vej til din telefon',
    en: 'Digital Post has received it. It is on its way to your phone',
  },
  'post.yours.nem-sms-delivered': {
    da: 'Den er sendt til den telefon, du har tilmeldt NemSMS',
    en: 'It has been sent to the phone that you have registered for NemSMS',
  },
  'post.yours.failed': { da: 'Det kunne ikke afleveres', en: 'It could not be delivered' },
  'post.yours.print-sent': { da: 'Brevet er sendt til trykkeriet', en: 'The letter is sent to the printers' },
  'post.yours.print-received': { da: 'Trykkeriet har modtaget brevet', en: 'The printers have received the letter' },
  'post.yours.print-ready': { da: 'Brevet er klar til at blive trykt', en: 'The letter is ready to be printed' },
  'post.yours.print-handed-over': {
    da: 'Brevet bliver trykt og lagt i kuvert',
    en: 'The letter is being printed and put in its envelope',
  },
  'post.yours.print-posted': {
    da: 'Brevet er afleveret til postvæsenet og på vej til dig',
    en: 'The letter is handed to the postal service and on its way to you',
  },
  'post.yours.print-recalled': {
    da: 'Brevet er trukket tilbage, før det blev sendt',
    en: 'The letter was recalled before it was sent',
  },
  'post.yours.print-update': {
    da: 'Postvæsenet har meldt nyt om brevet, for eksempel at det kom retur',
    en: 'The postal service has reported news of the letter, such as that it was returned',
  },
  'post.state.digital-received': { da: 'Modtaget af Digital Post', en: 'Received by Digital Post' },
  'post.state.digital-delivered': {
    da: 'Afleveret i modtagerens digitale postkasse',
    en: "Delivered to the recipient's digital mailbox",
  },
  'post.state.nem-sms-delivered': {
    da: 'Sendt til den telefon, modtageren har tilmeldt',
    en: 'Sent to the phone that the recipient has registered',
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
