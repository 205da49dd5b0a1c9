import type { OrganisationTransaction } from '../../database/database.ts';
import { unwrapDataKey } from '../../database/encryption/key-ring.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { ParentalRelation } from '../../registers/parental-relation.ts';
import { openIdentity } from '../person.ts';
import { openRepresentation } from '../representation.ts';

/** What a list shows of a case beside its number: whose it is, and when it came. */
export interface InboxDetails {
  readonly applicant: string;
  /** Who sent it for them, and by which right (null: by power of attorney); null where they did themselves. */
  readonly representative: { readonly name: string; readonly relation: ParentalRelation | null } | null;
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
  const representatives = await readRepresentatives(transaction, organisation, cases);
  return new Map(
    rows.map((row) => {
      const { name } = openIdentity(unwrapDataKey(organisation.keys, row.data_key, row.wrapped), row.identity);
      const representative = representatives.get(row.id) ?? null;
      return [row.id, { applicant: name, representative, receivedAt: row.created_at }];
    }),
  );
}

/** The names of those who sent the cases' last forms for another, by the cases' ids; there are few. */
async function readRepresentatives(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  cases: readonly string[],
): Promise<ReadonlyMap<string, InboxDetails['representative']>> {
  const rows = await transaction
    .selectFrom('submission')
    .innerJoin('person', (join) =>
      join.onRef('person.organisation', '=', 'submission.organisation').onRef('person.id', '=', 'submission.actor'),
    )
    .innerJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'person.organisation').onRef('data_key.id', '=', 'person.data_key'),
    )
    .innerJoin('case', (join) =>
      join.onRef('case.organisation', '=', 'submission.organisation').onRef('case.id', '=', 'submission.case'),
    )
    .innerJoin('data_key as case_key', (join) =>
      join.onRef('case_key.organisation', '=', 'case.organisation').onRef('case_key.id', '=', 'case.data_key'),
    )
    .select([
      'submission.case',
      'submission.representation',
      'person.identity',
      'person.data_key',
      'data_key.wrapped',
      'case_key.id as case_key',
      'case_key.wrapped as case_wrapped',
    ])
    .where('submission.case', 'in', [...cases])
    .where('submission.actor', 'is not', null)
    .orderBy('submission.sequence')
    .execute();
  return new Map(
    rows.map((row) => {
      const { name } = openIdentity(unwrapDataKey(organisation.keys, row.data_key, row.wrapped), row.identity);
      const key = unwrapDataKey(organisation.keys, row.case_key, row.case_wrapped);
      return [row.case, { name, relation: openRepresentation(key, row.representation)?.relation ?? null }];
    }),
  );
}
