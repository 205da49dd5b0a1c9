import { type Kysely, sql } from 'kysely';

/**
 * A subscription to receipts is for an authority, so that those of its other systems come along. By which system receipts of ours are
 * said to be about is learned from those that match; of every other system one receipt is shown to a person, and no more.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  await run('alter table "receipt_system" enable row level security');
  await run(`create policy separation on "receipt_system"
    using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
    with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
  await run(`grant select, insert, update, delete on "receipt_system" to "${role}"`);
}

const tables = `
create table receipt_system (
  organisation integer not null references organisation,
  kind text not null,
  -- As the peer calls it.
  system text not null,
  at timestamptz not null,
  primary key (organisation, kind, system)
);
alter table unknown_receipt drop constraint unknown_receipt_why_check;
alter table unknown_receipt add constraint unknown_receipt_why_check
  check (why in ('unreadable', 'state', 'delivery', 'otherSystem'));
`;
