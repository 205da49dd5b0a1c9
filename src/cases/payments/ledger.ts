import { type Ore, ore } from '../../forms/kinds/payment/ore.ts';
import type { Price, PriceLine } from '../../forms/kinds/payment/price.ts';
import type { Movement } from './observe.ts';

/**
 * The accounts of the ledger.
 *
 * - `reserved` and `reservations` are each other's opposite: what is held at citizens' banks and not taken.
 * - `gateway`: what the gateway has taken for us and owes us, less what it has paid back for us.
 * - `revenue` by accounting string, without VAT; `vat`; `cardFee`: what the gateway added for the card.
 */
export const ledgerAccounts = ['reserved', 'reservations', 'gateway', 'revenue', 'vat', 'cardFee'] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

/** One line of a posting; `amount` in øre, a debit above and a credit below zero. The lines of a posting add up to nothing. */
export interface LedgerEntry {
  readonly account: LedgerAccount;
  /** The accounting string; empty for the accounts that have none. */
  readonly ledger: string;
  readonly amount: Ore;
}

/** What the entries of a movement depend on beside its amount. */
export interface Booked {
  readonly price: Price;
  readonly cardFee: Ore;
  /** For lines without an accounting string of their own. */
  readonly account: string;
  /** Taken and paid back before the movement. */
  readonly captured: Ore;
  readonly refunded: Ore;
}

/** The entries of one movement of money. Pure; the sum is nothing. What is taken or paid back in parts is shared among the lines by their amounts. */
export function entriesOf({ kind, amount }: Movement, booked: Booked): readonly LedgerEntry[] {
  const reservation = (sign: 1 | -1): readonly LedgerEntry[] => [
    { account: 'reserved', ledger: '', amount: ore(sign * amount) },
    { account: 'reservations', ledger: '', amount: ore(-sign * amount) },
  ];
  switch (kind) {
    case 'hold':
      return reservation(1);
    case 'letGo':
      return reservation(-1);
    case 'take':
      return [
        ...reservation(-1),
        { account: 'gateway', ledger: '', amount },
        ...shared(booked, booked.captured, ore(booked.captured + amount), -1),
      ];
    case 'payBack':
      return [
        { account: 'gateway', ledger: '', amount: ore(-amount) },
        ...shared(booked, booked.refunded, ore(booked.refunded + amount), 1),
      ];
  }
}

/** What of the money between two sums belongs to each accounting string. */
function shared(booked: Booked, from: Ore, to: Ore, sign: 1 | -1): readonly LedgerEntry[] {
  const before = sharesAt(booked, from);
  const after = sharesAt(booked, to);
  const sums = new Map<string, LedgerEntry>();
  const add = (account: LedgerAccount, ledger: string, amount: number): void => {
    const key = `${account}\n${ledger}`;
    sums.set(key, { account, ledger, amount: ore((sums.get(key)?.amount ?? 0) + sign * amount) });
  };
  for (const [index, line] of booked.price.lines.entries()) {
    const gross = (after[index] ?? 0) - (before[index] ?? 0);
    const vat = vatOf(line, after[index] ?? 0) - vatOf(line, before[index] ?? 0);
    add('revenue', line.account ?? booked.account, gross - vat);
    add('vat', '', vat);
  }
  const fee = booked.price.lines.length;
  add('cardFee', '', (after[fee] ?? 0) - (before[fee] ?? 0));
  return [...sums.values()].filter(({ amount }) => amount !== 0);
}

/** How much of each line, and last of the card's fee, is in the first `sum` øre: in proportion, and exact when all is. */
function sharesAt({ price, cardFee }: Booked, sum: Ore): readonly number[] {
  const amounts = [...price.lines.map(({ amount }) => amount), cardFee];
  const total = BigInt(price.total + cardFee);
  let upTo = 0;
  let given = 0;
  return amounts.map((amount) => {
    upTo += amount;
    const reached = total === 0n ? 0 : Number((BigInt(sum) * BigInt(upTo)) / total);
    const share = reached - given;
    given = reached;
    return share;
  });
}

/** What of a part of a line is VAT, half up; of the whole line what the line says. */
function vatOf({ vatRate, amount, vat }: PriceLine, gross: number): number {
  if (gross === amount) return vat;
  const rate = BigInt(Math.round((vatRate ?? 0) * 100));
  const twice = 2n * BigInt(gross) * rate + (10_000n + rate);
  return Number(twice / (2n * (10_000n + rate)));
}
