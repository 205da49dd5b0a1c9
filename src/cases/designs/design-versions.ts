import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { RevisionCause, RevisionLine, VersionLine } from '../../forms/design/api-types.ts';
import type { Translated } from '../../forms/design/translatable.ts';
import type { DesignKind } from './design-kind.ts';
import { findRevision, tablesOf } from './design-row.ts';

/** The versions that are or were published, newest first. */
export async function publishedVersions(
  kind: Pick<DesignKind<never, never>, 'name'>,
  transaction: OrganisationTransaction,
  key: string,
): Promise<readonly VersionLine[]> {
  const { rows } = await sql<{
    version: number;
    status: string;
    at: Date | null;
    by: string | null;
    changes: string | null;
  }>`
    select v.version, v.status, v.published_at as at, e.name as by, v.definition->'about'->>'changeLog' as changes from ${tablesOf(kind).version} v
      left join employee e on e.organisation = v.organisation and e.id = v.published_by
    where v.key = ${key} order by v.version desc`.execute(transaction);
  return rows.map(({ version, status, at, by, changes }) => ({
    version,
    status: status === 'published' ? 'published' : 'withdrawn',
    publishedAt: at?.toISOString() ?? null,
    publishedBy: by,
    ...(changes === null ? {} : { changes }),
  }));
}

/** The revisions of the working definition that are kept, newest first. */
export async function keptRevisions(
  kind: Pick<DesignKind<never, never>, 'name'>,
  transaction: OrganisationTransaction,
  key: string,
): Promise<readonly RevisionLine[]> {
  const { rows } = await sql<{ revision: number; at: Date; cause: RevisionCause; by: string | null }>`
    select r.revision, r.at, r.cause, e.name as by from ${tablesOf(kind).revision} r
      left join employee e on e.organisation = r.organisation and e.id = r.by
    where r.key = ${key} order by r.revision desc`.execute(transaction);
  return rows.map(({ revision, at, cause, by }) => ({ revision, at: at.toISOString(), by, cause }));
}

/**
 * A definition by its {@link import('../../forms/design/api-types.ts').Reference}: `draft`, `v3` or `r12`. Undefined where
 * there is none; the working definition of what has no designer yet is what is published.
 */
export async function definitionAt<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  transaction: OrganisationTransaction,
  key: string,
  reference: string,
): Promise<Definition | undefined> {
  const [, letter, digits] = /^([vr])(\d{1,9})$/.exec(reference) ?? [];
  if (letter === 'r') return findRevision(kind, transaction, key, Number(digits));
  if (letter === undefined && reference !== 'draft') return undefined;
  const { design, version } = tablesOf(kind);
  const found =
    letter === 'v'
      ? sql<{ definition: Definition }>`
          select definition from ${version} where key = ${key} and version = ${Number(digits)}`
      : sql<{ definition: Definition }>`
          select definition from (
            select definition, 0 as version, true as mine from ${design} where key = ${key}
            union all select definition, version, false from ${version} where key = ${key}
          ) one order by mine desc, version desc limit 1`;
  return (await found.execute(transaction)).rows[0]?.definition;
}
