import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const messageRefusalTables = ['message_refusal'] as const;

/** Who wants no messages of a kind from an organisation: a person who said so, or a number that answered so. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of messageRefusalTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
create table message_refusal (
  organisation integer not null references organisation,
  id uuid not null default gen_random_uuid(),
  -- Of delivery.
  kind text not null,
  person uuid,
  -- A keyed hash of the number.
  receiver_hash bytea,
  at timestamptz not null,
  primary key (organisation, id),
  unique (organisation, kind, person),
  unique (organisation, kind, receiver_hash),
  -- Goes with the person when nothing else is left of them.
  foreign key (organisation, person) references person on delete cascade,
  check ((person is null) <> (receiver_hash is null))
);
create index message_refusal_person on message_refusal (organisation, person) where person is not null;
`;
