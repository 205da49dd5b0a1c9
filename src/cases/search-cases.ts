import { type RawBuilder, sql } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { addDays, endOfDanishDay } from '../workflows/working-days.ts';
import type { InboxReader } from './inbox/inbox-filter.ts';
import { cprHash } from './person.ts';
import { ofWorkflows, type Reach } from './reach.ts';
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
  readonly cases: readonly (FoundCase & { readonly status: 'open' | 'ended' | 'annulled' })[];
  readonly isLast: boolean;
}

export const searchPageSize = 50;
/** Of a name that more people have, more words must be given. */
export const mostNamed = 500;

/**
 * The cases that are searched for and that the reader may read, by a group or while they have a task in it, from the one after
 * `after` on. Read along an index, range by range, so that it costs the same however many cases there are.
 */
export async function searchCases(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  reader: InboxReader,
  search: CaseSearch,
  after: string | null = null,
): Promise<CaseSearchResult> {
  const people = await peopleSearched(transaction, organisation, search.for);
  const person = people?.length === 1 ? (people[0] ?? null) : null;
  const nothing = { person, tooMany: false, cases: [], isLast: true };
  if (people !== null && people.length > mostNamed) return { ...nothing, tooMany: true };
  if (people?.length === 0) return nothing;
  const statuses = search.status === null ? ['open', 'ended'] : [search.status];
  const conditions = [
    ...(search.from === null ? [] : [sql`c.created_at >= ${endOfDanishDay(addDays(search.from, -1))}`]),
    ...(search.to === null ? [] : [sql`c.created_at < ${endOfDanishDay(search.to)}`]),
    ...(after === null
      ? []
      : [sql`(c.created_at, c.id) < ((select a.created_at from "case" a where a.id = ${after}), ${after}::uuid)`]),
  ];
  const ranges = rangesOf(search, reader, people, statuses).map(
    ({ from, condition }) => sql`
      select found.* from ${from} cross join lateral (
        select c.id, c.number, c.workflow_version, c.open_steps, c.status, c.created_at from "case" c
        where ${sql.join([condition, ...conditions], sql` and `)}
        order by c.created_at desc, c.id desc limit ${searchPageSize + 1}
      ) found`,
  );
  const { rows } = await sql<CaseSearchResult['cases'][number]>`
    select found.id, found.number, found.workflow_version as "workflowVersion", found.open_steps as "openSteps",
      case when found.status = 'ended' and exists (
        select from case_event e where e."case" = found.id and e.kind = 'annulled'
      ) then 'annulled' else found.status end as status
    from (${sql.join(ranges, sql` union all `)}) found
    order by found.created_at desc, found.id desc limit ${searchPageSize + 1}`.execute(transaction);
  return { person, tooMany: false, cases: rows.slice(0, searchPageSize), isLast: rows.length <= searchPageSize };
}

interface Ranges {
  readonly from: RawBuilder<unknown>;
  /** What a case `c` must fulfil within each. */
  readonly condition: RawBuilder<unknown>;
}

/** The ranges of an index to read. No case is in two of them. */
function rangesOf(
  search: CaseSearch,
  { id, groups, standsInFor, reach, readsAll }: InboxReader,
  people: readonly string[] | null,
  statuses: readonly string[],
): readonly Ranges[] {
  const own = sql`${[...groups]}::text[]`;
  const mine = sql`${[id, ...standsInFor]}::uuid[]`;
  const ofStatus = sql`c.status = any(${[...statuses]}::text[])`;
  const byGroupOrTask = sql`(c.readers = any(${own}) or exists (
    select from task k where k.organisation = c.organisation and k."case" = c.id and k.closed_at is null
      and (k."group" = any(${own}) or k.employee = any(${mine}))))`;
  // A reader within limits looks at those workflows as at one that is asked for.
  const keys =
    search.workflow === null ? reach : reach === null || reach.includes(search.workflow) ? [search.workflow] : [];
  const versions = sql`(select v.id from workflow_version v where v.key = any(${[...(keys ?? [])]}::text[]))`;
  const ofWorkflow = keys === null ? sql`true` : sql`c.workflow_version in ${versions}`;
  // One case, or one person's, are also for whoever may read those of all groups.
  const asked = search.workflow === null ? sql`true` : ofWorkflows('c.workflow_version', [search.workflow]);
  const ofAllGroups = sql`${readsAll === null ? sql`true` : ofWorkflows('c.workflow_version', readsAll)} and ${asked}`;
  const readable = sql`${ofStatus} and ((${byGroupOrTask} and ${ofWorkflow}) or (${ofAllGroups}))`;
  if (search.for?.by === 'number') {
    const condition = sql`c.number = ${search.for.number} and ${readable}`;
    return [{ from: sql`(select 1) r`, condition }];
  }
  if (people !== null) {
    const condition = sql`c.person = r.person and ${readable}`;
    return [{ from: sql`unnest(${[...people]}::uuid[]) r(person)`, condition }];
  }
  const byTask: Ranges = {
    from: tasksElsewhere(own, mine, keys),
    condition: sql`c.id = r."case" and ${ofStatus} and not c.readers = any(${own})`,
  };
  if (groups.length === 0) return [byTask];
  const each = sql`unnest(${[...groups]}::text[]) g(name) cross join unnest(${[...statuses]}::text[]) s(name)`;
  const inRange = sql`c.readers = g.name and c.status = s.name`;
  if (keys === null) return [{ from: each, condition: inRange }, byTask];
  const ofVersions: Ranges = {
    from: sql`${each} cross join ${versions} w`,
    condition: sql`c.workflow_version = w.id and ${inRange}`,
  };
  return [ofVersions, byTask];
}

/**
 * The cases `r` in which the reader has a task, of workflows whose cases the groups may not read anyway: those have nearly all
 * of a group's tasks, and are left out by what stands in the index of the tasks.
 */
function tasksElsewhere(own: RawBuilder<unknown>, mine: RawBuilder<unknown>, keys: Reach): RawBuilder<unknown> {
  const ofWorkflow =
    keys === null
      ? sql`k.workflow not in (
          select v.key from workflow_version v group by v.key having bool_and(v.definition ->> 'group' = any(${own})))`
      : sql`k.workflow = any(${[...keys]}::text[])`;
  return sql`(
    select k."case" from task k where k.closed_at is null and k."group" = any(${own}) and ${ofWorkflow}
    union select k."case" from task k where k.closed_at is null and k.employee = any(${mine}) and ${ofWorkflow}
  ) r`;
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
