import { type Kysely, sql } from 'kysely';

/** What a workflow tells a group of employees: a message of the case that its citizen does not see, and a notification of it. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(`
alter table message add column for_group text;
alter table notice_source drop constraint notice_source_kind_check;
alter table notice_source add constraint notice_source_kind_check
  check (kind in ('newTask', 'reminder', 'overdue', 'failedDelivery', 'citizenMessage', 'workflowNotice'));
`)
    .execute(database);
}
