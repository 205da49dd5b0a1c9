import { type Kysely, sql } from 'kysely';

/**
 * Receipts that are still to be made are rows, as deadlines are: nobody waits for them, so they stand neither before the
 * deliveries in the job queue nor behind them, and a submission adds no job for them.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(table);
  await run(`create policy separation on receipt_due
    using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
    with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
  await run(`grant select, insert, update, delete on receipt_due to "${role}"`);
  await run(functions);
  await run('revoke all on function claim_due_receipt(timestamptz) from public');
  await run(`grant execute on function claim_due_receipt(timestamptz) to "${role}"`);
}

const table = `
create table receipt_due (
  organisation integer not null,
  "case" uuid not null,
  sequence integer not null,
  -- Not before; moved on while somebody makes it.
  due_at timestamptz not null,
  attempts integer not null default 0,
  primary key (organisation, "case", sequence),
  foreign key (organisation, "case", sequence) references submission
);
create index receipt_due_next on receipt_due (due_at);
alter table receipt_due enable row level security;

-- Those that stand in the job queue move here.
insert into receipt_due (organisation, "case", sequence, due_at)
select s.organisation, s."case", s.sequence, s.at
from graphile_worker._private_jobs j
join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'receipt'
join submission s on s.organisation = (j.payload->>'organisation')::integer
  and s."case" = (j.payload->>'case')::uuid and s.sequence = (j.payload->>'sequence')::integer
on conflict do nothing;
delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
where t.id = j.task_id and t.identifier = 'receipt';
`;

const functions = `
-- Gives out a receipt's key for two minutes, and twice as long after each attempt that came to nothing.
create function claim_due_receipt(moment timestamptz)
returns table (organisation integer, "case" uuid, sequence integer)
language sql security definer set search_path = public, pg_temp as $$
  update receipt_due r
  set attempts = r.attempts + 1, due_at = moment + interval '2 minutes' * power(2, least(r.attempts, 9))
  from (
    select n.organisation, n."case", n.sequence from receipt_due n
    where n.due_at <= moment order by n.due_at limit 1 for update skip locked
  ) next
  where r.organisation = next.organisation and r."case" = next."case" and r.sequence = next.sequence
  returning r.organisation, r."case", r.sequence
$$;
`;
