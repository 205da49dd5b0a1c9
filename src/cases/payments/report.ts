import { sql } from 'kysely';
import { noOre, ore } from '../../forms/kinds/payment/ore.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type LedgerSum, mostReported, type PaymentFilter, type PaymentRow } from './payment-desk.ts';
import type { PaymentServices } from './services.ts';

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
      captured: row.captured ?? noOre,
      refunded: row.refunded ?? noOre,
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
    return rows.map((row) => ({ ...row, debit: ore(Number(row.debit)), credit: ore(Number(row.credit)) }));
  });
}
