import { formatDecimal, formatKroner } from '../forms/kinds/format-decimal.ts';
import { kronerOf, ore } from '../forms/kinds/payment/ore.ts';
import type { Language } from '../texts/catalogue.ts';

/** An amount in the currency's smallest unit as people read it: `1.234,50 kr.`, `DKK 1,234.50`, `EUR 12.00`. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  const exact = kronerOf(ore(amount));
  if (currency === 'DKK') return formatKroner(exact, language);
  return `${currency}\u00a0${formatDecimal(exact, language, { grouping: 'always', decimals: 2 })}`;
}
