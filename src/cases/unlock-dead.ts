import type pg from 'pg';

/**
 * A name whose lock is free counts as dead after so many milliseconds without a sign: when the database itself was away all locks
 * are free at first, and the living need a heartbeat to take theirs again.
 */
const unlockedAfter = 4_000;

/**
 * Frees the jobs of processes that died; graphile-worker itself would hold them for four hours. Dead is whoever has not shown
 * itself for the time given (a machine that fell off the network), no longer holds its lock and has missed a heartbeat (its
 * connection ended with it), or never showed itself. All times are the database's own, whatever the clocks of the processes say.
 * While the database has been up for less than that time nobody is dead.
 * @returns the names whose jobs were freed
 */
export async function unlockDead(queue: pg.Pool, milliseconds: number): Promise<readonly string[]> {
  const { rows } = await queue.query<{ id: string }>(
    `with limits as (
       select now() - make_interval(secs => $1::double precision / 1000) as silent,
         now() - make_interval(secs => least($1, ${unlockedAfter})::double precision / 1000) as unlocked
     ), holder as (
       select j.locked_by as id, min(j.locked_at) as since from graphile_worker._private_jobs j
       where j.locked_by is not null group by j.locked_by
     ), dead as (
       select h.id from limits l, holder h left join worker w on w.id = h.id
       where pg_postmaster_start_time() <= l.silent
         and case when w.id is null then h.since <= l.silent
           when w.seen_at <= l.silent then true
           when w.seen_at <= l.unlocked then pg_try_advisory_xact_lock(hashtext('worker ' || h.id))
           else false end
     ), freed as (
       select graphile_worker.force_unlock_workers(array(select id from dead)) where exists (select from dead)
     )
     select dead.id from dead left join freed on true`,
    [milliseconds],
  );
  await queue.query("delete from worker where seen_at < now() - interval '1 hour'");
  return rows.map(({ id }) => id);
}
