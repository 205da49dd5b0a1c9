import { type Kysely, sql } from 'kysely';

/** Which workflows a key is for, and what was just made until it has been shown. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(`
-- Keys of workflows; all of the organisation's when null.
alter table api_key add column workflows text[];
-- The key or secret, encrypted under the organisation's key, from its making until its maker has seen it, and for minutes at most.
alter table api_key add column reveal bytea;
alter table webhook_secret add column reveal bytea;
`)
    .execute(database);
}
