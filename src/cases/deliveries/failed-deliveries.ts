import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { Reach } from '../reach.ts';

/** Which failed deliveries are meant. */
export interface FailedFilter {
  /** The groups whose they are; null for all of the organisation. */
  readonly groups: readonly string[] | null;
  /** The workflows whose they are. */
  readonly reach: Reach;
  readonly peer?: string;
  /** The Danish text of the reason. */
  readonly reason?: string;
}

/** Failed deliveries that have the same peer and reason. */
export interface FailedCount {
  readonly peer: string;
  readonly reason: Text;
  readonly count: number;
  readonly oldest: Date;
}

/** One failed delivery in the list. */
export interface FailedDelivery {
  readonly id: string;
  readonly case: string;
  readonly caseNumber: string;
  readonly kind: string;
  readonly peer: string;
  readonly step: string;
  readonly workflowVersion: string;
  readonly reason: Text | null;
  readonly attempts: number;
  readonly failedAt: Date;
  readonly group: string;
}

/** How many failed deliveries there are, by peer and reason, the most first. */
export async function countFailed(
  transaction: OrganisationTransaction,
  filter: FailedFilter,
): Promise<readonly FailedCount[]> {
  const rows = await failed(transaction, filter)
    .select(({ fn }) => [
      sql<string>`coalesce(delivery.peer, delivery.kind)`.as('peer'),
      sql<Text>`(array_agg(delivery.reason))[1]`.as('reason'),
      fn.countAll<string>().as('count'),
      fn.min('delivery.settled_at').as('oldest'),
    ])
    .groupBy(sql`coalesce(delivery.peer, delivery.kind), delivery.reason->>'da'`)
    .orderBy('count', 'desc')
    .orderBy('peer')
    .execute();
  return rows.map(({ peer, reason, count, oldest }) => ({
    peer,
    reason,
    count: Number(count),
    oldest: oldest ?? new Date(0),
  }));
}

/** Failed deliveries, those that have waited longest first. */
export async function listFailed(
  transaction: OrganisationTransaction,
  filter: FailedFilter,
  limit: number,
  offset: number,
): Promise<readonly FailedDelivery[]> {
  const rows = await failed(transaction, filter)
    .innerJoin('case', (join) =>
      join.onRef('case.organisation', '=', 'delivery.organisation').onRef('case.id', '=', 'delivery.case'),
    )
    .select([
      'delivery.id',
      'delivery.case',
      'case.number as caseNumber',
      'case.workflow_version as workflowVersion',
      'delivery.kind',
      sql<string>`coalesce(delivery.peer, delivery.kind)`.as('peer'),
      'delivery.step',
      'delivery.reason',
      'delivery.attempts',
      'delivery.settled_at as failedAt',
      'task.group',
    ])
    .orderBy('delivery.settled_at')
    .orderBy('delivery.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({ ...row, failedAt: row.failedAt ?? new Date(0) }));
}

/** The failed deliveries with the tasks that they are; what nobody may settle any more is not among them. */
export function failed(transaction: OrganisationTransaction, { groups, reach, peer, reason }: FailedFilter) {
  let query = transaction
    .selectFrom('delivery')
    .innerJoin('task', (join) =>
      join
        .onRef('task.organisation', '=', 'delivery.organisation')
        .onRef('task.case', '=', 'delivery.case')
        .onRef('task.open_step', '=', 'delivery.open_step')
        .on('task.purpose', 'in', ['failedDelivery', 'failedInvitation'])
        .on('task.closed_at', 'is', null),
    )
    .where('delivery.status', '=', 'failed');
  if (groups !== null) query = query.where('task.group', 'in', groups.length > 0 ? [...groups] : ['']);
  if (reach !== null) query = query.where('task.workflow', 'in', reach.length > 0 ? [...reach] : ['']);
  if (peer !== undefined) query = query.where(sql`coalesce(delivery.peer, delivery.kind)`, '=', peer);
  if (reason !== undefined) query = query.where(sql`delivery.reason->>'da'`, '=', reason);
  return query;
}
