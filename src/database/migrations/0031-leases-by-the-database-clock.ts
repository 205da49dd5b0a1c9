import { type Kysely, sql } from 'kysely';

/**
 * What a process takes to work on is its for so many seconds. They were counted by the clock of the process that took it: where
 * that clock was an hour ahead, and the process died, the others left it alone for an hour. They are counted by the clock that all
 * processes share. What falls due is still judged by the moment that the caller gives.
 */
export async function up(database: Kysely<never>): Promise<void> {
  // Rewritten where they stand, so that whatever else earlier migrations made of them stays as it is; rights stay too.
  await sql
    .raw(`
do $$
declare
  claiming record;
  text text;
begin
  for claiming in
    select p.oid, p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosrc like '%claimed_until = moment +%'
  loop
    text := pg_get_functiondef(claiming.oid);
    text := replace(text, 'claimed_until = moment +', 'claimed_until = now() +');
    text := replace(text, 'claimed_until < moment', 'claimed_until < now()');
    execute text;
  end loop;
end $$`)
    .execute(database);
}
