import { noOre, type Ore, ore } from '../../forms/kinds/payment/ore.ts';
import { danishDate } from '../../workflows/working-days.ts';
import type { Days, PaymentGateway } from './payment-gateway.ts';
import type { PaymentServices } from './services.ts';

/** What pay-outs hold of an order in one currency. */
export interface PaidOut {
  readonly orderNumber: string;
  readonly currency: string;
  readonly sales: Ore;
  readonly refunds: Ore;
}

/** Names an order in a currency: what is of two currencies is never added. */
export function orderIn(orderNumber: string, currency: string): string {
  return `${orderNumber} ${currency}`;
}

/** What the pay-outs on some days hold. */
interface PayOuts {
  readonly settlements: number;
  /** By {@link orderIn}; a chargeback counts as a refund. */
  readonly orders: ReadonlyMap<string, PaidOut>;
  /** How many days the slowest of their sales took from the sale to the pay-out; null where none tells. */
  readonly slowest: number | null;
}

/** One sale that took longer is a correction, and says nothing of what is normal. */
const mostDays = 31;

/** Reads all pay-outs on these days with what is in them; `problem` where the gateway could not be read to the end. */
export async function readPayOuts(
  services: Pick<PaymentServices, 'signal'>,
  gateway: PaymentGateway,
  days: Days,
): Promise<PayOuts | { readonly problem: string }> {
  const orders = new Map<string, PaidOut>();
  let settlements = 0;
  let slowest: number | null = null;
  for (let page = 1, more = true; more; page += 1) {
    const answer = await gateway.settlements(days, page, services.signal);
    if (answer.kind !== 'ok') return { problem: answer.kind === 'unknown' ? answer.why : `HTTP ${answer.status}` };
    for (const { id, paidOn } of answer.value.items) {
      settlements += 1;
      const problem = await addTransactions(id, paidOn);
      if (problem !== null) return { problem };
    }
    more = answer.value.more;
  }
  return { settlements, orders, slowest };

  async function addTransactions(settlement: string, paidOn: string | undefined): Promise<string | null> {
    for (let page = 1, more = true; more; page += 1) {
      const answer = await gateway.settlementTransactions(settlement, page, services.signal);
      if (answer.kind !== 'ok') return answer.kind === 'unknown' ? answer.why : `HTTP ${answer.status}`;
      for (const { orderNumber, currency, type, amount, processedAt } of answer.value.items) {
        const key = orderIn(orderNumber, currency);
        const before = orders.get(key) ?? { orderNumber, currency, sales: noOre, refunds: noOre };
        if (type === 'sale') {
          orders.set(key, { ...before, sales: ore(before.sales + amount) });
          const took = paidOn === undefined ? 0 : daysBetween(processedAt, paidOn);
          if (paidOn !== undefined && took >= 0 && took <= mostDays) slowest = Math.max(slowest ?? 0, took);
        } else {
          const back = type === 'refund' || type === 'chargeback' ? amount : 0;
          orders.set(key, { ...before, refunds: ore(before.refunds + back) });
        }
      }
      more = answer.value.more;
    }
    return null;
  }
}

function daysBetween(at: Date, date: string): number {
  return Math.round((Date.parse(date) - Date.parse(danishDate(at.toISOString()))) / 86_400_000);
}
