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
  /** Messages of which nobody knows whether they were taken; they stand beside ours. */
  readonly doubtful: { readonly messages: number; readonly parts: number };
  /** `doubt`: they have billed more than is ours, and no more than what is in doubt comes to. `unasked`: they told nothing. */
  readonly result: 'same' | 'doubt' | 'differs' | 'unasked';
}

/** Sums of many fractions of an øre are not exact; an øre apart is a difference. */
const sameMoney = (one: number, other: number): boolean => Math.abs(one - other) < 1;

/** The month as we have it against what was billed: by parts, and by price where both have it in one currency. What is in doubt may be billed too. */
export function compareBilled(
  lines: readonly StatementLine[],
  billed: readonly BilledThere[],
): readonly ComparedBill[] {
  const covered = new Set(billed.flatMap(({ accounts }) => accounts));
  const elsewhere = [...new Set(lines.map(({ account }) => account))].filter((account) => !covered.has(account));
  return [
    ...billed.map(({ title, accounts, told }): ComparedBill => {
      const of = lines.filter(({ account }) => accounts.includes(account));
      const own = { title, ...oursOf(of) };
      const { parts } = own.ours;
      if ('problem' in told) return { ...own, theirs: told, result: 'unasked' };
      const currency = told.price?.currency ?? null;
      const priced = of.filter(({ toldCurrency }) => toldCurrency !== null);
      const isWhole = sum(priced.map((line) => line.parts)) === parts;
      const isOneCurrency = priced.every(({ toldCurrency }) => toldCurrency === currency);
      const price = currency !== null && isWhole && isOneCurrency ? sum(priced.map((line) => line.told ?? 0)) : null;
      const theirPrice = told.price?.amount ?? null;
      const areSame = price === null || theirPrice === null || sameMoney(price, theirPrice);
      const more = {
        parts: told.parts === null ? null : told.parts - parts,
        paid: areSame ? 0 : theirPrice - price,
      };
      return {
        ...own,
        ours: { parts, price },
        theirs: { parts: told.parts, price: theirPrice, currency },
        result: resultOf(more, own.doubtful.parts),
      };
    }),
    // Of accounts that are no longer in the settings: nobody can be asked.
    ...elsewhere.map((account): ComparedBill => {
      const own = oursOf(lines.filter((line) => line.account === account));
      return { title: account, ...own, theirs: { parts: null, price: null, currency: null }, result: 'differs' };
    }),
  ];
}

/** @param more what they have billed beyond what is ours: parts, null where they tell none, and hundredths of the currency */
function resultOf(
  more: { readonly parts: number | null; readonly paid: number },
  doubtfulParts: number,
): 'same' | 'doubt' | 'differs' {
  if (!more.parts && more.paid === 0) return 'same';
  // More paid for as many parts is no message that nobody knew of.
  const couldBe = more.parts === null ? doubtfulParts > 0 : more.parts > 0 && more.parts <= doubtfulParts;
  return couldBe && more.paid >= 0 ? 'doubt' : 'differs';
}

function oursOf(lines: readonly StatementLine[]): Pick<ComparedBill, 'messages' | 'doubtful'> & {
  readonly ours: { readonly parts: number; readonly price: null };
} {
  return {
    messages: sum(lines.map((line) => line.messages)),
    ours: { parts: sum(lines.map((line) => line.parts)), price: null },
    doubtful: {
      messages: sum(lines.map((line) => line.doubtful)),
      parts: sum(lines.map((line) => line.doubtfulParts)),
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
