import { type Kysely, sql } from 'kysely';

/** One organisation is the operator's own, whose people manage the others; and an organisation can be closed. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `-- The right to manage organisations counts here alone, whatever roles a provider elsewhere sends.
      alter table organisation add column is_operator boolean not null default false;
      -- Since when nobody gets in; what runs by itself goes on.
      alter table organisation add column closed_at timestamptz;`,
    )
    .execute(database);
}
