import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const samlTables = ['saml_request', 'saml_assertion', 'saml_session', 'saml_metadata'] as const;

/** Log-in by NemLog-in: what was asked for, which answers were used, who is logged in under which name there, and its metadata. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of samlTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
create table saml_request (
  organisation integer not null references organisation,
  -- SHA-256 of the RelayState, which is random.
  handle bytea not null,
  -- SHA-256 of the browser's cookie; null for a log-out.
  browser bytea,
  -- The request's id, and where to go afterwards; encrypted under the organisation's key.
  content bytea not null,
  expires_at timestamptz not null,
  primary key (organisation, handle)
);
create index saml_request_expiry on saml_request (expires_at);

create table saml_assertion (
  organisation integer not null references organisation,
  -- SHA-256 of its id.
  assertion bytea not null,
  expires_at timestamptz not null,
  primary key (organisation, assertion)
);
create index saml_assertion_expiry on saml_assertion (expires_at);

-- Under which name a session is known at the identity provider, for log-out from there: it may come without our cookie.
create table saml_session (
  organisation integer not null,
  token_hash bytea not null,
  -- Keyed hashes of NameID and SessionIndex.
  name_id bytea not null,
  session_index bytea not null,
  primary key (organisation, token_hash),
  foreign key (organisation, token_hash) references session on delete cascade
);
create index saml_session_name on saml_session (organisation, name_id);

create table saml_metadata (
  organisation integer not null references organisation,
  address text not null,
  content text not null,
  fetched_at timestamptz not null,
  primary key (organisation, address)
);

create or replace function delete_expired_sessions(moment timestamptz) returns void
language sql security definer set search_path = public as $$
  delete from session where expires_at <= moment;
  delete from saml_request where expires_at <= moment;
  delete from saml_assertion where expires_at <= moment;
$$;
`;
