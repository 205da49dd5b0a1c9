import type { Bench } from './bench.ts';

/**
 * Puts the jobs of a task off for a day when they are added, or no longer: so that what one figure measures is not the
 * writing of the receipts, which the queue is there to put off.
 */
export async function holdJobs(bench: Bench, url: string, task: string): Promise<void> {
  await bench.onDatabase(
    url,
    `create or replace function bench_hold() returns trigger language plpgsql as $$
     begin
       if exists (select from graphile_worker._private_tasks t where t.id = new.task_id and t.identifier = '${task}') then
         new.run_at := now() + interval '1 day';
       end if;
       return new;
     end $$;
     create or replace trigger bench_hold before insert on graphile_worker._private_jobs
       for each row execute function bench_hold()`,
  );
}

/** Lets the jobs that are added from now on be. */
export async function letJobsRun(bench: Bench, url: string): Promise<void> {
  await bench.onDatabase(url, 'drop trigger if exists bench_hold on graphile_worker._private_jobs');
}
