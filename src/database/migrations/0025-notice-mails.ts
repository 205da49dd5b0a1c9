import { type Kysely, sql } from 'kysely';

/**
 * Mails with words of the workflow's own to an address of the case, beside those about failed deliveries. Whom they are to and what they
 * say is the case's own and encrypted under its key; `address` is empty for them.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await sql.raw('alter table failure_mail add column content bytea').execute(database);
}
