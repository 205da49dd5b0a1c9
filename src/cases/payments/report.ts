import { sql } from 'kysely';
import type { Organisation } from '../../organisations/organisation.ts';
import {
  type LedgerSum,
  mostReported,
  type PaymentFilter,
  type PaymentRow,
  type Reconciliation,
} from './payment-desk.ts';
import { callSignal, type PaymentServices } from './services.ts';

/** The payments of a period, the latest first: see `PaymentDesk.report`. */
export function reportPayments(
  { database }: PaymentServices,
  organisation: Organisation,
  filter: PaymentFilter,
): Promise<readonly PaymentRow[]> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    let query = transaction
      .selectFrom('payment as p')
      .leftJoin('payment_attempt as a', (join) =>
        join.onRef('a.organisation', '=', 'p.organisation').onRef('a.id', '=', 'p.counts'),
      )
      .leftJoin('case as c', (join) => join.onRef('c.organisation', '=', 'p.organisation').onRef('c.id', '=', 'p.case'))
      .select([
        'p.id',
        'p.number',
        'p.form',
        'p.agreement',
        'p.status',
        'p.currency',
        'p.amount',
        'p.created_at',
        'p.paid_at',
        'p.counts',
        'a.order_number',
        'a.captured',
        'a.refunded',
        'c.number as case_number',
      ])
      .select(
        sql<PaymentRow['troubles']>`array(select t.trouble from payment_trouble t
          where t.organisation = p.organisation and t.payment = p.id and t.settled_at is null order by t.at)`.as(
          'troubles',
        ),
      )
      .where('p.created_at', '>=', filter.from)
      .where('p.created_at', '<', filter.to)
      .orderBy('p.created_at', 'desc')
      .limit(mostReported);
    if (filter.form !== undefined) query = query.where('p.form', '=', filter.form);
    if (filter.status !== undefined) query = query.where('p.status', '=', filter.status);
    if (filter.agreement !== undefined) query = query.where('p.agreement', '=', filter.agreement);
    if (filter.ledger !== undefined) {
      query = query.where(
        sql<boolean>`exists (select from payment_posting g where g.organisation = p.organisation
          and g.attempt = p.counts and g.ledger = ${filter.ledger})`,
      );
    }
    const rows = await query.execute();
    return rows.map((row) => ({
      payment: row.id,
      orderNumber: row.order_number ?? row.number,
      caseNumber: row.case_number ?? '',
      form: row.form,
      agreement: row.agreement ?? '',
      status: row.status,
      currency: row.currency,
      amount: row.amount,
      captured: row.captured ?? 0,
      refunded: row.refunded ?? 0,
      createdAt: row.created_at,
      paidAt: row.counts === null ? null : row.paid_at,
      troubles: row.troubles,
    }));
  });
}

/** The ledger's sums of a period by account and accounting string. */
export function sumLedger(
  { database }: PaymentServices,
  organisation: Organisation,
  days: { readonly from: Date; readonly to: Date },
): Promise<readonly LedgerSum[]> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    const rows = await transaction
      .selectFrom('payment_posting')
      .select(['account', 'ledger', 'currency'])
      .select([
        sql<string>`coalesce(sum(amount) filter (where amount > 0), 0)`.as('debit'),
        sql<string>`coalesce(-sum(amount) filter (where amount < 0), 0)`.as('credit'),
      ])
      .where('at', '>=', days.from)
      .where('at', '<', days.to)
      .groupBy(['account', 'ledger', 'currency'])
      .orderBy('account')
      .orderBy('ledger')
      .execute();
    return rows.map((row) => ({ ...row, debit: Number(row.debit), credit: Number(row.credit) }));
  });
}

/**
 * The pay-outs on these days against the ledger: what each order number came to, there and here. An order that is in both is compared by all
 * that was ever taken and paid back for it up to then, however long ago; one that was taken on these days and is in no pay-out is listed too.
 */
export async function reconcileSettlements(
  services: PaymentServices,
  organisation: Organisation,
  agreementKey: string,
  days: { readonly from: string; readonly to: string },
): Promise<Reconciliation | { readonly problem: string }> {
  const agreement = services.agreements(organisation).find(({ key }) => key === agreementKey);
  if (!agreement) return { problem: 'unknown agreement' };
  const theirs = new Map<string, { sales: number; refunds: number }>();
  let settlements = 0;
  for (let page = 1, more = true; more; page += 1) {
    const answer = await agreement.gateway.settlements(days, page, callSignal(services));
    if (answer.kind !== 'ok') return { problem: answer.kind === 'unknown' ? answer.why : `HTTP ${answer.status}` };
    for (const { id } of answer.value.items) {
      settlements += 1;
      const problem = await addTransactions(id);
      if (problem !== null) return { problem };
    }
    more = answer.value.more;
  }
  const ours = await sumsOf(services, organisation, agreementKey, days, [...theirs.keys()]);
  const differences: Reconciliation['differences'][number][] = [];
  for (const [orderNumber, there] of theirs) {
    const here = ours.get(orderNumber);
    const net = there.sales - there.refunds;
    if (!here) differences.push({ orderNumber, why: 'unknown-here', ours: 0, theirs: net });
    // A pay-out may hold a sale without its refund, which then comes in a later one, and a refund of what was sold before the period.
    else if (
      there.sales > here.taken ||
      there.refunds > here.paidBack ||
      ((there.sales > 0 || here.isDue) && there.sales < here.taken)
    ) {
      differences.push({ orderNumber, why: 'amount', ours: here.taken - here.paidBack, theirs: net });
    }
  }
  for (const [orderNumber, here] of ours) {
    if (here.isDue && !theirs.has(orderNumber)) {
      differences.push({ orderNumber, why: 'missing-there', ours: here.taken - here.paidBack, theirs: 0 });
    }
  }
  return { settlements, compared: theirs.size, differences };

  async function addTransactions(settlement: string): Promise<string | null> {
    for (let page = 1, more = true; more && agreement; page += 1) {
      const answer = await agreement.gateway.settlementTransactions(settlement, page, callSignal(services));
      if (answer.kind !== 'ok') return answer.kind === 'unknown' ? answer.why : `HTTP ${answer.status}`;
      for (const { orderNumber, type, amount } of answer.value.items) {
        const sum = theirs.get(orderNumber) ?? { sales: 0, refunds: 0 };
        if (type === 'sale') sum.sales += amount;
        else if (type === 'refund' || type === 'chargeback') sum.refunds += amount;
        theirs.set(orderNumber, sum);
      }
      more = answer.value.more;
    }
    return null;
  }
}

interface OwnSum {
  readonly taken: number;
  readonly paidBack: number;
  /** Taken on the days of the period, so that it ought to be in a pay-out. */
  readonly isDue: boolean;
}

/** What the ledger has up to the last of these days for the orders that are named, and for those that were taken on these days. */
async function sumsOf(
  { database }: PaymentServices,
  organisation: Organisation,
  agreement: string,
  days: { readonly from: string; readonly to: string },
  named: readonly string[],
): Promise<ReadonlyMap<string, OwnSum>> {
  const from = new Date(`${days.from}T00:00:00Z`);
  const to = new Date(Date.parse(`${days.to}T00:00:00Z`) + 86_400_000);
  const rows = await database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('payment_posting as g')
      .innerJoin('payment_attempt as a', (join) =>
        join.onRef('a.organisation', '=', 'g.organisation').onRef('a.id', '=', 'g.attempt'),
      )
      .select('a.order_number')
      .select([
        sql<string>`coalesce(sum(g.amount) filter (where g.kind = 'take'), 0)`.as('taken'),
        sql<string>`coalesce(-sum(g.amount) filter (where g.kind = 'payBack'), 0)`.as('paid_back'),
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
      .groupBy('a.order_number')
      .execute(),
  );
  return new Map(
    rows.map((row) => [
      row.order_number,
      { taken: Number(row.taken), paidBack: Number(row.paid_back), isDue: row.is_due },
    ]),
  );
}
