import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const incomingPostTables = ['certificate_alarm', 'incoming_post'] as const;

/**
 * Which alarms of a certificate that ends have been sent, and the post that came in from Digital Post: each message once, on its case
 * or in the list of what belongs to none.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of incomingPostTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
}

const tables = `
create table certificate_alarm (
  organisation integer not null references organisation,
  -- SHA-256 of the certificate in hex, and how many days were left at most when the alarm was due.
  thumbprint text not null,
  days integer not null,
  sent_at timestamptz not null,
  primary key (organisation, thumbprint, days)
);

create table incoming_post (
  organisation integer not null references organisation,
  -- messageUUID of the MeMo: what comes twice is taken once.
  id uuid not null,
  at timestamptz not null,
  status text not null check (status in ('onCase', 'unmatched', 'handled')),
  -- Why it was put on no case.
  why text check (why in ('case', 'sender', 'ended', 'files')),
  -- Without references: the case may be deleted, what came twice is still known.
  "case" uuid,
  message uuid,
  -- The MeMo as it came, encrypted under the organisation's key, while it waits for a person.
  content bytea,
  handled_at timestamptz,
  employee uuid,
  primary key (organisation, id),
  check ((status = 'unmatched') = (content is not null and handled_at is null)),
  check (status <> 'onCase' or ("case" is not null and message is not null)),
  foreign key (organisation, employee) references employee
);
create index incoming_post_open on incoming_post (organisation, at) where status = 'unmatched';
create index incoming_post_age on incoming_post (at);

-- What a person has settled is not needed for long; what nobody has looked at is kept for five years, as other post is.
create function delete_old_incoming_post(moment timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from incoming_post where at <= moment - interval '5 years'
    or (status <> 'unmatched' and at <= moment - interval '1 year')
$$;
`;
