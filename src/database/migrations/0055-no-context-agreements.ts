import { type Kysely, sql } from 'kysely';

/** CPR and CVR are asked by token: what an organisation called them with before, by identifiers in each message, is of no more use. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(`update organisation set settings = settings - 'registers' where settings ? 'registers'`)
    .execute(database);
}
