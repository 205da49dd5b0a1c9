import { type Kysely, sql } from 'kysely';

const separated = ['notice_source', 'notification', 'notification_choice'] as const;

/**
 * What employees are told of: what happened (a row that a trigger writes in the same transaction, so that nobody who makes
 * a task has to think of it), what became of it for each of them, and how each wants to hear of it.
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
    'claim_notice_sources(timestamptz, integer)',
    'claim_due_mails(timestamptz, integer)',
    'unsent_mails()',
  ]) {
    await run(`revoke all on function ${signature} from public`);
    await run(`grant execute on function ${signature} to "${role}"`);
  }
}

const tables = `
create table notice_source (
  organisation integer not null references organisation,
  id bigint not null generated always as identity,
  kind text not null check (kind in ('newTask', 'reminder', 'overdue', 'failedDelivery', 'citizenMessage')),
  "case" uuid not null,
  task uuid,
  -- Whose members are told; the employee alone where a task is somebody's.
  "group" text not null,
  employee uuid,
  at timestamptz not null,
  claimed_until timestamptz,
  primary key (organisation, id),
  foreign key (organisation, "case") references "case" on delete cascade
);
create index notice_source_order on notice_source (id);
create index notice_source_of_case on notice_source (organisation, "case");

create table notification (
  organisation integer not null,
  id uuid not null,
  employee uuid not null,
  kind text not null,
  "case" uuid not null,
  case_number text not null,
  at timestamptz not null,
  read_at timestamptz,
  -- When it goes by mail, moved on by each attempt; null when it doesn't, or no longer.
  mail_at timestamptz,
  mail_attempts integer not null default 0,
  mailed_at timestamptz,
  -- Why the mail was given up, in a word.
  mail_problem text,
  primary key (organisation, id),
  foreign key (organisation, employee) references employee,
  foreign key (organisation, "case") references "case" on delete cascade
);
create index notification_of_employee on notification (organisation, employee, at desc);
create index notification_unread on notification (organisation, employee) where read_at is null;
create index notification_of_case on notification (organisation, "case");
create index notification_mail on notification (mail_at) where mail_at is not null and mailed_at is null;

create table notification_choice (
  organisation integer not null,
  employee uuid not null,
  kind text not null,
  way text not null check (way in ('site', 'atOnce', 'daily')),
  primary key (organisation, employee, kind),
  foreign key (organisation, employee) references employee
);
`;

const functions = `
create function note_task() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into notice_source (organisation, kind, "case", task, "group", employee, at)
    values (new.organisation, case when new.purpose = 'failedDelivery' then 'failedDelivery' else 'newTask' end,
      new."case", new.id, new."group", new.employee, new.created_at);
  elsif new.reminded_at is distinct from old.reminded_at and new.reminded_at is not null and new.closed_at is null then
    insert into notice_source (organisation, kind, "case", task, "group", employee, at)
    values (new.organisation, case when new.reminded_at >= new.due_at then 'overdue' else 'reminder' end,
      new."case", new.id, new."group", new.employee, new.reminded_at);
  end if;
  return null;
end $$;
create trigger note_new_task after insert on task for each row execute function note_task();
create trigger note_reminded_task after update of reminded_at on task for each row execute function note_task();

create function note_message() returns trigger language plpgsql as $$
begin
  insert into notice_source (organisation, kind, "case", "group", at)
  select new.organisation, 'citizenMessage', new."case", c.readers, new.at
  from "case" c where c.organisation = new.organisation and c.id = new."case";
  return null;
end $$;
create trigger note_citizen_message after insert on message
  for each row when (new.from_kind = 'citizen') execute function note_message();

create function claim_notice_sources(moment timestamptz, most integer)
returns table (organisation integer, id bigint)
language sql security definer set search_path = public, pg_temp as $$
  update notice_source s set claimed_until = moment + interval '30 seconds'
  from (
    select c.organisation, c.id from notice_source c
    where c.claimed_until is null or c.claimed_until < moment
    order by c.id limit most for update skip locked
  ) next
  where s.organisation = next.organisation and s.id = next.id
  returning s.organisation, s.id
$$;

-- All that is due to one employee at once, so that it is one mail; free again after two minutes, and twice as long after
-- each attempt that came to nothing.
create function claim_due_mails(moment timestamptz, most integer)
returns table (organisation integer, employee uuid, id uuid, attempts integer)
language sql security definer set search_path = public, pg_temp as $$
  update notification n
  set mail_attempts = n.mail_attempts + 1, mail_at = moment + interval '2 minutes' * power(2, least(n.mail_attempts, 8))
  from (
    select d.organisation, d.employee from notification d
    where d.mail_at <= moment and d.mailed_at is null
    group by d.organisation, d.employee order by min(d.mail_at) limit most
  ) due
  where n.organisation = due.organisation and n.employee = due.employee
    and n.mail_at <= moment and n.mailed_at is null
  returning n.organisation, n.employee, n.id, n.mail_attempts
$$;

create function unsent_mails() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from notification where mail_attempts > 0 and mailed_at is null and mail_at is not null
$$;
`;
