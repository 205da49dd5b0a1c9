import { type Kysely, sql } from 'kysely';

/**
 * A session knows when and how well its owner proved who they are, and keeps what was typed while they prove it anew (in
 * `login`, as a log-in under way does): what weighs much asks for a fresh proof.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `-- As the provider says; null where it does not.
      alter table session add column authenticated_at timestamptz;
      alter table session add column multi_factor boolean not null default false;`,
    )
    .execute(database);
}
