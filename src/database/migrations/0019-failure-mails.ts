import { type Kysely, sql } from 'kysely';

/** Mails to the addresses that a workflow wants told of failed deliveries: rows made with the failure, taken when they are due. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(database);
  await run(`
create table failure_mail (
  organisation integer not null references organisation,
  id uuid not null,
  "case" uuid not null,
  address text not null,
  created_at timestamptz not null,
  -- Null once it has been given up; a row that was sent is gone.
  next_at timestamptz,
  attempts integer not null default 0,
  -- In a word, why it was given up.
  problem text,
  primary key (organisation, id),
  foreign key (organisation, "case") references "case" on delete cascade
);
create index failure_mail_due on failure_mail (next_at) where next_at is not null;
create index failure_mail_of_case on failure_mail (organisation, "case");
alter table failure_mail enable row level security;
create policy separation on failure_mail
  using (organisation = nullif(current_setting('app.organisation', true), '')::integer)
  with check (organisation = nullif(current_setting('app.organisation', true), '')::integer);
grant select, insert, update, delete on failure_mail to "${role}";

-- Free again after two minutes, and twice as long after each attempt that came to nothing.
create function claim_failure_mails(moment timestamptz, most integer)
returns table (organisation integer, id uuid)
language sql security definer set search_path = public, pg_temp as $$
  update failure_mail f
  set attempts = f.attempts + 1, next_at = moment + interval '2 minutes' * power(2, least(f.attempts, 8))
  from (
    select d.organisation, d.id from failure_mail d where d.next_at <= moment
    order by d.next_at limit most for update skip locked
  ) due
  where f.organisation = due.organisation and f.id = due.id
  returning f.organisation, f.id
$$;
revoke all on function claim_failure_mails(timestamptz, integer) from public;
grant execute on function claim_failure_mails(timestamptz, integer) to "${role}";
`);
}
