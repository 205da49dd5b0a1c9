import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const roleTables = ['role', 'group_role'] as const;

/** Roles that organisations make themselves, what members of a group get, and what employees hold beside what a log-in brings. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of roleTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
  await run(`revoke all on function organisation_roles() from public`);
  await run(`grant execute on function organisation_roles() to "${role}"`);
}

const tables = `
create table role (
  organisation integer not null references organisation,
  -- As log-ins and assignments name it.
  key text not null,
  name jsonb not null,
  rights text[] not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation, key)
);

-- What every member of a group holds.
create table group_role (
  organisation integer not null references organisation,
  id uuid not null,
  "group" text not null,
  role text not null,
  -- What it reaches; null for everything.
  limits jsonb,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation, id)
);
create unique index group_role_once on group_role (organisation, "group", role, coalesce(limits, 'null'::jsonb));

-- Roles given in the product, and roles with limits that the last log-in or import brought: [{"role": ..., "limits": ...}].
alter table employee add column given_roles jsonb not null default '[]';
alter table employee add column provided_roles jsonb not null default '[]';
-- Since when somebody is no longer employed; they can't log in, and what they had is handed over.
alter table employee add column left_at timestamptz;

-- The workflows that the right of who asked for it reached then; null for all.
alter table delivery_bulk add column reach text[];

-- Organisations are kept in memory with their roles, as with their options: every request asks.
create function organisation_roles() returns table (organisation integer, roles jsonb, groups jsonb)
language sql stable security definer set search_path = public as $$
  select o.id,
    coalesce((select jsonb_agg(jsonb_build_object('key', r.key, 'name', r.name, 'rights', r.rights) order by r.key)
      from role r where r.organisation = o.id), '[]'),
    coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'group', g."group", 'role', g.role, 'limits', g.limits)
      order by g."group", g.role, g.id) from group_role g where g.organisation = o.id), '[]')
  from organisation o;
$$;
`;
