import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Text } from '../../texts/catalogue.ts';

/** The titles of workflows by their keys, as their newest version has them; without a list, of all workflows. */
export async function workflowTitles(
  transaction: OrganisationTransaction,
  keys?: readonly string[],
): Promise<ReadonlyMap<string, Text>> {
  if (keys?.length === 0) return new Map();
  const { rows } = await sql<{ key: string; title: Text }>`
    select distinct on (key) key, definition -> 'title' as title from workflow_version
    ${keys === undefined ? sql`` : sql`where key = any(${[...keys]}::text[])`}
    order by key, version desc`.execute(transaction);
  return new Map(rows.map(({ key, title }) => [key, title]));
}
