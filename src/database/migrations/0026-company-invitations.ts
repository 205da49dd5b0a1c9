import { type Kysely, sql } from 'kysely';

/** A company can be invited by its CVR number, and a link that was used is known as one. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(`
alter table invitation drop constraint invitation_kind_check;
alter table invitation add constraint invitation_kind_check check (kind in ('cpr', 'email', 'cvr'));
-- The digest of the link that has opened the form of an invitation and opens it no more.
alter table draft add column used_hash bytea;
create index draft_used on draft (organisation, used_hash) where used_hash is not null;
`)
    .execute(database);
}
