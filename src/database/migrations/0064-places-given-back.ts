import { type Kysely, sql } from 'kysely';

/** Cases that ended unpaid and gave back the place that their form's rules had them take. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  await run('alter table "place_given_back" enable row level security');
  await run(`create policy separation on "place_given_back"
    using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
    with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
  await run(`grant select, insert, delete on "place_given_back" to "${role}"`);
}

const tables = `
create table place_given_back (
  organisation integer not null references organisation,
  "case" uuid not null,
  at timestamptz not null,
  primary key (organisation, "case"),
  foreign key (organisation, "case") references "case" on delete cascade deferrable initially deferred
);
`;
