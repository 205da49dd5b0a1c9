import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const paymentTables = [
  'payment',
  'payment_attempt',
  'payment_operation',
  'payment_trouble',
  'payment_paper',
  'payment_posting',
  'payment_reading',
] as const;

/** The ledger is only added to. */
const appendOnly: ReadonlySet<string> = new Set(['payment_posting']);

/**
 * Payments: demands, the attempts to pay them, what is done with the money, and the ledger. They outlive their case, for an account is kept
 * longer than what it was about: what could tell of a person is under the case's key, and unreadable when that is gone.
 */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of paymentTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert${appendOnly.has(table) ? '' : ', update, delete'} on "${table}" to "${role}"`);
  }
  await run(`grant usage on sequence payment_number to "${role}"`);
  await run(functions);
  for (const signature of [
    'due_payment_work(timestamptz, timestamptz, integer)',
    'payment_agreements_in_use(timestamptz)',
  ]) {
    await run(`revoke all on function ${signature} from public`);
    await run(`grant execute on function ${signature} to "${role}"`);
  }
}

const tables = `
-- One for all organisations and for ever: two that share an agreement never give out the same number.
create sequence payment_number;

create table payment (
  organisation integer not null references organisation,
  id uuid not null,
  -- Without a foreign key: the case is deleted when its time is over.
  "case" uuid not null,
  open_step integer not null,
  step text not null,
  -- Which items of for-each steps the demand belongs to, as JSON.
  item text not null,
  form text not null,
  -- Null until somebody begins to pay.
  agreement text,
  -- The order number of the first attempt; the others' are this and a number.
  number text not null unique,
  amount integer not null check (amount > 0),
  currency text not null,
  capture_at_once boolean not null,
  status text not null check (status in ('open', 'reserved', 'captured', 'released', 'refunded', 'cancelled', 'expired')),
  -- The attempt that counts: whatever else is paid is given back.
  counts uuid,
  -- The case has gone on by it.
  told_case boolean not null default false,
  -- Under the case's key: the lines, and what the receipt says.
  content bytea not null,
  data_key uuid not null,
  due_at timestamptz,
  created_at timestamptz not null,
  paid_at timestamptz,
  closed_at timestamptz,
  primary key (organisation, id),
  unique (organisation, "case", open_step)
);
create index payment_time on payment (organisation, created_at);

create table payment_attempt (
  organisation integer not null,
  id uuid not null,
  payment uuid not null,
  ordinal smallint not null,
  order_number text not null unique,
  agreement text not null,
  test_mode boolean not null,
  gateway_id text,
  link text,
  expires_at timestamptz,
  state text not null check (state in ('intended', 'pending', 'authorized', 'captured', 'refunded', 'canceled', 'rejected')),
  held integer not null default 0,
  card_fee integer not null default 0,
  captured integer not null default 0,
  refunded integer not null default 0,
  released integer not null default 0,
  version integer,
  gateway_at timestamptz,
  -- How it was paid, under the case's key: never a card number.
  means bytea,
  created_at timestamptz not null,
  -- When it is read next by itself; null where nothing is expected any more.
  read_at timestamptz,
  -- How often in a row it could not be read.
  unread smallint not null default 0,
  -- When a page has read it last.
  looked_at timestamptz,
  primary key (organisation, id),
  unique (organisation, payment, ordinal),
  foreign key (organisation, payment) references payment
);
create index payment_attempt_due on payment_attempt (read_at) where read_at is not null;
create index payment_attempt_open on payment_attempt (organisation, agreement, created_at) where state in ('intended', 'pending', 'authorized');

create table payment_operation (
  organisation integer not null,
  id uuid not null,
  payment uuid not null,
  attempt uuid not null,
  kind text not null check (kind in ('capture', 'release', 'refund')),
  -- All that remains when null.
  amount integer check (amount > 0),
  -- What was taken, let go or paid back before it, fixed with the first attempt: afterwards reading tells whether it happened.
  base bigint,
  status text not null check (status in ('awaitsApproval', 'due', 'unknown', 'done', 'refused', 'declined')),
  -- The step of the case that waits for it.
  open_step integer,
  -- By the product itself: what was paid beside what counts is given back.
  is_surplus boolean not null default false,
  requested_by uuid,
  approved_by uuid,
  -- Under the case's key.
  reason bytea,
  tries smallint not null default 0,
  next_at timestamptz,
  requested_at timestamptz not null,
  settled_at timestamptz,
  primary key (organisation, id),
  foreign key (organisation, payment) references payment,
  foreign key (organisation, attempt) references payment_attempt
);
create index payment_operation_of on payment_operation (organisation, payment);
create index payment_operation_due on payment_operation (next_at) where next_at is not null;

create table payment_trouble (
  organisation integer not null,
  id uuid not null,
  payment uuid not null,
  attempt uuid,
  trouble text not null,
  -- What differs or was said, without anything personal.
  detail text not null,
  at timestamptz not null,
  settled_at timestamptz,
  employee uuid,
  reason bytea,
  primary key (organisation, id),
  foreign key (organisation, payment) references payment
);
create unique index payment_trouble_open on payment_trouble (organisation, payment, trouble, detail) where settled_at is null;

-- Receipts and credit notes: their numbers and amounts, fixed when the money moved; the PDF is a document of the case.
create table payment_paper (
  organisation integer not null,
  payment uuid not null,
  number text not null,
  kind text not null check (kind in ('receipt', 'creditNote')),
  attempt uuid not null,
  amount integer not null check (amount > 0),
  at timestamptz not null,
  primary key (organisation, number),
  foreign key (organisation, payment) references payment
);
create index payment_paper_of on payment_paper (organisation, payment);

create table payment_posting (
  organisation integer not null,
  posting uuid not null,
  line smallint not null,
  payment uuid not null,
  attempt uuid not null,
  kind text not null check (kind in ('hold', 'take', 'letGo', 'payBack')),
  agreement text not null,
  at timestamptz not null,
  account text not null,
  ledger text not null,
  currency text not null,
  -- Debits above, credits below zero.
  amount integer not null check (amount <> 0),
  primary key (organisation, posting, line),
  foreign key (organisation, attempt) references payment_attempt
);
create index payment_posting_time on payment_posting (organisation, at);
create index payment_posting_attempt on payment_posting (organisation, attempt);

create function refuse_unbalanced_posting() returns trigger language plpgsql as $$
begin
  if exists (select from added group by organisation, posting having sum(amount) <> 0 or count(distinct currency) <> 1) then
    raise exception 'the entries of a posting must add up to nothing';
  end if;
  return null;
end $$;
create trigger balanced after insert on payment_posting
  referencing new table as added for each statement execute function refuse_unbalanced_posting();
create function refuse_change_of_posting() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is only added to';
end $$;
create trigger append_only before update or delete or truncate on payment_posting
  for each statement execute function refuse_change_of_posting();

-- How far an agreement's payments have been read at the gateway, by the gateway's own clock.
create table payment_reading (
  organisation integer not null references organisation,
  agreement text not null,
  until timestamptz,
  read_at timestamptz not null,
  whole_at timestamptz,
  primary key (organisation, agreement)
);

-- A case waits for a person at a payment.
alter table task drop constraint task_purpose_check;
alter table task add constraint task_purpose_check
  check (purpose in ('approve', 'fill', 'failedDelivery', 'failedInvitation', 'failedPayment'));
`;

const functions = `
-- Attempts to be read and operations to be done, taken until a while from now: what a process that died had taken is due again then.
create function due_payment_work(moment timestamptz, claim timestamptz, most integer)
returns table (organisation integer, what text, id uuid)
language sql security definer set search_path = public, pg_temp as $$
  with reads as (
    update payment_attempt a set read_at = claim
    from (
      select d.organisation, d.id from payment_attempt d where d.read_at <= moment
      order by d.read_at limit most for update skip locked
    ) due
    where a.organisation = due.organisation and a.id = due.id
    returning a.organisation, 'read', a.id
  ), operations as (
    update payment_operation o set next_at = claim
    from (
      select d.organisation, d.id from payment_operation d where d.next_at <= moment
      order by d.next_at limit most for update skip locked
    ) due
    where o.organisation = due.organisation and o.id = due.id
    returning o.organisation, 'operation', o.id
  )
  select * from reads union all select * from operations
$$;

-- Agreements that payments may still come by, and since when the oldest of them is open.
create function payment_agreements_in_use(before timestamptz)
returns table (organisation integer, agreement text, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.organisation, a.agreement, min(a.created_at) from payment_attempt a
  where a.state in ('intended', 'pending', 'authorized') and a.created_at > before - interval '60 days'
    and not exists (
      select from payment_reading r
      where r.organisation = a.organisation and r.agreement = a.agreement and r.read_at > before
    )
  group by a.organisation, a.agreement
$$;
`;
