import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
const separated = ['form_places', 'sent_once'] as const;

/**
 * How a form is begun: filling in without a log-in, links by which such a draft is opened again, and the counts behind
 * "so many in all" and "one per person", which row locks keep exact when several send at the same moment.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of separated) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
-- An anonymous session is that of one draft: its person is nobody whom we know, made with the draft.
alter table session drop constraint session_kind_check;
alter table session add constraint session_kind_check check (kind in ('visitor', 'citizen', 'employee', 'anonymous'));

-- The digest of the link that opens the draft in another browser.
alter table draft add column resume_hash bytea;
create unique index draft_resume on draft (organisation, resume_hash) where resume_hash is not null;

-- How many of a form have been received since it opened. The row's lock puts those who send at once in order.
create table form_places (
  organisation integer not null references organisation,
  form text not null,
  -- The moment from which it is counted, '' where the form has always been open.
  since text not null,
  taken integer not null,
  primary key (organisation, form, since)
);

-- Who has sent a form of which each may send one. Goes with the case and with the person.
create table sent_once (
  organisation integer not null references organisation,
  form text not null,
  since text not null,
  person uuid not null,
  "case" uuid not null,
  primary key (organisation, form, since, person),
  foreign key (organisation, person) references person on delete cascade,
  foreign key (organisation, "case") references "case" on delete cascade deferrable initially deferred
);
create index sent_once_case on sent_once (organisation, "case");
`;
