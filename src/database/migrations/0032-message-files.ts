import { type Kysely, sql } from 'kysely';

/**
 * Files that are sent with a message of a case. Such a file has no source until its message is written: until then it is nobody's,
 * and is listed nowhere.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(`
alter table document drop constraint document_kind_check;
alter table document add constraint document_kind_check check (kind in ('upload', 'receipt', 'letter', 'message'));
`)
    .execute(database);
}
