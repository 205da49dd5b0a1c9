import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import { sealEntries } from '../audit/seal.ts';
import { applyDueDeadlines } from './deadlines.ts';
import { type DeliveryServices, deliver } from './deliver.ts';
import { publishScheduled } from './designs/publish-scheduled.ts';
import { heartbeatEvery, startJobRunner } from './job-runner.ts';
import { enqueueLostDeliveries } from './lost-deliveries.ts';
import { workOffMoves } from './moving/work-off-moves.ts';
import type { ReceiptServices } from './receipt.ts';
import { makeDueReceipts } from './receipts-due.ts';
import { deleteExpired } from './retention.ts';
import { indexNames } from './search/index-names.ts';
import { publishScheduledWorkflows } from './workflow-designs/publish-scheduled-workflows.ts';

/** How often what falls due is looked for, in milliseconds. A deadline is at most so much late on an idle machine. */
const deadlineEvery = 500;
const sealEvery = 500;
const movesEvery = 1_000;
const receiptsEvery = 500;
/** Days are what retention counts; and the search for people without a trace reads all people. */
const retentionEvery = 600_000;
const lostEvery = 60_000;
/** What looks through tables waits with it until the process has started: a start takes no longer for many rows. */
const afterStart = 20_000;
const publishEvery = 5_000;

export interface Workers {
  /** Stops taking work, finishes what is under way, and ends. */
  stop(): Promise<void>;
}

/** Something that went wrong in the background; the log gets it without personal data. */
export type ReportProblem = (what: string, error: unknown) => void;

/**
 * Runs what happens without a request: the job queue, deadlines, receipts, the sealing of the audit log and the retention
 * rules. Any number of processes may run it on one database.
 * @param services their `pdf` makes the receipts that nobody waits for.
 * @param alone no other process uses this database: whatever a former one held is free at once.
 */
export async function startWorkers(
  services: DeliveryServices & ReceiptServices,
  queue: pg.Pool,
  options: {
    readonly concurrency: number;
    readonly alone: boolean;
    readonly report: ReportProblem;
    /** What other rooms do again and again: each so many milliseconds after it was done. */
    readonly background?: readonly { readonly milliseconds: number; readonly work: () => Promise<unknown> }[];
  },
): Promise<Workers> {
  const { report } = options;
  const tasks: TaskList = {
    deliver: async (payload) => {
      const { organisation, delivery } = payload as { organisation: number; delivery: string };
      await deliver(services, organisation, delivery);
    },
  };
  const jobs = await startJobRunner(queue, tasks, options);

  let stopping = false;
  const heartbeat = every(heartbeatEvery, () => jobs.keepUp());
  const loops = [
    every(deadlineEvery, () => applyDueDeadlines(services, () => stopping, report)),
    every(movesEvery, () => workOffMoves(services, () => stopping, report)),
    every(sealEvery, async () => {
      const { rows } = await sql<{ id: number }>`select organisations_with_unsealed_entries() as id`.execute(
        services.database.shared,
      );
      for (const { id } of rows) {
        const organisation = await services.organisations.byId(id);
        if (organisation) await sealEntries(services.database, id, organisation.keys.audit);
      }
    }),
    every(receiptsEvery, () => makeDueReceipts(services, () => stopping, report)),
    every(retentionEvery, () => deleteExpired(services), afterStart),
    every(lostEvery, () => enqueueLostDeliveries(services), afterStart),
    every(lostEvery, () => indexNames(services, () => stopping), afterStart),
    every(publishEvery, async () => {
      await publishScheduled(services);
      await publishScheduledWorkflows(services);
    }),
    ...(options.background ?? []).map(({ milliseconds, work }) => every(milliseconds, work)),
  ];
  return {
    async stop() {
      stopping = true;
      await heartbeat.stop();
      await Promise.all([...loops.map((loop) => loop.stop()), jobs.stop()]);
    },
  };

  /** Runs `work` after `first` and then again and again, never twice at once; a failure is reported and the next turn tries again. */
  function every(milliseconds: number, work: () => Promise<unknown>, first = 0): { stop(): Promise<void> } {
    let timer: NodeJS.Timeout | undefined;
    let stopped = false;
    const turn = async (): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (!stopped) report('background work failed', error);
      }
      if (!stopped) timer = setTimeout(next, milliseconds);
    };
    let under = Promise.resolve();
    if (first === 0) next();
    else timer = setTimeout(next, first);
    function next(): void {
      under = turn();
    }
    return {
      stop: () => {
        stopped = true;
        clearTimeout(timer);
        return under;
      },
    };
  }
}
