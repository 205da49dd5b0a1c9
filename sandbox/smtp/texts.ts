import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the pages that show the mail. */
export const smtpTexts = defineTexts({
  'sandbox.smtp.title': { da: 'E-mail: postserver', en: 'E-mail: mail server' },
  'sandbox.smtp.intro': {
    da: 'Alt, hvad løsningen sender som e-mail, ender her. Intet kommer ud til rigtige modtagere. En modtager, hvis adresse begynder med «ukendt», bliver afvist; «fuld» og «overfyldt» har ikke plads, og «graa» tager først imod anden gang.',
    en: 'All that the product sends by e-mail ends here. Nothing reaches real recipients. A recipient whose address begins with “ukendt” is refused; “fuld” and “overfyldt” have no room, and “graa” takes mail the second time only.',
  },
  'sandbox.smtp.none': { da: 'Der er ikke kommet nogen e-mail endnu.', en: 'No e-mail has come yet.' },
  'sandbox.smtp.to': { da: 'Til', en: 'To' },
  'sandbox.smtp.from': { da: 'Fra', en: 'From' },
  'sandbox.smtp.subject': { da: 'Emne', en: 'Subject' },
  'sandbox.smtp.at': { da: 'Modtaget', en: 'Received' },
  'sandbox.smtp.attachments': { da: 'Vedhæftede filer', en: 'Attachments' },
  'sandbox.smtp.back': { da: 'Alle e-mails', en: 'All e-mail' },
  'sandbox.smtp.missing': { da: 'Findes ikke', en: 'Not found' },
});
