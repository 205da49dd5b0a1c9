import { type Kysely, sql } from 'kysely';

/**
 * A message of which nobody knows whether the gateway took it is logged too: without a reference until one is told, under the key that it
 * went out with, by which a word that comes late finds it.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(`alter table billed_message add column key uuid, add check ("case" is not null or key is null)`)
    .execute(database);
  // Until now they stood as messages of no parts with this name, and only where the organisation would rather lose them.
  await sql
    .raw(`update billed_message set reference = null, billed_parts = null where reference = 'unknown'`)
    .execute(database);
}
