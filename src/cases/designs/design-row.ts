import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { RevisionCause } from '../../forms/design/api-types.ts';
import type { Translated } from '../../forms/design/translatable.ts';
import type { DesignKind } from './design-kind.ts';

/** The working definition of a form or workflow. */
export interface DesignRow<Definition> {
  readonly key: string;
  readonly revision: number;
  readonly definition: Definition;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

/** Every one of so many latest revisions is kept, since people may still be working from it. */
const keptAll = 100;
/** Of those before, one for each person and so many seconds, as it is saved while one types; and no more than so many in all. */
const thinnedSeconds = 300;
const keptAtMost = 400;

/** Whether two moments are told apart in the history of one person's saving. */
export function inSameStretch(one: Date, other: Date): boolean {
  const stretch = (at: Date) => Math.floor(at.getTime() / 1000 / thinnedSeconds);
  return stretch(one) === stretch(other);
}

/** The tables of a kind; their columns are the same. */
export function tablesOf({ name }: Pick<DesignKind<never, never>, 'name'>) {
  return {
    design: sql.table(`${name}_design`),
    revision: sql.table(`${name}_revision`),
    schedule: sql.table(`${name}_schedule`),
    version: sql.table(`${name}_version`),
  };
}

/**
 * The working definition, locked until the transaction ends. What was published without a designer (by the demonstration, by
 * a command) gets one on its first use: the published definition. Undefined where there is no such form or workflow.
 */
export async function lockDesign<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  transaction: OrganisationTransaction,
  organisation: number,
  key: string,
  at: Date,
): Promise<DesignRow<Definition> | undefined> {
  const found = await lockedRow(kind, transaction, key);
  if (found) return found;
  const version = await latestVersion(kind, transaction, key);
  if (!version) return undefined;
  await insertDesign(
    kind,
    transaction,
    organisation,
    version.definition,
    version.publishedBy,
    version.publishedAt ?? at,
  );
  return lockedRow(kind, transaction, key);
}

async function lockedRow<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  transaction: OrganisationTransaction,
  key: string,
): Promise<DesignRow<Definition> | undefined> {
  const { rows } = await sql<DesignRow<Definition>>`
    select key, revision, definition, updated_at as "updatedAt", updated_by as "updatedBy"
    from ${tablesOf(kind).design} where key = ${key} for update`.execute(transaction);
  return rows[0];
}

/** What is or was published last. */
export async function latestVersion<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  transaction: OrganisationTransaction,
  key: string,
): Promise<
  | { readonly definition: Definition; readonly publishedAt: Date | null; readonly publishedBy: string | null }
  | undefined
> {
  const { rows } = await sql<{ definition: Definition; publishedAt: Date | null; publishedBy: string | null }>`
    select definition, published_at as "publishedAt", published_by as "publishedBy"
    from ${tablesOf(kind).version} where key = ${key} order by version desc limit 1`.execute(transaction);
  return rows[0];
}

/** Makes a working definition with revision 1. @returns false where there is one already. */
export async function insertDesign<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  transaction: OrganisationTransaction,
  organisation: number,
  definition: Definition,
  by: string | null,
  at: Date,
  cause: RevisionCause = 'created',
): Promise<boolean> {
  const { key } = definition;
  const text = JSON.stringify(definition);
  const { design, revision } = tablesOf(kind);
  const { rows } = await sql`
    insert into ${design} (organisation, key, revision, definition, created_at, updated_at, updated_by)
    values (${organisation}, ${key}, 1, ${text}, ${at}, ${at}, ${by})
    on conflict do nothing returning key`.execute(transaction);
  if (rows.length === 0) return false;
  await sql`
    insert into ${revision} (organisation, key, revision, definition, at, by, cause)
    values (${organisation}, ${key}, 1, ${text}, ${at}, ${by}, ${cause})`.execute(transaction);
  return true;
}

/** Stores the next revision of a design that is locked, and lets the oldest go. @returns the new revision. */
export async function storeRevision<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  transaction: OrganisationTransaction,
  organisation: number,
  { key, revision: before }: DesignRow<Definition>,
  definition: Definition,
  by: string | null,
  at: Date,
  cause: RevisionCause,
): Promise<number> {
  const next = before + 1;
  const text = JSON.stringify(definition);
  const { design, revision } = tablesOf(kind);
  await sql`
    update ${design} set revision = ${next}, definition = ${text}, updated_at = ${at}, updated_by = ${by}
    where key = ${key}`.execute(transaction);
  await sql`
    insert into ${revision} (organisation, key, revision, definition, at, by, cause)
    values (${organisation}, ${key}, ${next}, ${text}, ${at}, ${by}, ${cause})`.execute(transaction);
  await sql`
    delete from ${revision} r where r.key = ${key} and (
      r.revision <= (
        select k.revision from ${revision} k where k.key = ${key} order by k.revision desc offset ${keptAtMost} limit 1
      ) or r.revision <= ${next - keptAll} and r.cause = 'saved' and exists (
        select from ${revision} n where n.key = ${key} and n.revision > r.revision
          and n.revision <= ${next - keptAll} and n.by is not distinct from r.by
          and floor(extract(epoch from n.at) / ${thinnedSeconds}) = floor(extract(epoch from r.at) / ${thinnedSeconds})
      )
    )`.execute(transaction);
  return next;
}

/** A kept revision's definition; undefined where it was never there or was let go. */
export async function findRevision<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  transaction: OrganisationTransaction,
  key: string,
  revision: number,
): Promise<Definition | undefined> {
  const { rows } = await sql<{ definition: Definition }>`
    select definition from ${tablesOf(kind).revision} where key = ${key} and revision = ${revision}`.execute(
    transaction,
  );
  return rows[0]?.definition;
}
