import { type Kysely, sql } from 'kysely';

const separated = ['delivery_receipt', 'delivery_bulk', 'delivery_bulk_item'] as const;

/**
 * What deliveries need to be settled by people: what the peer is told, fixed with the first attempt and corrected by hand;
 * which peer it is; receipts that come later; and work on many deliveries at once.
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
  await run(functions);
  for (const signature of [
    'overdue_receipts(timestamptz, integer)',
    'claim_bulk_items(timestamptz, integer)',
    'circuits_without_alarm(timestamptz)',
    'delivery_gauges()',
  ]) {
    await run(`revoke all on function ${signature} from public`);
    await run(`grant execute on function ${signature} to "${role}"`);
  }
}

const tables = `
-- The key that goes out; the delivery's id when null. Another one after a correction of what the peer rejected: the peer has
-- nothing under the old one, and some refuse another content under a key they know.
alter table delivery add column key uuid;
-- What the peer is told, encrypted under the case's key.
alter table delivery add column input bytea;
-- Which peer: the kind, and after a colon the organisation's own name of one of several. Null until the first attempt.
alter table delivery add column peer text;

create unique index delivery_key on delivery (organisation, key) where key is not null;
create index delivery_failed on delivery (organisation, settled_at) where status = 'failed';
create index delivery_awaiting on delivery (next_at) where status = 'awaiting';
create index delivery_waiting on delivery (organisation) where status in ('pending', 'awaiting');

-- A circuit is a peer's: its name stands in "kind", which was enough while each kind had one peer.
alter table circuit add column reason text;
alter table circuit add column alarmed_at timestamptz;

create table delivery_receipt (
  organisation integer not null,
  delivery uuid not null,
  -- The receipt's own name, by which one that comes again is known.
  id text not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('accepted', 'rejected')),
  -- What it did: settled the delivery, came after a person had, or said something else than an earlier one.
  effect text not null check (effect in ('settled', 'late', 'contradicts')),
  content bytea,
  primary key (organisation, delivery, id),
  foreign key (organisation, delivery) references delivery on delete cascade
);

create table delivery_bulk (
  organisation integer not null references organisation,
  id uuid not null,
  action text not null check (action in ('retry', 'byHand')),
  reason text,
  employee uuid not null,
  -- The employee's groups when it was asked for: it reaches no further than they did then. Null for all.
  groups text[],
  created_at timestamptz not null,
  primary key (organisation, id),
  foreign key (organisation, employee) references employee
);
create index delivery_bulk_latest on delivery_bulk (organisation, created_at desc);

create table delivery_bulk_item (
  organisation integer not null,
  bulk uuid not null,
  delivery uuid not null,
  state text not null check (state in ('waiting', 'done', 'refused')),
  claimed_until timestamptz,
  done_at timestamptz,
  primary key (organisation, bulk, delivery),
  foreign key (organisation, bulk) references delivery_bulk on delete cascade,
  foreign key (organisation, delivery) references delivery on delete cascade
);
create index delivery_bulk_waiting on delivery_bulk_item (bulk) where state = 'waiting';
create index delivery_bulk_of_delivery on delivery_bulk_item (organisation, delivery);
`;

const functions = `
-- Deliveries whose receipt has not come in time; looked at again in five minutes where nobody settles them.
create function overdue_receipts(moment timestamptz, most integer)
returns table (organisation integer, id uuid)
language sql security definer set search_path = public, pg_temp as $$
  update delivery d set next_at = moment + interval '5 minutes'
  from (
    select l.organisation, l.id from delivery l
    where l.status = 'awaiting' and l.next_at <= moment
    order by l.next_at limit most for update skip locked
  ) overdue
  where d.organisation = overdue.organisation and d.id = overdue.id
  returning d.organisation, d.id
$$;

create function claim_bulk_items(moment timestamptz, most integer)
returns table (organisation integer, bulk uuid, delivery uuid)
language sql security definer set search_path = public, pg_temp as $$
  update delivery_bulk_item i set claimed_until = moment + interval '15 seconds'
  from (
    select n.organisation, n.bulk, n.delivery from delivery_bulk_item n
    where n.state = 'waiting' and (n.claimed_until is null or n.claimed_until < moment)
    limit most for update skip locked
  ) next
  where i.organisation = next.organisation and i.bulk = next.bulk and i.delivery = next.delivery
  returning i.organisation, i.bulk, i.delivery
$$;

create function circuits_without_alarm(moment timestamptz)
returns table (organisation integer, peer text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.organisation, c.kind from circuit c where c.alarmed_at is null and c.since <= moment
$$;

-- For metrics: numbers over all organisations, and nothing else.
create function delivery_gauges()
returns table (waiting bigint, awaiting bigint, failed bigint, peers_down bigint, oldest_down double precision)
language sql stable security definer set search_path = public, pg_temp as $$
  select
    (select count(*) from delivery where status = 'pending'),
    (select count(*) from delivery where status = 'awaiting'),
    (select count(*) from delivery where status = 'failed'),
    (select count(*) from circuit where open_until is not null),
    coalesce((select extract(epoch from now() - min(since)) from circuit where open_until is not null), 0)::double precision
$$;
`;
