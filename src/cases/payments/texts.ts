import { defineTexts, type FillValues, fillText, type Text } from '../../texts/catalogue.ts';

/** Texts of receipts and credit notes. */
export const paymentTexts = defineTexts({
  'payment.paper.receipt': { da: 'Kvittering for betaling', en: 'Receipt for payment' },
  'payment.paper.creditNote': { da: 'Kreditnota', en: 'Credit note' },
  'payment.paper.order': { da: 'Ordrenummer', en: 'Order number' },
  'payment.paper.creditNumber': { da: 'Nummer på kreditnota', en: 'Credit note number' },
  'payment.paper.amount': { da: 'Beløb', en: 'Amount' },
  'payment.paper.at': { da: 'Tidspunkt', en: 'Time' },
  'payment.paper.means': { da: 'Betalt med', en: 'Paid by' },
  'payment.paper.line': { da: 'Vare eller ydelse', en: 'Product or service' },
  'payment.paper.quantity': { da: 'Antal', en: 'Quantity' },
  'payment.paper.unitPrice': { da: 'Pris pr. stk.', en: 'Price each' },
  'payment.paper.vatRate': { da: 'Moms', en: 'VAT' },
  'payment.paper.exempt': { da: 'Momsfri', en: 'Exempt' },
  'payment.paper.sum': { da: 'I alt', en: 'Sum' },
  'payment.paper.cardFee': { da: 'Kortgebyr', en: 'Card fee' },
  'payment.paper.total': { da: 'Samlet beløb', en: 'Total' },
  'payment.paper.vat': { da: 'Heraf moms', en: 'VAT included' },
  'payment.paper.reserved': {
    da: 'Beløbet er reserveret på din konto. Det bliver hævet, når din sag er behandlet, eller frigivet igen.',
    en: 'The amount is reserved on your account. It is taken when your case has been handled, or released again.',
  },
  'payment.paper.creditNote.text': {
    da: 'Beløbet ovenfor er betalt tilbage til dig. Det, du havde betalt for med ordrenummer {order}, var:',
    en: 'The amount above has been paid back to you. What you had paid for by order number {order} was:',
  },
  'payment.paper.test': {
    da: 'Dette er en prøve: Ingen penge er flyttet.',
    en: 'This is a test: no money has moved.',
  },
  'payment.paper.anonymous': { da: 'Betalt uden login', en: 'Paid without a log-in' },
});

export function paymentText(key: keyof typeof paymentTexts, values: FillValues): Text {
  return fillText(paymentTexts[key], values);
}
