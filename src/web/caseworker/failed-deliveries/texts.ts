import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the pages with failed deliveries say. */
export const failedDeliveryTexts = defineTexts({
  'deliveries.list.title': { da: 'Afleveringer, der er mislykkedes', en: 'Deliveries that have failed' },
  'deliveries.list.intro': {
    da: 'Her står det, der ikke kom frem til modtageren, og som en medarbejder skal tage sig af. Intet bliver opgivet af sig selv.',
    en: 'Here is what did not reach its receiver and needs an employee. Nothing is given up by itself.',
  },
  'deliveries.list.waiting': {
    da: 'I alt er {pending} på vej, og {awaiting} venter på en kvittering. Dem skal du ikke gøre noget ved.',
    en: 'In all, {pending} are on their way, and {awaiting} wait for a receipt. You need do nothing about those.',
  },
  'deliveries.list.nothingWaits': {
    da: 'Ingen andre afleveringer venter: Alt andet er sendt og kvitteret for.',
    en: 'No other deliveries wait: everything else is sent and receipted.',
  },
  'deliveries.list.none': { da: 'Ingen afleveringer er mislykkedes.', en: 'No deliveries have failed.' },
  'deliveries.down.heading': { da: 'Modtagere, der ikke svarer', en: 'Receivers that do not answer' },
  'deliveries.unknown.heading': {
    da: 'Kvitteringer, der ikke hører til noget kendt',
    en: 'Receipts that belong to nothing known',
  },
  'deliveries.unknown.intro': {
    da: 'De er kommet fra modtageren, men systemet kan ikke bruge dem af sig selv. Se på dem, og læg dem på den sag, de hører til, eller læg dem væk, når de er håndteret.',
    en: 'They came from the receiver, but the system cannot use them by itself. Look at them, and put them on the case they belong to, or put them away when they are handled.',
  },
  'deliveries.unknown.unreadable': { da: 'Kan ikke læses', en: 'Can’t be read' },
  'deliveries.unknown.state': { da: 'Melder en tilstand, der ikke er kendt', en: 'Reports a state that is not known' },
  'deliveries.unknown.delivery': {
    da: 'Gælder en aflevering, der ikke findes her',
    en: 'Is about a delivery that does not exist here',
  },
  'deliveries.unknown.otherSystem': {
    da: 'Kommer fra et andet af organisationens systemer. Flere derfra vises ikke. Er det post herfra, så kontakt den, der driver systemet',
    en: 'Comes from another of the organisation’s systems. No more of its receipts are shown. If it is post from here, contact whoever runs the system',
  },
  'deliveries.unknown.content': { da: 'Se indholdet', en: 'See the content' },
  'deliveries.unknown.toCase': { da: 'Hører den til en sag?', en: 'Does it belong to a case?' },
  'deliveries.unknown.away': { da: 'Er den håndteret?', en: 'Is it handled?' },
  'deliveries.unknown.reason': { da: 'Hvad har du gjort ved den?', en: 'What have you done about it?' },
  'deliveries.unknown.reasonHelp': {
    da: 'Det står i loggen. Skriv ingen personoplysninger.',
    en: 'It stands in the log. Write no personal data.',
  },
  'deliveries.away.done': { da: 'Kvitteringen er lagt væk', en: 'The receipt is put away' },
  'deliveries.away.over': {
    da: 'Kvitteringen var allerede lagt væk af en anden',
    en: 'The receipt was put away by somebody else already',
  },
  'deliveries.error.noPutAwayReason': {
    da: 'Skriv, hvad du har gjort ved kvitteringen',
    en: 'Write what you have done about the receipt',
  },
  'deliveries.unknown.caseNumber': { da: 'Sagens nummer', en: 'The case’s number' },
  'deliveries.unknown.caseNumberHelp': {
    da: 'Kvitteringen lægges på den aflevering, som sagen havde sendt samme vej, da den kom. Er der flere, vælger du hvilken. Kvitteringen ændrer ikke afleveringens tilstand.',
    en: 'The receipt is put on the delivery that the case had sent the same way when it came. If there are several, you choose which. The receipt does not change how the delivery stands.',
  },
  'deliveries.unknown.place': { da: 'Læg på sagen', en: 'Put on the case' },
  'deliveries.unknown.about': { da: 'kvitteringen {id}', en: 'the receipt {id}' },
  'deliveries.place.missing': { da: 'Skriv sagens nummer', en: 'Write the number of the case' },
  'deliveries.place.no-case': {
    da: 'Der er ingen sag med det nummer, som du kan behandle. Se efter, om nummeret er rigtigt.',
    en: 'There is no case with that number that you can work on. See whether the number is right.',
  },
  'deliveries.place.no-delivery': {
    da: 'Kvitteringen passer ikke til sagen: Intet var sendt derfra den vej, da kvitteringen kom.',
    en: 'The receipt does not fit the case: nothing had been sent from it that way when the receipt came.',
  },
  'deliveries.place.which': {
    da: 'Hvilken aflevering gælder kvitteringen?',
    en: 'Which delivery is the receipt about?',
  },
  'deliveries.place.choose': {
    da: 'Sagen havde sendt flere, da kvitteringen kom. Vælg den, som kvitteringen gælder.',
    en: 'The case had sent several when the receipt came. Choose the one that the receipt is about.',
  },
  'deliveries.place.sent': { da: '{title}, {at}', en: '{title}, {at}' },
  'deliveries.place.to': { da: 'Til: {to}', en: 'To: {to}' },
  'deliveries.place.documents': { da: 'Dokumenter: {names}', en: 'Documents: {names}' },
  'deliveries.placed': {
    da: 'Kvitteringen er lagt på sagen.',
    en: 'The receipt is put on the case.',
  },
  'deliveries.placed.see': {
    da: 'Se afleveringen med kvitteringen',
    en: 'See the delivery with the receipt',
  },
  'deliveries.unknown.putAway': { da: 'Læg væk', en: 'Put away' },
  'deliveries.counts.heading': { da: 'Efter modtager og grund', en: 'By receiver and reason' },
  'deliveries.column.peer': { da: 'Modtager', en: 'Receiver' },
  'deliveries.column.reason': { da: 'Grund', en: 'Reason' },
  'deliveries.column.count': { da: 'Antal', en: 'Number' },
  'deliveries.column.oldest': { da: 'Ældste', en: 'Oldest' },
  'deliveries.column.show': { da: 'Vis', en: 'Show' },
  'deliveries.show': { da: 'Vis disse', en: 'Show these' },
  'deliveries.rows.heading': { da: 'De enkelte afleveringer', en: 'The single deliveries' },
  'deliveries.rows.filtered': { da: 'Viser kun {peer}: {reason}', en: 'Shows only {peer}: {reason}' },
  'deliveries.rows.all': { da: 'Vis alle', en: 'Show all' },
  'deliveries.column.choose': { da: 'Vælg', en: 'Choose' },
  'deliveries.column.case': { da: 'Sag', en: 'Case' },
  'deliveries.column.what': { da: 'Trin', en: 'Step' },
  'deliveries.column.failedAt': { da: 'Mislykket', en: 'Failed' },
  'deliveries.column.attempts': { da: 'Forsøg', en: 'Attempts' },
  'deliveries.column.more': { da: 'Ret', en: 'Correct' },
  'deliveries.choose': { da: 'Vælg afleveringen i sag {number}', en: 'Choose the delivery in case {number}' },
  'deliveries.correct': { da: 'Se og ret', en: 'See and correct' },
  'deliveries.about': { da: 'afleveringen i sag {number}', en: 'the delivery in case {number}' },
  'deliveries.retry.chosen': { da: 'Send de valgte igen', en: 'Send the chosen again' },
  'deliveries.retry.all': { da: 'Send alle {count} igen', en: 'Send all {count} again' },
  'deliveries.byHand.heading': { da: 'Er de klaret på anden vis?', en: 'Have they been handled another way?' },
  'deliveries.byHand.reason': { da: 'Hvordan er de klaret?', en: 'How were they handled?' },
  'deliveries.byHand.help': {
    da: 'Det står i sagerne og i loggen. Sagerne går videre, som om afleveringen var lykkedes.',
    en: 'It stands in the cases and in the log. The cases go on as if the delivery had succeeded.',
  },
  'deliveries.byHand.chosen': { da: 'De valgte er klaret', en: 'The chosen are handled' },
  'deliveries.byHand.all': { da: 'Alle {count} er klaret', en: 'All {count} are handled' },
  'deliveries.error.noneChosen': { da: 'Vælg mindst én aflevering', en: 'Choose at least one delivery' },
  'deliveries.error.noReason': { da: 'Skriv, hvordan de er klaret', en: 'Write how they were handled' },
  'deliveries.error.tooLong': {
    da: 'Skriv højst {allowed} tegn. Du har skrevet {given}.',
    en: 'Write at most {allowed} characters. You have written {given}.',
  },
  'deliveries.error.choice': { da: 'Vælg en af mulighederne', en: 'Choose one of the possibilities' },
  'deliveries.error.required': { da: 'Udfyld feltet “{field}”', en: 'Fill in the field “{field}”' },
  'deliveries.begun': { da: 'Vi er i gang', en: 'We are at it' },
  'deliveries.begun.text': {
    da: 'Nedenfor ser du, hvor langt vi er. Genindlæs siden for at se de nyeste tal.',
    en: 'Below you see how far we are. Reload the page to see the latest numbers.',
  },
  'deliveries.begun.nothing': {
    da: 'Der var ingen afleveringer at gøre noget ved: Andre kom først.',
    en: 'There were no deliveries to do anything about: others were first.',
  },
  'deliveries.bulks.heading': { da: 'Det seneste, der er sat i gang', en: 'What was begun lately' },
  'deliveries.bulk.retry': { da: 'Send igen', en: 'Send again' },
  'deliveries.bulk.byHand': { da: 'Klaret: {reason}', en: 'Handled: {reason}' },
  'deliveries.column.what2': { da: 'Hvad', en: 'What' },
  'deliveries.column.who': { da: 'Hvem og hvornår', en: 'Who and when' },
  'deliveries.column.all': { da: 'I alt', en: 'In all' },
  'deliveries.column.bulkWaiting': { da: 'Venter', en: 'Waiting' },
  'deliveries.column.bulkRunning': { da: 'Under afsendelse', en: 'Being sent' },
  'deliveries.column.bulkSucceeded': { da: 'Lykkedes', en: 'Succeeded' },
  'deliveries.column.bulkFailed': { da: 'Mislykkedes igen', en: 'Failed again' },
  'deliveries.column.bulkSkipped': { da: 'Andre kom først', en: 'Others were first' },

  'deliveries.one.title': { da: 'Mislykket aflevering i sag {number}', en: 'Failed delivery in case {number}' },
  'deliveries.one.case': { da: 'Gå til sagen', en: 'Go to the case' },
  'deliveries.one.fields': { da: 'Det, modtageren får at vide', en: 'What the receiver is told' },
  'deliveries.one.help': {
    da: 'Ret det, der er forkert. Sagens egne oplysninger ændres ikke, og rettelsen bliver logget.',
    en: 'Correct what is wrong. The case’s own data is not changed, and the correction is logged.',
  },
  'deliveries.one.send': { da: 'Ret og send igen', en: 'Correct and send again' },
  'deliveries.one.sendSame': { da: 'Send igen', en: 'Send again' },
  'deliveries.one.nothing': {
    da: 'Der er ikke noget i denne aflevering, som kan rettes her. Ret det, der er galt, og send igen.',
    en: 'There is nothing in this delivery that can be corrected here. Correct what is wrong, and send again.',
  },
  'deliveries.one.sent': {
    da: 'Afleveringen er sat i gang igen. Du kan følge den i sagen.',
    en: 'The delivery is on its way again. You can follow it in the case.',
  },
  'deliveries.one.sentDocuments': { da: 'Det, der har været sendt', en: 'What has been sent' },
  'deliveries.one.masked': {
    da: 'Der står {number} nu. Lad feltet være tomt for at beholde det.',
    en: 'It says {number} now. Leave the field empty to keep it.',
  },
  'deliveries.one.notChosen': { da: 'Ikke valgt: som indstillet', en: 'Not chosen: as set up' },
  'deliveries.one.gone': {
    da: 'Afleveringen er ikke mislykket længere: Den er sendt igen eller klaret af en anden.',
    en: 'The delivery has not failed any more: it was sent again or handled by somebody else.',
  },
});

type Key = keyof typeof failedDeliveryTexts;

export function failedDeliveryTranslator(language: Language): Translate<Key> {
  return translator(failedDeliveryTexts, language);
}

/** The texts in the language of the page. */
export function useFailedDeliveryTexts(): Translate<Key> {
  return failedDeliveryTranslator(useLanguage());
}
