import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const registerTables = ['register_answer', 'register_check'] as const;

/**
 * What registers answered, kept for minutes with the draft or case that asked; and which answers of a case were typed because a
 * register was silent, to be checked when it answers.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of registerTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
  for (const signature of ['delete_old_register_answers(timestamptz)', 'due_register_checks(timestamptz, integer)']) {
    await run(`revoke all on function ${signature} from public`);
    await run(`grant execute on function ${signature} to "${role}"`);
  }
}

const tables = `
create table register_answer (
  organisation integer not null,
  -- Of the draft or case that asked: the answer is encrypted under it, and goes with it.
  data_key uuid not null,
  -- Keyed hash of the register and the number.
  question bytea not null,
  answer bytea not null,
  at timestamptz not null,
  primary key (organisation, data_key, question),
  foreign key (organisation, data_key) references data_key on delete cascade
);
create index register_answer_age on register_answer (at);

create table register_check (
  organisation integer not null,
  "case" uuid not null,
  -- The sending-in.
  sequence integer not null,
  -- When the register is asked (again); null once it has answered.
  next_at timestamptz,
  attempts integer not null default 0,
  -- Null until the register has answered; settled by a case worker where it said something else.
  outcome text check (outcome in ('equal', 'different', 'settled')),
  -- What the register says of each field, encrypted under the case's key.
  content bytea,
  checked_at timestamptz,
  primary key (organisation, "case", sequence),
  foreign key (organisation, "case") references "case" on delete cascade
);
create index register_check_due on register_check (next_at) where next_at is not null;

create function delete_old_register_answers(moment timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from register_answer where at <= moment
$$;

-- Keys of rows alone, like the other functions that look across organisations.
create function due_register_checks(moment timestamptz, most integer)
returns table (organisation integer, "case" uuid, sequence integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.organisation, c."case", c.sequence from register_check c
  where c.next_at <= moment order by c.next_at limit most
$$;
`;
