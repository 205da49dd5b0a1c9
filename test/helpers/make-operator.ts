import pg from 'pg';
import type { Organisations } from '../../src/organisations/organisation.ts';

/** Makes an organisation the operator's own, as `npm run organisation` does with `isOperator`. */
export async function makeOperator(
  { ownerUrl, organisations }: { readonly ownerUrl: string; readonly organisations: Organisations },
  slug: string,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('update organisation set is_operator = true where slug = $1', [slug]);
  await client.end();
  organisations.refresh();
}
