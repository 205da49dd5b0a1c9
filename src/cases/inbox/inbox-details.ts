import type { OrganisationTransaction } from '../../database/database.ts';
import { unwrapDataKey } from '../../database/encryption/key-ring.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { openIdentity } from '../person.ts';

/** What a list shows of a case beside its number: whose it is, and when it came. */
export interface InboxDetails {
  readonly applicant: string;
  readonly receivedAt: Date;
}

/** The applicants' names and the times of receipt of many cases by the cases' ids, in one query rather than one each. */
export async function readInboxDetails(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  cases: readonly string[],
): Promise<ReadonlyMap<string, InboxDetails>> {
  if (cases.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('case')
    .innerJoin('person', (join) =>
      join.onRef('person.organisation', '=', 'case.organisation').onRef('person.id', '=', 'case.person'),
    )
    .innerJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'person.organisation').onRef('data_key.id', '=', 'person.data_key'),
    )
    .select(['case.id', 'case.created_at', 'person.identity', 'person.data_key', 'data_key.wrapped'])
    .where('case.id', 'in', [...cases])
    .execute();
  return new Map(
    rows.map((row) => {
      const { name } = openIdentity(unwrapDataKey(organisation.keys, row.data_key, row.wrapped), row.identity);
      return [row.id, { applicant: name, receivedAt: row.created_at }];
    }),
  );
}
