import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const proofTables = ['login_proof'] as const;

/** The signed assertions of NemLog-in by which citizens were logged in when they sent something: proof for half a year. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of proofTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
  const signature = 'delete_old_login_proofs(timestamptz, timestamptz)';
  await run(`revoke all on function ${signature} from public`);
  await run(`grant execute on function ${signature} to "${role}"`);
}

const tables = `
create table login_proof (
  organisation integer not null,
  id uuid not null,
  -- What the pages call the session; it says nothing of its token.
  session text not null,
  -- A key of its own, so that the proof can be destroyed alone.
  data_key uuid not null,
  -- The assertion with its id, encrypted.
  content bytea not null,
  at timestamptz not null,
  -- Whether something was sent by it.
  used boolean not null default false,
  primary key (organisation, id),
  foreign key (organisation, data_key) references data_key on delete cascade
);
create index login_proof_session on login_proof (organisation, session);
create index login_proof_age on login_proof (at);
create index login_proof_key on login_proof (organisation, data_key);

alter table submission add column login_proof uuid;

-- With their keys: those that something was sent by from before the first moment, the others from before the second.
create function delete_old_login_proofs(used_before timestamptz, unused_before timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from data_key k using login_proof p
  where k.organisation = p.organisation and k.id = p.data_key
    and p.at <= case when p.used then used_before else unused_before end
$$;
`;
