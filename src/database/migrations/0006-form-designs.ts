import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const designTables = [
  'form_design',
  'form_revision',
  'form_schedule',
  'option_list',
  'option_list_entry',
] as const;

/**
 * What form designers work on: the working definition of each form with its latest revisions, versions that wait for their
 * time, and the lists of answers that forms share.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of designTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
  await run(functions);
  await run('revoke all on function schedules_due(timestamptz, integer) from public');
  await run(`grant execute on function schedules_due(timestamptz, integer) to "${role}"`);
}

const tables = `
alter table form_version add column published_by uuid;

create table form_design (
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
create table form_revision (
  organisation integer not null,
  key text not null,
  revision integer not null,
  definition jsonb not null,
  at timestamptz not null,
  by uuid,
  cause text not null,
  primary key (organisation, key, revision),
  foreign key (organisation, key) references form_design on delete cascade
);

-- One form waits for at most one time; what is published then is what was seen when it was set.
create table form_schedule (
  organisation integer not null,
  key text not null,
  publish_at timestamptz not null,
  revision integer not null,
  definition jsonb not null,
  by uuid,
  -- The group for the standard workflow of a form that has none.
  "group" text,
  -- Why it could not be published when its time came.
  problem jsonb,
  primary key (organisation, key),
  foreign key (organisation, key) references form_design on delete cascade
);
create index form_schedule_due on form_schedule (publish_at) where problem is null;

create table option_list (
  organisation integer not null references organisation,
  key text not null,
  name jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (organisation, key)
);

-- Entries are ended, never deleted: answers of earlier cases keep their labels.
create table option_list_entry (
  organisation integer not null,
  list text not null,
  value text not null,
  position integer not null,
  label jsonb not null,
  -- First and last day on which it can be chosen.
  valid_from text check (valid_from ~ '^\\d{4}-\\d{2}-\\d{2}$'),
  valid_to text check (valid_to ~ '^\\d{4}-\\d{2}-\\d{2}$'),
  primary key (organisation, list, value),
  foreign key (organisation, list) references option_list
);
`;

const functions = `
create function schedules_due(moment timestamptz, most integer)
returns table (organisation integer, key text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.organisation, s.key from form_schedule s
  where s.publish_at <= moment and s.problem is null order by s.publish_at limit most
$$;
`;
