import type { PageLanguage } from '../pages.tsx';

/** An amount as people write it, such as `125,00 kr.`. @param amount in the smallest unit */
export function moneyText(amount: number, currency: string, language: PageLanguage): string {
  const format = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', { style: 'currency', currency });
  return format.format(amount / 100);
}

/** The number alone, with two decimals. */
export function plainMoney(amount: number, language: PageLanguage): string {
  return new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', { minimumFractionDigits: 2 }).format(
    amount / 100,
  );
}
