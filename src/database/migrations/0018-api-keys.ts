import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const apiTables = ['api_key', 'webhook_secret', 'api_request', 'case_signal'] as const;

/** What other systems come in with: keys of the API, secrets of webhooks, and what each has already sent. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of apiTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
create table api_key (
  organisation integer not null references organisation,
  id uuid not null,
  -- What the administrator calls the system that uses it.
  name text not null,
  scopes text[] not null,
  -- SHA-256 of the key, which is random and long enough for that; the key itself is kept nowhere.
  digest bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  -- Kept up to date to the hour, so that one who ends a key can see whether it is in use.
  used_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation, id)
);
create unique index api_key_digest on api_key (organisation, digest);

create table webhook_secret (
  organisation integer not null references organisation,
  id uuid not null,
  name text not null,
  -- Encrypted under the organisation's key: a signature can't be checked by a digest.
  secret bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  used_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation, id)
);

-- What was sent in under which Idempotency-Key; gone with the case that it made.
create table api_request (
  organisation integer not null,
  api_key uuid not null,
  idempotency_key text not null,
  -- A keyed hash of what was sent, so that the same key with something else is told apart.
  fingerprint bytea not null,
  draft uuid not null,
  at timestamptz not null,
  primary key (organisation, api_key, idempotency_key),
  foreign key (organisation, api_key) references api_key,
  foreign key (organisation, draft) references draft on delete cascade
);
create index api_request_draft on api_request (organisation, draft);

-- What has come for a case from outside, by the name that its sender gave it: once is enough.
create table case_signal (
  organisation integer not null,
  "case" uuid not null,
  message text not null,
  at timestamptz not null,
  primary key (organisation, "case", message),
  foreign key (organisation, "case") references "case" on delete cascade
);
`;
