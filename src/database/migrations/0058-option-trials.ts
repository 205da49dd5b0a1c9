import { type Kysely, sql } from 'kysely';

/**
 * An option's settings are tried by a delivery to the organisation itself, or somebody answers for them: only then are workflows
 * published that use it.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  await run('alter table "option_trial" enable row level security');
  await run(`create policy separation on "option_trial"
    using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
    with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
  await run(`grant select, insert, update, delete on "option_trial" to "${role}"`);
  await run(functions);
  await run('revoke all on function option_proofs() from public');
  await run(`grant execute on function option_proofs() to "${role}"`);
}

const tables = `
create table option_trial (
  organisation integer not null references organisation,
  -- What goes out as the delivery's key.
  id uuid not null,
  option text not null,
  kind text not null,
  -- What of the settings it shows to be right; * is all of them.
  shows text not null,
  at timestamptz not null,
  -- Who asked for it, or answers for the settings; null where the product was set up so.
  employee uuid,
  state text not null
    check (state in ('sending', 'awaiting', 'passed', 'refused', 'unavailable', 'answeredFor')),
  reference text,
  -- Why it was refused, in the catalogue's languages; what an administrator wrote who answers for it.
  reason jsonb,
  note text,
  -- What was found out and chosen on the way, as the kind keeps it: the organisation's own address and no person's.
  kept jsonb,
  -- By when a receipt is due.
  until timestamptz,
  settled_at timestamptz,
  -- The words that receipts said, in the order in which they came: id, state, at.
  words jsonb not null default '[]',
  primary key (organisation, id),
  foreign key (organisation, employee) references employee
);
create index option_trial_newest on option_trial (organisation, option, at desc);
create index option_trial_reference on option_trial (organisation, reference) where reference is not null;
`;

const functions = `
-- Read with the organisations, whose settings they are about.
create function option_proofs() returns table (organisation integer, option text, shows text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct organisation, option, shows from option_trial where state in ('passed', 'answeredFor')
$$;
`;
