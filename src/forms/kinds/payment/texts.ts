import { defineTexts } from '../../../texts/catalogue.ts';

export const paymentTexts = defineTexts({
  'form.payment.item': { da: 'Vare', en: 'Item' },
  'form.payment.quantity': { da: 'Antal', en: 'Quantity' },
  'form.payment.unitPrice': { da: 'Pris for én', en: 'Price each' },
  'form.payment.amount': { da: 'Beløb', en: 'Amount' },
  'form.payment.each': { da: '{price} for én', en: '{price} each' },
  'form.payment.total': { da: 'I alt at betale', en: 'Total to pay' },
  'form.payment.vat': { da: 'Heraf moms', en: 'Of which VAT' },
  'form.payment.upTo': { da: 'højst {allowed}', en: 'at most {allowed}' },
  'form.payment.unknown': { da: 'Ikke kendt endnu', en: 'Not known yet' },
  'form.payment.update': { da: 'Regn prisen ud', en: 'Work out the price' },
  'form.payment.later': {
    da: 'Du betaler, når du har sendt blanketten.',
    en: 'You pay when you have sent the form.',
  },
  // What is wrong with a line, named by what it is called.
  'form.payment.lineError': { da: '{line}: {problem}', en: '{line}: {problem}' },
  'form.error.paymentLeast': { da: 'Vælg mindst {allowed}', en: 'Choose at least {allowed}' },
  'form.error.priceUnknown': {
    da: 'Prisen kan ikke regnes ud endnu. Besvar de spørgsmål, som den afhænger af',
    en: 'The price cannot be worked out yet. Answer the questions that it depends on',
  },
  'form.error.priceOutside': {
    da: 'Med dine svar kan vi ikke regne en rigtig pris ud. Ret svarene, eller kontakt os',
    en: 'We cannot work out a proper price from your answers. Correct them, or contact us',
  },
  'form.error.priceTooLarge': {
    da: 'Beløbet er større, end der kan betales her. Ret svarene, eller kontakt os',
    en: 'The amount is larger than can be paid here. Correct your answers, or contact us',
  },
  'form.error.nothingChosen': {
    da: 'Vælg mindst én ting, du vil betale for',
    en: 'Choose at least one thing to pay for',
  },
  'form.error.nothingToPay': {
    da: 'Med dine svar er der intet at betale. Ret svarene, eller kontakt os',
    en: 'With your answers there is nothing to pay. Correct them, or contact us',
  },
});
