import type { Envelope } from './paper.ts';

/** What the organisation pays by its agreement, in øre; whatever is not said counts nothing. */
export interface PrintPrices {
  /** Postage and enveloping of a letter, by its envelope. */
  readonly letterC5?: number;
  readonly letterC4?: number;
  /** Each sheet of paper. */
  readonly sheet?: number;
  /** Each printed page. */
  readonly page?: number;
}

/** An estimate of a letter's price in øre; nothing when the price of a letter in that envelope has not been said. */
export function priceOf(
  letter: { readonly envelope: Envelope; readonly sheets: number; readonly pages: number },
  prices: PrintPrices,
): number | undefined {
  const base = letter.envelope === 'C5' ? prices.letterC5 : prices.letterC4;
  if (base === undefined) return undefined;
  return base + letter.sheets * (prices.sheet ?? 0) + letter.pages * (prices.page ?? 0);
}

/** `1234` as `12,34 kr.` in Danish and `DKK 12.34` in English. */
export function priceText(amount: number, language: string): string {
  const isDanish = language === 'da';
  return new Intl.NumberFormat(isDanish ? 'da-DK' : 'en-GB', { style: 'currency', currency: 'DKK' }).format(
    amount / 100,
  );
}
