import { type Kysely, sql } from 'kysely';

/**
 * What people think of having sent a form. A row names neither case nor person: its id is by chance and its time is a month, so
 * that nobody finds who gave it. That a case has been asked about stands with the case, and was written in a transaction of its own.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(`
create table evaluation (
  organisation integer not null references organisation,
  id uuid not null,
  workflow text not null,
  form text not null,
  -- The first day of the month in which it was given.
  month date not null,
  rating smallint not null check (rating between 1 and 5),
  -- Encrypted under the organisation's own key; null where nothing was written.
  comment bytea,
  delete_at timestamptz not null,
  primary key (organisation, id)
);
create index evaluation_of_workflow on evaluation (organisation, workflow, form);
create index evaluation_due on evaluation (delete_at);
alter table evaluation enable row level security;
create policy separation on evaluation
  using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
  with check (organisation = nullif(current_setting('app.organisation', true), '')::integer);
grant select, insert, delete on evaluation to "${role}";
alter table "case" add column evaluated boolean not null default false;

create function delete_old_evaluations(moment timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from evaluation where delete_at <= moment
$$;
revoke all on function delete_old_evaluations(timestamptz) from public;
grant execute on function delete_old_evaluations(timestamptz) to "${role}";
`);
}
