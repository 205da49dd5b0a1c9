import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const legTables = ['delivery_leg', 'unknown_receipt'] as const;

/**
 * A delivery can go on another way (a letter after Digital Post said no), keeps what its kind must know between attempts, and hears
 * in many receipts how far it is. Receipts that fit nothing are kept for a person.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of legTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
  await run(functions);
  await run('revoke all on function delete_old_unknown_receipts(timestamptz) from public');
  await run(`grant execute on function delete_old_unknown_receipts(timestamptz) to "${role}"`);
}

const tables = `
-- Which way it goes now, how many attempts were made before that way, and what the kind keeps (encrypted under the case's key).
alter table delivery add column leg smallint not null default 0;
alter table delivery add column leg_base integer not null default 0;
alter table delivery add column kept bytea;
-- The peer said no. whole: it has nothing under the key, so that what is sent again goes out under another; attempt: it may have taken
-- another attempt under the key.
alter table delivery add column refusal text check (refusal in ('whole', 'attempt'));

-- The ways that a delivery went before: a receipt can come late, and is known by the key or the peer's reference.
create table delivery_leg (
  organisation integer not null,
  delivery uuid not null,
  key uuid not null,
  leg smallint not null,
  reference text,
  ended text not null check (ended in ('rejected', 'overdue', 'sentAgain')),
  reason jsonb,
  at timestamptz not null,
  primary key (organisation, delivery, key),
  foreign key (organisation, delivery) references delivery on delete cascade
);
create unique index delivery_leg_key on delivery_leg (organisation, key);
create index delivery_leg_reference on delivery_leg (organisation, reference) where reference is not null;
-- For receipts that name the peer's reference alone: those that wait for one, and those whose peer sends more afterwards.
create index delivery_reference on delivery (organisation, reference) where kept is not null and reference is not null;

alter table delivery_receipt add column leg smallint not null default 0;
-- What the peer says of it, in the kind's own words, and when it says that was.
alter table delivery_receipt add column state text;
alter table delivery_receipt add column reported_at timestamptz;
alter table delivery_receipt drop constraint delivery_receipt_outcome_check;
alter table delivery_receipt add constraint delivery_receipt_outcome_check
  check (outcome in ('accepted', 'rejected', 'state'));
alter table delivery_receipt drop constraint delivery_receipt_effect_check;
alter table delivery_receipt add constraint delivery_receipt_effect_check
  check (effect in ('settled', 'late', 'contradicts', 'noted', 'next'));

create table unknown_receipt (
  organisation integer not null references organisation,
  kind text not null,
  id text not null,
  at timestamptz not null,
  why text not null check (why in ('unreadable', 'state', 'delivery')),
  -- Under the organisation's key.
  content bytea not null,
  handled_at timestamptz,
  employee uuid,
  primary key (organisation, kind, id),
  foreign key (organisation, employee) references employee
);
create index unknown_receipt_open on unknown_receipt (organisation, at) where handled_at is null;
create index unknown_receipt_age on unknown_receipt (at);
`;

const functions = `
-- Nobody needs them after a year, handled or not.
create function delete_old_unknown_receipts(moment timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from unknown_receipt where at <= moment - interval '1 year'
$$;
`;
