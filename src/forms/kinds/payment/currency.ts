import type { PaymentField } from './schema.ts';

/** Danish kroner: what is paid in where a form says nothing else, and what every agreement can take. */
export const usualCurrency = 'DKK';

/** The currency that a form is paid in, as ISO 4217 writes it. */
export function currencyOf({ currency = usualCurrency }: Pick<PaymentField, 'currency'>): string {
  return currency;
}

/** What an agreement can take whose settings write these beside kroner, comma between; kroner are the first. */
export function currenciesIn(others = ''): readonly string[] {
  return [...new Set([usualCurrency, ...(others === '' ? [] : others.split(/, ?/))])];
}

/**
 * Whether money in a currency can be counted here: one that is known, and whose smallest unit is a hundredth, as an øre is. Amounts are whole
 * hundredths from the price to the ledger; a yen, which has no parts, or a dinar with a thousand would be charged a hundred times too
 * much or a tenth of it.
 */
export function isPayable(currency: string): boolean {
  if (!Intl.supportedValuesOf('currency').includes(currency)) return false;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits === 2;
}
