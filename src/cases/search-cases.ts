import { type RawBuilder, sql } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { addDays, endOfDanishDay } from '../workflows/working-days.ts';
import { cprHash } from './person.ts';
import { peopleNamed } from './search/name-index.ts';

/** Whom or what is looked for; null where only the rest of the search says it. `cpr` is ten digits. */
export type SearchedFor =
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'cpr'; readonly cpr: string }
  | { readonly by: 'name'; readonly name: string };

/** What cases are searched by; all of it must hold. */
export interface CaseSearch {
  readonly for: SearchedFor | null;
  /** A workflow's key. */
  readonly workflow: string | null;
  readonly status: 'open' | 'ended' | null;
  /** Days (`YYYY-MM-DD`, Danish time) between which the case was received, both included. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A case in a list. */
export interface FoundCase {
  readonly id: string;
  readonly number: string;
  readonly workflowVersion: string;
  readonly openSteps: readonly string[];
}

/** What a search found, and whom it was about, for the audit log. */
export interface CaseSearchResult {
  /** The one person that was looked for, also when none of their cases may be read. */
  readonly person: string | null;
  /** More people have the name than are looked at: nothing was searched. */
  readonly tooMany: boolean;
  /** The newest first, at most {@link searchPageSize}. */
  readonly cases: readonly (FoundCase & { readonly status: 'open' | 'ended' })[];
  readonly isLast: boolean;
}

export const searchPageSize = 50;
/** Of a name that more people have, more words must be given. */
export const mostNamed = 500;

/**
 * The cases that are searched for and that one of the groups may read, from the one after `after` on. Read along an index,
 * range by range, so that it costs the same however many cases there are.
 */
export async function searchCases(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  groups: readonly string[],
  search: CaseSearch,
  after: string | null = null,
): Promise<CaseSearchResult> {
  const people = await peopleSearched(transaction, organisation, search.for);
  const person = people?.length === 1 ? (people[0] ?? null) : null;
  const nothing = { person, tooMany: false, cases: [], isLast: true };
  if (people !== null && people.length > mostNamed) return { ...nothing, tooMany: true };
  if (groups.length === 0 || people?.length === 0) return nothing;
  const statuses = search.status === null ? ['open', 'ended'] : [search.status];
  const { from, condition } = rangesOf(search, groups, people, statuses);
  const conditions = [
    condition,
    ...(search.from === null ? [] : [sql`c.created_at >= ${endOfDanishDay(addDays(search.from, -1))}`]),
    ...(search.to === null ? [] : [sql`c.created_at < ${endOfDanishDay(search.to)}`]),
    ...(after === null
      ? []
      : [sql`(c.created_at, c.id) < ((select a.created_at from "case" a where a.id = ${after}), ${after}::uuid)`]),
  ];
  const { rows } = await sql<CaseSearchResult['cases'][number]>`
    select found.id, found.number, found.workflow_version as "workflowVersion", found.open_steps as "openSteps", found.status
    from ${from} cross join lateral (
      select c.id, c.number, c.workflow_version, c.open_steps, c.status, c.created_at from "case" c
      where ${sql.join(conditions, sql` and `)}
      order by c.created_at desc, c.id desc limit ${searchPageSize + 1}
    ) found
    order by found.created_at desc, found.id desc limit ${searchPageSize + 1}`.execute(transaction);
  return { person, tooMany: false, cases: rows.slice(0, searchPageSize), isLast: rows.length <= searchPageSize };
}

/** The ranges of an index to read, and what a case `c` must fulfil within each. */
function rangesOf(
  search: CaseSearch,
  groups: readonly string[],
  people: readonly string[] | null,
  statuses: readonly string[],
): { readonly from: RawBuilder<unknown>; readonly condition: RawBuilder<unknown> } {
  const readable = sql`c.readers = any(${[...groups]}::text[]) and c.status = any(${[...statuses]}::text[])`;
  const ofWorkflow =
    search.workflow === null
      ? sql`true`
      : sql`c.workflow_version in (select v.id from workflow_version v where v.key = ${search.workflow})`;
  if (search.for?.by === 'number') {
    return {
      from: sql`(select 1) r`,
      condition: sql`c.number = ${search.for.number} and ${readable} and ${ofWorkflow}`,
    };
  }
  if (people !== null) {
    return {
      from: sql`unnest(${[...people]}::uuid[]) r(person)`,
      condition: sql`c.person = r.person and ${readable} and ${ofWorkflow}`,
    };
  }
  const each = sql`unnest(${[...groups]}::text[]) g(name) cross join unnest(${[...statuses]}::text[]) s(name)`;
  const inRange = sql`c.readers = g.name and c.status = s.name`;
  if (search.workflow === null) return { from: each, condition: inRange };
  return {
    from: sql`${each} cross join (select v.id from workflow_version v where v.key = ${search.workflow}) w`,
    condition: sql`c.workflow_version = w.id and ${inRange}`,
  };
}

/** Ids of the people that are searched for; null where the search names nobody. */
async function peopleSearched(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  wanted: SearchedFor | null,
): Promise<readonly string[] | null> {
  if (wanted?.by === 'name') return peopleNamed(transaction, organisation, wanted.name, mostNamed + 1);
  if (wanted?.by !== 'cpr') return null;
  const row = await transaction
    .selectFrom('person')
    .select('id')
    .where('identity_hash', '=', cprHash(organisation, wanted.cpr))
    .executeTakeFirst();
  return row ? [row.id] : [];
}
