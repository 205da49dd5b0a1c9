import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { readingTexts } from '../../texts/reading.ts';
import type { CaseServices } from '../services.ts';
import { type FailedFilter, failed } from './failed-deliveries.ts';
import { settleByPerson } from './settle-by-person.ts';

/** What is asked for many failed deliveries at once. */
export type BulkWish = { readonly action: 'retry' } | { readonly action: 'byHand'; readonly reason: string };

/** How far a bulk has come. The five always add up to `all`. */
export interface BulkProgress {
  readonly id: string;
  readonly action: 'retry' | 'byHand';
  readonly reason: string | null;
  readonly employee: string;
  readonly at: Date;
  readonly all: number;
  /** Not yet begun. */
  readonly waiting: number;
  /** Sent again, and no answer yet. */
  readonly running: number;
  /** Taken by the peer, or handled by hand. */
  readonly succeeded: number;
  /** Sent again, and failed again. */
  readonly failedAgain: number;
  /** Somebody else was first, or the right to it has gone. */
  readonly skipped: number;
}

/** Deliveries that are worked off in one go. */
const batch = 50;

/**
 * Begins to retry or close the failed deliveries that are meant: each becomes a row, and is settled in a transaction of its own by
 * {@link workOffBulks}, so that a thousand hold nobody up.
 * @param only these of them; all that the filter finds when absent
 * @returns the bulk's id; null where there was none
 */
export async function beginBulk(
  services: CaseServices,
  organisation: Organisation,
  filter: FailedFilter,
  only: readonly string[] | undefined,
  wish: BulkWish,
  by: { readonly employee: string; readonly from: AuditDetail },
): Promise<string | null> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    const id = uuidv7();
    await transaction
      .insertInto('delivery_bulk')
      .values({
        organisation: organisation.id,
        id,
        action: wish.action,
        reason: wish.action === 'byHand' ? wish.reason : null,
        employee: by.employee,
        groups: filter.groups === null ? null : [...filter.groups],
        reach: filter.reach === null ? null : [...filter.reach],
        created_at: now,
      })
      .execute();
    let meant = failed(transaction, filter).select([
      sql<number>`${organisation.id}::integer`.as('organisation'),
      sql<string>`${id}::uuid`.as('bulk'),
      'delivery.id as delivery',
      sql<'waiting'>`'waiting'`.as('state'),
    ]);
    if (only !== undefined) meant = meant.where('delivery.id', 'in', only.length > 0 ? [...only] : [id]);
    const { numInsertedOrUpdatedRows: count = 0n } = await transaction
      .insertInto('delivery_bulk_item')
      .columns(['organisation', 'bulk', 'delivery', 'state'])
      .expression(meant.distinct())
      .executeTakeFirst();
    if (count === 0n) {
      await transaction.deleteFrom('delivery_bulk').where('id', '=', id).execute();
      return null;
    }
    await recordAudit(transaction, organisation.id, [
      {
        at: now,
        actor: { kind: 'employee', id: by.employee },
        subject: null,
        action: wish.action === 'byHand' ? 'deliveryHandledByHand' : 'deliveryRetried',
        recordKind: 'organisation',
        record: null,
        detail: { ...by.from, bulk: id, deliveries: Number(count) },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
    return id;
  });
}

/** Settles what bulks have left to do, by rows that are taken in batches; what a killed process had taken is free after 15 s. */
export async function workOffBulks(services: CaseServices): Promise<number> {
  let count = 0;
  for (;;) {
    const { rows } = await sql<{
      organisation: number;
      bulk: string;
      delivery: string;
    }>`select * from claim_bulk_items(${services.now()}, ${batch})`.execute(services.database.shared);
    for (const { organisation: id, bulk, delivery } of rows) {
      const organisation = await services.organisations.byId(id);
      if (organisation) {
        await readingTexts(organisation.texts, () => settleItem(services, organisation, bulk, delivery));
      }
    }
    count += rows.length;
    if (rows.length < batch) return count;
  }
}

async function settleItem(
  services: CaseServices,
  organisation: Organisation,
  bulk: string,
  delivery: string,
): Promise<void> {
  const { database } = services;
  const wish = await database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('delivery_bulk')
      .select(['action', 'reason', 'employee', 'groups', 'reach'])
      .where('id', '=', bulk)
      .executeTakeFirst(),
  );
  if (!wish) return;
  const { action, reason, employee, groups, reach } = wish;
  // In the same transaction, so that the count is right whenever the process dies.
  await settleByPerson(
    services,
    organisation,
    delivery,
    action === 'byHand' ? { action, reason: reason ?? '' } : { action },
    { employee, groups, reach, from: { bulk } },
    (transaction, settled) =>
      transaction
        .updateTable('delivery_bulk_item')
        .set({ state: settled === 'done' ? 'done' : 'refused', done_at: services.now(), claimed_until: null })
        .where('bulk', '=', bulk)
        .where('delivery', '=', delivery)
        .where('state', '=', 'waiting')
        .execute(),
  );
}

/** How the organisation's latest bulks stand; the one with that id when given. */
export async function readBulks(
  transaction: OrganisationTransaction,
  limit: number,
  id?: string,
): Promise<readonly BulkProgress[]> {
  const { rows } = await sql<{
    id: string;
    action: 'retry' | 'byHand';
    reason: string | null;
    employee: string;
    at: Date;
    all: string;
    waiting: string;
    running: string;
    succeeded: string;
    failed_again: string;
    skipped: string;
  }>`
    select b.id, b.action, b.reason, e.name as employee, b.created_at as at, count(*) as "all",
      count(*) filter (where i.state = 'waiting') as waiting,
      count(*) filter (where i.state = 'done' and d.status in ('pending', 'awaiting')) as running,
      count(*) filter (where i.state = 'done' and d.status in ('delivered', 'handledByHand', 'calledOff')) as succeeded,
      count(*) filter (where i.state = 'done' and d.status = 'failed') as failed_again,
      count(*) filter (where i.state = 'refused') as skipped
    from (
      select * from delivery_bulk where ${id === undefined ? sql`true` : sql`id = ${id}`}
      order by created_at desc limit ${limit}
    ) b
    join employee e on e.organisation = b.organisation and e.id = b.employee
    join delivery_bulk_item i on i.organisation = b.organisation and i.bulk = b.id
    join delivery d on d.organisation = i.organisation and d.id = i.delivery
    group by b.id, b.action, b.reason, e.name, b.created_at
    order by b.created_at desc`.execute(transaction);
  return rows.map((row) => ({
    id: row.id,
    action: row.action,
    reason: row.reason,
    employee: row.employee,
    at: row.at,
    all: Number(row.all),
    waiting: Number(row.waiting),
    running: Number(row.running),
    succeeded: Number(row.succeeded),
    failedAgain: Number(row.failed_again),
    skipped: Number(row.skipped),
  }));
}
