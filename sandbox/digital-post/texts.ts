import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the pages on which a person reads the Digital Post that the sandbox received. */
export const digitalPostTexts = defineTexts({
  'sandbox.digital-post.title': { da: 'Digital Post: postkasser', en: 'Digital Post: mailboxes' },
  'sandbox.digital-post.intro': {
    da: 'Her læser du den Digital Post, som er sendt fra selvbetjeningen. Vælg en postkasse; der står også de NemSMS, som er sendt til modtagerens telefon. Den, der ikke kan få Digital Post, får i stedet et brev på papir; dem ser du hos printleverandøren.',
    en: 'Here you read the Digital Post that was sent from the product. Choose a mailbox; the NemSMS that were sent to the recipient’s phone stand there too. Whoever can’t receive Digital Post gets a letter on paper instead; you see those at the print vendor.',
  },
  'sandbox.digital-post.recipient': { da: 'Modtager', en: 'Recipient' },
  'sandbox.digital-post.count': { da: 'Antal breve', en: 'Number of letters' },
  'sandbox.digital-post.registered': { da: 'Kan få Digital Post', en: 'Can receive Digital Post' },
  'sandbox.digital-post.has-nem-sms': { da: 'Tilmeldt NemSMS', en: 'Registered for NemSMS' },
  'sandbox.digital-post.sms-count': { da: 'Antal NemSMS', en: 'Number of NemSMS' },
  'sandbox.digital-post.sms': { da: 'NemSMS', en: 'NemSMS' },
  'sandbox.digital-post.sms-text': { da: 'Besked', en: 'Message' },
  'sandbox.digital-post.sms-none': {
    da: 'Der er ikke sendt NemSMS til telefonen.',
    en: 'No NemSMS has been sent to the phone.',
  },
  'sandbox.digital-post.sms-not-registered': {
    da: 'Modtageren har ikke tilmeldt en telefon til NemSMS.',
    en: 'The recipient has registered no phone for NemSMS.',
  },
  'sandbox.digital-post.yes': { da: 'Ja', en: 'Yes' },
  'sandbox.digital-post.no': { da: 'Nej', en: 'No' },
  'sandbox.digital-post.company': { da: 'Virksomhed med CVR-nummer {cvr}', en: 'Company with CVR number {cvr}' },
  'sandbox.digital-post.mailbox': { da: 'Postkasse for {name}', en: 'Mailbox of {name}' },
  'sandbox.digital-post.empty': { da: 'Der er ingen breve i postkassen.', en: 'There are no letters in the mailbox.' },
  'sandbox.digital-post.letter': { da: 'Brev', en: 'Letter' },
  'sandbox.digital-post.from': { da: 'Afsender', en: 'Sender' },
  'sandbox.digital-post.received': { da: 'Modtaget', en: 'Received' },
  'sandbox.digital-post.case-number': { da: 'Sagsnummer', en: 'Case number' },
  'sandbox.digital-post.message-uuid': { da: 'Beskedens id', en: 'Message id' },
  'sandbox.digital-post.documents': { da: 'Dokumenter', en: 'Documents' },
  'sandbox.digital-post.actions': { da: 'Knapper', en: 'Buttons' },
  'sandbox.digital-post.appointment': {
    da: '{title}: {start} til {end}, {place}',
    en: '{title}: {start} to {end}, {place}',
  },
  'sandbox.digital-post.document': { da: '{name} ({type}, {size} kB)', en: '{name} ({type}, {size} kB)' },
  'sandbox.digital-post.reply': { da: 'Svar på brevet', en: 'Answer the letter' },
  'sandbox.digital-post.reply-text': { da: 'Dit svar', en: 'Your answer' },
  'sandbox.digital-post.reply-file': { da: 'Filer til svaret (valgfrit)', en: 'Files for the answer (optional)' },
  'sandbox.digital-post.no-reply': {
    da: 'Afsenderen har ikke åbnet for svar på dette brev.',
    en: 'The sender does not take answers to this letter.',
  },
  'sandbox.digital-post.send': { da: 'Send svaret', en: 'Send the answer' },
  'sandbox.digital-post.replied': { da: 'Svaret er afleveret', en: 'The answer is handed over' },
  'sandbox.digital-post.not-replied': {
    da: 'Svaret kunne ikke afleveres',
    en: 'The answer could not be handed over',
  },
  'sandbox.digital-post.all': { da: 'Alle postkasser', en: 'All mailboxes' },
  'sandbox.digital-post.back': { da: 'Tilbage til postkassen', en: 'Back to the mailbox' },
  'sandbox.digital-post.missing': { da: 'Findes ikke', en: 'Not found' },
  'sandbox.digital-post.missing-text': {
    da: 'Der er ikke noget på denne adresse.',
    en: 'There is nothing at this address.',
  },
});
