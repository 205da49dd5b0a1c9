import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const sessionTables = ['oidc_session', 'oidc_logout'] as const;

/**
 * Sessions know from where they were begun and what they are called at an OpenID provider, so that it can end them; and a
 * change of an employee's rights ends theirs, whoever makes it.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of sessionTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
-- From where it was begun: the browser's family and a rough address; encrypted under the organisation's key.
alter table session add column origin bytea;
create index session_employee on session (organisation, employee) where employee is not null;

create table oidc_session (
  organisation integer not null,
  token_hash bytea not null,
  -- Keyed hashes of issuer with sid, and of issuer with sub.
  sid_hash bytea,
  subject_hash bytea,
  primary key (organisation, token_hash),
  foreign key (organisation, token_hash) references session on delete cascade
);
create index oidc_session_sid on oidc_session (organisation, sid_hash);
create index oidc_session_subject on oidc_session (organisation, subject_hash);

-- Logout tokens that were used, until they would be refused for their age alone.
create table oidc_logout (
  organisation integer not null references organisation,
  -- SHA-256 of issuer and jti.
  token bytea not null,
  expires_at timestamptz not null,
  primary key (organisation, token)
);
create index oidc_logout_expiry on oidc_logout (expires_at);

create or replace function delete_expired_sessions(moment timestamptz) returns void
language sql security definer set search_path = public as $$
  delete from session where expires_at <= moment;
  delete from saml_request where expires_at <= moment;
  delete from saml_assertion where expires_at <= moment;
  delete from oidc_logout where expires_at <= moment;
$$;

-- Whatever changes what an employee may (a log-in, an import, an administrator) ends their sessions: a token from before
-- is worth nothing after. The order of groups and roles says nothing.
create function end_sessions_of_changed_employee() returns trigger language plpgsql as $$
begin
  delete from session where organisation = new.organisation and employee = new.id;
  return null;
end
$$;
create trigger employee_rights_changed after update of groups, roles, given_roles, provided_roles, left_at on employee
for each row when (
  not (old.groups @> new.groups and new.groups @> old.groups)
  or not (old.roles @> new.roles and new.roles @> old.roles)
  or not (old.given_roles @> new.given_roles and new.given_roles @> old.given_roles)
  or not (old.provided_roles @> new.provided_roles and new.provided_roles @> old.provided_roles)
  or (old.left_at is null and new.left_at is not null)
) execute function end_sessions_of_changed_employee();
`;
