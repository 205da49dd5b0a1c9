import { defineTexts, type FillValues, fillText, type Text } from '../../texts/catalogue.ts';

/** Texts of receipts and credit notes. */
export const paymentTexts = defineTexts({
  'paymentPaper.receipt': { da: 'Kvittering for betaling', en: 'Receipt for payment' },
  'paymentPaper.creditNote': { da: 'Kreditnota', en: 'Credit note' },
  'paymentPaper.order': { da: 'Ordrenummer', en: 'Order number' },
  'paymentPaper.creditNumber': { da: 'Nummer på kreditnota', en: 'Credit note number' },
  'paymentPaper.amount': { da: 'Beløb', en: 'Amount' },
  'paymentPaper.at': { da: 'Tidspunkt', en: 'Time' },
  'paymentPaper.means': { da: 'Betalt med', en: 'Paid by' },
  'paymentPaper.line': { da: 'Vare eller ydelse', en: 'Product or service' },
  'paymentPaper.quantity': { da: 'Antal', en: 'Quantity' },
  'paymentPaper.unitPrice': { da: 'Pris pr. stk.', en: 'Price each' },
  'paymentPaper.vatRate': { da: 'Moms', en: 'VAT' },
  'paymentPaper.exempt': { da: 'Momsfri', en: 'Exempt' },
  'paymentPaper.sum': { da: 'I alt', en: 'Sum' },
  'paymentPaper.cardFee': { da: 'Kortgebyr', en: 'Card fee' },
  'paymentPaper.total': { da: 'Samlet beløb', en: 'Total' },
  'paymentPaper.vat': { da: 'Heraf moms', en: 'VAT included' },
  'paymentPaper.reserved': {
    da: 'Beløbet er reserveret på din konto. Det bliver hævet, når din sag er behandlet, eller frigivet igen.',
    en: 'The amount is reserved on your account. It is taken when your case has been handled, or released again.',
  },
  'paymentPaper.creditNote.text': {
    da: 'Beløbet ovenfor er betalt tilbage til dig. Det, du havde betalt for med ordrenummer {order}, var:',
    en: 'The amount above has been paid back to you. What you had paid for by order number {order} was:',
  },
  'paymentPaper.test': {
    da: 'Dette er en prøve: Ingen penge er flyttet.',
    en: 'This is a test: no money has moved.',
  },
  'paymentPaper.anonymous': { da: 'Betalt uden login', en: 'Paid without a log-in' },
});

export function paymentText(key: keyof typeof paymentTexts, values: FillValues): Text {
  return fillText(paymentTexts[key], values);
}
