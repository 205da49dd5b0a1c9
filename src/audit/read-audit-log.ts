import { type AuditAction, type AuditDetail, detailPlace } from '../audit/record.ts';
import type { OrganisationTransaction } from '../database/database.ts';
import { decryptJson, type Key } from '../database/encryption/envelope.ts';
import { unwrapDataKey } from '../database/encryption/key-ring.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { addDays, endOfDanishDay } from '../workflows/working-days.ts';

/** Which entries to read; all where nothing is said. */
export interface AuditFilter {
  readonly caseNumber?: string;
  readonly action?: AuditAction;
  /** A Danish calendar day, `YYYY-MM-DD`. */
  readonly day?: string;
}

/** An entry as the log's page shows it. */
export interface LoggedEntry {
  readonly id: string;
  readonly at: Date;
  readonly actor: { readonly kind: string; readonly id: string | null };
  readonly action: string;
  readonly recordKind: string;
  readonly record: string | null;
  /** The case that it concerns, where that still exists. */
  readonly case: { readonly id: string; readonly number: string; readonly readers: string } | null;
  /** `deleted`: its key is gone with what it concerned. `unreadable`: somebody has touched it. */
  readonly detail: AuditDetail | 'deleted' | 'unreadable';
  readonly sealed: boolean;
}

/** Entries of a page of the log. */
export const auditPageSize = 50;

/**
 * The organisation's audit entries, the newest first, from below `before` on; one more than a page when there is more.
 * A case's number finds what was done to it, to its documents and to the draft that it came from, as long as it exists:
 * no entry holds a number itself.
 */
export async function readAuditLog(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  filter: AuditFilter & { readonly actions?: readonly AuditAction[] },
  before: string | null,
  most = auditPageSize,
): Promise<readonly LoggedEntry[]> {
  const { caseNumber, action, actions, day } = filter;
  let query = transaction
    .selectFrom('audit_entry as entry')
    .leftJoin('audit_seal as seal', (join) =>
      join.onRef('seal.organisation', '=', 'entry.organisation').onRef('seal.entry', '=', 'entry.id'),
    )
    .leftJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'entry.organisation').onRef('data_key.id', '=', 'entry.data_key'),
    )
    .leftJoin('document', (join) =>
      join.onRef('document.organisation', '=', 'entry.organisation').onRef('document.id', '=', 'entry.record'),
    )
    .leftJoin('draft', (join) =>
      join.onRef('draft.organisation', '=', 'entry.organisation').onRef('draft.id', '=', 'entry.record'),
    )
    .leftJoin('case', (join) =>
      join
        .onRef('case.organisation', '=', 'entry.organisation')
        .on(({ or, eb, ref }) =>
          or([
            eb('case.id', '=', ref('entry.record')),
            eb('case.id', '=', ref('document.case')),
            eb('case.id', '=', ref('draft.submitted_case')),
          ]),
        ),
    )
    .select([
      'entry.id',
      'entry.at',
      'entry.actor_kind',
      'entry.actor',
      'entry.action',
      'entry.record_kind',
      'entry.record',
      'entry.data_key',
      'entry.detail',
      'seal.sequence',
      'data_key.wrapped',
      'case.id as case',
      'case.number',
      'case.readers',
    ]);
  if (caseNumber !== undefined) {
    const records = await recordsOf(transaction, caseNumber);
    if (records.length === 0) return [];
    query = query.where('entry.record', 'in', [...records]);
  }
  if (action !== undefined) query = query.where('entry.action', '=', action);
  if (actions !== undefined) query = query.where('entry.action', 'in', [...actions]);
  if (day !== undefined) {
    query = query
      .where('entry.at', '>=', new Date(endOfDanishDay(addDays(day, -1))))
      .where('entry.at', '<', new Date(endOfDanishDay(day)));
  }
  if (before !== null) query = query.where('entry.id', '<', before);
  const rows = await query
    .orderBy('entry.id', 'desc')
    .limit(most + 1)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor },
    action: row.action,
    recordKind: row.record_kind,
    record: row.record,
    case:
      row.case === null || row.number === null || row.readers === null
        ? null
        : { id: row.case, number: row.number, readers: row.readers },
    detail: openDetail(organisation, row),
    sealed: row.sequence !== null,
  }));
}

/** Ids of a case, its documents and the drafts that it came from; by these the entries have an index. */
async function recordsOf(transaction: OrganisationTransaction, caseNumber: string): Promise<readonly string[]> {
  const found = await transaction.selectFrom('case').select('id').where('number', '=', caseNumber).executeTakeFirst();
  if (!found) return [];
  const documents = await transaction.selectFrom('document').select('id').where('case', '=', found.id).execute();
  const drafts = await transaction
    .selectFrom('draft')
    .select('id')
    .where(({ or, eb }) => or([eb('case', '=', found.id), eb('submitted_case', '=', found.id)]))
    .execute();
  return [found.id, ...documents.map(({ id }) => id), ...drafts.map(({ id }) => id)];
}

function openDetail(
  organisation: Organisation,
  row: { readonly data_key: string | null; readonly wrapped: Uint8Array | null; readonly detail: Uint8Array },
): LoggedEntry['detail'] {
  if (row.data_key !== null && row.wrapped === null) return 'deleted';
  try {
    return decryptJson<AuditDetail>(keyOf(organisation, row.data_key, row.wrapped), detailPlace, row.detail);
  } catch {
    // A touched entry is what the log is looked at for: the page must show that it is there. `verifyChain` names it.
    return 'unreadable';
  }
}

function keyOf(organisation: Organisation, dataKey: string | null, wrapped: Uint8Array | null): Key {
  if (dataKey === null || wrapped === null) return organisation.keys.own;
  return unwrapDataKey(organisation.keys, dataKey, wrapped).key;
}

/** How many entries have not been chained to the others yet: few, and younger than a minute, in a running product. */
export async function countUnsealed(transaction: OrganisationTransaction): Promise<number> {
  const { count } = await transaction
    .selectFrom('audit_unsealed')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
