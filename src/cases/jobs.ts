import { sql } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';
import { Writes } from '../database/writes.ts';

/** Effects that run after the commit, at least once, each with what it needs to find its row. */
export type Job =
  | {
      readonly task: 'deliver';
      readonly payload: { readonly organisation: number; readonly delivery: string };
      /** Not before; at once when absent. */
      readonly runAt?: Date;
    }
  | {
      readonly task: 'receipt';
      readonly payload: { readonly organisation: number; readonly case: string; readonly sequence: number };
      readonly runAt?: Date;
    };

/** A job that throws is tried again so many times, with growing pauses; what a peer does is no reason to throw. */
const maxAttempts = 25;

/** Adds jobs in the transaction of what they follow from: without its commit they never were. */
export async function enqueue(transaction: OrganisationTransaction, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  const writes = new Writes();
  writes.call(enqueueing(transaction, jobs));
  await writes.run(transaction);
}

/** The call that adds jobs, for those who send it together with writes. */
export function enqueueing(transaction: OrganisationTransaction, jobs: readonly Job[]) {
  const specifications = jobs.map((job) => ({
    identifier: job.task,
    payload: job.payload,
    max_attempts: maxAttempts,
    ...(job.runAt ? { run_at: job.runAt.toISOString() } : {}),
  }));
  const statement = sql`enqueue_jobs(${JSON.stringify(specifications)}::jsonb)`;
  return { compile: () => statement.compile(transaction) };
}
