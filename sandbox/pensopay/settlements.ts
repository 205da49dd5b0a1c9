import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeldPayment } from './held-payment.ts';
import type { PaymentBook } from './payment-book.ts';

/** A movement that is paid out, or taken from a pay-out. */
export interface Movement {
  readonly id: number;
  readonly type: 'sale' | 'refund';
  readonly orderId: string;
  readonly amount: number;
  readonly fee: number;
  readonly currency: string;
  readonly at: string;
  readonly textOnStatement: string | null;
  readonly method: string;
}

/** A pay-out to one account of what was moved on one day, or up to the moment that somebody asked for it. */
export interface HeldSettlement {
  readonly id: string;
  readonly account: number;
  readonly currency: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly paidOn: string;
  readonly movements: readonly Movement[];
}

export interface Settlements {
  /** Pays out what was moved before today, or all where `atOnce`. @returns how many pay-outs that made */
  settle(now: Date, atOnce?: boolean): Promise<number>;
  /** Newest first. */
  of(account: number): readonly HeldSettlement[];
}

/** What the acquirer keeps of a sale: 1.25 %, a figure of ours. */
const feeOf = (amount: number): number => Math.ceil((amount * 125) / 10_000);

const danishDay = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(at);

function movementsOf(payment: HeldPayment): readonly Movement[] {
  return payment.events.flatMap((event): readonly Movement[] => {
    if (!event.success || (event.type !== 'capture' && event.type !== 'refund')) return [];
    const isSale = event.type === 'capture';
    return [
      {
        id: event.id,
        type: isSale ? 'sale' : 'refund',
        orderId: payment.orderId,
        amount: event.amount,
        fee: isSale ? feeOf(event.amount) : 0,
        currency: payment.currency,
        at: event.at,
        textOnStatement: payment.textOnStatement,
        method: payment.means?.brand ?? '',
      },
    ];
  });
}

/** The pay-outs of all accounts; test payments are paid out too, so that reconciling can be tried. Kept in the folder. */
export async function openSettlements(folder: string, book: PaymentBook): Promise<Settlements> {
  const file = join(folder, 'settlements.jsonl');
  const text = await readFile(file, 'utf8').catch(() => '');
  const settlements = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as HeldSettlement);
  const settled = new Set(settlements.flatMap(({ movements }) => movements.map(({ id }) => id)));

  return {
    async settle(now, atOnce = false) {
      const today = danishDay(now);
      const groups = new Map<
        string,
        { readonly account: number; readonly day: string; readonly movements: Movement[] }
      >();
      for (const payment of book.all().toReversed()) {
        for (const movement of movementsOf(payment)) {
          const day = danishDay(new Date(movement.at));
          if (settled.has(movement.id) || (day >= today && !atOnce)) continue;
          const key = `${payment.account} ${movement.currency} ${day}`;
          const group = groups.get(key) ?? { account: payment.account, day, movements: [] };
          group.movements.push(movement);
          groups.set(key, group);
        }
      }
      const made = [...groups.values()].map(({ account, day, movements }): HeldSettlement => {
        const number = settlements.filter((each) => each.account === account && each.day === day).length + 1;
        const currency = movements[0]?.currency ?? 'DKK';
        return { id: `${account}-${currency}-${day}-${number}`, account, currency, day, paidOn: today, movements };
      });
      settlements.push(...made);
      // All are marked before anything is waited for, so that nothing is paid out twice.
      for (const { id } of made.flatMap(({ movements }) => movements)) settled.add(id);
      await appendFile(file, made.map((settlement) => `${JSON.stringify(settlement)}\n`).join(''));
      return made.length;
    },
    of: (account) => settlements.filter((each) => each.account === account).toReversed(),
  };
}

const sum = (movements: readonly Movement[], type: Movement['type']): number =>
  movements.filter((each) => each.type === type).reduce((total, { amount }) => total + amount, 0);

/** A pay-out as the API writes it; the signs are ours (what lessens the pay-out is below zero). */
export function settlementOnWire({ id, currency, day, paidOn, movements }: HeldSettlement) {
  const [sales, refunds] = [sum(movements, 'sale'), sum(movements, 'refund')];
  const fees = movements.reduce((total, { fee }) => total + fee, 0);
  return {
    id,
    currency,
    settled: true,
    period: { start_date: day, end_date: day },
    summary: {
      sales,
      credits: 0,
      refunds: -refunds,
      chargebacks: 0,
      fees: -fees,
      other_postings: 0,
      net: sales - refunds - fees,
    },
    fees: { sales: -fees, refunds: 0 },
    payout: { amount: sales - refunds - fees, date: paidOn, reference_number: id, descriptor: 'Pensopay' },
  };
}

export function movementOnWire(movement: Movement) {
  const { id, type, orderId, amount, fee, currency, at, textOnStatement, method } = movement;
  const gross = type === 'sale' ? amount : -amount;
  return {
    id: `trans-${id}`,
    type,
    processed_at: at,
    amount: gross,
    currency,
    text_on_statement: textOnStatement ?? '',
    reference: orderId,
    recurring: false,
    payment_method: method,
    status: 'settled',
    settlement: { amount_gross: gross, amount_net: gross - fee, fees: -fee, currency, fee_details: [] },
  };
}
