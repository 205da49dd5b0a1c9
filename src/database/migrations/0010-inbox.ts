import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
const separated = ['inbox_filter', 'absence', 'person_name_token', 'case_note'] as const;

/**
 * What case workers need with a million cases: indexes that a page of the inbox or of a search is read from without sorting
 * more than it shows, filters that an employee keeps, absence with a substitute, names that can be searched without being
 * readable, and notes that citizens don't see.
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
  await run(functions);
  await run('revoke all on function people_without_name_index(integer) from public');
  await run(`grant execute on function people_without_name_index(integer) to "${role}"`);
}

const tables = `
-- The workflow's key, so that a list of one workflow's tasks asks no other table.
alter table task add column workflow text;
update task t set workflow = w.key from "case" c
  join workflow_version w on w.organisation = c.organisation and w.id = c.workflow_version
  where c.organisation = t.organisation and c.id = t."case";
alter table task alter column workflow set not null;
-- A place in the order for every task: those without a deadline come last.
alter table task add column due_order timestamptz not null
  generated always as (coalesce(due_at, 'infinity'::timestamptz)) stored;

-- A page is read along one of these, group by group; what filters look at is in the index itself.
drop index task_inbox;
create index task_by_deadline on task (organisation, "group", due_order, id)
  include (employee, purpose, workflow) where closed_at is null;
-- Ids of cases are UUIDs of version 7: their order is that in which the cases came.
create index task_by_receipt on task (organisation, "group", "case", id)
  include (employee, purpose, workflow, due_order) where closed_at is null;
create index task_of_employee on task (organisation, employee, due_order, id)
  include ("group", purpose, workflow, "case") where closed_at is null and employee is not null;

create index case_by_status on "case" (organisation, readers, status, created_at, id);
create index case_by_workflow on "case" (organisation, workflow_version, readers, status, created_at, id);

-- A view of the inbox that an employee comes back to; no personal data.
create table inbox_filter (
  organisation integer not null,
  employee uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 500),
  created_at timestamptz not null,
  primary key (organisation, employee, id),
  unique (organisation, employee, name),
  foreign key (organisation, employee) references employee on delete cascade
);

-- Days on which a substitute sees an employee's tasks; the last day included, null where it is not known yet.
create table absence (
  organisation integer not null,
  id uuid not null,
  employee uuid not null,
  substitute uuid not null,
  first_day date not null,
  last_day date,
  created_at timestamptz not null,
  primary key (organisation, id),
  check (employee <> substitute),
  check (last_day is null or last_day >= first_day),
  foreign key (organisation, employee) references employee on delete cascade,
  foreign key (organisation, substitute) references employee on delete cascade
);
create index absence_of_employee on absence (organisation, employee, first_day);
create index absence_of_substitute on absence (organisation, substitute, first_day);

-- Keyed hashes of the words of a person's name: a search finds them without anybody being able to read them.
create table person_name_token (
  organisation integer not null,
  token bytea not null,
  person uuid not null,
  primary key (organisation, token, person),
  foreign key (organisation, person) references person on delete cascade
);
create index name_token_of_person on person_name_token (organisation, person);
-- Whether the words of the name are kept; not yet for people from before, whom the workers come to.
alter table person add column names_indexed boolean not null default false;
create index person_names_due on person (organisation, id) where not names_indexed;

-- What case workers write for each other; encrypted under the case's key, gone with the case.
create table case_note (
  organisation integer not null,
  id uuid not null,
  "case" uuid not null,
  employee uuid not null,
  at timestamptz not null,
  content bytea not null,
  primary key (organisation, id),
  foreign key (organisation, "case") references "case" on delete cascade
);
create index case_note_of_case on case_note (organisation, "case", at);
`;

const functions = `
create function people_without_name_index(most integer) returns table (organisation integer, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.organisation, p.id from person p where not p.names_indexed limit most
$$;
`;
