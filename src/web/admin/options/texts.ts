import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the pages with the options' settings say. */
export const optionsTexts = defineTexts({
  'options.title': { da: 'Indstillinger', en: 'Settings' },
  'options.intro': {
    da: 'Her slår du organisationens tilvalg til og fra og udfylder deres indstillinger. Ændringer bliver logget.',
    en: 'Here you switch the organisation’s options on and off and fill in their settings. Changes are logged.',
  },
  'options.column.option': { da: 'Tilvalg', en: 'Option' },
  'options.column.state': { da: 'Tilstand', en: 'State' },
  'options.on': { da: 'Slået til', en: 'On' },
  'options.off': { da: 'Slået fra', en: 'Off' },
  'options.turnOn': { da: 'Slå til', en: 'Switch on' },
  'options.turnOff': { da: 'Slå fra', en: 'Switch off' },
  'options.offMeans': {
    da: 'Når det er slået fra, bliver afleveringer herfra til opgaver i stedet for at blive sendt.',
    en: 'While it is off, deliveries by it become tasks instead of being sent.',
  },
  'options.save': { da: 'Gem', en: 'Save' },
  'options.saved': { da: 'Indstillingerne er gemt', en: 'The settings are saved' },
  'options.savedText': { da: 'De gælder fra nu af.', en: 'They apply from now on.' },
  'options.secret.set': {
    da: 'Der er gemt en værdi. Den vises ikke. Lad feltet være tomt for at beholde den.',
    en: 'A value is saved. It is not shown. Leave the field empty to keep it.',
  },
  'options.secret.unset': { da: 'Der er ikke gemt nogen værdi.', en: 'No value is saved.' },
  'options.secret.forget': { da: 'Fjern den gemte værdi', en: 'Remove the saved value' },
  'options.switch.yes': { da: 'Ja', en: 'Yes' },
  'options.entry': { da: '{list}: {name}', en: '{list}: {name}' },
  'options.entry.new': { da: '{list}: tilføj en ny', en: '{list}: add a new one' },
  'options.entry.remove': { da: 'Fjern', en: 'Remove' },
  'options.test': { da: 'Afprøv forbindelsen', en: 'Test the connection' },
  'options.test.heading': { da: 'Virker forbindelsen?', en: 'Does the connection work?' },
  'options.test.intro': {
    da: 'Vi afprøver de gemte indstillinger uden at aflevere noget.',
    en: 'We test the saved settings without delivering anything.',
  },
  'options.test.ok': { da: '{peer}: Forbindelsen virker.', en: '{peer}: The connection works.' },
  'options.test.problem': { da: '{peer}: {problem}', en: '{peer}: {problem}' },
  'options.test.nothing': { da: 'Der er ingen modtagere at afprøve endnu.', en: 'There are no receivers to test yet.' },
  'options.test.failed': {
    da: 'Afprøvningen kunne ikke gennemføres. Prøv igen om lidt.',
    en: 'The test could not be carried out. Try again in a while.',
  },
  'options.trial.heading': { da: 'Er oplysningerne om afsenderen rigtige?', en: 'Is the sender information right?' },
  'options.trial.intro': {
    da: 'En prøvebesked fra organisationen til den selv går samme vej som al anden post. Den sendes, når funktionen slås til, og når du beder om det. Kun når den er kommet frem, eller når en administrator står inde for oplysningerne, kan arbejdsgange, der sender post, offentliggøres. Ændres oplysningerne, skal de prøves igen. Sager, der er i gang, påvirkes ikke.',
    en: 'A test message from the organisation to itself goes the same way as all other post. It is sent when the option is switched on, and when you ask for it. Only when it has arrived, or an administrator answers for the information, can workflows that send post be published. When the information changes it must be tried again. Cases under way are not affected.',
  },
  'options.trial.tooEarly': {
    da: 'Udfyld afsenderens oplysninger, og gem dem. Derefter kan du sende en prøvebesked.',
    en: 'Fill in the sender information and save it. Then you can send a test message.',
  },
  'options.trial.proven': {
    da: 'Oplysningerne, som de er nu, må bruges.',
    en: 'The information as it is now may be used.',
  },
  'options.trial.unproven': {
    da: 'Oplysningerne, som de er nu, er ikke afprøvet. Send en prøvebesked.',
    en: 'The information as it is now has not been tried. Send a test message.',
  },
  'options.trial.send': { da: 'Send en prøvebesked', en: 'Send a test message' },
  'options.trial.by': { da: '{time} af {name}', en: '{time} by {name}' },
  'options.trial.former': { da: '(med tidligere oplysninger)', en: '(with former information)' },
  'options.trial.way': { da: 'Sendt som', en: 'Sent as' },
  'options.trial.receipt': { da: 'Kvittering', en: 'Receipt' },
  'options.trial.state.sending': { da: 'Sendes', en: 'Being sent' },
  'options.trial.state.lost': { da: 'Afbrudt', en: 'Cut off' },
  'options.trial.state.awaiting': { da: 'Modtaget, venter på kvittering', en: 'Taken over, waiting for the receipt' },
  'options.trial.state.overdue': { da: 'Kvitteringen mangler', en: 'The receipt is missing' },
  'options.trial.state.passed': { da: 'Kommet frem', en: 'Arrived' },
  'options.trial.state.refused': { da: 'Afvist', en: 'Refused' },
  'options.trial.state.unavailable': { da: 'Kunne ikke sendes', en: 'Could not be sent' },
  'options.trial.state.answeredFor': { da: 'Godkendt uden prøvebesked', en: 'Accepted without a test message' },
  'options.trial.todo.sending': {
    da: 'Genindlæs siden om lidt.',
    en: 'Load the page again in a while.',
  },
  'options.trial.todo.lost': {
    da: 'Systemet blev genstartet, mens den blev sendt. Send en ny.',
    en: 'The system was restarted while it was being sent. Send another.',
  },
  'options.trial.todo.awaiting': {
    da: 'Genindlæs siden om lidt. Kvitteringen ventes senest {until}.',
    en: 'Load the page again in a while. The receipt is due at the latest {until}.',
  },
  'options.trial.todo.overdue': {
    da: 'Beskeden blev modtaget, men der kom ingen kvittering. Se efter, om kvitteringer er sat rigtigt op hos beskedfordeleren og her, og send en ny.',
    en: 'The message was taken over but no receipt came. See whether receipts are set up rightly at the message distributor and here, and send another.',
  },
  'options.trial.todo.refused': {
    da: 'Ret det, der står ovenfor, gem, og send en ny.',
    en: 'Correct what stands above, save, and send another.',
  },
  'options.trial.todo.unavailable': {
    da: 'Der var ikke forbindelse. Send en ny om lidt. Bliver det ved, så bed den, der driver systemet, om at se på forbindelsen til Serviceplatformen.',
    en: 'There was no connection. Send another in a while. If it goes on, ask whoever runs the system to look at the connection to Serviceplatformen.',
  },
  'options.trial.answerFor': {
    da: 'Godkend oplysningerne uden en prøvebesked',
    en: 'Accept the information without a test message',
  },
  'options.trial.answerForWhat': {
    da: 'Gør det kun, når oplysningerne er afprøvet på anden vis, for eksempel med en testforsendelse hos leverandøren. Dit navn og din begrundelse bliver logget.',
    en: 'Do this only when the information has been tried in another way, for instance by a test shipment at the vendor. Your name and your reason are logged.',
  },
  'options.trial.note': { da: 'Begrundelse', en: 'Reason' },
  'options.trial.answerForButton': { da: 'Jeg står inde for oplysningerne', en: 'I answer for the information' },
  'options.trial.noteMissing': {
    da: 'Skriv, hvordan du ved, at oplysningerne er rigtige. Højst 500 tegn.',
    en: 'Write how you know that the information is right. At most 500 characters.',
  },
  'options.sample.tooEarly': {
    da: 'Udfyld indstillingerne ovenfor, og gem dem. Derefter kan du prøve dem her.',
    en: 'Fill in the settings above and save them. Then you can try them here.',
  },
  'options.sample.sent': { da: 'Det, der er sendt', en: 'What has been sent' },
  'options.sample.tooMany': {
    da: 'Der er sendt {most} inden for den seneste time. Vent lidt, og prøv igen.',
    en: '{most} have been sent within the last hour. Wait a little, and try again.',
  },
  'options.sample.refused': {
    da: 'Den, der har nummeret, har svaret STOP og får ikke flere. Prøv med et andet.',
    en: 'Whoever has the number has answered STOP and gets no more. Try another.',
  },
  'options.sample.off': {
    da: 'Funktionen er slået fra. Slå den til, før du sender.',
    en: 'The option is switched off. Switch it on before you send.',
  },
  'options.sample.state.sending': { da: 'Sendes', en: 'Being sent' },
  'options.sample.state.lost': { da: 'Afbrudt', en: 'Cut off' },
  'options.sample.state.awaiting': { da: 'Afsendt', en: 'Sent' },
  'options.sample.state.overdue': { da: 'Afsendt, uden svar', en: 'Sent, without an answer' },
  'options.sample.state.passed': { da: 'Leveret', en: 'Delivered' },
  'options.sample.state.refused': { da: 'Afvist', en: 'Refused' },
  'options.sample.state.unavailable': { da: 'Ikke sendt', en: 'Not sent' },
  'options.sample.state.answeredFor': { da: 'Godkendt', en: 'Accepted' },
  'options.sample.todo.sending': { da: 'Genindlæs siden om lidt.', en: 'Load the page again in a while.' },
  'options.sample.todo.lost': {
    da: 'Systemet blev genstartet imens. Se, om den er kommet, og send ellers en ny.',
    en: 'The system was restarted meanwhile. See whether it has come, and otherwise send another.',
  },
  'options.sample.todo.awaiting': {
    da: 'Udbyderen har taget imod den. Genindlæs siden om lidt for at se, om den er leveret.',
    en: 'The provider has taken it. Load the page again in a while to see whether it has been delivered.',
  },
  'options.sample.todo.doubt': {
    da: 'Udbyderens svar gik tabt, så vi ved ikke, om den er sendt ({note}). Genindlæs siden om lidt, eller se, om den er kommet.',
    en: 'The provider’s answer was lost, so we do not know whether it was sent ({note}). Load the page again in a while, or see whether it has come.',
  },
  'options.sample.todo.overdue': {
    da: 'Udbyderen har ikke fortalt, om den er leveret. Er den kommet frem, så se efter, om besked om levering er sat op hos udbyderen og her.',
    en: 'The provider has not told whether it was delivered. If it has come, see whether delivery reports are set up at the provider and here.',
  },
  'options.sample.todo.refused': { da: 'Ret det, og send en ny.', en: 'Correct it, and send another.' },
  'options.sample.todo.unavailable': {
    da: 'Udbyderen tog ikke imod den ({note}). Afprøv forbindelsen nedenfor, ret indstillingerne, og send en ny.',
    en: 'The provider did not take it ({note}). Test the connection below, correct the settings, and send another.',
  },
  'options.worksBy.heading': { da: '{option}: certifikat og forbindelse', en: '{option}: certificate and connection' },
  'options.worksBy.off': {
    da: '{option} er slået fra, så intet kan sendes derigennem. Slå det til på dets egen side.',
    en: '{option} is switched off, so nothing can be sent through it. Switch it on at its own page.',
  },
  'options.worksBy.link': { da: 'Gå til indstillingerne for {option}', en: 'Go to the settings of {option}' },
  'options.error.missing': { da: 'Udfyld «{label}»', en: 'Fill in “{label}”' },
  'options.error.wrong': {
    da: 'Det, der står i «{label}», har ikke den rigtige form. Læs, hvad der skal stå, og ret det.',
    en: 'What is in “{label}” does not have the right form. Read what it should be, and correct it.',
  },
  'options.error.wrongAmount': {
    da: 'Skriv et beløb i kroner med højst to decimaler i «{label}», for eksempel 9,75. Det må højst være {most} og ikke negativt.',
    en: 'Write an amount in kroner with at most two decimals in “{label}”, for example 9.75. It must be {most} at most and not negative.',
  },
  'options.error.twice': {
    da: '«{label}» er brugt til mere end én. Giv hver sit eget navn.',
    en: '“{label}” is used for more than one. Give each a name of its own.',
  },
  'options.error.stale': {
    da: 'En anden har ændret indstillingerne, mens du havde siden åben. Se dem igennem, og gem igen.',
    en: 'Somebody else changed the settings while you had the page open. Look them over, and save again.',
  },
});

type Key = keyof typeof optionsTexts;

export function optionsTranslator(language: Language): Translate<Key> {
  return translator(optionsTexts, language);
}

/** The texts in the language of the page. */
export function useOptionsTexts(): Translate<Key> {
  return optionsTranslator(useLanguage());
}
