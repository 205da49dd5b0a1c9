import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the pages say on which citizens pay; the terms and what is paid for stand in the form. */
export const payTexts = defineTexts({
  'pay.title': { da: 'Betaling', en: 'Payment' },
  'pay.lines': { da: 'Det betaler du for', en: 'What you pay for' },
  'pay.linesAfterwards': { da: 'Det, betalingen gælder', en: 'What the payment is for' },
  'pay.item': { da: 'Vare', en: 'Item' },
  'pay.quantity': { da: 'Antal', en: 'Quantity' },
  'pay.unitPrice': { da: 'Pris for én', en: 'Price each' },
  'pay.amount': { da: 'Beløb', en: 'Amount' },
  'pay.total': { da: 'I alt', en: 'Total' },
  'pay.vat': { da: 'Heraf moms', en: 'Of which VAT' },
  'pay.noVat': { da: 'Der er ikke moms på beløbet.', en: 'There is no VAT on the amount.' },
  'pay.cardFee': { da: 'Kortgebyr', en: 'Card fee' },
  'pay.orderNumber': { da: 'Ordrenummer', en: 'Order number' },
  'pay.state': { da: 'Status', en: 'State' },
  'pay.means': { da: 'Betalt med', en: 'Paid by' },
  'pay.means.card': { da: 'kort', en: 'card' },
  'pay.means.last4': { da: '{means}, der ender på {last4}', en: '{means} ending in {last4}' },
  'pay.paidAt': { da: 'Betalt', en: 'Paid' },
  'pay.refunded': { da: 'Tilbagebetalt', en: 'Paid back' },
  'pay.testMode': {
    da: 'Det er en prøvebetaling. Der trækkes ingen penge.',
    en: 'This is a test payment. No money is taken.',
  },
  'pay.terms': { da: 'Betingelser', en: 'Terms' },
  'pay.termsLink': { da: 'Læs de fulde betingelser', en: 'Read the full terms' },
  'pay.accept': { da: 'Jeg har læst og accepterer betingelserne', en: 'I have read and accept the terms' },
  'pay.acceptMissing': {
    da: 'Sæt flueben ved, at du accepterer betingelserne, før du betaler',
    en: 'Tick that you accept the terms before you pay',
  },
  'pay.dueAt': { da: 'Betal senest', en: 'Pay by' },
  'pay.howLater': {
    da: 'Pengene bliver reserveret, når du betaler. Vi trækker dem først, når sagen er behandlet.',
    en: 'The money is reserved when you pay. We take it only when the case has been handled.',
  },
  'pay.howNow': {
    da: 'Du betaler i Pensopays betalingsvindue. Vi ser aldrig dine kortoplysninger.',
    en: 'You pay in Pensopay’s payment window. We never see your card details.',
  },
  'pay.pay': { da: 'Gå til betaling', en: 'Go to payment' },
  'pay.continue': { da: 'Fortsæt betalingen', en: 'Continue the payment' },
  'pay.notNow': { da: 'Betal senere under Mine sager', en: 'Pay later under My cases' },
  'pay.closed': {
    da: 'Sagen går først videre, når du har betalt.',
    en: 'The case does not go on until you have paid.',
  },
  'pay.keep': {
    da: 'Vil du betale senere, så gem adressen på denne side, for eksempel som bogmærke. Du er ikke logget på, så du kan kun åbne den i denne browser.',
    en: 'To pay later, save the address of this page, for example as a bookmark. You are not logged in, so you can open it in this browser only.',
  },
  'pay.leaving': { da: 'Du sendes videre til betalingsvinduet', en: 'You are being sent to the payment window' },
  'pay.leavingText': {
    da: 'Sker der ikke noget, så brug linket herunder.',
    en: 'If nothing happens, use the link below.',
  },
  'pay.leavingLink': { da: 'Åbn betalingsvinduet', en: 'Open the payment window' },
  'pay.checking': { da: 'Vi kontrollerer betalingen', en: 'We are checking the payment' },
  'pay.checkingText': {
    da: 'Det tager som regel få sekunder. Betal ikke igen imens. Skifter siden ikke af sig selv, så brug linket herunder.',
    en: 'It usually takes a few seconds. Do not pay again meanwhile. If the page does not change by itself, use the link below.',
  },
  'pay.checkingLink': { da: 'Se, om betalingen er gået igennem', en: 'See whether the payment has gone through' },
  'pay.checkingLate': {
    da: 'Du kan roligt lukke siden. Betalingen står under Mine sager, så snart vi har fået besked.',
    en: 'You can safely close the page. The payment is under My cases as soon as we have been told.',
  },
  'pay.checkingLateReceipt': {
    da: 'Du kan roligt lukke siden. Betalingen står på kvitteringen for blanketten, så snart vi har fået besked.',
    en: 'You can safely close the page. The payment is on the receipt for the form as soon as we have been told.',
  },
  'pay.toCases': { da: 'Gå til Mine sager', en: 'Go to My cases' },
  'pay.checkingAgain': {
    da: 'Har du ikke betalt, kan du gå tilbage og prøve igen.',
    en: 'If you have not paid, you can go back and try again.',
  },
  'pay.checkingAgainLink': { da: 'Tilbage til betalingen', en: 'Back to the payment' },
  'pay.underWay': { da: 'Du har begyndt at betale', en: 'You have begun to pay' },
  'pay.underWayText': {
    da: 'Vi har ikke fået besked om, at betalingen er gennemført. Du kan fortsætte, hvor du slap; du kommer ikke til at betale to gange.',
    en: 'We have not been told that the payment went through. You can go on where you stopped; you will not pay twice.',
  },
  'pay.withPerson': { da: 'Vi ser på din betaling', en: 'We are looking into your payment' },
  'pay.withPersonText': {
    da: 'Det, vi har fået at vide om betalingen, passer ikke med det, du skulle betale. En medarbejder ser på det. Betal ikke igen imens.',
    en: 'What we have been told of the payment does not fit what you were to pay. An employee is looking into it. Do not pay again meanwhile.',
  },
  'pay.gaveUp': { da: 'Du afbrød betalingen', en: 'You broke off the payment' },
  'pay.gaveUpText': {
    da: 'Sagen er gemt og venter på, at du betaler.',
    en: 'The case is kept and waits for you to pay.',
  },
  'pay.rejected': { da: 'Betalingen blev afvist', en: 'The payment was refused' },
  'pay.rejectedText': {
    da: 'Din bank sagde nej, og der er ikke trukket penge. Prøv igen, eventuelt med et andet kort.',
    en: 'Your bank said no, and no money was taken. Try again, perhaps with another card.',
  },
  'pay.changed': { da: 'Beløbet er ændret', en: 'The amount has changed' },
  'pay.changedText': {
    da: 'Siden, du så, havde et andet beløb. Beløbet er nu {total} i alt. Se det igennem, før du betaler.',
    en: 'The page that you saw had another amount. It is now {total} in all. Look it through before you pay.',
  },
  'pay.unavailable': { da: 'Betalingsvinduet svarer ikke', en: 'The payment window does not answer' },
  'pay.unavailableText': {
    da: 'Prøv igen om lidt. Sagen er gemt, og du mister ikke noget.',
    en: 'Try again in a moment. The case is kept, and you lose nothing.',
  },
  'pay.unready': { da: 'Du kan ikke betale lige nu', en: 'You cannot pay just now' },
  'pay.unreadyText': {
    da: 'Noget er sat forkert op hos os, og vi har fået besked. Sagen er gemt. Prøv igen senere under Mine sager.',
    en: 'Something is set up wrongly with us, and we have been told. The case is kept. Try again later under My cases.',
  },
  'pay.unreadyTextReceipt': {
    da: 'Noget er sat forkert op hos os, og vi har fået besked. Sagen er gemt. Prøv igen senere på denne side, og gem dens adresse.',
    en: 'Something is set up wrongly with us, and we have been told. The case is kept. Try again later on this page, and save its address.',
  },
  'pay.paid': { da: 'Betalingen er gennemført', en: 'The payment has gone through' },
  'pay.paidText': {
    da: 'Vi har modtaget {total} fra dig. Sagen går videre.',
    en: 'We have received {total} from you. The case goes on.',
  },
  'pay.reservedText': {
    da: '{total} er reserveret på din konto. Beløbet trækkes først, når sagen er behandlet.',
    en: '{total} is reserved on your account. The amount is taken only when the case has been handled.',
  },
  'pay.state.open': { da: 'Ikke betalt', en: 'Not paid' },
  'pay.state.underWay': { da: 'Betaling er begyndt', en: 'Payment has begun' },
  'pay.state.withPerson': { da: 'Vi ser på betalingen', en: 'We are looking into the payment' },
  'pay.state.failed': { da: 'Betalingen blev ikke gennemført', en: 'The payment did not go through' },
  'pay.state.reserved': { da: 'Betalt, beløbet er reserveret', en: 'Paid, the amount is reserved' },
  'pay.state.captured': { da: 'Betalt', en: 'Paid' },
  'pay.state.partlyRefunded': { da: 'Betalt, en del er tilbagebetalt', en: 'Paid, a part has been paid back' },
  'pay.state.released': { da: 'Frigivet, der er ikke trukket penge', en: 'Released, no money was taken' },
  'pay.state.refunded': { da: 'Tilbagebetalt', en: 'Paid back' },
  'pay.state.cancelled': { da: 'Annulleret', en: 'Cancelled' },
  'pay.state.expired': { da: 'Fristen for at betale er udløbet', en: 'The time to pay has run out' },
  'pay.paper.receipt': { da: 'Kvittering {number} (PDF)', en: 'Receipt {number} (PDF)' },
  'pay.paper.creditNote': { da: 'Kreditnota {number} (PDF)', en: 'Credit note {number} (PDF)' },
  'pay.toReceipt': { da: 'Se kvitteringen for blanketten', en: 'See the receipt for the form' },
  'pay.toCase': { da: 'Følg sagen', en: 'Follow the case' },
  'pay.show': { da: 'Se betalingen', en: 'See the payment' },
  'pay.showPay': { da: 'Betal {total}', en: 'Pay {total}' },
  'pay.waits': { da: 'Du mangler at betale', en: 'You have yet to pay' },
  'pay.waitsText': {
    da: '{total} for {what}. Sagen går først videre, når du har betalt.',
    en: '{total} for {what}. The case does not go on until you have paid.',
  },
  'pay.cancel': { da: 'Annuller betalingen', en: 'Cancel the payment' },
  'pay.cancelTitle': { da: 'Vil du annullere betalingen?', en: 'Do you want to cancel the payment?' },
  'pay.cancelText': {
    da: 'Du kommer ikke til at betale, og sagen går videre uden betaling: som regel bliver den afsluttet.',
    en: 'You will not pay, and the case goes on without a payment: as a rule it ends.',
  },
  'pay.cancelNo': { da: 'Nej, behold den', en: 'No, keep it' },
  'pay.cancelled': {
    da: 'Betalingen er annulleret. Der er ikke trukket penge.',
    en: 'The payment is cancelled. No money was taken.',
  },
  'pay.cancelNotOpen': {
    da: 'Betalingen kan ikke annulleres længere. Her ser du, hvor den står.',
    en: 'The payment cannot be cancelled any more. Here you see where it stands.',
  },
  'pay.cancelUnknown': {
    da: 'Vi kunne ikke få fat i betalingsvinduet, så betalingen er ikke annulleret. Prøv igen om lidt.',
    en: 'We could not reach the payment window, so the payment is not cancelled. Try again in a moment.',
  },
});

export type PayTextKey = keyof typeof payTexts;

export function payTranslator(language: Language): Translate<PayTextKey> {
  return translator(payTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function usePayTexts(): Translate<PayTextKey> {
  return payTranslator(useLanguage());
}
