import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import { holdsRight } from '../../identity/rights/holds-right.ts';

/** Somebody a task can be handed over to. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** As they were at the last log-in. */
  readonly groups: readonly string[];
}

/** Case workers who share one of the groups, by name, without `employee`. */
export async function listColleagues(
  transaction: OrganisationTransaction,
  employee: string,
  groups: readonly string[],
): Promise<readonly Colleague[]> {
  if (groups.length === 0) return [];
  return transaction
    .selectFrom('employee')
    .select(['id', 'name', 'groups'])
    .where(sql<boolean>`groups && ${[...groups]}::text[]`)
    .where(holdsRight('cases.work'))
    .where('id', '<>', employee)
    .orderBy('name')
    .orderBy('id')
    .execute();
}
