import { type Kysely, sql } from 'kysely';

/** Tables whose rows belong to one organisation. */
export const separatedTables = [
  'data_key',
  'person',
  'employee',
  'session',
  'form_version',
  'workflow_version',
  'case',
  'draft',
  'case_event',
  'submission',
  'task',
  'deadline',
  'delivery',
  'delivery_attempt',
  'circuit',
  'document',
  'document_chunk',
  'message',
  'audit_entry',
  'audit_seal',
  'audit_unsealed',
] as const;

/** Tables that the application may only add to: the audit log's own. */
const appendOnly: ReadonlySet<string> = new Set(['audit_entry', 'audit_seal']);

/**
 * Row-level security on every separated table, the rights of the application's role, and the few functions that work
 * across organisations: they give out keys of rows, never their contents.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  for (const table of separatedTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert${appendOnly.has(table) ? '' : ', update, delete'} on "${table}" to "${role}"`);
  }
  await run(`grant select on organisation to "${role}"`);
  await run(`grant select, insert on product_secret to "${role}"`);
  await run(`grant usage on schema public to "${role}"`);
  await run(functions);
  for (const signature of [
    'claim_due_deadlines(timestamptz, integer)',
    'cases_to_delete(timestamptz, integer)',
    'expired_drafts(timestamptz, integer)',
    'people_without_trace(integer)',
    'lost_deliveries(timestamptz, integer)',
    'delete_expired_sessions(timestamptz)',
    'organisations_with_unsealed_entries()',
    'enqueue_jobs(jsonb)',
    'next_case_number(integer)',
  ]) {
    await run(`revoke all on function ${signature} from public`);
    await run(`grant execute on function ${signature} to "${role}"`);
  }
}

const functions = `
create function claim_due_deadlines(moment timestamptz, most integer)
returns table (organisation integer, id uuid, "case" uuid, open_step integer, kind text, due_at timestamptz)
language sql security definer set search_path = public as $$
  update deadline d set claimed_until = moment + interval '15 seconds'
  from (
    select c.organisation, c.id from deadline c
    where c.due_at <= moment and (c.claimed_until is null or c.claimed_until < moment)
    order by c.due_at limit most for update skip locked
  ) due
  where d.organisation = due.organisation and d.id = due.id
  returning d.organisation, d.id, d."case", d.open_step, d.kind, d.due_at
$$;

create function cases_to_delete(moment timestamptz, most integer)
returns table (organisation integer, id uuid)
language sql stable security definer set search_path = public as $$
  select c.organisation, c.id from "case" c where c.delete_at <= moment order by c.delete_at limit most
$$;

create function expired_drafts(moment timestamptz, most integer)
returns table (organisation integer, id uuid)
language sql stable security definer set search_path = public as $$
  select d.organisation, d.id from draft d where d.expires_at <= moment limit most
$$;

create function lost_deliveries(moment timestamptz, most integer) returns table (organisation integer, id uuid)
language sql security definer set search_path = public as $$
  update delivery d set next_at = moment + interval '5 minutes'
  from (
    select l.organisation, l.id from delivery l
    where l.status = 'pending' and l.next_at < moment - interval '5 minutes'
    order by l.next_at limit most for update skip locked
  ) lost
  where d.organisation = lost.organisation and d.id = lost.id
  returning d.organisation, d.id
$$;

create function people_without_trace(most integer) returns table (organisation integer, id uuid)
language sql stable security definer set search_path = public as $$
  select p.organisation, p.id from person p
  where not exists (select from "case" c where c.organisation = p.organisation and c.person = p.id)
    and not exists (select from draft d where d.organisation = p.organisation and d.person = p.id)
    and not exists (select from session s where s.organisation = p.organisation and s.person = p.id)
  limit most
$$;

create function delete_expired_sessions(moment timestamptz) returns void
language sql security definer set search_path = public as $$
  delete from session where expires_at <= moment
$$;

create function organisations_with_unsealed_entries() returns setof integer
language sql stable security definer set search_path = public as $$
  select distinct organisation from audit_unsealed
$$;

create function queue_for_sealing() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (organisation, entry) values (new.organisation, new.id);
  return null;
end $$;
create trigger queue_for_sealing after insert on audit_entry
  for each row execute function queue_for_sealing();

-- The job queue belongs to its own schema and role; the application may add to it, in its own transaction, and no more.
create function enqueue_jobs(jobs jsonb) returns void
language plpgsql security definer set search_path = graphile_worker, public as $$
begin
  perform graphile_worker.add_jobs(array(
    select jsonb_populate_record(null::graphile_worker.job_spec, job) from jsonb_array_elements(jobs) job
  ));
end $$;

create function next_case_number(organisation integer) returns bigint
language plpgsql security definer set search_path = public as $$
begin
  return nextval(('case_number_' || organisation)::regclass);
end $$;
`;
