import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const workflowDesignTables = ['workflow_design', 'workflow_revision', 'workflow_schedule'] as const;

/**
 * What workflow designers work on: the working definition of each workflow with its latest revisions, and versions that wait
 * for their time; as 0006-form-designs.ts has it for forms.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of workflowDesignTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
  await run(functions);
  await run('revoke all on function workflow_schedules_due(timestamptz, integer) from public');
  await run(`grant execute on function workflow_schedules_due(timestamptz, integer) to "${role}"`);
}

const tables = `
alter table workflow_version add column published_by uuid;

create table workflow_design (
  organisation integer not null references organisation,
  key text not null,
  -- Counts up at each save; a save names the revision that it was made from.
  revision integer not null,
  definition jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Null for what came with the product or by a command.
  updated_by uuid,
  primary key (organisation, key)
);

-- The latest revisions: the base of two people's merged changes, and the way back.
create table workflow_revision (
  organisation integer not null,
  key text not null,
  revision integer not null,
  definition jsonb not null,
  at timestamptz not null,
  by uuid,
  cause text not null,
  primary key (organisation, key, revision),
  foreign key (organisation, key) references workflow_design on delete cascade
);

-- One workflow waits for at most one time; what is published then is what was seen when it was set.
create table workflow_schedule (
  organisation integer not null,
  key text not null,
  publish_at timestamptz not null,
  revision integer not null,
  definition jsonb not null,
  by uuid,
  -- Why it could not be published when its time came.
  problem jsonb,
  primary key (organisation, key),
  foreign key (organisation, key) references workflow_design on delete cascade
);
create index workflow_schedule_due on workflow_schedule (publish_at) where problem is null;
`;

const functions = `
create function workflow_schedules_due(moment timestamptz, most integer)
returns table (organisation integer, key text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.organisation, s.key from workflow_schedule s
  where s.publish_at <= moment and s.problem is null order by s.publish_at limit most
$$;
`;
