import { sql } from 'kysely';
import { noOre, type Ore, ore, sumOfOre } from '../../forms/kinds/payment/ore.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { danishDate } from '../../workflows/working-days.ts';
import type { Reconciliation } from './payment-desk.ts';
import type { Days } from './payment-gateway.ts';
import { orderIn, readPayOuts } from './read-pay-outs.ts';
import type { PaymentServices } from './services.ts';

const day = 86_400_000;
/** So many days a pay-out is reckoned to take where no pay-out of the period tells. */
const usualDays = 7;

/**
 * The pay-outs on these days against the ledger: what each order number came to, there and here. An order that is in both is compared by all
 * that was ever taken and paid back for it up to then, however long ago; one that was taken on these days and is in no pay-out is listed too.
 * What was taken so lately that the gateway, by the pay-outs themselves, may not have paid it out is awaited and no difference; where the
 * period is over, the pay-outs of the days after it are looked into for that.
 */
export async function reconcileSettlements(
  services: PaymentServices,
  organisation: Organisation,
  agreementKey: string,
  days: Days,
): Promise<Reconciliation | { readonly problem: string }> {
  const agreement = services.agreements(organisation).find(({ key }) => key === agreementKey);
  if (!agreement) return { problem: 'unknown agreement' };
  const theirs = await readPayOuts(services, agreement.gateway, days);
  if ('problem' in theirs) return theirs;
  const normally = (theirs.slowest ?? usualDays) * day;
  const named = [...theirs.orders.values()].map(({ orderNumber }) => orderNumber);
  const ours = await sumsOf(services, organisation, agreementKey, days, named);
  const numbers = new Set([...ours.values()].map(({ orderNumber }) => orderNumber));
  const end = endOf(days);
  const now = services.now();
  // A pay-out names a day: a sale of that day's first minute is awaited until the day is over.
  const isLate = (at: Date, by: Date): boolean => at.getTime() + normally + day <= by.getTime();
  const isShort = ([order, { taken, takes }]: readonly [string, OwnSum]): boolean =>
    (theirs.orders.get(order)?.sales ?? 0) < taken && takes.some(({ at }) => !isLate(at, end));
  const after = {
    from: danishDate(end.toISOString()),
    to: danishDate(new Date(end.getTime() + normally).toISOString()),
  };
  const later =
    now >= end && [...ours].some(isShort) ? await readPayOuts(services, agreement.gateway, after) : undefined;
  if (later && 'problem' in later) return later;

  const differences: Reconciliation['differences'][number][] = [];
  const awaited: Reconciliation['awaited'][number][] = [];
  for (const [key, { orderNumber, currency, sales, refunds }] of theirs.orders) {
    if (!ours.has(key)) {
      const why = numbers.has(orderNumber) ? 'currency' : 'unknown-here';
      differences.push({ orderNumber, why, currency, ours: noOre, theirs: ore(sales - refunds) });
    }
  }
  for (const [key, here] of ours) {
    const { orderNumber, currency } = here;
    const there = theirs.orders.get(key);
    const { sales, refunds } = there ?? { sales: noOre, refunds: noOre };
    const figures = { currency, ours: ore(here.taken - here.paidBack), theirs: ore(sales - refunds) };
    const paidOut = sales + (later?.orders.get(key)?.sales ?? 0);
    // A pay-out may hold a sale without its refund, which then comes in a later one, and a refund of what was sold before the period.
    const isExpected = sales > 0 || here.isDue;
    if (sales > here.taken || refunds > here.paidBack) differences.push({ orderNumber, why: 'amount', ...figures });
    else if (!isExpected || paidOut >= here.taken) continue;
    else {
      const rest = restOf(here, paidOut);
      const last = rest?.at(-1);
      if (rest && last && rest.every(({ at }) => !isLate(at, now))) {
        const by = danishDate(new Date(last.at.getTime() + normally).toISOString());
        awaited.push({ orderNumber, currency, amount: sumOfOre(rest.map(({ amount }) => amount)), by });
      } else differences.push({ orderNumber, why: there ? 'amount' : 'missing-there', ...figures });
    }
  }
  return {
    settlements: theirs.settlements,
    compared: theirs.orders.size,
    differences,
    awaited,
    daysToPayOut: normally / day,
  };
}

/** What was taken after that much had been; undefined where what was paid out is not what was taken until some time. */
function restOf({ takes }: OwnSum, paidOut: number): OwnSum['takes'] | undefined {
  let sum = 0;
  for (const [index, { amount }] of takes.entries()) {
    if (sum === paidOut) return takes.slice(index);
    sum += amount;
  }
  return undefined;
}

/** When the last of the days is over. */
function endOf({ to }: Days): Date {
  return new Date(Date.parse(`${to}T00:00:00Z`) + day);
}

interface OwnSum {
  readonly orderNumber: string;
  readonly currency: string;
  readonly taken: Ore;
  readonly paidBack: Ore;
  /** Each time that something was taken, the oldest first. */
  readonly takes: readonly { readonly amount: Ore; readonly at: Date }[];
  /** Taken on the days of the period, so that it ought to be in a pay-out. */
  readonly isDue: boolean;
}

/** What the ledger has up to the last of these days, by {@link orderIn}, for the orders that are named, and for those that were taken on these days. */
async function sumsOf(
  { database }: PaymentServices,
  organisation: Organisation,
  agreement: string,
  days: Days,
  named: readonly string[],
): Promise<ReadonlyMap<string, OwnSum>> {
  const from = new Date(`${days.from}T00:00:00Z`);
  const to = endOf(days);
  const rows = await database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('payment_posting as g')
      .innerJoin('payment_attempt as a', (join) =>
        join.onRef('a.organisation', '=', 'g.organisation').onRef('a.id', '=', 'g.attempt'),
      )
      .select(['a.order_number', 'g.currency'])
      .select([
        sql<string>`coalesce(sum(g.amount) filter (where g.kind = 'take'), 0)`.as('taken'),
        sql<string>`coalesce(-sum(g.amount) filter (where g.kind = 'payBack'), 0)`.as('paid_back'),
        sql<
          readonly { readonly amount: Ore; readonly at: string }[]
        >`coalesce(jsonb_agg(jsonb_build_object('amount', g.amount,
          'at', g.at) order by g.at) filter (where g.kind = 'take'), '[]')`.as('takes'),
        sql<boolean>`bool_or(g.kind = 'take' and g.at >= ${from} and g.at < ${to})`.as('is_due'),
      ])
      .where('g.account', '=', 'gateway')
      .where('g.agreement', '=', agreement)
      .where('g.at', '<', to)
      .where('g.attempt', 'in', (query) =>
        query
          .selectFrom('payment_attempt')
          .select('id')
          .where(sql<boolean>`order_number = any(${named}::text[])`)
          .union(
            query
              .selectFrom('payment_posting')
              .select('attempt as id')
              .where('account', '=', 'gateway')
              .where('kind', '=', 'take')
              .where('agreement', '=', agreement)
              .where('at', '>=', from)
              .where('at', '<', to),
          ),
      )
      .groupBy(['a.order_number', 'g.currency'])
      .execute(),
  );
  return new Map(
    rows.map((row) => [
      orderIn(row.order_number, row.currency),
      {
        orderNumber: row.order_number,
        currency: row.currency,
        taken: ore(Number(row.taken)),
        paidBack: ore(Number(row.paid_back)),
        takes: row.takes.map(({ amount, at }) => ({ amount, at: new Date(at) })),
        isDue: row.is_due,
      },
    ]),
  );
}
