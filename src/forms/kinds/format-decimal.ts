import type { Language } from '../../texts/catalogue.ts';
import { localeOf } from '../../texts/locale.ts';

/** `always`: `1.234`; `min2`: from five digits on, so that a year is not written `2.026`. */
type Grouping = 'always' | 'min2';

interface DecimalFormat {
  readonly grouping: Grouping;
  /** Zeros are added up to this many decimals; decimals beyond it stay. */
  readonly decimals?: number;
}

/** An exact decimal text as it is written in a language: `1234.5` is `1.234,50` in Danish and `1,234.50` in English. */
export function formatDecimal(number: string, language: Language, format: DecimalFormat): string {
  const { group, decimal } = signsOf(language);
  const [signed = '0', fraction = ''] = number.split('.');
  const whole = signed.replace('-', '');
  const isGrouped = whole.length > (format.grouping === 'always' ? 3 : 4);
  const written = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  const decimals = fraction.padEnd(format.decimals ?? 0, '0');
  return `${signed.startsWith('-') ? '-' : ''}${written}${decimals === '' ? '' : decimal + decimals}`;
}

/** Kroner as Danes and English readers expect them: `1.234,50 kr.` and `DKK 1,234.50`. */
export function formatKroner(amount: string, language: Language): string {
  const number = formatDecimal(amount, language, { grouping: 'always', decimals: 2 });
  return language === 'da' ? `${number}\u00a0kr.` : `DKK\u00a0${number}`;
}

/** An amount in any currency by its code: in kroner as {@link formatKroner}, else `1.234,50 EUR` in Danish and `EUR 1,234.50` in English. */
export function formatAmount(amount: string, currency: string, language: Language): string {
  if (currency === 'DKK') return formatKroner(amount, language);
  const number = formatDecimal(amount, language, { grouping: 'always', decimals: 2 });
  return language === 'da' ? `${number}\u00a0${currency}` : `${currency}\u00a0${number}`;
}

interface Signs {
  readonly group: string;
  readonly decimal: string;
}

const known = new Map<Language, Signs>([
  ['da', { group: '.', decimal: ',' }],
  ['en', { group: ',', decimal: '.' }],
]);

function signsOf(language: Language): Signs {
  const signs = known.get(language);
  if (signs) return signs;
  const parts = new Intl.NumberFormat(localeOf(language), { numberingSystem: 'latn' }).formatToParts(1_234_567.5);
  const sign = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise;
  const found = { group: sign('group', '.'), decimal: sign('decimal', ',') };
  known.set(language, found);
  return found;
}
