import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const registeredNumberTables = ['registered_number', 'number_code'] as const;

/**
 * The mobile numbers that people have registered with an organisation, with the codes by which they show that they have them; and
 * deliveries to several receivers of one step.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run('alter table delivery add column receiver smallint');
  await run(tables);
  for (const table of registeredNumberTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
  await run(functions);
  await run(traces);
  await run('revoke all on function delete_old_registered_numbers(timestamptz) from public');
  await run(`grant execute on function delete_old_registered_numbers(timestamptz) to "${role}"`);
}

const tables = `
create table registered_number (
  organisation integer not null references organisation,
  person uuid not null,
  -- E.164, encrypted under the person's key.
  number bytea not null,
  confirmed_at timestamptz not null,
  primary key (organisation, person),
  foreign key (organisation, person) references person on delete cascade
);
create table number_code (
  organisation integer not null references organisation,
  -- Goes out as the message's key.
  id uuid not null,
  person uuid not null,
  -- E.164, encrypted under the person's key, and a keyed hash by which codes to one number are counted.
  number bytea not null,
  number_hash bytea not null,
  -- A keyed hash.
  code_hash bytea not null,
  sent_at timestamptz not null,
  -- Wrong codes that have been typed.
  tries smallint not null default 0,
  -- No longer good for anything: used, or another has taken its place. It is counted all the same.
  is_over boolean not null default false,
  primary key (organisation, id),
  foreign key (organisation, person) references person on delete cascade
);
create index number_code_person on number_code (organisation, person, sent_at);
create index number_code_number on number_code (organisation, number_hash, sent_at);
`;

const functions = `
-- Codes are counted for a day. Numbers are given to others after a while: one of somebody with neither case nor draft nor session here
-- is kept for a year.
create function delete_old_registered_numbers(moment timestamptz)
returns void
language sql security definer set search_path = public as $$
  delete from number_code where sent_at < moment - interval '1 day';
  delete from registered_number r where confirmed_at < moment - interval '1 year'
    and not exists (select from "case" c where c.organisation = r.organisation and c.person = r.person)
    and not exists (select from draft d where d.organisation = r.organisation and d.person = r.person)
    and not exists (select from session s where s.organisation = r.organisation and s.person = r.person)
$$;
`;

const traces = `
do $$
declare
  text text := pg_get_functiondef('people_without_trace(integer)'::regprocedure);
begin
  execute replace(text, 'limit most', 'and not exists (select from registered_number r where r.organisation = p.organisation and r.person = p.id)
  limit most');
end $$;
`;
