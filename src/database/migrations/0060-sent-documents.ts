import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const sentDocumentTables = ['delivery_document'] as const;

/**
 * The documents that went out with each attempt at a delivery, as they were: files of the case, or one that was made for the way that the
 * delivery goes, such as a letter as it is printed, kept from before it is sent.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of sentDocumentTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
alter table document drop constraint document_kind_check;
alter table document add constraint document_kind_check
  check (kind in ('upload', 'receipt', 'letter', 'message', 'print'));
-- It shows an address that is protected: it is opened on purpose only.
alter table document add column guarded boolean not null default false;

-- What was made for the way that it goes: the same goes out at each attempt.
alter table delivery add column document uuid;
alter table delivery add foreign key (organisation, document) references document;

-- Written before anything is sent. A document that went out stays as long as the delivery does.
create table delivery_document (
  organisation integer not null,
  delivery uuid not null,
  attempt integer not null,
  position smallint not null,
  document uuid not null,
  primary key (organisation, delivery, attempt, position),
  foreign key (organisation, delivery, attempt) references delivery_attempt on delete cascade,
  foreign key (organisation, document) references document
);
-- For the reference, when documents are deleted.
create index delivery_document_of on delivery_document (organisation, document);
create index delivery_made_document on delivery (organisation, document) where document is not null;
`;
