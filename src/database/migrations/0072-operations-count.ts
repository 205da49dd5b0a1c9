import { type Kysely, sql } from 'kysely';

/**
 * What was taken or paid back before an operation is an amount as all others, and is read as a number: as a bigint it came as text, to which
 * the amount was appended instead of added, so that a second capture or refund in part was never seen to be done, and was asked for again.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await sql.raw('alter table payment_operation alter column base type integer').execute(database);
}
