import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const loginTables = ['login_test'] as const;

/** Sessions know the way they came in by, and organisations try the providers they enter before anybody else meets them. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of loginTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
-- The way of the log-in; null for sessions from before, and for those without a log-in.
alter table session add column way text;
create index session_way on session (organisation, way) where way is not null;

-- The last test log-in at each provider of an organisation's own.
create table login_test (
  organisation integer not null references organisation,
  provider text not null,
  -- The provider's settings that were tried: others must be tried anew.
  edition text not null,
  passed boolean not null,
  -- Whether the one who was logged in may set how people log in, so that this way can be the only one.
  lets_manage boolean not null,
  -- Which claims came, their shapes and masked values, and what the map made of them; encrypted under the organisation's key.
  content bytea not null,
  tested_at timestamptz not null,
  tested_by uuid not null,
  primary key (organisation, provider)
);
`;
