import type { BilledThere } from '../../options/option.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { StatementLine } from './statement.ts';

/** One account, here and at those who bill it. */
export interface ComparedBill {
  readonly title: string;
  readonly messages: number;
  readonly ours: { readonly parts: number; readonly price: number | null };
  readonly theirs:
    | { readonly parts: number | null; readonly price: number | null; readonly currency: string | null }
    | { readonly problem: Text };
  readonly differs: boolean;
}

/** Sums of many fractions of an øre are not exact; an øre apart is a difference. */
const sameMoney = (one: number, other: number): boolean => Math.abs(one - other) < 1;

/** The month as we have it against what was billed: by parts, and by price where both have it in one currency. */
export function compareBilled(
  lines: readonly StatementLine[],
  billed: readonly BilledThere[],
): readonly ComparedBill[] {
  const covered = new Set(billed.flatMap(({ accounts }) => accounts));
  const elsewhere = [...new Set(lines.map(({ account }) => account))].filter((account) => !covered.has(account));
  return [
    ...billed.map(({ title, accounts, told }): ComparedBill => {
      const of = lines.filter(({ account }) => accounts.includes(account));
      const messages = sum(of.map((line) => line.messages));
      const parts = sum(of.map((line) => line.parts));
      if ('problem' in told) return { title, messages, ours: { parts, price: null }, theirs: told, differs: false };
      const currency = told.price?.currency ?? null;
      const priced = of.filter(({ toldCurrency }) => toldCurrency !== null);
      const isWhole = sum(priced.map((line) => line.parts)) === parts;
      const isOneCurrency = priced.every(({ toldCurrency }) => toldCurrency === currency);
      const price = currency !== null && isWhole && isOneCurrency ? sum(priced.map((line) => line.told ?? 0)) : null;
      const theirPrice = told.price?.amount ?? null;
      const differs =
        (told.parts !== null && told.parts !== parts) ||
        (price !== null && theirPrice !== null && !sameMoney(price, theirPrice));
      return {
        title,
        messages,
        ours: { parts, price },
        theirs: { parts: told.parts, price: theirPrice, currency },
        differs,
      };
    }),
    // Of accounts that are no longer in the settings: nobody can be asked.
    ...elsewhere.map((account): ComparedBill => {
      const of = lines.filter((line) => line.account === account);
      return {
        title: account,
        messages: sum(of.map((line) => line.messages)),
        ours: { parts: sum(of.map((line) => line.parts)), price: null },
        theirs: { parts: null, price: null, currency: null },
        differs: true,
      };
    }),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
