import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { CreateAnswer, RevisionCause } from '../../forms/design/api-types.ts';
import type { Translated } from '../../forms/design/translatable.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { DesignKind } from './design-kind.ts';
import { insertDesign, tablesOf } from './design-row.ts';
import { type Designer, recordDesign } from './design-services.ts';

/** Stores a definition as a new form or workflow; refused where it fits none or its key is taken. */
export async function addDesign<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  definition: Definition,
  at: Date,
  cause: RevisionCause,
): Promise<CreateAnswer> {
  const shaped = kind.check(definition);
  if (!shaped.ok) return { kind: 'refused', findings: shaped.findings };
  const { key } = definition;
  const { rows: known } = await sql`select from ${tablesOf(kind).version} where key = ${key} limit 1`.execute(
    transaction,
  );
  const isTaken =
    kind.reserved.has(key) ||
    known.length > 0 ||
    !(await insertDesign(kind, transaction, organisation.id, shaped.definition, designer.id, at, cause));
  if (isTaken) {
    const message = kind.keyTaken(key);
    return { kind: 'refused', findings: [{ severity: 'error', code: 'key-taken', place: 'key', path: [], message }] };
  }
  const action = cause === 'imported' ? (`${kind.name}Imported` as const) : (`${kind.name}Saved` as const);
  const detail = { [kind.name]: key, revision: 1, cause };
  await recordDesign(transaction, organisation, designer, action, at, detail, kind.name);
  return { kind: 'created', key, revision: 1 };
}
