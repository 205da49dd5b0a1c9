import { type RawBuilder, sql } from 'kysely';
import type { InboxFilter, InboxReader } from './inbox-filter.ts';

/**
 * The ranges of an index that a list is read from: one for each group, or for *mine* one for each employee. `condition` is
 * what a task `t` must fulfil within the range `r`.
 */
export interface TaskSource {
  readonly ranges: readonly string[];
  readonly condition: RawBuilder<boolean>;
}

/** Where the tasks of a filter are, for one reader; none where there can be none. No task is in two of them. */
export function taskSources(reader: InboxReader, filter: InboxFilter, now: Date): readonly TaskSource[] {
  const groups = filter.group === null ? reader.groups : reader.groups.filter((group) => group === filter.group);
  const conditions = [sql<boolean>`t.closed_at is null`];
  if (reader.reach !== null) conditions.push(sql`t.workflow = any(${[...reader.reach]}::text[])`);
  if (filter.workflow !== null) conditions.push(sql`t.workflow = ${filter.workflow}`);
  if (filter.view === 'new') conditions.push(sql`t.employee is null`);
  if (filter.view === 'overdue') conditions.push(sql`t.due_order <= ${now}`);
  if (filter.view === 'failed') conditions.push(sql`t.purpose in ('failedDelivery', 'failedInvitation')`);
  if (filter.view === 'mine') {
    conditions.push(sql`t.employee = r.name::uuid`);
    // One's own may be of a group that one is not in: a manager's of those whom they lead.
    if (filter.group !== null) conditions.push(sql`t."group" = ${filter.group}`);
    return [{ ranges: [reader.id, ...reader.standsInFor], condition: all(conditions) }];
  }
  const ofGroups = { ranges: groups, condition: all([...conditions, sql`t."group" = r.name`]) };
  const sources = groups.length === 0 ? [] : [ofGroups];
  if (filter.view === 'new' || filter.group !== null) return sources;
  const beyond = sql<boolean>`t.employee = r.name::uuid and not t."group" = any(${[...groups]}::text[])`;
  return [...sources, { ranges: [reader.id, ...reader.standsInFor], condition: all([...conditions, beyond]) }];
}

function all(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return sql.join(conditions as RawBuilder<boolean>[], sql` and `);
}
