import Big from 'big.js';
import { parseDecimal } from '../forms/kinds/decimal.ts';
import { formatAmount, formatDecimal } from '../forms/kinds/format-decimal.ts';
import { kronerOf, type Ore, ore, oreOfKroner } from '../forms/kinds/payment/ore.ts';
import { withoutCurrency } from '../forms/kinds/without-currency.ts';
import type { Language } from '../texts/catalogue.ts';

/** Longest text that is tried as an amount. */
const longestAmount = 60;

/** An amount in the currency's smallest unit as people read it: `1.234,50 kr.`, `DKK 1,234.50`, `12,00 EUR`, `EUR 12.00`. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  return formatAmount(kronerOf(ore(amount)), currency, language);
}

/** The exact øre of kroner that a person typed (`9,75`, `1.234,50 kr.`); null for what is none, or has parts of an øre. */
export function readKroner(typed: string): Ore | null {
  const read = typed.length > longestAmount ? null : parseDecimal(withoutCurrency(typed));
  return read === null || read.decimals > 2 ? null : oreOfKroner(new Big(read.value));
}

/** Øre as kroner in an input, as {@link readKroner} reads them again: `9,75`, and `9.75` in English. */
export function writeKroner(amount: number, language: Language): string {
  return formatDecimal(kronerOf(ore(amount)), language, { grouping: 'always', decimals: 2 });
}
