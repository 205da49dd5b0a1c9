import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import type { RevisionCause } from '../../forms/design/api-types.ts';

/** The working definition of a form. */
export interface DesignRow {
  readonly key: string;
  readonly revision: number;
  readonly definition: FormDefinition;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

/** Every one of so many latest revisions is kept, since people may still be working from it. */
export const keptAll = 100;
/** Of those before, one for each person and so many seconds, as it is saved while one types; and no more than so many in all. */
export const thinnedSeconds = 300;
export const keptAtMost = 400;

/** Whether two moments are told apart in the history of one person's saving. */
export function inSameStretch(one: Date, other: Date): boolean {
  const stretch = (at: Date) => Math.floor(at.getTime() / 1000 / thinnedSeconds);
  return stretch(one) === stretch(other);
}

/**
 * The working definition, locked until the transaction ends. A form that was published without a designer (by the
 * demonstration, by a command) gets one on its first use: the published definition. Undefined where there is no such form.
 */
export async function lockDesign(
  transaction: OrganisationTransaction,
  organisation: number,
  key: string,
  at: Date,
): Promise<DesignRow | undefined> {
  const found = await lockedRow(transaction, key);
  if (found) return found;
  const version = await transaction
    .selectFrom('form_version')
    .select(['definition', 'published_at', 'published_by'])
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!version) return undefined;
  await insertDesign(transaction, organisation, version.definition, version.published_by, version.published_at ?? at);
  return lockedRow(transaction, key);
}

async function lockedRow(transaction: OrganisationTransaction, key: string): Promise<DesignRow | undefined> {
  return transaction
    .selectFrom('form_design')
    .select(['key', 'revision', 'definition', 'updated_at as updatedAt', 'updated_by as updatedBy'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
}

/** Makes a working definition with revision 1. @returns false where there is one already. */
export async function insertDesign(
  transaction: OrganisationTransaction,
  organisation: number,
  definition: FormDefinition,
  by: string | null,
  at: Date,
  cause: RevisionCause = 'created',
): Promise<boolean> {
  const { key } = definition;
  const text = JSON.stringify(definition);
  const row = await transaction
    .insertInto('form_design')
    .values({ organisation, key, revision: 1, definition: text, created_at: at, updated_at: at, updated_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!row) return false;
  await transaction
    .insertInto('form_revision')
    .values({ organisation, key, revision: 1, definition: text, at, by, cause })
    .execute();
  return true;
}

/** Stores the next revision of a design that is locked, and lets the oldest go. @returns the new revision. */
export async function storeRevision(
  transaction: OrganisationTransaction,
  organisation: number,
  design: DesignRow,
  definition: FormDefinition,
  by: string | null,
  at: Date,
  cause: RevisionCause,
): Promise<number> {
  const { key } = design;
  const revision = design.revision + 1;
  const text = JSON.stringify(definition);
  await transaction
    .updateTable('form_design')
    .set({ revision, definition: text, updated_at: at, updated_by: by })
    .where('key', '=', key)
    .execute();
  await transaction
    .insertInto('form_revision')
    .values({ organisation, key, revision, definition: text, at, by, cause })
    .execute();
  await sql`
    delete from form_revision r where r.key = ${key} and (
      r.revision <= (
        select k.revision from form_revision k where k.key = ${key} order by k.revision desc offset ${keptAtMost} limit 1
      ) or r.revision <= ${revision - keptAll} and r.cause = 'saved' and exists (
        select from form_revision n where n.key = ${key} and n.revision > r.revision
          and n.revision <= ${revision - keptAll} and n.by is not distinct from r.by
          and floor(extract(epoch from n.at) / ${thinnedSeconds}) = floor(extract(epoch from r.at) / ${thinnedSeconds})
      )
    )`.execute(transaction);
  return revision;
}

/** A kept revision's definition; undefined where it was never there or was let go. */
export async function findRevision(
  transaction: OrganisationTransaction,
  key: string,
  revision: number,
): Promise<FormDefinition | undefined> {
  const row = await transaction
    .selectFrom('form_revision')
    .select('definition')
    .where('key', '=', key)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row?.definition;
}
