import { type Kysely, sql } from 'kysely';

/** Tables of this migration whose rows belong to one organisation. */
export const billedMessageTables = ['billed_message'] as const;

/** The messages for which somebody bills us, such as SMS: a log for as long as the case is kept, and the figures thereafter. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(tables);
  for (const table of billedMessageTables) {
    await run(`alter table "${table}" enable row level security`);
    await run(`create policy separation on "${table}"
      using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation = nullif(current_setting('app.organisation', true), '')::integer)`);
    await run(`grant select, insert, update, delete on "${table}" to "${role}"`);
  }
  await run(functions);
  await run('revoke all on function delete_old_billed_messages(timestamptz) from public');
  await run(`grant execute on function delete_old_billed_messages(timestamptz) to "${role}"`);
}

const tables = `
create table billed_message (
  organisation integer not null references organisation,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  -- Until the case is deleted; with it goes all that leads to a person.
  "case" uuid,
  delivery uuid,
  -- The gateway's, or our key where it has none.
  reference text,
  -- Masked, and a keyed hash of the whole, by which it is found.
  receiver text,
  receiver_hash bytea,
  -- What the figures are by, as it was when the message was sent.
  workflow text not null,
  unit text,
  account text not null,
  gateway text not null,
  sender text not null,
  purpose text,
  sent_at timestamptz not null,
  -- As we counted them, and as the gateway did, where it tells.
  parts smallint not null,
  billed_parts smallint,
  -- Øre for a part as the settings said, and in hundredths of the currency what the gateway says that the message costs.
  part_price integer,
  price double precision,
  currency text,
  state text not null,
  is_final boolean not null,
  primary key (organisation, id),
  unique (organisation, delivery, reference),
  foreign key (organisation, "case") references "case",
  foreign key (organisation, delivery) references delivery,
  check (("case" is null) = (delivery is null)),
  check ("case" is not null or (reference is null and receiver is null and receiver_hash is null))
);
create index billed_message_sent on billed_message (organisation, sent_at, id);
create index billed_message_case on billed_message (organisation, "case") where "case" is not null;
create index billed_message_receiver on billed_message (organisation, receiver_hash) where receiver_hash is not null;
`;

const functions = `
-- Vouchers are kept for five years after the end of the financial year (Bogføringsloven, section 12).
create function delete_old_billed_messages(moment timestamptz)
returns void
language sql security definer set search_path = public as $$
  delete from billed_message where sent_at < date_trunc('year', moment, 'Europe/Copenhagen') - interval '5 years'
    and "case" is null
$$;
`;
