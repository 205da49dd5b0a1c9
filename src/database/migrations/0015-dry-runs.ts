import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const dryRunTables = ['dry_run'] as const;

/** The dry runs of workflows: those that somebody is playing, and those that were kept as the workflow's own tests. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of dryRunTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
create table dry_run (
  organisation integer not null references organisation,
  id uuid not null,
  -- Key of the workflow.
  workflow text not null,
  -- Null while it is being played and not kept.
  name text,
  -- How it begins and each move; invented people, no case.
  run jsonb not null,
  -- What came of it when it was kept; null until then.
  expected jsonb,
  -- The form that is being filled in, and at which step; null otherwise.
  filling jsonb,
  -- Counts up at each change: a page that is older changes nothing.
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  created_by uuid,
  primary key (organisation, id),
  check ((name is null) = (expected is null))
);
create unique index dry_run_name on dry_run (organisation, workflow, name) where name is not null;
`;
