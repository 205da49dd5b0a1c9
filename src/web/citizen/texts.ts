import { defineTexts, type Language, type Translate, translator } from '../../texts/catalogue.ts';
import { useLanguage } from '../page-environment.ts';

/** What the citizen's pages say; a form's and a workflow's own texts stand in their definitions. */
export const citizenTexts = defineTexts({
  'citizen.employee.title': { da: 'Log på som borger', en: 'Log in as a citizen' },
  'citizen.employee.text': {
    da: 'Du er logget på som medarbejder. Siden her er for borgere. Log på med dit eget MitID for at bruge den.',
    en: 'You are logged in as an employee. This page is for citizens. Log in with your own MitID to use it.',
  },
  'citizen.employee.login': { da: 'Log på med MitID', en: 'Log in with MitID' },
  'citizen.loggedOut.title': { da: 'Du er blevet logget af', en: 'You have been logged out' },
  'citizen.loggedOut.text': {
    da: 'Siden har stået åben for længe. Det, du har skrevet, er ikke tabt: Log på igen, så står det i felterne.',
    en: 'The page has been open for too long. What you have typed is not lost: log in again and it is in the fields.',
  },
  'citizen.loggedOut.files': {
    da: 'Filer, du havde valgt på siden, skal du vælge igen.',
    en: 'Files that you had chosen on the page must be chosen again.',
  },
  'citizen.loggedOut.login': { da: 'Log på igen', en: 'Log in again' },

  'citizen.front.tab': { da: 'Selvbetjening', en: 'Self-service' },
  'citizen.front.tabFound': { da: 'Søgning efter {search}: {count} fundet', en: 'Search for {search}: {count} found' },
  'citizen.front.title': { da: 'Selvbetjening hos {organisation}', en: 'Self-service at {organisation}' },
  'citizen.front.intro': {
    da: 'Find den blanket, du har brug for. Du kan gemme undervejs og fortsætte senere.',
    en: 'Find the form that you need. You can save on the way and continue later.',
  },
  'citizen.front.search': { da: 'Søg efter en blanket', en: 'Search for a form' },
  'citizen.front.searchHelp': {
    da: 'Skriv, hvad det handler om, for eksempel fodbold eller tilskud.',
    en: 'Write what it is about, for example football or subsidy.',
  },
  'citizen.front.searchButton': { da: 'Søg', en: 'Search' },
  'citizen.front.forms': { da: 'Alle blanketter', en: 'All forms' },
  'citizen.front.results': { da: 'Det fandt vi', en: 'What we found' },
  'citizen.front.found': { da: '{count} blanketter passer til “{search}”.', en: '{count} forms match “{search}”.' },
  'citizen.front.foundOne': { da: '1 blanket passer til “{search}”.', en: '1 form matches “{search}”.' },
  'citizen.front.none': { da: 'Ingen blanketter passer til “{search}”.', en: 'No forms match “{search}”.' },
  'citizen.front.noneSpelling': { da: 'Se efter, om ordet er stavet rigtigt.', en: 'Check the spelling of the word.' },
  'citizen.front.noneFewer': {
    da: 'Prøv med færre ord eller et andet ord for det samme.',
    en: 'Try fewer words or another word for the same thing.',
  },
  'citizen.front.noneContact': {
    da: 'Kontakt os, hvis du ikke finder det. Du finder kontaktoplysningerne nederst på siden.',
    en: 'Contact us if you do not find it. You will find how to at the foot of the page.',
  },
  'citizen.front.all': { da: 'Vis alle blanketter', en: 'Show all forms' },
  'citizen.front.noForms': { da: 'Der er ingen blanketter her lige nu.', en: 'There are no forms here right now.' },
  'citizen.front.casesTitle': { da: 'Har du allerede en sag?', en: 'Do you already have a case?' },
  'citizen.front.casesText': {
    da: 'Under Mine sager kan du fortsætte en kladde, følge en sag og læse breve.',
    en: 'Under My cases you can continue a draft, follow a case and read letters.',
  },

  'citizen.start.needs': { da: 'Det skal du bruge', en: 'What you need' },
  'citizen.start.time': { da: 'Så lang tid tager det', en: 'How long it takes' },
  'citizen.start.minute': { da: 'Det tager omkring 1 minut.', en: 'It takes about 1 minute.' },
  'citizen.start.minutes': { da: 'Det tager omkring {minutes} minutter.', en: 'It takes about {minutes} minutes.' },
  'citizen.start.pause': {
    da: 'Dine svar bliver gemt på hver side, så du kan holde pause.',
    en: 'Your answers are saved at every page, so you can take a break.',
  },
  'citizen.start.login': {
    da: 'Du skal logge på med MitID for at begynde.',
    en: 'You log in with MitID to begin.',
  },
  'citizen.start.ways': { da: 'Vælg, hvordan du vil begynde', en: 'Choose how to begin' },
  'citizen.start.onlyWays': {
    da: 'Til denne blanket kan du logge på sådan her:',
    en: 'For this form you can log in like this:',
  },
  'citizen.start.loginChoice': {
    da: 'Med MitID kan du følge sagen under Mine sager.',
    en: 'With MitID you can follow the case under My cases.',
  },
  'citizen.start.beginMitid': { da: 'Start med MitID', en: 'Start with MitID' },
  'citizen.start.employee': {
    da: 'Er du ansat her, logger du på med dit arbejdslogin.',
    en: 'If you are employed here, you log in with your work log-in.',
  },
  'citizen.start.beginEmployee': { da: 'Start som medarbejder', en: 'Start as an employee' },
  'citizen.start.anonymous': {
    da: 'Du behøver ikke logge på. Kun denne browser kan åbne det, du skriver, indtil du får et link.',
    en: 'You need not log in. Only this browser can open what you write, until you get a link.',
  },
  'citizen.start.anonymousChoice': {
    da: 'Uden login får du et sagsnummer og en kvittering, men kan ikke følge sagen under Mine sager.',
    en: 'Without a log-in you get a case number and a receipt, but cannot follow the case under My cases.',
  },
  'citizen.start.beginAnonymous': { da: 'Start uden login', en: 'Start without a log-in' },
  'citizen.start.begin': { da: 'Start', en: 'Start' },
  'citizen.start.beginAnew': { da: 'Begynd forfra på en ny', en: 'Begin a new one' },
  'citizen.start.period': {
    da: 'Du kan begynde fra den {from} til og med den {until}.',
    en: 'You can begin from {from} until {until}, both days included.',
  },
  'citizen.start.periodFrom': { da: 'Du kan begynde fra den {from}.', en: 'You can begin from {from}.' },
  'citizen.start.periodUntil': {
    da: 'Du kan begynde til og med den {until}.',
    en: 'You can begin until {until}, that day included.',
  },
  'citizen.front.otherForms': { da: 'Andre blanketter', en: 'Other forms' },
  'citizen.about.formHeading': { da: 'Om sagen, du begynder', en: 'About the case that you begin' },
  'citizen.about.category': { da: 'Emne', en: 'Subject' },
  'citizen.start.closed': {
    da: 'Blanketten kan ikke udfyldes lige nu. Prøv igen senere, eller kontakt os.',
    en: 'The form cannot be filled in right now. Try again later or contact us.',
  },
  'citizen.start.hasDraft': { da: 'Du er allerede i gang', en: 'You have already begun' },
  'citizen.start.draftSaved': {
    da: 'Du har en kladde, som du sidst gemte',
    en: 'You have a draft that you last saved on',
  },
  'citizen.start.continue': { da: 'Fortsæt kladden', en: 'Continue the draft' },
  'citizen.start.allDrafts': { da: 'Se alle dine kladder', en: 'See all your drafts' },
  'citizen.begin.tab': { da: 'Begynd', en: 'Begin' },
  'citizen.begin.title': { da: 'Du kan begynde: {form}', en: 'You can begin: {form}' },
  'citizen.begin.text': { da: 'Du er logget på som {name}.', en: 'You are logged in as {name}.' },

  'citizen.stopped.beginning': { da: 'Du kan ikke udfylde blanketten', en: 'You cannot fill in the form' },
  'citizen.stopped.sending': { da: 'Blanketten er ikke sendt', en: 'The form is not sent' },
  'citizen.stopped.kept': { da: 'Det, du har skrevet, er gemt.', en: 'What you have written is saved.' },

  'citizen.privacy.title': { da: 'Sådan bruger vi dine oplysninger', en: 'How we use your information' },
  'citizen.privacy.controller': { da: 'Dataansvarlig', en: 'Data controller' },
  'citizen.privacy.dataProtectionOfficer': { da: 'Databeskyttelsesrådgiver', en: 'Data protection officer' },
  'citizen.privacy.purpose': { da: 'Hvad vi bruger dem til', en: 'What we use it for' },
  'citizen.privacy.legalBasis': { da: 'Hvad loven siger', en: 'The legal basis' },
  'citizen.privacy.sourcesAndRecipients': {
    da: 'Hvor vi henter dem, og hvem der får dem',
    en: 'Where we get it and who receives it',
  },
  'citizen.privacy.retention': { da: 'Hvor længe vi gemmer dem', en: 'How long we keep it' },
  'citizen.privacy.rights': { da: 'Dine rettigheder', en: 'Your rights' },

  'citizen.fill.next': { da: 'Fortsæt', en: 'Continue' },
  'citizen.fill.toReview': { da: 'Gem, og gå til gennemsyn', en: 'Save and go to the review' },
  'citizen.fill.back': { da: 'Tilbage', en: 'Back' },
  'citizen.fill.close': { da: 'Gem og luk', en: 'Save and close' },
  'citizen.fill.keptUntil': { da: 'Kladden bliver gemt til', en: 'The draft is kept until' },
  'citizen.tasks.title': { da: 'Det skal du udfylde', en: 'What to fill in' },
  'citizen.tasks.count': {
    da: '{done} af {count} dele er færdige. Tag dem i den rækkefølge, du vil.',
    en: '{done} of {count} parts are done. Take them in the order you like.',
  },
  'citizen.tasks.allDone': {
    da: 'Alle dele er færdige. Læs dine svar igennem, og send.',
    en: 'All parts are done. Read your answers through and send.',
  },
  'citizen.tasks.notStarted': { da: 'Ikke begyndt', en: 'Not started' },
  'citizen.tasks.inProgress': { da: 'I gang', en: 'In progress' },
  'citizen.tasks.done': { da: 'Færdig', en: 'Done' },
  'citizen.tasks.error': { da: 'Skal rettes', en: 'Must be corrected' },
  'citizen.tasks.cannotStart': { da: 'Kan ikke begyndes endnu', en: 'Cannot be started yet' },
  'citizen.tasks.review': { da: 'Gennemse og send', en: 'Review and send' },
  'citizen.tasks.reviewLater': {
    da: 'Du kan læse svarene igennem og sende, når alle dele er færdige.',
    en: 'You can read the answers through and send when all parts are done.',
  },
  'citizen.tasks.save': { da: 'Gem, og gå til oversigten', en: 'Save and go to the list' },
  'citizen.tasks.back': { da: 'Til oversigten over blanketten', en: 'To the list of parts' },
  'citizen.keep.title': { da: 'Fortsæt senere', en: 'Continue later' },
  'citizen.keep.deleted': { da: 'Derefter bliver den slettet.', en: 'After that it is deleted.' },
  'citizen.keep.why': {
    da: 'Indtil nu kan kun denne browser åbne kladden. Med et link kan du åbne den på en anden computer eller telefon.',
    en: 'So far only this browser can open the draft. With a link you can open it on another computer or phone.',
  },
  'citizen.keep.make': { da: 'Lav et link', en: 'Make a link' },
  'citizen.keep.linkTitle': { da: 'Dit link til kladden', en: 'Your link to the draft' },
  'citizen.keep.linkText': {
    da: 'Gem linket, for eksempel i en besked til dig selv. Med det kan du fortsætte på en anden computer eller telefon.',
    en: 'Save the link, for example in a message to yourself. With it you can continue on another computer or phone.',
  },
  'citizen.keep.onceTitle': { da: 'Vi viser linket én gang', en: 'We show the link once' },
  'citizen.keep.onceText': {
    da: 'Alle, der har linket, kan læse og ændre dine svar, så del det ikke. Laver du et nyt link, holder det gamle op med at virke.',
    en: 'Anyone who has the link can read and change your answers, so do not share it. If you make a new link, the old one stops working.',
  },
  'citizen.keep.goOn': { da: 'Fortsæt med at udfylde', en: 'Go on filling in' },
  'citizen.keep.leaveTitle': { da: 'Bruger andre denne computer?', en: 'Do others use this computer?' },
  'citizen.keep.leaveText': {
    da: 'Luk kladden her, så kan den kun åbnes med linket.',
    en: 'Close the draft here; then it can be opened with the link only.',
  },
  'citizen.keep.leaveWithout': {
    da: 'Luk kladden her. Har du ikke lavet et link, kan du ikke åbne den igen.',
    en: 'Close the draft here. If you have not made a link, you cannot open it again.',
  },
  'citizen.keep.leave': { da: 'Luk kladden på denne computer', en: 'Close the draft on this computer' },
  'citizen.resume.title': { da: 'Fortsæt din kladde', en: 'Continue your draft' },
  'citizen.resume.open': { da: 'Åbn kladden', en: 'Open the draft' },
  'citizen.resume.none': { da: 'Linket virker ikke', en: 'The link does not work' },
  'citizen.resume.noneText': {
    da: 'Måske er linket ikke kopieret helt, der er lavet et nyere, eller dets tid er gået. Prøv at kopiere linket igen, eller begynd forfra. Har vi inviteret dig, så find den nyeste besked fra os, eller kontakt os.',
    en: 'Perhaps the link was not copied in full, a newer one has been made, or its time is over. Try to copy the link again, or begin anew. If we invited you, find the latest message from us, or contact us.',
  },
  'citizen.resume.sent': { da: 'Blanketten er sendt', en: 'The form has been sent' },
  'citizen.resume.sentText': {
    da: 'Kladden er sendt, så den kan ikke ændres mere. Kontakt os med sagsnummeret fra kvitteringen, hvis noget skal rettes.',
    en: 'The draft has been sent, so it cannot be changed. Contact us with the case number from the receipt if something must be corrected.',
  },
  'citizen.resume.used': { da: 'Linket er allerede brugt', en: 'The link has been used already' },
  'citizen.resume.usedText': {
    da: 'Det virker én gang. Har du åbnet blanketten i denne browser, kan du gå videre med den. Har du ikke, så kontakt os, så vi kan invitere dig igen.',
    en: 'It works once. If you opened the form in this browser, you can go on with it. If not, contact us, so that we can invite you anew.',
  },
  'citizen.resume.goOn': { da: 'Gå videre med blanketten', en: 'Go on with the form' },
  'citizen.resume.invited': { da: 'Du er bedt om at udfylde en blanket', en: 'You have been asked to fill in a form' },
  'citizen.resume.invitedText': {
    da: 'Linket virker én gang. Når du har åbnet blanketten, kan du kun udfylde den i denne browser på denne enhed. Det, du skriver, bliver gemt undervejs.',
    en: 'The link works once. When you have opened the form, you can fill it in only in this browser on this device. What you write is saved as you go.',
  },
  'citizen.resume.openForm': { da: 'Åbn blanketten', en: 'Open the form' },
  'citizen.invitation.none': { da: 'Her er ingen blanket til dig', en: 'There is no form for you here' },
  'citizen.invitation.noneText': {
    da: 'Du er logget på som {name}. Invitationen er til en anden, eller den gælder ikke mere. Er den til en anden, så log af, og lad den anden logge på med sit eget MitID.',
    en: 'You are logged in as {name}. The invitation is for somebody else, or is no longer valid. If it is for somebody else, log off, and let them log in with their own MitID.',
  },
  'citizen.closedDraft.title': { da: 'Kladden kan ikke åbnes her', en: 'The draft cannot be opened here' },
  'citizen.closedDraft.text': {
    da: 'Den er begyndt uden login og kan kun åbnes i den browser, den blev begyndt i, eller med sit link. Måske er dens tid også gået.',
    en: 'It was begun without a log-in and can be opened only in the browser in which it was begun, or with its link. Its time may also be over.',
  },
  'citizen.closedDraft.kept': {
    da: 'Det, du skrev på siden, er lagt ved kladden og kommer frem, når du åbner den med linket.',
    en: 'What you wrote on the page is kept with the draft and comes back when you open it with the link.',
  },
  'citizen.closedDraft.anew': { da: 'Begynd på en ny', en: 'Begin a new one' },
  'citizen.fill.upload': { da: 'Vedhæft nu', en: 'Attach now' },
  'citizen.fill.uploadAbout': { da: 'de valgte filer', en: 'the chosen files' },
  'citizen.case.showCpr': {
    da: 'Vis hele CPR-numre. Det bliver logget.',
    en: 'Show whole CPR numbers. This is logged.',
  },
  'citizen.waiting.title': { da: 'CPR-registret svarer ikke', en: 'The CPR register does not answer' },
  'citizen.waiting.text': {
    da: 'Blanketten skal bruge dit navn eller andre oplysninger fra CPR-registret, og det svarer ikke lige nu. Vi har gemt din kladde. Prøv igen om lidt, eller find den senere under Mine sager.',
    en: 'The form needs your name or other information from the CPR register, which does not answer right now. Your draft is saved. Try again shortly, or find it later under My cases.',
  },
  'citizen.review.companySilent': {
    da: 'CVR-registret svarede ikke, og blanketten skal bruge det, registret siger om virksomheden. Find virksomheden igen om lidt. Det, du har skrevet, er gemt',
    en: 'The CVR register did not answer, and the form needs what it says of the company. Find the company again shortly. What you have written is saved',
  },
  'citizen.waiting.again': { da: 'Prøv igen', en: 'Try again' },
  'citizen.fill.registerAgain': { da: 'Hent fra CPR igen', en: 'Fetch from CPR again' },
  'citizen.fill.registerUnchecked': {
    da: 'Det, du selv skriver, bliver mærket som ikke kontrolleret. Vi kontrollerer det, når registret svarer.',
    en: 'What you type yourself is marked as not checked. We check it when the register answers.',
  },
  'citizen.fill.register': {
    da: 'Vi kunne ikke hente alt fra CPR-registret',
    en: 'We could not fetch everything from the CPR register',
  },
  'citizen.fill.registerText': {
    da: 'Registret svarede ikke, da du begyndte. Skriv selv oplysningerne i felterne.',
    en: 'The register did not answer when you began. Write the information in the fields yourself.',
  },
  'citizen.fill.newQuestions': { da: 'Der er kommet flere spørgsmål', en: 'There are more questions' },
  'citizen.fill.newQuestionsText': {
    da: 'Dit svar er gemt. På grund af det spørger vi også om:',
    en: 'Your answer is saved. Because of it we also ask:',
  },
  'citizen.files.caseFull': {
    da: 'Filen {name} er der ikke plads til. Alle filer tilsammen må højst fylde {limit}. Fjern en anden fil, eller gem den mindre.',
    en: 'There is no room for the file {name}. All files together can be at most {limit}. Remove another file or save it smaller.',
  },
  'citizen.files.tooMany': {
    da: 'Du kan højst vedhæfte {allowed} filer her. De sidste er ikke gemt.',
    en: 'You can attach at most {allowed} files here. The last ones are not stored.',
  },

  'citizen.conflict.heading': {
    da: 'Siden er ændret et andet sted, mens du skrev',
    en: 'This page was changed somewhere else while you were writing',
  },
  'citizen.conflict.text': {
    da: 'Måske har du den åben i et andet vindue. Vi har ikke gemt det, du har skrevet her. Det står stadig i felterne. Vælg, hvad der skal gælde.',
    en: 'Perhaps you have it open in another window. We have not saved what you typed here. It is still in the fields. Choose what is to count.',
  },
  'citizen.conflict.stored': { da: 'Dette er gemt, og er noget andet:', en: 'This is saved, and is different:' },
  'citizen.conflict.nothing': { da: 'ikke besvaret', en: 'not answered' },
  'citizen.conflict.keep': { da: 'Behold det, du har skrevet her', en: 'Keep what you typed here' },
  'citizen.conflict.use': { da: 'Brug det, der er gemt', en: 'Use what is saved' },
  'citizen.unsaved.heading': { da: 'Her er det, du havde skrevet', en: 'Here is what you had typed' },
  'citizen.unsaved.text': {
    da: 'Du blev logget af, før siden var gemt. Se felterne igennem, og vælg Fortsæt for at gemme.',
    en: 'You were logged out before the page was saved. Look through the fields and choose Continue to save.',
  },
  'citizen.resend.heading': { da: 'Siden er ikke gemt endnu', en: 'The page is not saved yet' },
  'citizen.resend.text': {
    da: 'Du er logget på igen, siden du åbnede den. Det, du har skrevet, står i felterne. Vælg Fortsæt for at gemme.',
    en: 'You have logged in again since you opened it. What you typed is in the fields. Choose Continue to save.',
  },
  'citizen.resend.files': { da: 'Vælg filerne igen.', en: 'Choose the files again.' },
  'citizen.correction.heading': {
    da: 'Sagsbehandleren beder dig rette',
    en: 'The case worker asks you to correct this',
  },
  'citizen.correction.text': { da: 'Sagsbehandleren skriver:', en: 'The case worker writes:' },

  'citizen.review.step': { da: 'Gennemse og send', en: 'Review and send' },
  'citizen.review.title': { da: 'Gennemse og send', en: 'Review and send' },
  'citizen.review.intro': {
    da: 'Læs dine svar igennem. Er noget forkert, så vælg Ret.',
    en: 'Read your answers through. If something is wrong, choose Change.',
  },
  'citizen.review.missing': {
    da: 'Der mangler noget, før du kan sende',
    en: 'Something is missing before you can send',
  },
  'citizen.review.unsaved': {
    da: 'Du blev logget af, før disse sider var gemt. Se dem igennem først',
    en: 'You were logged out before these pages were saved. Look through them first',
  },
  'citizen.review.consequence': {
    da: 'Når du har sendt, får du en kvittering med et sagsnummer.',
    en: 'When you have sent it you get a receipt with a case number.',
  },
  'citizen.review.send': { da: 'Send', en: 'Send' },
  'citizen.review.sendAndPay': { da: 'Send, og gå til betaling', en: 'Send and go to payment' },
  'citizen.review.pays': {
    da: 'Når du har sendt, skal du betale {total} i betalingsvinduet. Du ser betingelserne først.',
    en: 'When you have sent it, you are to pay {total} in the payment window. You see the terms first.',
  },
  'citizen.review.price-changed': { da: 'Beløbet er ændret', en: 'The amount has changed' },
  'citizen.review.price-changedText': {
    da: 'Siden du så siden, er prisen blevet en anden. Intet er sendt. Se beløbet igennem, og send igen.',
    en: 'Since you saw the page the price has become another. Nothing was sent. Look the amount through and send again.',
  },
  'citizen.review.sendCorrection': { da: 'Send rettelserne', en: 'Send the corrections' },
  'citizen.review.later': { da: 'Gem, og send senere', en: 'Save and send later' },
  'citizen.carried.heading': {
    da: 'Blanketten er ændret, siden du sidst var her',
    en: 'The form has changed since you were last here',
  },
  'citizen.review.changed': { da: 'Svarene er ændret', en: 'The answers have changed' },
  'citizen.review.changedText': {
    da: 'Svarene er ændret, siden du åbnede siden, måske i et andet vindue. Læs dem igennem igen, og send.',
    en: 'The answers have changed since you opened the page, perhaps in another window. Read them through again and send.',
  },
  'citizen.review.refused': { da: 'Det kunne ikke sendes', en: 'It could not be sent' },
  'citizen.review.refusedText': {
    da: 'Sagen venter ikke længere på din rettelse. Se under Mine sager, hvor langt den er.',
    en: 'The case no longer waits for your correction. See under My cases how far it has come.',
  },

  'citizen.answers.row': { da: 'Nummer {number}', en: 'Number {number}' },
  'citizen.receipt.tab': { da: 'Kvittering', en: 'Receipt' },
  'citizen.receipt.title': { da: 'Vi har modtaget din blanket', en: 'We have received your form' },
  'citizen.receipt.titleCorrected': { da: 'Vi har modtaget dine rettelser', en: 'We have received your corrections' },
  'citizen.receipt.number': {
    da: 'Brug sagsnummeret, hvis du kontakter os om sagen.',
    en: 'Use the case number if you contact us about the case.',
  },
  'citizen.receipt.next': { da: 'Det sker der nu', en: 'What happens now' },
  'citizen.receipt.anonymous': {
    da: 'Hent kvitteringen nu, og skriv sagsnummeret ned. Du kan kun åbne denne side i denne browser og i et døgn.',
    en: 'Download the receipt now and write down the case number. You can open this page only in this browser and for a day.',
  },
  'citizen.receipt.anonymousPays': {
    da: 'Hent kvitteringen nu, og skriv sagsnummeret ned. Du kan kun åbne denne side i denne browser, i et døgn og så længe du kan betale.',
    en: 'Download the receipt now and write down the case number. You can open this page only in this browser, for a day and for as long as you can pay.',
  },
  'citizen.receipt.front': { da: 'Til forsiden', en: 'To the front page' },
  'citizen.receipt.pdf': { da: 'Hent kvitteringen som PDF', en: 'Download the receipt as a PDF' },
  'citizen.receipt.follow': { da: 'Følg sagen', en: 'Follow the case' },

  'citizen.cases.title': { da: 'Mine sager', en: 'My cases' },
  'citizen.cases.saved': { da: 'Kladden er gemt.', en: 'The draft is saved.' },
  'citizen.cases.deleted': { da: 'Kladden er slettet.', en: 'The draft is deleted.' },
  'citizen.cases.correct': { da: 'Sag {number} venter på dig', en: 'Case {number} waits for you' },
  'citizen.cases.correctText': {
    da: 'Sagsbehandleren har bedt dig rette noget.',
    en: 'The case worker has asked you to correct something.',
  },
  'citizen.cases.fillMore': { da: 'Sag {number} mangler noget fra dig', en: 'Case {number} needs more from you' },
  'citizen.cases.fillMoreText': {
    da: 'Vi har brug for flere oplysninger, før vi kan gå videre.',
    en: 'We need more information before we can go on.',
  },
  'citizen.cases.invited': { da: 'Du er bedt om at udfylde en blanket', en: 'You have been asked to fill in a form' },
  'citizen.cases.invitedText': {
    da: 'Den hører til en sag, som en anden har startet. Det, du svarer, følger sagen.',
    en: 'It belongs to a case that somebody else started. What you answer goes with the case.',
  },
  'citizen.cases.fillLink': { da: 'Udfyld', en: 'Fill in' },
  'citizen.cases.dueAt': { da: 'Senest', en: 'At the latest' },
  'citizen.decline.link': { da: 'Sig nej', en: 'Say no' },
  'citizen.decline.title': { da: 'Vil du sige nej?', en: 'Do you want to say no?' },
  'citizen.decline.text': {
    da: 'Så udfylder du ikke blanketten, og sagen går videre uden dine svar. Du kan ikke fortryde.',
    en: 'You will not fill in the form, and the case goes on without your answers. You cannot undo this.',
  },
  'citizen.decline.reason': { da: 'Hvorfor? (hvis du vil sige det)', en: 'Why? (if you want to say)' },
  'citizen.decline.confirm': { da: 'Ja, sig nej', en: 'Yes, say no' },
  'citizen.decline.cancel': { da: 'Gå tilbage', en: 'Go back' },
  'citizen.decline.done': {
    da: 'Du har sagt nej. Sagen er gået videre.',
    en: 'You have said no. The case has gone on.',
  },
  'citizen.about.heading': { da: 'Om sagen', en: 'About the case' },
  'citizen.about.unit': { da: 'Ansvarlig', en: 'Responsible' },
  'citizen.about.legalBasis': { da: 'Lovgrundlag', en: 'Legal basis' },
  'citizen.about.duty': { da: 'Sådan bruger vi dine oplysninger', en: 'How we use your information' },
  'citizen.annul.heading': { da: 'Fortryd sagen', en: 'Call the case off' },
  'citizen.annul.text': {
    da: 'Du kan annullere sagen, så længe den ikke er afsluttet. Så behandler vi den ikke.',
    en: 'You can annul the case as long as it has not ended. We will not handle it then.',
  },
  'citizen.annul.link': { da: 'Annuller sagen', en: 'Annul the case' },
  'citizen.annul.title': { da: 'Vil du annullere sagen?', en: 'Do you want to annul the case?' },
  'citizen.annul.consequence': {
    da: 'Vi stopper behandlingen. Du kan ikke fortryde det, men du kan sende en ny blanket.',
    en: 'We stop handling it. You cannot undo this, but you can send a new form.',
  },
  'citizen.annul.reason': { da: 'Hvorfor? (hvis du vil sige det)', en: 'Why? (if you want to say)' },
  'citizen.annul.confirm': { da: 'Ja, annuller sagen', en: 'Yes, annul the case' },
  'citizen.annul.done': { da: 'Sagen er annulleret.', en: 'The case has been annulled.' },
  'citizen.annul.stale': {
    da: 'Der er sket noget i sagen, siden du åbnede siden. Se, hvordan den står nu, før du annullerer den.',
    en: 'Something has happened in the case since you opened the page. See how it stands before you annul it.',
  },
  'citizen.gone.title': { da: 'Blanketten skal ikke udfyldes mere', en: 'The form is not to be filled in any more' },
  'citizen.gone.text': {
    da: 'Sagen er gået en anden vej, siden du blev bedt om at udfylde den. Du skal ikke gøre noget.',
    en: 'The case has gone another way since you were asked to fill it in. You need do nothing.',
  },
  'citizen.seen.heading': { da: 'Det har andre svaret', en: 'What others have answered' },
  'citizen.cases.correctLink': { da: 'Ret blanketten', en: 'Correct the form' },
  'citizen.cases.drafts': { da: 'Kladder, du ikke har sendt', en: 'Drafts that you have not sent' },
  'citizen.cases.savedAt': { da: 'Gemt', en: 'Saved' },
  'citizen.cases.keptUntil': {
    da: 'Slettes, hvis du ikke gemmer den igen før',
    en: 'Deleted unless you save it again before',
  },
  'citizen.cases.continue': { da: 'Fortsæt', en: 'Continue' },
  'citizen.cases.delete': { da: 'Slet kladden', en: 'Delete the draft' },
  'citizen.cases.cases': { da: 'Sager', en: 'Cases' },
  'citizen.cases.none': { da: 'Du har ingen sager her endnu.', en: 'You have no cases here yet.' },
  'citizen.cases.number': { da: 'Sagsnummer {number}', en: 'Case number {number}' },
  'citizen.cases.updated': { da: 'Senest ændret', en: 'Last changed' },
  'citizen.cases.unreadOne': { da: '1 ny besked', en: '1 new message' },
  'citizen.cases.unread': { da: '{count} nye beskeder', en: '{count} new messages' },
  'citizen.cases.letter': { da: 'Brev af', en: 'Letter of' },
  'citizen.sms.title': {
    da: 'Sms om dine sager',
    en: 'SMS about your cases',
  },
  'citizen.sms.isYes': {
    da: 'Vi kan sende dig sms’er om dine sager. Du kan sige nej; så sender vi kun dem, som sagen kræver.',
    en: 'We may send you SMS about your cases. You can say no; then we only send those that the case demands.',
  },
  'citizen.sms.isNo': {
    da: 'Du har sagt nej til sms’er. Vi sender kun dem, som sagen kræver.',
    en: 'You have said no to SMS. We only send those that the case demands.',
  },
  'citizen.sms.sayNo': {
    da: 'Nej tak til sms',
    en: 'No SMS, please',
  },
  'citizen.sms.sayYes': {
    da: 'Ja tak til sms',
    en: 'SMS, please',
  },
  'citizen.sms.no': {
    da: 'Du har sagt nej til sms’er.',
    en: 'You have said no to SMS.',
  },
  'citizen.sms.yes': {
    da: 'Du har sagt ja til sms’er.',
    en: 'You have said yes to SMS.',
  },
  'citizen.sms.noNumber': {
    da: 'Du har ikke registreret et mobilnummer.',
    en: 'You have not registered a mobile number.',
  },
  'citizen.sms.yourNumber': { da: 'Dit registrerede mobilnummer er', en: 'Your registered mobile number is' },
  'citizen.sms.register': { da: 'Registrér dit mobilnummer', en: 'Register your mobile number' },
  'citizen.sms.changeOrRemove': { da: 'Ret eller fjern nummeret', en: 'Change or remove the number' },
  'citizen.sms.page': { da: 'Dit mobilnummer til sms', en: 'Your mobile number for SMS' },
  'citizen.sms.lead': {
    da: 'Vi bruger nummeret, når vi sender dig sms’er om dine sager hos {organisation}. Vi giver det ikke til andre, og du kan altid rette eller fjerne det.',
    en: 'We use the number when we send you SMS about your cases at {organisation}. We don’t give it to others, and you can change or remove it at any time.',
  },
  'citizen.sms.isNoHere': {
    da: 'Du har sagt nej til sms’er. Sig ja på Mine sager, hvis du vil have dem igen.',
    en: 'You have said no to SMS. Say yes on My cases if you want them again.',
  },
  'citizen.sms.current': { da: 'Nummeret nu', en: 'The number now' },
  'citizen.sms.confirmedAt': { da: 'Bekræftet', en: 'Confirmed' },
  'citizen.sms.remove': { da: 'Fjern nummeret', en: 'Remove the number' },
  'citizen.sms.new': { da: 'Registrér et nummer', en: 'Register a number' },
  'citizen.sms.change': { da: 'Ret nummeret', en: 'Change the number' },
  'citizen.sms.field': { da: 'Mobilnummer', en: 'Mobile number' },
  'citizen.sms.fieldHelp': {
    da: 'Otte cifre, for eksempel 20 12 34 56. Vi sender en kode til nummeret, så vi ved, at det er dit.',
    en: 'Eight digits, such as 20 12 34 56. We send a code to the number, so that we know that it is yours.',
  },
  'citizen.sms.sendCode': { da: 'Send en kode', en: 'Send a code' },
  'citizen.sms.otherCode': { da: 'Kom der ingen kode?', en: 'No code came?' },
  'citizen.sms.otherCodeText': {
    da: 'Det kan vare et par minutter. Se efter, om nummeret er rigtigt, og få så en ny kode.',
    en: 'It may take a few minutes. See whether the number is right, and then have a new code sent.',
  },
  'citizen.sms.sendAgain': { da: 'Send en ny kode', en: 'Send a new code' },
  'citizen.sms.enterCode': { da: 'Skriv koden', en: 'Enter the code' },
  'citizen.sms.codeSentTo': {
    da: 'Vi har sendt en sms med seks cifre til',
    en: 'We have sent an SMS with six digits to',
  },
  'citizen.sms.codeValid': { da: 'Koden gælder i {minutes} minutter.', en: 'The code is valid for {minutes} minutes.' },
  'citizen.sms.codeField': { da: 'Kode fra sms’en', en: 'Code from the SMS' },
  'citizen.sms.codeFieldHelp': { da: 'Seks cifre', en: 'Six digits' },
  'citizen.sms.confirm': { da: 'Bekræft nummeret', en: 'Confirm the number' },
  'citizen.sms.confirmed': {
    da: 'Dit mobilnummer er registreret.',
    en: 'Your mobile number has been registered.',
  },
  'citizen.sms.removed': { da: 'Dit mobilnummer er fjernet.', en: 'Your mobile number has been removed.' },
  'citizen.sms.wrong.empty': { da: 'Skriv dit mobilnummer', en: 'Enter your mobile number' },
  'citizen.sms.wrong.unreadable': {
    da: 'Det er ikke et telefonnummer. Skriv otte cifre, for eksempel 20 12 34 56, eller et nummer med landekode, for eksempel +45 20 12 34 56',
    en: 'This is not a telephone number. Enter eight digits, such as 20 12 34 56, or a number with its country code, such as +45 20 12 34 56',
  },
  'citizen.sms.wrong.notDanish': {
    da: 'Et dansk nummer har otte cifre og begynder med 2 til 9. Ret nummeret, eller skriv landekoden foran, hvis det er udenlandsk',
    en: 'A Danish number has eight digits and begins with 2 to 9. Correct it, or enter its country code if it is foreign',
  },
  'citizen.sms.wrong.unknownNumber': {
    da: 'Landet har ikke sådan et nummer. Se efter, om landekoden og alle cifre er rigtige',
    en: 'The country has no such number. See whether the country code and all digits are right',
  },
  'citizen.sms.wrong.foreign': {
    da: 'Vi kan kun sende sms til danske numre. Skriv et dansk nummer',
    en: 'We can only send SMS to Danish numbers. Enter a Danish number',
  },
  'citizen.sms.wrong.cannotReceive': {
    da: 'Nummeret kan ikke modtage sms. Skriv nummeret på en mobiltelefon',
    en: 'The number cannot receive SMS. Enter the number of a mobile phone',
  },
  'citizen.sms.tooMany': {
    da: 'Der er sendt for mange koder. Vent lidt, og prøv igen. Der kan højst sendes fem på et døgn',
    en: 'Too many codes have been sent. Wait a little, and try again. Five at most can be sent in a day',
  },
  'citizen.sms.unavailable': {
    da: 'Vi kan ikke sende koden lige nu. Prøv igen om lidt',
    en: 'We cannot send the code right now. Try again in a while',
  },
  'citizen.sms.code.empty': { da: 'Skriv koden fra sms’en', en: 'Enter the code from the SMS' },
  'citizen.sms.code.wrong': {
    da: 'Koden er ikke rigtig. Se efter i sms’en, og skriv de seks cifre',
    en: 'The code is not right. Look at the SMS, and enter the six digits',
  },
  'citizen.sms.code.over': {
    da: 'Koden gælder ikke mere. Få en ny kode sendt',
    en: 'The code is no longer valid. Have a new code sent',
  },
  'citizen.cases.find': { da: 'Find en blanket', en: 'Find a form' },

  'citizen.case.status': { da: 'Sådan står sagen', en: 'Where the case stands' },
  'citizen.case.open': { da: 'Sagen er i gang', en: 'The case is under way' },
  'citizen.case.ended': { da: 'Sagen er afsluttet', en: 'The case has ended' },
  'citizen.case.deleteAt': { da: 'Sagen slettes', en: 'The case will be deleted on' },
  'citizen.case.deleteLater': {
    da: 'Sagen slettes {days} dage efter, at den er afsluttet.',
    en: 'The case is deleted {days} days after it has ended.',
  },
  'citizen.case.documents': { da: 'Breve og kvitteringer', en: 'Letters and receipts' },
  'citizen.case.uploads': { da: 'Filer, du har sendt', en: 'Files that you sent' },
  'citizen.case.history': { da: 'Det er der sket', en: 'What has happened' },
  'citizen.case.answers': { da: 'Dine svar', en: 'Your answers' },
  'citizen.case.sentAt': { da: 'Sendt', en: 'Sent' },

  'citizen.history.received': { da: 'Vi modtog din blanket', en: 'We received your form' },
  'citizen.history.corrected': { da: 'Du sendte rettelser', en: 'You sent corrections' },
  'citizen.history.begun': { da: 'En sagsbehandler gik i gang', en: 'A case worker began' },
  'citizen.history.returned': { da: 'Vi bad dig rette blanketten', en: 'We asked you to correct the form' },
  'citizen.history.decided': { da: 'En sagsbehandler afgjorde sagen', en: 'A case worker decided the case' },
  'citizen.post.heading': { da: 'Sendt til dig', en: 'Sent to you' },
  'citizen.post.notice': { da: 'Besked om nyt i sagen', en: 'Notice of news in the case' },
  'citizen.post.caption': { da: 'Hvad, hvornår og hvordan', en: 'What, when and how' },
  'citizen.post.when': { da: 'Sendt', en: 'Sent' },
  'citizen.post.notYet': { da: 'Ikke sendt endnu', en: 'Not sent yet' },
  'citizen.post.how': { da: 'Sendt som', en: 'Sent as' },
  'citizen.post.howLater': { da: 'Bliver afgjort, når det sendes', en: 'Settled when it is sent' },
  'citizen.post.receipt': { da: 'Hvor langt er det?', en: 'How far is it?' },
  'citizen.post.documents': { da: 'Det, der blev sendt', en: 'What was sent' },
  'citizen.post.course': { da: 'Se hele forløbet', en: 'See the whole course' },
  'citizen.post.sent': { da: 'Sendt', en: 'Sent' },
  'citizen.post.underWay': { da: 'På vej', en: 'On its way' },
  'citizen.post.failed': {
    da: 'Kunne ikke sendes. Vi ser på det.',
    en: 'Could not be sent. We are looking into it.',
  },
  'citizen.history.letter': { da: 'Vi sendte dig et brev', en: 'We sent you a letter' },
  'citizen.history.delivered': { da: 'Vi sendte oplysningerne videre', en: 'We passed the information on' },
  'citizen.history.paid': { da: 'Du betalte', en: 'You paid' },
  'citizen.history.paymentCancelled': { da: 'Du annullerede betalingen', en: 'You cancelled the payment' },
  'citizen.history.paymentSettled': { da: 'Vi afregnede din betaling', en: 'We settled your payment' },
  'citizen.history.byHand': { da: 'Vi gav dig svar på anden vis', en: 'We answered you in another way' },
  'citizen.history.otherSent': { da: 'En anden har sendt sin del', en: 'Somebody else sent their part' },
  'citizen.history.annulled': { da: 'Sagen blev annulleret', en: 'The case was annulled' },
  'citizen.history.ended': { da: 'Sagen blev afsluttet', en: 'The case ended' },

  'citizen.message.title': { da: 'Beskeder', en: 'Messages' },
  'citizen.message.none': { da: 'Der er ingen beskeder endnu.', en: 'There are no messages yet.' },
  'citizen.message.you': { da: 'Du skrev', en: 'You wrote' },
  'citizen.message.employee': { da: 'Sagsbehandler {name} skrev', en: 'Case worker {name} wrote' },
  'citizen.message.label': { da: 'Skriv til sagsbehandleren', en: 'Write to the case worker' },
  'citizen.message.help': {
    da: 'Skriv ikke om andre sager her. Sagsbehandleren ser beskeden sammen med sagen.',
    en: 'Do not write about other cases here. The case worker sees the message with the case.',
  },
  'citizen.message.send': { da: 'Send besked', en: 'Send message' },
  'citizen.message.sent': { da: 'Beskeden er sendt.', en: 'The message is sent.' },
  'citizen.message.missing': { da: 'Skriv en besked', en: 'Write a message' },
  'citizen.message.tooLong': {
    da: 'Beskeden må højst være på {allowed} tegn. Den er på {given}',
    en: 'The message can be at most {allowed} characters. It has {given}',
  },
  'citizen.message.files': { da: 'Vedhæft filer', en: 'Attach files' },
  'citizen.message.filesHelp': {
    da: 'Højst {allowed} filer: {types}. En fil må højst fylde {size}.',
    en: 'At most {allowed} files: {types}. A file can be at most {size}.',
  },
  'citizen.message.tooManyFiles': {
    da: 'Du kan højst sende {allowed} filer med en besked.',
    en: 'You can send at most {allowed} files with a message.',
  },
  'citizen.message.filesAgain': {
    da: 'Beskeden er ikke sendt. Vælg filerne igen, og send beskeden.',
    en: 'The message is not sent. Choose the files again, and send the message.',
  },
  'citizen.message.sendAgain': {
    da: 'Du er logget på igen, siden du åbnede siden. Beskeden er ikke sendt. Læs den igennem, vælg filerne igen, hvis du havde valgt nogen, og send den.',
    en: 'You have logged in again since you opened the page. The message is not sent. Read it through, choose the files again if you had chosen any, and send it.',
  },
  'citizen.message.ended': {
    da: 'Sagen er afsluttet, så du kan ikke skrive her. Kontakt os, hvis du har spørgsmål. Du finder kontaktoplysningerne nederst på siden.',
    en: 'The case has ended, so you cannot write here. Contact us if you have questions. You will find how to at the foot of the page.',
  },
  'citizen.message.loggedOut': {
    da: 'Beskeden er ikke sendt, men den er ikke tabt. Log på igen i et nyt vindue, kom så tilbage hertil, og vælg Send besked.',
    en: 'The message is not sent, but it is not lost. Log in again in a new window, then come back here and choose Send message.',
  },
  'citizen.message.filesLost': {
    da: 'De filer, du havde valgt, er ikke med. Send dem i en ny besked, når du er logget på.',
    en: 'The files that you had chosen are not included. Send them in a new message once you have logged in.',
  },
  'citizen.message.loginBeside': {
    da: 'Log på igen (åbner i et nyt vindue)',
    en: 'Log in again (opens in a new window)',
  },

  'citizen.delete.title': { da: 'Slet kladden?', en: 'Delete the draft?' },
  'citizen.delete.text': {
    da: 'Dine svar og filer i kladden bliver slettet og kan ikke hentes frem igen.',
    en: 'Your answers and files in the draft will be deleted and cannot be brought back.',
  },
  'citizen.delete.confirm': { da: 'Ja, slet kladden', en: 'Yes, delete the draft' },
  'citizen.delete.cancel': { da: 'Nej, behold den', en: 'No, keep it' },
});

export type CitizenTextKey = keyof typeof citizenTexts;
export type TranslateCitizen = Translate<CitizenTextKey>;

/** What the citizen's pages say in one language. */
export function citizenTranslator(language: Language): TranslateCitizen {
  return translator(citizenTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useCitizenTexts(): TranslateCitizen {
  return citizenTranslator(useLanguage());
}
