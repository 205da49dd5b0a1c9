import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What those who handle cases read of payments, beside the citizens' own words. */
const casePaymentTexts = defineTexts({
  'casePayments.heading': { da: 'Betalinger', en: 'Payments' },
  'casePayments.of': { da: '{label}, ordre {number}', en: '{label}, order {number}' },
  'casePayments.demanded': { da: 'Opkrævet', en: 'Demanded' },
  'casePayments.reserved': { da: 'Reserveret', en: 'Reserved' },
  'casePayments.captured': { da: 'Hævet', en: 'Taken' },
  'casePayments.refunded': { da: 'Tilbagebetalt', en: 'Paid back' },
  'casePayments.lines': { da: 'Linjer', en: 'Lines' },
  'casePayments.operations': { da: 'Hvad der er gjort', en: 'What was done' },
  'casePayments.kind.capture': { da: 'Hæv {amount}', en: 'Take {amount}' },
  'casePayments.kind.release': { da: 'Frigiv {amount}', en: 'Release {amount}' },
  'casePayments.kind.refund': { da: 'Tilbagebetal {amount}', en: 'Pay back {amount}' },
  'casePayments.all': { da: 'resten', en: 'the rest' },
  'casePayments.status.awaitsApproval': { da: 'Venter på en anden medarbejder', en: 'Waits for another employee' },
  'casePayments.status.due': { da: 'Er i gang', en: 'Under way' },
  'casePayments.status.unknown': {
    da: 'Sendt, men uden svar. Vi kontrollerer det hos Pensopay.',
    en: 'Sent, but without an answer. We are checking with Pensopay.',
  },
  'casePayments.status.done': { da: 'Udført', en: 'Done' },
  'casePayments.status.refused': { da: 'Afvist af Pensopay', en: 'Refused by Pensopay' },
  'casePayments.status.declined': { da: 'Afvist af en anden medarbejder', en: 'Declined by another employee' },
  'casePayments.status.withdrawn': { da: 'Trukket tilbage', en: 'Withdrawn' },
  'casePayments.withdraw': { da: 'Træk det tilbage', en: 'Withdraw it' },
  'casePayments.notice.trukket': {
    da: 'Du har trukket det tilbage. Der sker ikke noget med pengene.',
    en: 'You withdrew it. Nothing happens to the money.',
  },
  'casePayments.by': { da: 'Bedt om af {name}', en: 'Asked for by {name}' },
  'casePayments.byWorkflow': { da: 'Af arbejdsgangen', en: 'By the workflow' },
  'casePayments.approvedBy': { da: 'godkendt af {name}', en: 'agreed to by {name}' },
  'casePayments.declinedBy': { da: 'afvist af {name}', en: 'declined by {name}' },
  'casePayments.approve': { da: 'Godkend', en: 'Agree' },
  'casePayments.decline': { da: 'Afvis', en: 'Decline' },
  'casePayments.ownRequest': {
    da: 'Du har selv bedt om det, så en anden med retten til betalinger skal godkende det.',
    en: 'You asked for it yourself, so another with the right to payments must agree.',
  },
  'casePayments.do.capture': { da: 'Hæv penge', en: 'Take money' },
  'casePayments.do.release': { da: 'Frigiv reservationen', en: 'Release the reservation' },
  'casePayments.do.refund': { da: 'Tilbagebetal', en: 'Pay back' },
  'casePayments.text.capture': {
    da: 'Pengene trækkes på borgerens konto. Det kan ikke fortrydes, kun betales tilbage.',
    en: 'The money is taken from the citizen’s account. It cannot be undone, only paid back.',
  },
  'casePayments.text.release': {
    da: 'Reservationen på borgerens konto ophæves, og pengene kan ikke længere hæves.',
    en: 'The reservation on the citizen’s account is lifted, and the money can no longer be taken.',
  },
  'casePayments.text.refund': {
    da: 'Pengene sendes tilbage til det kort eller den konto, borgeren betalte med. Borgeren får en kreditnota.',
    en: 'The money goes back to the card or account that the citizen paid with. The citizen gets a credit note.',
  },
  'casePayments.fourEyes': {
    da: 'Store beløb skal godkendes af en anden medarbejder, før de betales tilbage.',
    en: 'Large amounts must be agreed to by another employee before they are paid back.',
  },
  'casePayments.amount': { da: 'Beløb i kroner', en: 'Amount in kroner' },
  'casePayments.amountIn': { da: 'Beløb i {currency}', en: 'Amount in {currency}' },
  'casePayments.amountWrong': {
    da: '“{given}” er ikke et beløb, vi kan læse. Skriv det i {currency} med højst to decimaler, for eksempel 12,50',
    en: 'We cannot read “{given}” as an amount. Write it in {currency} with at most two decimals, for example 12.50',
  },
  'casePayments.amountHelp': {
    da: 'Højst {most} i alt. Lad feltet være tomt for det hele.',
    en: 'At most {most} in all. Leave it empty for all of it.',
  },
  'casePayments.reason': { da: 'Begrundelse', en: 'Reason' },
  'casePayments.reasonHelp': {
    da: 'Den gemmes i sagen og kan læses af dem, der behandler den.',
    en: 'It is kept with the case and can be read by those who handle it.',
  },
  'casePayments.reasonMissing': { da: 'Skriv en begrundelse', en: 'Write a reason' },
  'casePayments.reasonTooLong': {
    da: 'Begrundelsen må højst have {allowed} tegn',
    en: 'The reason can have at most {allowed} characters',
  },
  'casePayments.amountZero': { da: 'Beløbet skal være mindst {least}', en: 'The amount must be at least {least}' },
  'casePayments.tooMuch': {
    da: 'Der er højst {most} tilbage. Ret beløbet.',
    en: 'At most {most} is left. Correct the amount.',
  },
  'casePayments.nothing': {
    da: 'Der er intet beløb, det kan gøres med længere. Se, hvor betalingen står, på sagen.',
    en: 'There is no amount left to do it with. See on the case where the payment stands.',
  },
  'casePayments.busy': {
    da: 'Noget andet er i gang med betalingen. Vent et øjeblik, og prøv igen.',
    en: 'Something else is under way with the payment. Wait a moment and try again.',
  },
  'casePayments.cancel': { da: 'Fortryd', en: 'Leave it' },
  'casePayments.notice.bedt': { da: 'Det er sat i gang.', en: 'It is under way.' },
  'casePayments.notice.venter': {
    da: 'Det venter på, at en anden medarbejder godkender det.',
    en: 'It waits for another employee to agree.',
  },
  'casePayments.notice.godkendt': {
    da: 'Du har godkendt det, og det er sat i gang.',
    en: 'You agreed, and it is under way.',
  },
  'casePayments.notice.afvist': {
    da: 'Du har afvist det. Der sker ikke noget med pengene.',
    en: 'You declined it. Nothing happens to the money.',
  },
  'casePayments.notice.uaendret': {
    da: 'Det var allerede afgjort, eller du bad selv om det. Intet er ændret.',
    en: 'It was settled already, or you asked for it yourself. Nothing was changed.',
  },
  'casePayments.notice.afklaret': {
    da: 'Det er noteret, at du har set på det.',
    en: 'It is noted that you have looked into it.',
  },
  'casePayments.failed.text': {
    da: 'Betalingen kunne ikke gennemføres af sig selv, og sagen venter på dig.',
    en: 'The payment could not be made by itself, and the case waits for you.',
  },
  'casePayments.failed.see': { da: 'Se, hvor betalingen står', en: 'See where the payment stands' },
  'casePayments.failed.again': { da: 'Prøv igen', en: 'Try again' },
  'casePayments.failed.demandAgain': { da: 'Lad borgeren betale igen', en: 'Let the citizen pay again' },
  'casePayments.failed.partTaken': {
    da: 'Der er hævet af beløbet, og så frigiver Pensopay ikke resten. Den bortfalder af sig selv hos borgerens bank. Vælg »Klaret på anden måde«, så går sagen videre.',
    en: 'Some of the amount has been taken, and then Pensopay does not release the rest. It runs out by itself at the citizen’s bank. Choose “Settled another way”, and the case goes on.',
  },
  'casePayments.failed.first': {
    da: 'Der kan være penge hos Pensopay, som ikke er dem, vi bad om. Find ud af det, og notér under betalingen, hvad der er gjort. Så kan borgeren betale igen.',
    en: 'There may be money at Pensopay that is not what was asked for. Look into it, and note below the payment what was done. Then the citizen can pay again.',
  },
  'casePayments.notice.foerst': {
    da: 'Notér først under betalingen, hvad der er gjort ved det, der er galt. Intet er ændret.',
    en: 'First note below the payment what was done about what is wrong. Nothing was changed.',
  },
  'casePayments.failed.byHand': { da: 'Klaret på anden måde', en: 'Settled another way' },
  'casePayments.failed.byHandText': {
    da: 'Sagen går videre, som om det var gjort her. Systemet flytter ingen penge.',
    en: 'The case goes on as if it had been done here. The system moves no money.',
  },
  'casePayments.failed.right': {
    da: 'En med retten til betalinger skal tage sig af det.',
    en: 'Somebody with the right to payments must see to it.',
  },
  'casePayments.notice.igen': { da: 'Det prøves igen.', en: 'It is tried again.' },
  'casePayments.notice.haandteret': { da: 'Sagen er gået videre.', en: 'The case has gone on.' },
  'casePayments.trouble': { da: 'Nogen skal se på betalingen', en: 'Somebody must look at the payment' },
  'casePayments.trouble.of': { da: 'Ordre {number}, set', en: 'Order {number}, seen' },
  'casePayments.trouble.mismatch': {
    da: 'Betalingen er hos Pensopay ikke den, der blev bedt om: {differs} er forkert. Den tæller ikke, og sagen er ikke gået videre af den. Find ordren i Pensopays administration, og frigiv eller tilbagebetal pengene dér.',
    en: 'The payment at Pensopay is not the one that was asked for: wrong {differs}. It does not count, and the case has not gone on by it. Find the order in Pensopay’s administration, and release or pay back the money there.',
  },
  'casePayments.differs.orderNumber': { da: 'ordrenummeret', en: 'order number' },
  'casePayments.differs.amount': { da: 'beløbet', en: 'amount' },
  'casePayments.differs.currency': { da: 'valutaen', en: 'currency' },
  'casePayments.differs.testMode': { da: 'prøvetilstanden', en: 'test mode' },
  'casePayments.trouble.contradiction': {
    da: 'Pensopay siger noget, der ikke passer med det, de sagde før.',
    en: 'Pensopay says something that does not fit what it said before.',
  },
  'casePayments.trouble.refused': {
    da: 'Pensopay sagde nej til at hæve, frigive eller tilbagebetale.',
    en: 'Pensopay said no to taking, releasing or paying back.',
  },
  'casePayments.trouble.unknown': {
    da: 'Ingen kunne finde ud af, hvad der blev af et kald til Pensopay. Slå ordren op hos dem.',
    en: 'Nobody could find out what became of a call to Pensopay. Look the order up there.',
  },
  'casePayments.trouble.unready': {
    da: 'Betalingsvinduet kan ikke laves. Se betalingsaftalen efter under indstillingerne.',
    en: 'The payment window cannot be made. Check the payment agreement in the settings.',
  },
  'casePayments.trouble.outside': {
    da: 'Der er hævet eller betalt tilbage hos Pensopay uden om systemet.',
    en: 'Money was taken or paid back at Pensopay outside this system.',
  },
  'casePayments.settled': { da: 'Hvad er der gjort ved det?', en: 'What was done about it?' },
  'casePayments.settle': { da: 'Notér, at det er afklaret', en: 'Note that it is settled' },
});

export type CasePaymentTextKey = keyof typeof casePaymentTexts;

export function casePaymentTranslator(language: Language): Translate<CasePaymentTextKey> {
  return translator(casePaymentTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useCasePaymentTexts(): Translate<CasePaymentTextKey> {
  return casePaymentTranslator(useLanguage());
}
