import { type RawBuilder, sql } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';
import type { Access } from '../identity/rights/access.ts';
import type { Matter } from '../identity/rights/limits.ts';
import type { Right } from '../identity/rights/rights.ts';

/** Keys of the workflows whose cases a right reaches; null for all of them. */
export type Reach = readonly string[] | null;

/**
 * What a right within limits reaches, asked once and then held against keys alone, so that lists stay as fast as without limits.
 * A workflow is what its newest published version says, also for cases that run by an older one: category, unit and KLE number
 * tell whose it is today. Categories are compared in Danish, the language that every text has.
 */
export async function reachOf(transaction: OrganisationTransaction, access: Access, right: Right): Promise<Reach> {
  if (access.isUnlimited(right)) return null;
  if (!access.has(right)) return [];
  const { rows } = await sql<{ key: string } & { [Kind in keyof Matter]: string | null }>`
    select distinct on (key) key, key as workflow, definition->>'kle' as kle,
      definition->'about'->'category'->>'da' as category, definition->'about'->>'unit' as unit
    from workflow_version where status <> 'draft' order by key, version desc`.execute(transaction);
  return rows.filter((row) => access.reaches(right, matterIn(row))).map(({ key }) => key);
}

function matterIn(row: { readonly [Kind in keyof Matter]: string | null }): Matter {
  return {
    workflow: row.workflow ?? undefined,
    kle: row.kle ?? undefined,
    category: row.category ?? undefined,
    unit: row.unit ?? undefined,
  };
}

/** A condition: the column names a version of one of the workflows. */
export function ofWorkflows(column: string, reach: readonly string[]): RawBuilder<boolean> {
  return sql`${sql.ref(column)} in (select reached.id from workflow_version reached where reached.key = any(${[...reach]}::text[]))`;
}

/** Whether a right reaches the workflow of a version. */
export async function reachesVersion(
  transaction: OrganisationTransaction,
  access: Access,
  right: Right,
  workflowVersion: string,
): Promise<boolean> {
  if (access.isUnlimited(right)) return true;
  if (!access.has(right)) return false;
  const reach = await reachOf(transaction, access, right);
  if (reach === null) return true;
  const row = await transaction
    .selectFrom('workflow_version')
    .select('key')
    .where('id', '=', workflowVersion)
    .executeTakeFirst();
  return row !== undefined && reach.includes(row.key);
}
