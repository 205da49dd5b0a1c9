import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** The log of SMS and the statement of what they cost, for those who keep the accounts. */
const smsLogTexts = defineTexts({
  'smsLog.title': { da: 'Sms', en: 'SMS' },
  'smsLog.intro': {
    da: 'Alle sms’er, der er sendt fra sagerne, og prøve-sms’er fra indstillingerne. Modtagerens nummer er skjult. Når en sag slettes, bliver kun tallene til opgørelsen tilbage.',
    en: 'All SMS sent from cases, and test SMS from the settings. The receiver’s number is hidden. When a case is deleted, only the figures for the statement remain.',
  },
  'smsLog.filter': { da: 'Vælg, hvad du vil se', en: 'Choose what to see' },
  'smsLog.month': { da: 'Måned', en: 'Month' },
  'smsLog.thisMonth': { da: 'Denne måned', en: 'This month' },
  'smsLog.workflow': { da: 'Arbejdsgang', en: 'Workflow' },
  'smsLog.allWorkflows': { da: 'Alle arbejdsgange', en: 'All workflows' },
  'smsLog.account': { da: 'Konto', en: 'Account' },
  'smsLog.allAccounts': { da: 'Alle konti', en: 'All accounts' },
  'smsLog.state': { da: 'Leveringsstatus', en: 'Delivery status' },
  'smsLog.allStates': { da: 'Alle', en: 'All' },
  'smsLog.state.queued': { da: 'Hos gatewayen', en: 'With the gateway' },
  'smsLog.state.sent': { da: 'Sendt til telefonnettet', en: 'Sent to the network' },
  'smsLog.state.delivered': { da: 'Leveret', en: 'Delivered' },
  'smsLog.state.expired': { da: 'Udløbet', en: 'Expired' },
  'smsLog.state.undeliverable': { da: 'Kunne ikke leveres', en: 'Could not be delivered' },
  'smsLog.state.rejected': { da: 'Afvist', en: 'Rejected' },
  'smsLog.state.unknown': { da: 'Uvist, om den blev sendt', en: 'Not known whether it was sent' },
  'smsLog.doubt.awaited': {
    da: 'Uvist, om den blev sendt: Vi venter på besked fra gatewayen',
    en: 'Not known whether it was sent: we wait for the gateway’s word',
  },
  'smsLog.doubt.person': {
    da: 'Uvist, om den blev sendt: En sagsbehandler har opgaven',
    en: 'Not known whether it was sent: a case worker has the task',
  },
  'smsLog.doubt.settled': {
    da: 'Uvist, om den blev sendt: Klaret af en sagsbehandler',
    en: 'Not known whether it was sent: handled by a case worker',
  },
  'smsLog.case': { da: 'Sag', en: 'Case' },
  'smsLog.caseHelp': { da: 'For eksempel 2026-000123', en: 'For example 2026-000123' },
  'smsLog.badCase': {
    da: 'Skriv sagsnummeret som 2026-000123',
    en: 'Write the case number like 2026-000123',
  },
  'smsLog.show': { da: 'Vis', en: 'Show' },
  'smsLog.find': { da: 'Find sms’er til et nummer', en: 'Find SMS to a number' },
  'smsLog.number': { da: 'Modtagernummer', en: 'Receiver’s number' },
  'smsLog.numberHelp': {
    da: 'Søgningen skrives i loggen; nummeret gør ikke. De sidste 24 måneder søges igennem.',
    en: 'The search is written in the log; the number is not. The last 24 months are searched.',
  },
  'smsLog.findButton': { da: 'Find', en: 'Find' },
  'smsLog.found': { da: 'Sms’er til {number}', en: 'SMS to {number}' },
  'smsLog.foundCut': { da: 'De nyeste {most} vises.', en: 'The latest {most} are shown.' },
  'smsLog.all': { da: 'Vis alle igen', en: 'Show all again' },
  'smsLog.list': { da: 'Beskederne', en: 'The messages' },
  'smsLog.count': { da: '{count} i alt', en: '{count} in all' },
  'smsLog.none': { da: 'Der er ingen sms’er.', en: 'There are no SMS.' },
  'smsLog.sentAt': { da: 'Sendt', en: 'Sent' },
  'smsLog.receiver': { da: 'Modtager', en: 'Receiver' },
  'smsLog.gone': { da: 'Slettet', en: 'Deleted' },
  'smsLog.trial': { da: 'Prøve-sms fra indstillingerne', en: 'Test SMS from the settings' },
  'smsLog.sender': { da: 'Afsender', en: 'Sender' },
  'smsLog.purpose': { da: 'Formål', en: 'Purpose' },
  'smsLog.parts': { da: 'Dele', en: 'Parts' },
  'smsLog.partsBoth': { da: '{ours} (gatewayen: {theirs})', en: '{ours} (the gateway: {theirs})' },
  'smsLog.price': { da: 'Pris', en: 'Price' },
  'smsLog.basis.gateway': { da: 'oplyst af gatewayen', en: 'told by the gateway' },
  'smsLog.basis.set': { da: '{parts} × {price}', en: '{parts} × {price}' },
  'smsLog.noPrice': { da: 'Ikke oplyst', en: 'Not told' },
  'smsLog.points': { da: '{points} point', en: '{points} points' },
  'smsLog.toStatement': { da: 'Opgørelse måned for måned', en: 'Statement month by month' },
  'smsLog.toLog': { da: 'Alle sms’er', en: 'All SMS' },
  'smsLog.statement': { da: 'Opgørelse over sms', en: 'Statement of SMS' },
  'smsLog.statementIntro': {
    da: 'Hvad der er sendt, og hvad det koster, efter den dag det blev sendt. Gatewayens egne dele og priser bruges, hvor den oplyser dem. Der er ingen personoplysninger i opgørelsen.',
    en: 'What was sent and what it costs, by the day on which it was sent. The gateway’s own parts and prices are used where it tells them. The statement holds nothing personal.',
  },
  'smsLog.counted': { da: 'Afsendelse', en: 'Sending' },
  'smsLog.known': { da: 'Sendt', en: 'Sent' },
  'smsLog.doubtful': { da: 'Uvist', en: 'Not known' },
  'smsLog.doubtfulText': {
    da: 'Ved de uvisse gik gatewayens svar tabt. De tælles ikke med nedenfor. Fik gatewayen dem alligevel, opkræver den dem, og fortæller den det senere, tælles de med.',
    en: 'Of those not known the gateway’s answer was lost. They are not counted below. If the gateway took them all the same, it bills them, and when it tells so later, they are counted.',
  },
  'smsLog.messagesInDoubt': { da: 'Uvisse sms’er', en: 'SMS not known' },
  'smsLog.partsInDoubt': { da: 'Uvisse dele', en: 'Parts not known' },
  'smsLog.total': { da: 'I alt', en: 'Total' },
  'smsLog.messages': { da: 'Sms’er', en: 'SMS' },
  'smsLog.delivered': { da: 'Leveret', en: 'Delivered' },
  'smsLog.day': { da: 'Dag', en: 'Day' },
  'smsLog.unit': { da: 'Afdeling', en: 'Department' },
  'smsLog.noUnit': { da: 'Ingen angivet', en: 'None given' },
  'smsLog.byUnit': { da: 'Efter afdeling', en: 'By department' },
  'smsLog.byWorkflow': { da: 'Efter arbejdsgang', en: 'By workflow' },
  'smsLog.byAccount': { da: 'Efter konto', en: 'By account' },
  'smsLog.plot': { da: 'Sms-dele dag for dag', en: 'SMS parts day by day' },
  'smsLog.plotText': {
    da: 'En søjle for hver dag i måneden. Den højeste er {most} dele.',
    en: 'A bar for each day of the month. The highest is {most} parts.',
  },
  'smsLog.figures': { da: 'Tallene bag søjlerne', en: 'The figures behind the bars' },
  'smsLog.csv': { da: 'Hent opgørelsen som CSV', en: 'Download the statement as CSV' },
  'smsLog.file': { da: 'sms', en: 'sms' },
  'smsLog.currency': { da: 'Valuta', en: 'Currency' },
  'smsLog.compare': { da: 'Sammenlign med gatewayen', en: 'Compare with the gateway' },
  'smsLog.compareText': {
    da: 'Spørger gatewayen, hvad den har opkrævet i måneden, og viser forskelle. En måned, der ikke er slut, kan være forskellig, fordi gatewayen tæller senere end her.',
    en: 'Asks the gateway what it has billed in the month and shows differences. A month that is not over may differ, because the gateway counts later than here.',
  },
  'smsLog.compareButton': { da: 'Sammenlign måneden', en: 'Compare the month' },
  'smsLog.compared': { da: 'Her og hos gatewayen', en: 'Here and at the gateway' },
  'smsLog.partsHere': { da: 'Dele her', en: 'Parts here' },
  'smsLog.partsThere': { da: 'Dele hos gatewayen', en: 'Parts at the gateway' },
  'smsLog.priceHere': { da: 'Pris her', en: 'Price here' },
  'smsLog.priceThere': { da: 'Pris hos gatewayen', en: 'Price at the gateway' },
  'smsLog.result': { da: 'Resultat', en: 'Result' },
  'smsLog.same': { da: 'Stemmer', en: 'Agrees' },
  'smsLog.differs': { da: 'Forskel', en: 'Differs' },
  'smsLog.inDoubt': { da: 'Forskellen kan være de uvisse', en: 'The difference may be those not known' },
  'smsLog.notAsked': { da: 'Kunne ikke sammenlignes', en: 'Could not be compared' },
  'smsLog.allSame': { da: 'Alt stemmer.', en: 'Everything agrees.' },
  'smsLog.someDiffer': {
    da: 'Noget er forskelligt, og de uvisse sms’er forklarer det ikke. Se efter, om kontoen også bruges andre steder.',
    en: 'Something differs, and the SMS not known do not explain it. See whether the account is used elsewhere too.',
  },
  'smsLog.someInDoubt': {
    da: 'Gatewayen har opkrævet mere end det, vi ved er sendt, men ikke mere end de uvisse sms’er kommer op på. Den har nok fået nogle af dem. Du kan se dem i loggen under leveringsstatussen uvist.',
    en: 'The gateway has billed more than we know was sent, but no more than the SMS not known come to. It has probably taken some of them. You find them in the log by the delivery status not known.',
  },
});

export type SmsLogTextKey = keyof typeof smsLogTexts;

export function smsLogTranslator(language: Language): Translate<SmsLogTextKey> {
  return translator(smsLogTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useSmsLogTexts(): Translate<SmsLogTextKey> {
  return smsLogTranslator(useLanguage());
}
