import { type Kysely, sql } from 'kysely';
import { afterCommit, type OrganisationTransaction } from '../database/database.ts';
import type { Tables } from '../database/schema.ts';
import { inSql, Writes } from '../database/writes.ts';

/** Effects that run after the commit, at least once, each with what it needs to find its row. */
export interface Job {
  readonly task: 'deliver';
  readonly payload: { readonly organisation: number; readonly delivery: string };
  /** Milliseconds from now on the database's clock, which all processes share; at once when absent. */
  readonly after?: number;
}

/**
 * How often a job may be taken. A job that throws is tried again with pauses that grow to six hours; what a peer does is no
 * reason to throw, and the delivery has its own plan. So many, because graphile-worker also counts the times that a process
 * took a job and died before it came to it: with 25, a server that was killed again and again gave deliveries up.
 */
const maxAttempts = 1_000;

/** Workers are woken at most so often, in milliseconds: each time they ask for all jobs that there are. */
const wakeEvery = 10;

/** Adds jobs in the transaction of what they follow from: without its commit they never were. */
export async function enqueue(transaction: OrganisationTransaction, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  const writes = new Writes();
  writes.call(enqueueing(transaction, jobs));
  await writes.run(transaction);
}

/** The call that adds jobs, for those who send it together with writes. Workers hear of them after the commit. */
export function enqueueing(transaction: OrganisationTransaction, jobs: readonly Job[]) {
  const specifications = jobs.map((job) => ({
    identifier: job.task,
    payload: job.payload,
    max_attempts: maxAttempts,
    priority: 0,
    ...(job.after === undefined ? {} : { after: job.after }),
  }));
  const dueNow = jobs.filter((job) => job.after === undefined).length;
  if (dueNow > 0) afterCommit(transaction, (shared) => wakeWorkers(shared, dueNow));
  const given = sql`${JSON.stringify(specifications)}::jsonb`;
  if (dueNow === jobs.length) return inSql(transaction, sql`enqueue_jobs(${given})`);
  return inSql(
    transaction,
    sql`enqueue_jobs((select jsonb_agg(case when job ? 'after' then job - 'after' || jsonb_build_object('run_at',
      now() + make_interval(secs => (job->>'after')::double precision / 1000)) else job end) from jsonb_array_elements(${given}) job))`,
  );
}

/** Jobs by database that workers have not heard of, and the pause until they may be woken again. */
const unheard = new WeakMap<Kysely<Tables>, { jobs: number; pause: NodeJS.Timeout | undefined }>();

/**
 * Tells the workers of all processes that jobs have come, by graphile-worker's own notification. Not from within the
 * transaction: one that notifies holds a lock of the whole server until its commit is on the disk. A notification that is lost
 * with its process costs a second, after which workers look by themselves.
 */
function wakeWorkers(shared: Kysely<Tables>, jobs: number): void {
  const state = unheard.get(shared) ?? { jobs: 0, pause: undefined };
  unheard.set(shared, state);
  state.jobs += jobs;
  if (state.pause) return;
  const message = JSON.stringify({ r: Math.random(), count: state.jobs });
  state.jobs = 0;
  state.pause = setTimeout(() => {
    state.pause = undefined;
    if (state.jobs > 0) wakeWorkers(shared, 0);
  }, wakeEvery);
  sql`select pg_notify('jobs:insert', ${message})`.execute(shared).catch(() => {});
}
