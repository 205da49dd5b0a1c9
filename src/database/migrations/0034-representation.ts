import { type Kysely, sql } from 'kysely';

/** Power of attorney: what a log-in said one may do for others, whom a draft is filled in for, and who sent it for them. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql
    .raw(`
-- Encrypted under the organisation's key.
alter table session add column privileges bytea;

-- On whose behalf: it becomes the case's person when it is sent. Whoever fills in (person) is the draft's alone.
alter table draft add column subject uuid;
alter table draft add foreign key (organisation, subject) references person (organisation, id);
create index draft_subject on draft (organisation, subject) where subject is not null;

-- Who sent it for the person, and by which power: that is encrypted under the case's key.
alter table submission add column actor uuid;
alter table submission add column representation bytea;
alter table submission add foreign key (organisation, actor) references person (organisation, id);
create index submission_actor on submission (organisation, actor) where actor is not null;

-- A person is kept as long as something that they sent for another is, and as long as something is filled in for them.
do $$
declare
  text text := pg_get_functiondef('people_without_trace(integer)'::regprocedure);
begin
  execute replace(text, 'limit most', 'and not exists (select from submission o where o.organisation = p.organisation and o.actor = p.id)
    and not exists (select from draft b where b.organisation = p.organisation and b.subject = p.id)
  limit most');
end $$`)
    .execute(database);
}
