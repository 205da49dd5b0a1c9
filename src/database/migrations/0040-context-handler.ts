import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const unitTables = ['organisation_unit'] as const;

/** Employees' roles from the Context Handler: what its units are called here, and what of a log-in's privileges was refused. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of unitTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
create table organisation_unit (
  organisation integer not null references organisation,
  -- Its UUID in the municipality's organisation, as constraints of roles name it.
  id uuid not null,
  -- What workflows call it; null for one that a log-in named and nobody has named here.
  name text,
  -- When a log-in named it last without its having a name here.
  seen_at timestamptz,
  changed_at timestamptz,
  changed_by uuid,
  primary key (organisation, id)
);
create index organisation_unit_name on organisation_unit (organisation, name, id);

-- What of the privileges of the last log-in gave no role, and why: [{"privilege": ..., "reason": ...}].
alter table employee add column refused_privileges jsonb not null default '[]';
`;
