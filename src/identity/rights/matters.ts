import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Text } from '../../texts/catalogue.ts';

/** What limits can be chosen from: what the organisation's workflows say of themselves. */
export interface Matters {
  readonly categories: readonly string[];
  /** KLE numbers with the groups and main groups above them, in their order. */
  readonly kle: readonly string[];
  readonly units: readonly string[];
  readonly workflows: readonly { readonly key: string; readonly title: Text }[];
}

/** Reads them from the newest published version of each workflow and from those that are being drawn. */
export async function readMatters(transaction: OrganisationTransaction): Promise<Matters> {
  const { rows } = await sql<{
    key: string;
    title: Text;
    kle: string | null;
    category: string | null;
    unit: string | null;
  }>`
    select distinct on (key) key, definition->'title' as title, definition->>'kle' as kle,
      definition->'about'->'category'->>'da' as category, definition->'about'->>'unit' as unit
    from (
      select key, definition, 0 as place, version from workflow_version where status <> 'draft'
      union all select key, definition, 1, 0 from workflow_design
    ) known order by key, place, version desc`.execute(transaction);
  const sorted = (values: readonly (string | null)[]) =>
    [...new Set(values.filter((value) => value !== null && value !== ''))].sort() as readonly string[];
  return {
    categories: sorted(rows.map(({ category }) => category)),
    kle: sorted(rows.flatMap(({ kle }) => (kle === null ? [] : [kle.slice(0, 2), kle.slice(0, 5), kle]))),
    units: sorted(rows.map(({ unit }) => unit)),
    workflows: rows.map(({ key, title }) => ({ key, title })),
  };
}
