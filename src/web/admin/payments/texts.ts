import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** The report of payments, for those who keep the accounts. */
const paymentReportTexts = defineTexts({
  'paymentReport.title': { da: 'Betalinger', en: 'Payments' },
  'paymentReport.intro': {
    da: 'Alle betalinger i perioden, efter den dag de blev opkrævet. Her er ingen personoplysninger; de står i sagerne.',
    en: 'All payments of the period, by the day on which they were demanded. There is nothing personal here; that stands in the cases.',
  },
  'paymentReport.off': {
    da: 'Tilvalget betaling er ikke slået til. Det gøres under indstillingerne.',
    en: 'The option payment is not switched on. That is done in the settings.',
  },
  'paymentReport.filter': { da: 'Vælg, hvad du vil se', en: 'Choose what to see' },
  'paymentReport.from': { da: 'Fra og med', en: 'From' },
  'paymentReport.to': { da: 'Til og med', en: 'To' },
  'paymentReport.form': { da: 'Blanket', en: 'Form' },
  'paymentReport.allForms': { da: 'Alle blanketter', en: 'All forms' },
  'paymentReport.state': { da: 'Tilstand', en: 'State' },
  'paymentReport.allStates': { da: 'Alle tilstande', en: 'All states' },
  'paymentReport.agreement': { da: 'Betalingsaftale', en: 'Payment agreement' },
  'paymentReport.allAgreements': { da: 'Alle aftaler', en: 'All agreements' },
  'paymentReport.ledger': { da: 'Kontostreng', en: 'Account string' },
  'paymentReport.ledgerHelp': {
    da: 'Hele strengen, som den står i blanketten.',
    en: 'The whole string as it stands in the form.',
  },
  'paymentReport.show': { da: 'Vis', en: 'Show' },
  'paymentReport.badDay': { da: 'Skriv en dag, der findes', en: 'Write a day that exists' },
  'paymentReport.reversed': {
    da: 'Den sidste dag er før den første. Ret en af dem',
    en: 'The last day is before the first. Correct one of them',
  },
  'paymentReport.tooLong': { da: 'Vælg højst et år ad gangen', en: 'Choose a year at most' },
  'paymentReport.status.open': { da: 'Ikke betalt', en: 'Not paid' },
  'paymentReport.status.reserved': { da: 'Reserveret', en: 'Reserved' },
  'paymentReport.status.captured': { da: 'Hævet', en: 'Taken' },
  'paymentReport.status.released': { da: 'Frigivet', en: 'Released' },
  'paymentReport.status.refunded': { da: 'Tilbagebetalt', en: 'Paid back' },
  'paymentReport.status.cancelled': { da: 'Annulleret', en: 'Cancelled' },
  'paymentReport.status.expired': { da: 'Udløbet', en: 'Expired' },
  'paymentReport.sums': { da: 'I alt', en: 'Totals' },
  'paymentReport.count': { da: 'Antal', en: 'Number' },
  'paymentReport.demanded': { da: 'Opkrævet', en: 'Demanded' },
  'paymentReport.captured': { da: 'Hævet', en: 'Taken' },
  'paymentReport.refunded': { da: 'Tilbagebetalt', en: 'Paid back' },
  'paymentReport.net': { da: 'Hævet, fratrukket tilbagebetalt', en: 'Taken less paid back' },
  'paymentReport.plot': { da: 'Hævet og tilbagebetalt', en: 'Taken and paid back' },
  'paymentReport.plotText': {
    da: 'Søjler efter den dag eller måned, hvor betalingen blev opkrævet. Den højeste søjle svarer til {most} hævet.',
    en: 'Bars by the day or month on which the payment was demanded. The highest bar is {most} taken.',
  },
  'paymentReport.period': { da: 'Periode', en: 'Period' },
  'paymentReport.figures': { da: 'Tallene bag søjlerne', en: 'The figures behind the bars' },
  'paymentReport.byForm': { da: 'Efter blanket', en: 'By form' },
  'paymentReport.byLedger': { da: 'Bogføring efter kontostreng', en: 'Bookkeeping by account string' },
  'paymentReport.byLedgerText': {
    da: 'Af posteringerne i perioden, uden moms. Alle posteringer er der fra den dag, Pensopay sagde, at pengene blev flyttet.',
    en: 'Of the postings of the period, without VAT. Each is there from the day on which Pensopay said that the money moved.',
  },
  'paymentReport.account': { da: 'Konto', en: 'Account' },
  'paymentReport.debit': { da: 'Debet', en: 'Debit' },
  'paymentReport.credit': { da: 'Kredit', en: 'Credit' },
  'paymentReport.account.reserved': { da: 'Reserveret hos borgerne', en: 'Reserved at citizens' },
  'paymentReport.account.reservations': { da: 'Modpost til reserveret', en: 'Counter-entry of reserved' },
  'paymentReport.account.gateway': { da: 'Tilgodehavende hos Pensopay', en: 'Due from Pensopay' },
  'paymentReport.account.revenue': { da: 'Indtægt', en: 'Revenue' },
  'paymentReport.account.vat': { da: 'Moms', en: 'VAT' },
  'paymentReport.account.cardFee': { da: 'Kortgebyr', en: 'Card fee' },
  'paymentReport.none': { da: 'Der er ingen betalinger i perioden.', en: 'There are no payments in the period.' },
  'paymentReport.noPostings': {
    da: 'Der er ingen posteringer i perioden.',
    en: 'There are no postings in the period.',
  },
  'paymentReport.list': { da: 'Betalingerne', en: 'The payments' },
  'paymentReport.cut': {
    da: 'En rapport rummer højst {most} betalinger. Er der flere i perioden, mangler de ældste i tal, søjler og betalingsfilen; bogføringen er af dem alle. Vælg en kortere periode for at få alle med.',
    en: 'A report holds {most} payments at most. If there are more in the period, the oldest are missing from the figures, the bars and the file of payments; the bookkeeping is of all. Choose a shorter period to have all of them.',
  },
  'paymentReport.listCut': {
    da: 'De første {shown} af {count} vises. Hent alle som CSV.',
    en: 'The first {shown} of {count} are shown. Download all as CSV.',
  },
  'paymentReport.orderNumber': { da: 'Ordrenummer', en: 'Order number' },
  'paymentReport.caseNumber': { da: 'Sag', en: 'Case' },
  'paymentReport.createdAt': { da: 'Opkrævet den', en: 'Demanded on' },
  'paymentReport.paidAt': { da: 'Betalt den', en: 'Paid on' },
  'paymentReport.currency': { da: 'Valuta', en: 'Currency' },
  'paymentReport.looked': { da: 'Skal ses på', en: 'To be looked into' },
  'paymentReport.csv': { da: 'Hent betalingerne som CSV', en: 'Download the payments as CSV' },
  'paymentReport.ledgerCsv': { da: 'Hent bogføringen som CSV', en: 'Download the bookkeeping as CSV' },
  'paymentReport.file': { da: 'betalinger', en: 'payments' },
  'paymentReport.ledgerFile': { da: 'bogfoering', en: 'bookkeeping' },
  'paymentReport.reconcile': { da: 'Afstemning', en: 'Reconciliation' },
  'paymentReport.reconcileText': {
    da: 'Sammenligner Pensopays udbetalinger i perioden med posteringerne her, ordre for ordre.',
    en: 'Compares Pensopay’s pay-outs of the period with the postings here, order by order.',
  },
  'paymentReport.reconcileButton': { da: 'Afstem perioden', en: 'Reconcile the period' },
  'paymentReport.compared': {
    da: '{settlements} udbetalinger med {compared} ordrer er sammenlignet.',
    en: '{settlements} pay-outs with {compared} orders were compared.',
  },
  'paymentReport.awaited': {
    da: 'Ikke udbetalt endnu',
    en: 'Not paid out yet',
  },
  'paymentReport.awaitedWhat': {
    da: 'Disse beløb er hævet så sent, at Pensopay ikke behøver at have udbetalt dem endnu: fra salg til udbetaling går der normalt op til {days} døgn. Det er ikke fejl.',
    en: 'These amounts were captured so late that Pensopay need not have paid them out yet: days from sale to pay-out are normally up to {days}. They are not errors.',
  },
  'paymentReport.awaitedBy': { da: 'Ventes udbetalt senest', en: 'Expected by' },
  'paymentReport.noDifference': { da: 'Alt stemmer.', en: 'Everything agrees.' },
  'paymentReport.differences': { da: 'Forskelle', en: 'Differences' },
  'paymentReport.why': { da: 'Hvad er der galt?', en: 'What is wrong?' },
  'paymentReport.ours': { da: 'Hos os', en: 'With us' },
  'paymentReport.theirs': { da: 'Hos Pensopay', en: 'At Pensopay' },
  'paymentReport.why.amount': { da: 'Beløbene er forskellige', en: 'The amounts differ' },
  'paymentReport.why.currency': {
    da: 'Ordren er i en anden valuta her',
    en: 'The order is in another currency here',
  },
  'paymentReport.why.unknown-here': { da: 'Ordren kendes ikke her', en: 'The order is not known here' },
  'paymentReport.why.missing-there': {
    da: 'Ordren mangler i udbetalingerne',
    en: 'The order is missing in the pay-outs',
  },
  'paymentReport.reconcileFailed': {
    da: 'Pensopays liste kunne ikke læses, så intet er sammenlignet. Prøv igen om lidt.',
    en: 'Pensopay’s list could not be read, so nothing was compared. Try again in a moment.',
  },
  'paymentReport.chooseAgreement': {
    da: 'Vælg den aftale, der skal afstemmes',
    en: 'Choose the agreement to reconcile',
  },
});

export type PaymentReportTextKey = keyof typeof paymentReportTexts;

export function paymentReportTranslator(language: Language): Translate<PaymentReportTextKey> {
  return translator(paymentReportTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function usePaymentReportTexts(): Translate<PaymentReportTextKey> {
  return paymentReportTranslator(useLanguage());
}
