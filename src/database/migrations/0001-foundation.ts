import { type Kysely, sql } from 'kysely';

/**
 * The foundation: organisations, people, sessions, forms, workflows, cases and the audit log.
 * Every table's key begins with the organisation (design section 11), every table with rows of an organisation is under
 * row-level security, and the application's role may do to a table no more than is granted here.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await sql.raw(tables).execute(database);
}

const tables = `
create extension if not exists pg_trgm;

create table organisation (
  id integer primary key generated always as identity,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,59}$'),
  host text unique,
  cvr text not null,
  name jsonb not null,
  languages text[] not null,
  branding jsonb not null default '{}',
  settings jsonb not null default '{}',
  -- The organisation's key, wrapped by the master key; it wraps the keys of its cases.
  wrapped_key bytea not null,
  created_at timestamptz not null default now()
);

-- One data key per draft or case and per person. Deleting the row destroys what was encrypted under it.
create table data_key (
  organisation integer not null references organisation,
  id uuid not null,
  wrapped bytea not null,
  primary key (organisation, id)
);

create table person (
  organisation integer not null references organisation,
  id uuid not null,
  data_key uuid not null,
  -- Keyed hash of the CPR number, or of the identity provider's subject for people without one.
  identity_hash bytea not null,
  -- { cpr, name }, encrypted.
  identity bytea not null,
  language text,
  created_at timestamptz not null default now(),
  primary key (organisation, id),
  unique (organisation, identity_hash),
  foreign key (organisation, data_key) references data_key
);

create table employee (
  organisation integer not null references organisation,
  id uuid not null,
  subject text not null,
  name text not null,
  email text,
  groups text[] not null,
  roles text[] not null,
  language text,
  seen_at timestamptz not null default now(),
  primary key (organisation, id),
  unique (organisation, subject)
);

create table session (
  organisation integer not null references organisation,
  token_hash bytea not null,
  kind text not null check (kind in ('visitor', 'citizen', 'employee')),
  person uuid,
  employee uuid,
  login_level text not null default 'none',
  csrf_secret bytea not null,
  -- What a log-in under way must remember: state, nonce, verifier, where to go; encrypted under the organisation's key.
  login bytea,
  -- The identity provider's token for logging out there; encrypted under the organisation's key.
  id_token bytea,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (organisation, token_hash),
  foreign key (organisation, person) references person,
  foreign key (organisation, employee) references employee
);
create index session_expiry on session (expires_at);
create index session_person on session (organisation, person);

create table form_version (
  organisation integer not null references organisation,
  id uuid not null,
  key text not null,
  version integer not null,
  status text not null check (status in ('draft', 'published', 'withdrawn')),
  definition jsonb not null,
  published_at timestamptz,
  primary key (organisation, id),
  unique (organisation, key, version)
);
create unique index form_published on form_version (organisation, key) where status = 'published';

create table workflow_version (
  organisation integer not null references organisation,
  id uuid not null,
  key text not null,
  version integer not null,
  status text not null check (status in ('draft', 'published', 'withdrawn')),
  definition jsonb not null,
  -- The key of the form that starts it, and the form version that each fill step's alias is pinned to.
  start_form text not null,
  forms jsonb not null,
  published_at timestamptz,
  primary key (organisation, id),
  unique (organisation, key, version)
);
create unique index workflow_published on workflow_version (organisation, key) where status = 'published';
create unique index workflow_of_form on workflow_version (organisation, start_form) where status = 'published';

create table "case" (
  organisation integer not null references organisation,
  id uuid not null,
  number text not null,
  person uuid not null,
  workflow_version uuid not null,
  data_key uuid not null,
  status text not null check (status in ('open', 'ended')),
  outcome text,
  -- Keys of the open steps, of the end step once ended: enough for lists without opening the encrypted state.
  open_steps text[] not null,
  readers text not null,
  -- How many events it has; the state is their fold.
  sequence integer not null,
  state bytea not null,
  language text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  delete_at timestamptz,
  primary key (organisation, id),
  unique (organisation, number),
  foreign key (organisation, person) references person,
  foreign key (organisation, workflow_version) references workflow_version,
  foreign key (organisation, data_key) references data_key
);
create index case_of_person on "case" (organisation, person, created_at desc);
create index case_to_delete on "case" (delete_at) where delete_at is not null;

create table draft (
  organisation integer not null references organisation,
  id uuid not null,
  person uuid not null,
  form_version uuid not null,
  workflow_version uuid not null,
  data_key uuid not null,
  -- Counts up at each save; a save names the revision that it was made from.
  revision integer not null default 1,
  -- { answers, prefilled, pages }, encrypted.
  content bytea not null,
  language text not null,
  -- For a correction: the case and the open step that it completes.
  "case" uuid,
  open_step integer,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- The case that it became.
  submitted_case uuid,
  primary key (organisation, id),
  foreign key (organisation, person) references person,
  foreign key (organisation, form_version) references form_version,
  foreign key (organisation, data_key) references data_key
);
create index draft_of_person on draft (organisation, person, updated_at desc);
create index draft_expiry on draft (expires_at);
create index draft_of_case on draft (organisation, "case") where "case" is not null;

create table case_event (
  organisation integer not null,
  "case" uuid not null,
  sequence integer not null,
  at timestamptz not null,
  kind text not null,
  actor_kind text not null,
  actor uuid,
  content bytea not null,
  primary key (organisation, "case", sequence),
  foreign key (organisation, "case") references "case"
);

create table submission (
  organisation integer not null,
  "case" uuid not null,
  sequence integer not null,
  form_version uuid not null,
  -- { values, answers, prefilled }, encrypted.
  content bytea not null,
  language text not null,
  at timestamptz not null,
  primary key (organisation, "case", sequence),
  foreign key (organisation, "case") references "case"
);

create table task (
  organisation integer not null,
  id uuid not null,
  "case" uuid not null,
  open_step integer not null,
  step text not null,
  purpose text not null check (purpose in ('approve', 'failedDelivery')),
  "group" text not null,
  employee uuid,
  due_at timestamptz,
  reminded_at timestamptz,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (organisation, id),
  foreign key (organisation, "case") references "case"
);
create index task_inbox on task (organisation, "group", due_at nulls last, created_at) where closed_at is null;
create index task_of_case on task (organisation, "case");

-- Deadlines are rows, taken in batches by one index scan; never a queued job or timer each.
create table deadline (
  organisation integer not null,
  id uuid not null,
  "case" uuid not null,
  open_step integer not null,
  kind text not null check (kind in ('reminder', 'due', 'wait')),
  due_at timestamptz not null,
  claimed_until timestamptz,
  primary key (organisation, id),
  foreign key (organisation, "case") references "case"
);
create index deadline_due on deadline (due_at);
create index deadline_of_case on deadline (organisation, "case");

create table delivery (
  organisation integer not null,
  -- The key that goes out with the request: UUID version 4, fixed before the first attempt.
  id uuid not null,
  "case" uuid not null,
  open_step integer not null,
  step text not null,
  kind text not null,
  status text not null check (status in ('pending', 'awaiting', 'delivered', 'failed', 'handledByHand')),
  attempts integer not null default 0,
  next_at timestamptz,
  reference text,
  reason jsonb,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (organisation, id),
  unique (organisation, "case", open_step),
  foreign key (organisation, "case") references "case"
);

create index delivery_pending on delivery (next_at) where status = 'pending';

create table delivery_attempt (
  organisation integer not null,
  delivery uuid not null,
  attempt integer not null,
  at timestamptz not null,
  milliseconds integer,
  outcome text not null,
  reference text,
  reason text,
  -- { request, answer }, encrypted under the case's key.
  exchange bytea,
  primary key (organisation, delivery, attempt),
  foreign key (organisation, delivery) references delivery
);

create table circuit (
  organisation integer not null references organisation,
  kind text not null,
  failures integer not null,
  open_until timestamptz,
  since timestamptz not null,
  primary key (organisation, kind)
);

create table document (
  organisation integer not null,
  id uuid not null,
  data_key uuid not null,
  draft uuid,
  "case" uuid,
  -- The field that an upload answers.
  field text,
  kind text not null check (kind in ('upload', 'receipt', 'letter')),
  -- For generated documents: what they were made from, so that they are made once.
  source text,
  -- { name, title }, encrypted.
  name bytea not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  created_at timestamptz not null default now(),
  primary key (organisation, id),
  foreign key (organisation, data_key) references data_key,
  check (draft is not null or "case" is not null)
);
create index document_of_case on document (organisation, "case") where "case" is not null;
create index document_of_draft on document (organisation, draft) where draft is not null;
create unique index document_source on document (organisation, "case", source) where source is not null;

create table document_chunk (
  organisation integer not null,
  document uuid not null,
  number integer not null,
  content bytea not null,
  primary key (organisation, document, number),
  foreign key (organisation, document) references document on delete cascade
);

create table message (
  organisation integer not null,
  id uuid not null,
  "case" uuid not null,
  from_kind text not null check (from_kind in ('citizen', 'employee', 'system')),
  from_id uuid,
  at timestamptz not null,
  -- { da, en, … }, encrypted.
  content bytea not null,
  read_at timestamptz,
  primary key (organisation, id),
  foreign key (organisation, "case") references "case"
);
create index message_of_case on message (organisation, "case", at);
create index message_unread on message (organisation, at) where from_kind = 'citizen' and read_at is null;

create table audit_entry (
  organisation integer not null references organisation,
  id bigint not null generated always as identity,
  at timestamptz not null,
  actor_kind text not null,
  actor uuid,
  subject uuid,
  action text not null,
  record_kind text not null,
  record uuid,
  -- Where from and what more, encrypted under the key of what it concerns, so that deletion makes it unreadable
  -- while the chain over it still holds.
  data_key uuid,
  detail bytea not null,
  primary key (organisation, id)
);
create index audit_of_record on audit_entry (organisation, record);
create index audit_by_action on audit_entry (organisation, action, id);
create index audit_by_time on audit_entry (organisation, at);

-- The chain: one seal per entry in the order in which the entries were committed.
create table audit_seal (
  organisation integer not null references organisation,
  sequence bigint not null,
  entry bigint not null,
  digest bytea not null,
  primary key (organisation, sequence),
  unique (organisation, entry)
);
create table audit_unsealed (
  organisation integer not null references organisation,
  entry bigint not null,
  primary key (organisation, entry)
);

-- What the product itself must keep and share between processes, such as its keys towards log-in providers;
-- encrypted under the master key.
create table product_secret (
  name text primary key,
  content bytea not null
);

create table worker (
  id text primary key,
  seen_at timestamptz not null
);
`;
