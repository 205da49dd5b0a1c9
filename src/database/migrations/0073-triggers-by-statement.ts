import { type Kysely, sql } from 'kysely';

/**
 * What is noted beside audit entries and new tasks is noted once for each statement rather than for each row: events of several cases are
 * written by one statement. An audit entry is no more held against its organisation's row, on which all that was logged at the same moment
 * met for a lock: row-level security lets in entries of the current organisation alone, and no organisation is ever deleted.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await sql.raw(triggers).execute(database);
}

const triggers = `
alter table audit_entry drop constraint audit_entry_organisation_fkey;

drop trigger queue_for_sealing on audit_entry;
create or replace function queue_for_sealing() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (organisation, entry) select organisation, id from added;
  return null;
end $$;
create trigger queue_for_sealing after insert on audit_entry
  referencing new table as added for each statement execute function queue_for_sealing();

create function note_new_tasks() returns trigger language plpgsql as $$
begin
  insert into notice_source (organisation, kind, "case", task, "group", employee, at)
  select organisation, case when purpose = 'failedDelivery' then 'failedDelivery' else 'newTask' end,
    "case", id, "group", employee, created_at
  from added;
  return null;
end $$;
drop trigger note_new_task on task;
create trigger note_new_tasks after insert on task
  referencing new table as added for each statement execute function note_new_tasks();

create or replace function note_task() returns trigger language plpgsql as $$
begin
  if new.reminded_at is distinct from old.reminded_at and new.reminded_at is not null and new.closed_at is null then
    insert into notice_source (organisation, kind, "case", task, "group", employee, at)
    values (new.organisation, case when new.reminded_at >= new.due_at then 'overdue' else 'reminder' end,
      new."case", new.id, new."group", new.employee, new.reminded_at);
  end if;
  return null;
end $$;
`;
