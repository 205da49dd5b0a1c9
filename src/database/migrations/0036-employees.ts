import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const employeeTables = ['scim_group', 'scim_member', 'employee_import'] as const;

/** Employees and groups that come from the employer's own lists: by SCIM 2.0 and as files. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of employeeTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
-- Groups that SCIM or a file gave; a log-in adds its own to them, and never takes one of these away.
alter table employee add column provisioned_groups text[] not null default '{}';
-- What the employer's own list calls the employee: the object id in Entra ID.
alter table employee add column external_id text;
alter table employee add column user_name text;
-- Who told of the employee last, beside their own log-ins; null where nobody has.
alter table employee add column provisioned_by text check (provisioned_by in ('scim', 'file'));
create unique index employee_external on employee (organisation, external_id) where external_id is not null;
create index employee_user_name on employee (organisation, lower(user_name));
create index employee_by_name on employee (organisation, name, id);

create table scim_group (
  organisation integer not null references organisation,
  id uuid not null,
  external_id text,
  -- What roles and workflows call it.
  name text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation, id)
);
create unique index scim_group_name on scim_group (organisation, name);

create table scim_member (
  organisation integer not null,
  "group" uuid not null,
  employee uuid not null,
  primary key (organisation, "group", employee),
  foreign key (organisation, "group") references scim_group on delete cascade,
  foreign key (organisation, employee) references employee on delete cascade
);
create index scim_member_of on scim_member (organisation, employee);

-- A file of employees between its preview and the confirmation; gone after either, and when the next one comes.
create table employee_import (
  organisation integer not null references organisation,
  id uuid not null,
  -- Encrypted under the organisation's key.
  content bytea not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (organisation, id)
);
`;
