import { defineTexts } from '../../../texts/catalogue.ts';

/** What employees read of NemSMS. */
export const nemSmsTexts = defineTexts({
  'remote-print.nem-sms.title': { da: 'NemSMS', en: 'NemSMS' },

  'remote-print.nem-sms.recipient': { da: 'Modtager', en: 'Recipient' },
  'remote-print.nem-sms.recipient-help': {
    da: 'Et CPR-nummer, for eksempel fra en blanket. Står feltet tomt, er det den, sagen handler om. NemSMS sendes til den telefon, som borgeren selv har tilmeldt på borger.dk; I ser ikke nummeret. Virksomheder kan ikke få NemSMS.',
    en: 'A CPR number, such as from a form. If left empty, it is whom the case is about. NemSMS goes to the phone that the citizen has registered at borger.dk; you do not see the number. Companies cannot get NemSMS.',
  },
  'remote-print.nem-sms.recipient-correction': {
    da: 'Et CPR-nummer med ti cifre. Står feltet tomt, er det den, sagen handler om.',
    en: 'A CPR number of ten digits. If left empty, it is whom the case is about.',
  },
  'remote-print.nem-sms.text': { da: 'Tekst', en: 'Text' },
  'remote-print.nem-sms.text-help': {
    da: 'Højst 150 tegn, med de svar, der sættes ind med {{…}}, og linket til sagen. Skriv ikke følsomme oplysninger: En sms er ikke sikker post. Tekst med formatering bliver til almindelig tekst.',
    en: 'At most 150 characters, with the answers put in by {{…}} and the link to the case. Write no sensitive data: an SMS is not secure post. Formatted text becomes plain.',
  },
  'remote-print.nem-sms.text-correction': {
    da: 'Højst 150 tegn. Skriv ikke følsomme oplysninger.',
    en: 'At most 150 characters. Write no sensitive data.',
  },
  'remote-print.nem-sms.heading': { da: 'Titel', en: 'Title' },
  'remote-print.nem-sms.heading-help': {
    da: 'Følger med til Digital Post som beskedens titel. Står feltet tomt, er det trinnets titel.',
    en: 'Goes along to Digital Post as the title of the message. If left empty, it is the title of the step.',
  },
  'remote-print.nem-sms.link': { da: 'Link til sagen', en: 'Link to the case' },
  'remote-print.nem-sms.link-help': {
    da: 'Sættes efter teksten og tæller med i de 150 tegn. Linket afslører intet, og den, der åbner det, skal logge ind.',
    en: 'Stands after the text and counts among the 150 characters. The link reveals nothing, and whoever opens it must log in.',
  },
  'remote-print.nem-sms.unregistered': {
    da: 'Når modtageren ikke er tilmeldt NemSMS',
    en: 'When the recipient is not registered for NemSMS',
  },
  'remote-print.nem-sms.unregistered-help': {
    da: 'Uden et valg får en medarbejder opgaven. Tilmelding til NemSMS er frivillig, så send ikke noget som NemSMS alene, når borgeren skal have det.',
    en: 'Without a choice an employee gets the task. Registering for NemSMS is voluntary, so do not send as NemSMS alone what the citizen must have.',
  },
  'remote-print.nem-sms.unregistered.person': { da: 'En medarbejder får opgaven', en: 'An employee gets the task' },
  'remote-print.nem-sms.unregistered.skip': {
    da: 'Gå videre uden at sende',
    en: 'Go on without sending',
  },
  'remote-print.nem-sms.demanded': { da: 'Sagen kræver den', en: 'The case demands it' },
  'remote-print.nem-sms.demanded-help': {
    da: 'Vælg det, hvis den skal sendes, også når borgeren har sagt nej til sms – eller hvis den går til en anden end den, sagen handler om. Ellers sendes den ikke til dem, der har sagt nej, og sagen går videre til næste trin.',
    en: 'Choose this if it must be sent even when the citizen has said no to SMS, or if it goes to somebody other than the one the case is about. Otherwise it is not sent to those who have said no, and the case goes on to the next step.',
  },

  'remote-print.nem-sms.wrong.empty': {
    da: 'Beskeden har ingen tekst, der kan læses. Skriv en tekst, og prøv igen.',
    en: 'The message has no text that can be read. Write a text, and try again.',
  },
  'remote-print.nem-sms.wrong.long': {
    da: 'Teksten fylder {length} tegn, og en NemSMS må højst have {most}. Gør den kortere, og send igen.',
    en: 'The text takes {length} characters, and a NemSMS may have {most} at most. Make it shorter, and send again.',
  },
  'remote-print.nem-sms.wrong.long-with-link': {
    da: 'Teksten fylder {length} tegn sammen med linket til sagen, og en NemSMS må højst have {most}. Gør den kortere, og send igen.',
    en: 'The text takes {length} characters with the link to the case, and a NemSMS may have {most} at most. Make it shorter, and send again.',
  },
  'remote-print.nem-sms.wrong.heading': {
    da: 'Titlen er for lang. Den må højst have 256 tegn.',
    en: 'The title is too long. It may have at most 256 characters.',
  },
  'remote-print.nem-sms.wrong.recipient': {
    da: 'Der er intet gyldigt CPR-nummer at sende til. Skriv modtagerens CPR-nummer, eller giv besked på en anden måde.',
    en: 'There is no valid CPR number to send to. Write the recipient’s CPR number, or tell them another way.',
  },
  'remote-print.nem-sms.wrong.company': {
    da: 'Virksomheder kan ikke få NemSMS. Skriv et CPR-nummer, eller giv besked på en anden måde.',
    en: 'Companies cannot get NemSMS. Write a CPR number, or tell them another way.',
  },
  'remote-print.nem-sms.said.script': {
    da: 'Der er script eller aktivt indhold i teksten. En sms er ren tekst: Fjern det.',
    en: 'There is script or active content in the text. An SMS is plain text: take it out.',
  },

  'remote-print.nem-sms.not-registered': {
    da: 'Modtageren er ikke tilmeldt NemSMS. Giv besked på en anden måde, for eksempel med Digital Post eller telefon.',
    en: 'The recipient is not registered for NemSMS. Tell them another way, such as by Digital Post or telephone.',
  },
  'remote-print.nem-sms.skipped': {
    da: 'Ikke sendt, fordi modtageren ikke er tilmeldt NemSMS. Sagen er gået videre.',
    en: 'Not sent, because the recipient is not registered for NemSMS. The case has gone on.',
  },

  'remote-print.nem-sms.course.registered': { da: 'Tilmeldt NemSMS', en: 'Registered for NemSMS' },
  'remote-print.nem-sms.course.registered.yes': { da: 'Ja', en: 'Yes' },
  'remote-print.nem-sms.course.registered.no': { da: 'Nej', en: 'No' },
  'remote-print.nem-sms.course.size': { da: 'Længde', en: 'Length' },
  'remote-print.nem-sms.size': { da: '{length} af {most} tegn', en: '{length} of {most} characters' },
});
