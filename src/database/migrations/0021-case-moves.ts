import { type Kysely, sql } from 'kysely';

const separated = ['case_move', 'case_move_item'] as const;

/**
 * Moving running cases to the published version of their workflow: one check or move for each workflow, and a row for each of its
 * cases, so that whatever happens in between, each is looked at and moved once.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of separated) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
  await run(`
create function running_case_moves() returns table (organisation integer, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.organisation, m.id from case_move m where m.state in ('checking', 'moving')
$$;
revoke all on function running_case_moves() from public;
grant execute on function running_case_moves() to "${role}"`);
}

const tables = `
create table case_move (
  organisation integer not null references organisation,
  id uuid not null,
  -- Key of the workflow.
  workflow text not null,
  -- The version that they are moved to.
  version uuid not null,
  -- superseded: another version was published meanwhile, or none is any more.
  state text not null check (state in ('checking', 'checked', 'moving', 'done', 'stopped', 'superseded')),
  employee uuid not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation, id),
  unique (organisation, workflow),
  foreign key (organisation, version) references workflow_version,
  foreign key (organisation, employee) references employee
);
create index case_move_running on case_move (state) where state in ('checking', 'moving');

create table case_move_item (
  organisation integer not null,
  move uuid not null,
  "case" uuid not null,
  -- gone: it ended, or was moved otherwise, before its turn.
  result text not null check (result in ('waiting', 'can', 'moved', 'left', 'gone')),
  -- Why it was left.
  obstacles jsonb,
  primary key (organisation, move, "case"),
  foreign key (organisation, move) references case_move on delete cascade,
  foreign key (organisation, "case") references "case" on delete cascade
);
create index case_move_waiting on case_move_item (organisation, move, "case") where result = 'waiting';
create index case_move_of_case on case_move_item (organisation, "case");
`;
