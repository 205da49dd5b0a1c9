import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** How long the work of dead processes stayed theirs. */
export interface HeldWork {
  /** Jobs that a process held when it died, and the longest that one of them was still held afterwards, in milliseconds. */
  readonly held: () => number;
  readonly longest: () => number;
  /** Leases that ran longer than the 15 s promised, by the database's clock: there must be none. */
  readonly tooLong: () => number;
  stop(): Promise<void>;
}

/** Watches who holds jobs, and whether the connection whose lock shows that they live is there. */
export function watchHeldWork(ownerUrl: string): HeldWork {
  const deadSince = new Map<string, number>();
  let held = 0;
  let longest = 0;
  let tooLong = 0;
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const client = new pg.Client({ connectionString: ownerUrl });
      client.on('error', () => {});
      try {
        await client.connect();
        while (!stopped) {
          const { rows } = await client.query<{ id: string; jobs: number }>(`
            select j.locked_by as id, count(*)::integer as jobs from graphile_worker._private_jobs j
            where j.locked_by is not null and j.locked_at < now() - interval '1 second' and not exists (
              select from pg_locks l where l.locktype = 'advisory' and l.granted
                and l.classid = ((hashtext('worker ' || j.locked_by)::bigint >> 32) & 4294967295)::oid
                and l.objid = (hashtext('worker ' || j.locked_by)::bigint & 4294967295)::oid)
            group by j.locked_by`);
          const at = performance.now();
          const dead = new Set(rows.map(({ id }) => id));
          for (const { id, jobs } of rows) {
            if (!deadSince.has(id)) {
              deadSince.set(id, at);
              held += jobs;
            }
            longest = Math.max(longest, at - (deadSince.get(id) ?? at));
          }
          for (const id of deadSince.keys()) if (!dead.has(id)) deadSince.delete(id);
          const leases = await client.query(`
            select from deadline where claimed_until > now() + interval '15 seconds'
            union all select from delivery_bulk_item where claimed_until > now() + interval '15 seconds'`);
          tooLong += leases.rowCount ?? 0;
          await sleep(250);
        }
      } catch {
        // The database was killed; look again when it is back.
        await sleep(100);
      } finally {
        await client.end().catch(() => {});
      }
    }
  })();
  return {
    held: () => held,
    longest: () => longest,
    tooLong: () => tooLong,
    async stop() {
      stopped = true;
      await watching;
    },
  };
}
