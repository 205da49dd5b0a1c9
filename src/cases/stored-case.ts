import { type RawBuilder, sql } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';
import { decryptJson } from '../database/encryption/envelope.ts';
import { type DataKey, unwrapDataKey } from '../database/encryption/key-ring.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { CaseState } from '../workflows/case-state.ts';

/** The places that a case's ciphertexts are bound to. */
export const casePlaces = {
  state: 'case.state',
  event: 'case.event',
  submission: 'case.submission',
  message: 'case.message',
  exchange: 'delivery.exchange',
  deliveryInput: 'delivery.input',
  deliveryKept: 'delivery.kept',
  receipt: 'delivery.receipt',
  invitation: 'case.invitation',
  noticeMail: 'case.noticeMail',
  documentName: 'document.name',
} as const;

/** A case opened with its key. */
export interface StoredCase {
  readonly id: string;
  readonly number: string;
  readonly person: string;
  readonly workflowVersion: string;
  readonly key: DataKey;
  readonly status: 'open' | 'ended';
  readonly openSteps: readonly string[];
  readonly readers: string;
  readonly sequence: number;
  readonly state: CaseState;
  readonly language: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly endedAt: Date | null;
  readonly deleteAt: Date | null;
}

/** Reads a case, by its id or by a query for it; with `lock`, nobody else can change it until the transaction ends. */
export async function findCase(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  id: string | RawBuilder<string>,
  lock: boolean,
): Promise<StoredCase | undefined> {
  const query = withKey(transaction).where('case.id', '=', id);
  const row = await (lock ? query.forUpdate('case') : query).executeTakeFirst();
  return row && opened(organisation, row);
}

/** Reads those of the cases that are there, by their ids or by an array of them in SQL, in any order. With `lock` they are locked in the order of their ids. */
export async function findCases(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  ids: readonly string[] | RawBuilder<readonly string[]>,
  lock: boolean,
): Promise<readonly StoredCase[]> {
  const wanted = Array.isArray(ids) ? sql`${ids}::uuid[]` : ids;
  const query = withKey(transaction).where(sql<boolean>`"case".id = any(${wanted})`).orderBy('case.id');
  const rows = await (lock ? query.forUpdate('case') : query).execute();
  return rows.map((row) => opened(organisation, row));
}

function withKey(transaction: OrganisationTransaction) {
  return transaction
    .selectFrom('case')
    .innerJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'case.organisation').onRef('data_key.id', '=', 'case.data_key'),
    )
    .selectAll('case')
    .select('data_key.wrapped');
}

function opened(
  organisation: Organisation,
  row: Awaited<ReturnType<ReturnType<typeof withKey>['executeTakeFirstOrThrow']>>,
): StoredCase {
  const key = unwrapDataKey(organisation.keys, row.data_key, row.wrapped);
  return {
    id: row.id,
    number: row.number,
    person: row.person,
    workflowVersion: row.workflow_version,
    key,
    status: row.status,
    openSteps: row.open_steps,
    readers: row.readers,
    sequence: row.sequence,
    state: decryptJson<CaseState>(key.key, casePlaces.state, row.state),
    language: row.language,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    endedAt: row.ended_at,
    deleteAt: row.delete_at,
  };
}
