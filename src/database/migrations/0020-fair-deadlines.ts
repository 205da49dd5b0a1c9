import { type Kysely, sql } from 'kysely';

/**
 * Deadlines were taken in the order in which they fell due, over all organisations: one with a million due at once kept another's
 * waiting until it was through. They are taken from each organisation in turn now, by an index that begins with it.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(`
create index deadline_due_by_organisation on deadline (organisation, due_at);
drop index deadline_due;
drop function claim_due_deadlines(timestamptz, integer);

-- At most so many of each organisation, its oldest first, and at most so many in all. The organisations come in any order, so that
-- where there are more of them than fit, each has its turn.
create function claim_due_deadlines(moment timestamptz, of_each integer, most integer)
returns table (organisation integer, id uuid, "case" uuid, open_step integer, kind text, due_at timestamptz)
language sql security definer set search_path = public, pg_temp as $$
  update deadline d set claimed_until = moment + interval '15 seconds'
  from (
    select next.organisation, next.id
    from (select o.id from organisation o order by random()) o
    cross join lateral (
      select c.organisation, c.id from deadline c
      where c.organisation = o.id and c.due_at <= moment and (c.claimed_until is null or c.claimed_until < moment)
      order by c.due_at limit of_each for update skip locked
    ) next
    limit most
  ) due
  where d.organisation = due.organisation and d.id = due.id
  returning d.organisation, d.id, d."case", d.open_step, d.kind, d.due_at
$$;
revoke all on function claim_due_deadlines(timestamptz, integer, integer) from public;
grant execute on function claim_due_deadlines(timestamptz, integer, integer) to "${role}";
`);
}
