import { defineTexts } from '../../texts/catalogue.ts';

/** The texts of the option remote print. `{code}` is the code that Digital Post gave. */
export const remotePrintTexts = defineTexts({
  'remote-print.title': { da: 'Fjernprint og Digital Post', en: 'Remote print and Digital Post' },
  'remote-print.intro': {
    da: 'Arbejdsgange sender breve til borgere og virksomheder som Digital Post eller på papir. Her står, hvem brevene er fra, hvordan de sendes, og hvad de koster.',
    en: 'Workflows send letters to citizens and companies as Digital Post or on paper. Here stands whom the letters are from, how they are sent, and what they cost.',
  },
  'remote-print.digital-post.title': { da: 'Digital Post eller brev', en: 'Digital Post or letter' },

  'remote-print.settings.sender-cvr': { da: 'Afsenders CVR-nummer', en: "The sender's CVR number" },
  'remote-print.settings.sender-cvr-help': {
    da: 'Otte cifre uden mellemrum, for eksempel 12345678.',
    en: 'Eight digits without spaces, for example 12345678.',
  },
  'remote-print.settings.sender-name': { da: 'Afsenders navn', en: "The sender's name" },
  'remote-print.settings.system-name': { da: 'Afsendersystemets navn', en: 'Name of the sending system' },

  'remote-print.settings.channel': { da: 'Forsendelsesvej', en: 'Way of sending' },
  'remote-print.settings.channel-help': {
    da: 'Uden et valg sendes Digital Post, og et brev til dem, der ikke er tilmeldt. Et trin i en arbejdsgang kan vælge en anden vej. “Altid fysisk brev” gælder dog for alle trin.',
    en: 'Without a choice, Digital Post is sent, and a letter to those who are not registered. A step of a workflow can choose another way. But “Always a letter” holds for all steps.',
  },
  'remote-print.channel.digital-or-letter': {
    da: 'Digital Post, brev til dem, der ikke er tilmeldt',
    en: 'Digital Post, a letter to those who are not registered',
  },
  'remote-print.channel.digital-only': { da: 'Kun Digital Post', en: 'Digital Post only' },
  'remote-print.channel.letter-always': { da: 'Altid fysisk brev', en: 'Always a letter' },
  'remote-print.channel.digital-with-backup': {
    da: 'Digital Post, brev også hvis den afvises eller ikke kvitteres i tide',
    en: 'Digital Post, a letter also if it is refused or not receipted in time',
  },
  'remote-print.missing.sender': {
    da: 'Afsenderens CVR-nummer, navn og system mangler. Bed en administrator om at udfylde dem under Fjernprint og Digital Post.',
    en: "The sender's CVR number, name and system are missing. Ask an administrator to fill them in under Remote print and Digital Post.",
  },
  'remote-print.missing.certificate': {
    da: 'Organisationen har intet gyldigt certifikat til Serviceplatformen. Bed en administrator om at lægge et ind.',
    en: 'The organisation has no valid certificate for Serviceplatformen. Ask an administrator to put one in.',
  },
  'remote-print.missing.receipts': {
    da: 'Et brev kan kun træde til, når kvitteringer modtages. Bed en administrator om at vælge, hvordan kvitteringer kommer, eller vælg en anden forsendelsesvej.',
    en: 'A letter can only follow where receipts are received. Ask an administrator to choose how receipts come, or choose another way of sending.',
  },
  'remote-print.missing.trial': {
    da: 'Afsenderoplysningerne er ikke afprøvet, som de er nu. Bed en administrator om at sende en prøvebesked fra indstillingerne for Digital Post og fjernprint.',
    en: 'The sender information has not been tried as it is now. Ask an administrator to send a test message from the settings of Digital Post and remote print.',
  },
  'remote-print.trial.title': { da: 'Prøvebesked fra {name}', en: 'Test message from {name}' },
  'remote-print.trial.what': {
    da: 'Denne besked er sendt fra {name} til {name} selv for at se, om oplysningerne om afsenderen er rigtige.',
    en: 'This message was sent from {name} to {name} itself to see whether the information about the sender is right.',
  },
  'remote-print.trial.nothing': { da: 'Du skal ikke gøre noget.', en: 'There is nothing for you to do.' },
  'remote-print.said.link': {
    da: 'Knappens adresse skal begynde med https://. Ret den i arbejdsgangen.',
    en: 'The address of the button must begin with https://. Correct it in the workflow.',
  },
  'remote-print.said.half-link': {
    da: 'En knap skal have både en tekst og en adresse. Udfyld begge i arbejdsgangen, eller ingen af dem.',
    en: 'A button needs both a text and an address. Fill in both in the workflow, or neither.',
  },
  'remote-print.said.half-appointment': {
    da: 'En aftale til kalenderen skal have både en tekst og et sted. Udfyld begge i arbejdsgangen, eller ingen af dem.',
    en: 'An appointment for the calendar needs both a text and a place. Fill in both in the workflow, or neither.',
  },
  'remote-print.said.notification': {
    da: 'Teksten i adviseringen er længere end 150 tegn. Gør den kortere i arbejdsgangen.',
    en: 'The text of the notification is longer than 150 characters. Make it shorter in the workflow.',
  },
  'remote-print.missing.queue': {
    da: 'Kvitteringer skal hentes i et dueslag, men dets UUID mangler. Bed en administrator om at udfylde det under Fjernprint og Digital Post.',
    en: 'Receipts are to be fetched from a queue, but its UUID is missing. Ask an administrator to fill it in under Remote print and Digital Post.',
  },
  'remote-print.field.yes': { da: 'Ja', en: 'Yes' },
  'remote-print.field.channel-help': {
    da: 'Uden et valg bruges organisationens. Har organisationen valgt “Altid fysisk brev”, gælder det.',
    en: 'Without a choice the organisation’s is used. If the organisation has chosen “Always a letter”, that holds.',
  },
  'remote-print.field.recipient': { da: 'Modtager', en: 'Recipient' },
  'remote-print.field.recipient-help': {
    da: 'Et CPR-nummer med 10 cifre eller et CVR-nummer med 8 cifre.',
    en: 'A CPR number of 10 digits or a CVR number of 8 digits.',
  },
  'remote-print.field.title': { da: 'Emne', en: 'Subject' },
  'remote-print.field.title-help': {
    da: 'Det, modtageren ser som overskrift. Uden et emne bruges brevets overskrift, ellers trinnets navn.',
    en: 'What the recipient sees as the title. Without one the letter’s title is used, else the step’s name.',
  },
  'remote-print.field.reply': { da: 'Modtageren må svare', en: 'The recipient may reply' },
  'remote-print.field.mandatory': { da: 'Pligtmeddelelse', en: 'Mandatory notice' },
  'remote-print.field.mandatory-help': {
    da: 'Kun for post, som modtageren efter loven har pligt til at modtage.',
    en: 'Only for post that the recipient is obliged by law to receive.',
  },
  'remote-print.field.notification': { da: 'Tekst i adviseringen', en: 'Text of the notification' },
  'remote-print.field.notification-help': {
    da: 'Sendes som sms og e-mail. Højst 150 tegn og ingen personoplysninger.',
    en: 'Sent by SMS and e-mail. At most 150 characters and no personal data.',
  },
  'remote-print.field.link-title': { da: 'Knap ved brevet', en: 'Button beside the letter' },
  'remote-print.field.link-help': {
    da: 'Vises i Digital Post, når også adressen er udfyldt.',
    en: 'Shown in Digital Post when the address is filled in too.',
  },
  'remote-print.field.link': { da: 'Knappens adresse (https)', en: 'Address of the button (https)' },
  'remote-print.field.link-kind': { da: 'Hvad knappen er til', en: 'What the button is for' },
  'remote-print.field.link-kind-help': {
    da: 'Digital Post viser det ved knappen. Uden et valg er det selvbetjening.',
    en: 'Digital Post shows it beside the button. Without a choice it is self-service.',
  },
  'remote-print.link-kind.SELVBETJENING': { da: 'Selvbetjening', en: 'Self-service' },
  'remote-print.link-kind.INFORMATION': { da: 'Mere information', en: 'More information' },
  'remote-print.link-kind.BETALING': { da: 'Betaling', en: 'Payment' },
  'remote-print.link-kind.UNDERSKRIV': { da: 'Underskrift', en: 'Signature' },
  'remote-print.link-kind.BEKRAEFT': { da: 'Bekræftelse', en: 'Confirmation' },
  'remote-print.link-kind.FORBEREDELSE': { da: 'Forberedelse', en: 'Preparation' },
  'remote-print.link-kind.TILMELDING': { da: 'Tilmelding', en: 'Registration' },
  'remote-print.field.appointment': { da: 'Aftale til kalenderen', en: 'Appointment for the calendar' },
  'remote-print.field.appointment-help': {
    da: 'For eksempel »Møde om din ansøgning«. Borgeren kan lægge aftalen i sin kalender fra Digital Post. Skriv intet om helbred eller andet følsomt: Kalenderen kan ses af andre.',
    en: 'Such as “Meeting about your application”. Citizens can put it into their calendar from Digital Post. Write nothing about health or anything else sensitive: others may see the calendar.',
  },
  'remote-print.field.appointment-start': { da: 'Aftalen begynder', en: 'The appointment begins' },
  'remote-print.field.appointment-start-help': {
    da: 'En dato og et klokkeslæt, for eksempel et svar i blanketten eller date and time("2026-12-01T09:30:00"). Dansk tid.',
    en: 'A date and time, such as an answer of the form or date and time("2026-12-01T09:30:00"). Danish time.',
  },
  'remote-print.field.appointment-end': { da: 'Aftalen slutter', en: 'The appointment ends' },
  'remote-print.field.appointment-end-help': {
    da: 'Lad feltet stå tomt for en time.',
    en: 'Leave it empty for an hour.',
  },
  'remote-print.field.appointment-place': { da: 'Aftalens sted', en: 'Place of the appointment' },
  'remote-print.field.wrong.appointment.title': {
    da: 'Skriv, hvad aftalen er, eller lad alle aftalens felter stå tomme',
    en: 'Write what the appointment is, or leave all its fields empty',
  },
  'remote-print.field.wrong.appointment.start': {
    da: 'Skriv dato og klokkeslæt, hvor aftalen begynder, for eksempel 2026-12-01T09:30',
    en: 'Write the date and time at which the appointment begins, such as 2026-12-01T09:30',
  },
  'remote-print.field.wrong.appointment.end': {
    da: 'Skriv dato og klokkeslæt, hvor aftalen slutter, for eksempel 2026-12-01T10:30, eller lad feltet stå tomt',
    en: 'Write the date and time at which the appointment ends, such as 2026-12-01T10:30, or leave it empty',
  },
  'remote-print.field.wrong.appointment.place': {
    da: 'Skriv aftalens sted, for eksempel en adresse eller »På telefonen«',
    en: 'Write the place of the appointment, such as an address or “By telephone”',
  },
  'remote-print.field.wrong.appointment.order': {
    da: 'Aftalen skal slutte, efter at den begynder',
    en: 'The appointment must end after it begins',
  },
  'remote-print.field.wrong.recipient': {
    da: 'Skriv et CPR-nummer med 10 cifre eller et CVR-nummer med 8 cifre',
    en: 'Write a CPR number of 10 digits or a CVR number of 8 digits',
  },
  'remote-print.field.wrong.half-link': {
    da: 'En knap skal have både en tekst og en adresse. Udfyld begge, eller lad begge stå tomme',
    en: 'A button needs both a text and an address. Fill in both, or leave both empty',
  },
  'remote-print.field.wrong.link': {
    da: 'Skriv en hel adresse, der begynder med https://',
    en: 'Write a whole address that begins with https://',
  },
  'remote-print.course.channel': { da: 'Forsendelsesvej', en: 'Way of sending' },
  'remote-print.course.registration': { da: 'Tilmeldt Digital Post', en: 'Registered for Digital Post' },
  'remote-print.course.registration.yes': { da: 'Ja', en: 'Yes' },
  'remote-print.course.registration.no': { da: 'Nej', en: 'No' },
  'remote-print.course.registration.none': {
    da: 'Ikke slået op, fordi der altid sendes et brev',
    en: 'Not looked up, because a letter is always sent',
  },
  'remote-print.course.former': { da: 'Hvorfor et brev', en: 'Why a letter' },
  'remote-print.course.former.rejected': {
    da: 'Digital Post afviste forsendelsen',
    en: 'Digital Post refused the message',
  },
  'remote-print.course.former.overdue': {
    da: 'Digital Post kvitterede ikke inden fristen',
    en: 'No receipt came from Digital Post in time',
  },
  'remote-print.course.address': { da: 'Adresse', en: 'Address' },
  'remote-print.course.address.domestic': {
    da: 'Modtagerens registrerede adresse',
    en: "The recipient's registered address",
  },
  'remote-print.course.address.foreign': { da: 'Modtagerens adresse i udlandet', en: "The recipient's address abroad" },
  'remote-print.course.address.contact': {
    da: 'Modtagerens kontaktadresse i CPR',
    en: "The recipient's contact address in CPR",
  },
  'remote-print.course.address.protected': {
    da: 'Modtagerens beskyttede adresse; den står kun på kuverten',
    en: "The recipient's protected address; it is on the envelope only",
  },
  'remote-print.course.letter': { da: 'Omfang', en: 'Size' },
  'remote-print.course.letter.size': { da: 'Sider: {pages}. Ark: {sheets}.', en: 'Pages: {pages}. Sheets: {sheets}.' },
  'remote-print.settings.receipts': { da: 'Kvitteringer', en: 'Receipts' },
  'remote-print.settings.receipts-help': {
    da: 'Uden kvitteringer regnes en forsendelse for afleveret, når Serviceplatformen har taget imod den, og et brev kan ikke træde til, hvis Digital Post fejler senere.',
    en: 'Without receipts a message counts as delivered when Serviceplatformen has taken it over, and no letter can follow where Digital Post fails later.',
  },
  'remote-print.settings.receipts.none': { da: 'Ingen', en: 'None' },
  'remote-print.settings.receipts.push': {
    da: 'Beskedfordeleren sender dem hertil',
    en: 'The distributor sends them here',
  },
  'remote-print.settings.receipts.pull': {
    da: 'Hentes i et dueslag hos Beskedfordeleren',
    en: 'Fetched from a queue at the message distributor',
  },
  'remote-print.settings.queue': { da: 'Dueslagets UUID', en: 'UUID of the queue' },
  'remote-print.settings.queue-help': {
    da: 'Kun når kvitteringer hentes. Det står i KOMBITs administrationsmodul.',
    en: 'Only where receipts are fetched. It is in KOMBIT’s administration module.',
  },
  'remote-print.settings.receipt-hours': {
    da: 'Timer, før en kvittering fra Digital Post savnes (72, hvis feltet er tomt)',
    en: 'Hours before a receipt from Digital Post is missed (72 when empty)',
  },
  'remote-print.settings.letter-days': {
    da: 'Dage, før en kvittering for et brev savnes (14, hvis feltet er tomt)',
    en: 'Days before a receipt for a letter is missed (14 when empty)',
  },

  'remote-print.preview.from': { da: 'Fra', en: 'From' },
  'remote-print.preview.to': { da: 'Til', en: 'To' },
  'remote-print.preview.title': { da: 'Overskrift', en: 'Heading' },
  'remote-print.preview.files': { da: 'Dokumenter', en: 'Documents' },

  'remote-print.rejected.no-document': {
    da: 'Der er intet dokument at sende. Tilføj brevet, og prøv igen.',
    en: 'There is no document to send. Add the letter, and try again.',
  },
  'remote-print.rejected.main-not-pdf': {
    da: 'Det første dokument skal være en PDF. Gem brevet som PDF, og prøv igen.',
    en: 'The first document must be a PDF. Save the letter as a PDF, and try again.',
  },
  'remote-print.rejected.too-large': {
    da: 'Brevet og bilagene fylder for meget. Digital Post tager højst 99,5 MB i alt. Fjern eller formindsk bilag, og prøv igen.',
    en: 'The letter and its attachments are too large. Digital Post takes at most 99.5 MB in all. Remove or shrink attachments, and try again.',
  },
  'remote-print.rejected.title': {
    da: 'Brevets titel mangler eller er for lang. Den skal have mellem 1 og 256 tegn.',
    en: 'The title of the letter is missing or too long. It must have between 1 and 256 characters.',
  },
  'remote-print.rejected.link': {
    da: 'Knappens adresse begynder ikke med https://, og det kræver Digital Post. Kontakt den, der har lavet arbejdsgangen.',
    en: 'The address of the button does not begin with https://, which Digital Post demands. Contact whoever made the workflow.',
  },
  'remote-print.rejected.appointment': {
    da: 'Aftalen til kalenderen mangler en tekst, et tidspunkt eller et sted, eller den slutter, før den begynder. Ret den, og send igen.',
    en: 'The appointment for the calendar lacks a text, a time or a place, or ends before it begins. Correct it and send again.',
  },
  'remote-print.rejected.notification': {
    da: 'Teksten i adviseringen er for lang. Den må højst have 150 tegn.',
    en: 'The text of the notification is too long. It may have at most 150 characters.',
  },
  'remote-print.rejected.sender': {
    da: 'Afsenderens CVR-nummer er ikke gyldigt hos Digital Post. Bed en administrator om at rette indstillingerne for Fjernprint og Digital Post.',
    en: "The sender's CVR number isn't valid at Digital Post. Ask an administrator to correct the settings of Remote print and Digital Post.",
  },
  'remote-print.rejected.no-recipient': {
    da: 'Der er intet CPR- eller CVR-nummer at sende til. Skriv modtagerens nummer, hvis det kan rettes her, eller send brevet på en anden måde.',
    en: 'There is no CPR or CVR number to send to. Write the recipient’s number if it can be corrected here, or send the letter another way.',
  },
  'remote-print.rejected.recipient': {
    da: 'Modtagerens CPR- eller CVR-nummer er ikke gyldigt. Ret nummeret, og prøv igen.',
    en: "The recipient's CPR or CVR number isn't valid. Correct the number, and try again.",
  },
  'remote-print.rejected.not-registered': {
    da: 'Modtageren kan ikke få Digital Post, for eksempel fordi modtageren er fritaget. Send brevet på en anden måde.',
    en: "The recipient can't receive Digital Post, for example because the recipient is exempt. Send the letter another way.",
  },
  'remote-print.rejected.access': {
    da: 'Digital Post giver ikke organisationen adgang. Bed en administrator om at se efter, om serviceaftalen er godkendt og gælder.',
    en: "Digital Post doesn't give the organisation access. Ask an administrator to see whether the service agreement is approved and in force.",
  },
  'remote-print.rejected.file-empty': {
    da: 'Et af dokumenterne er tomt. Vedhæft det igen, og prøv igen.',
    en: 'One of the documents is empty. Attach it again, and try again.',
  },
  'remote-print.rejected.file-type': {
    da: 'Et af dokumenterne har en filtype, som Digital Post ikke tager imod. Gem det som PDF, og prøv igen.',
    en: "One of the documents has a file type that Digital Post doesn't take. Save it as a PDF, and try again.",
  },
  'remote-print.rejected.file-name': {
    da: 'Et af dokumenterne har et filnavn, som Digital Post ikke tager imod. Giv det et nyt navn, og prøv igen.',
    en: "One of the documents has a file name that Digital Post doesn't take. Give it a new name, and try again.",
  },
  'remote-print.rejected.contact-point': {
    da: 'Kontaktpunktet i brevet er ikke gyldigt hos Digital Post (kode {code}). Bed en administrator om at rette det.',
    en: "The contact point of the letter isn't valid at Digital Post (code {code}). Ask an administrator to correct it.",
  },
  'remote-print.rejected.date-too-early': {
    da: 'Datoen, brevet tidligst må afleveres, er passeret. Vælg en ny dato, og prøv igen.',
    en: 'The earliest date of delivery has passed. Choose a new date, and try again.',
  },
  'remote-print.rejected.date-too-late': {
    da: 'Brevet må højst udskydes 12 dage. Vælg en tidligere dato, og prøv igen.',
    en: 'The letter can be put off for at most 12 days. Choose an earlier date, and try again.',
  },
  'remote-print.rejected.message-invalid': {
    da: 'Digital Post kan ikke læse forsendelsen (kode {code}). Kontakt jeres systemansvarlige: Fejlen kan ikke rettes i sagen.',
    en: "Digital Post can't read the message (code {code}). Contact whoever is responsible for the system: the fault can't be corrected in the case.",
  },
  'remote-print.rejected.other': {
    da: 'Digital Post afviste forsendelsen (kode {code}). Send den på en anden måde, eller kontakt jeres systemansvarlige.',
    en: 'Digital Post refused the message (code {code}). Send it another way, or contact whoever is responsible for the system.',
  },
  'remote-print.rejected.without-code': {
    da: 'Digital Post afviste forsendelsen uden at sige hvorfor. Send den på en anden måde, eller kontakt jeres systemansvarlige.',
    en: 'Digital Post refused the message without saying why. Send it another way, or contact whoever is responsible for the system.',
  },
});
