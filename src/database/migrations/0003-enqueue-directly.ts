import { type Kysely, sql } from 'kysely';

/**
 * Adding a job cost half of what a submission cost the database: graphile-worker's `add_jobs` sees to keys, queues and flags,
 * which none of our jobs has, and its notification makes commits wait for one another. Here jobs are inserted, and whoever
 * added them wakes the workers after the commit (`cases/jobs.ts`). Also numbers cases in the statement that inserts them.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(functions);
  for (const signature of ['enqueue_jobs(jsonb)', 'next_case_number(integer, integer)']) {
    await run(`revoke all on function ${signature} from public`);
    await run(`grant execute on function ${signature} to "${role}"`);
  }
}

const functions = `
-- Workers add the tasks that they know; jobs may come before the first worker.
insert into graphile_worker._private_tasks (identifier) values ('deliver'), ('receipt') on conflict do nothing;

create or replace function enqueue_jobs(jobs jsonb) returns void
language plpgsql security definer set search_path = graphile_worker, pg_temp as $$
declare
  added integer;
begin
  insert into _private_jobs (task_id, payload, run_at, max_attempts, priority)
  select task.id, job.payload, coalesce(job.run_at, now()), job.max_attempts, job.priority
  from jsonb_to_recordset(jobs) as job(
    identifier text, payload json, run_at timestamptz, max_attempts smallint, priority smallint
  ) join _private_tasks task on task.identifier = job.identifier;
  get diagnostics added = row_count;
  if added <> jsonb_array_length(jobs) then
    raise exception 'A job is of a task that the queue does not know: a migration must add it';
  end if;
end $$;

drop function next_case_number(integer);
create function next_case_number(organisation integer, year integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  number text := nextval(('case_number_' || organisation)::regclass);
begin
  return year || '-' || lpad(number, greatest(6, length(number)), '0');
end $$;
`;
