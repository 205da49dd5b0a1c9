import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList, type WorkerEventMap, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import { sealEntries } from '../audit/seal.ts';
import { applyDueDeadlines } from './deadlines.ts';
import { type DeliveryServices, deliver } from './deliver.ts';
import { publishScheduled } from './designs/publish-scheduled.ts';
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
const heartbeatEvery = 2_000;
/** A process that has not shown itself for so long is dead, and what it held is free: under the 15 s promised. */
const deadAfter = 7_000;

export interface Workers {
  /** Stops taking work, finishes what is under way, and ends. */
  stop(): Promise<void>;
}

/** What graphile-worker's local queue can do and does not tell. */
interface ReturnsJobs {
  setModeTtlExpired(): void;
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
  await unlockDead(queue, options.alone ? 0 : deadAfter);
  const tasks: TaskList = {
    deliver: async (payload) => {
      const { organisation, delivery } = payload as { organisation: number; delivery: string };
      await deliver(services, organisation, delivery);
    },
  };
  let poolId: string | undefined;
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id;
  });
  let localQueue: WorkerEventMap['localQueue:init']['localQueue'] | undefined;
  events.on('localQueue:init', (made) => {
    localQueue = made.localQueue;
  });
  const runner: Runner = await run({
    pgPool: queue,
    taskList: tasks,
    noHandleSignals: true,
    noPreparedStatements: false,
    preset: {
      worker: {
        concurrentJobs: options.concurrency,
        pollInterval: 1_000,
        localQueue: { size: options.concurrency * 4, ttl: 10_000, refetchDelay: { durationMs: 10 } },
        completeJobBatchDelay: 5,
        failJobBatchDelay: 5,
      },
    },
    logger: new Logger(() => (level, message) => {
      if (level === 'error') report(`the job queue says: ${message.replaceAll(/\d{6}-?\d{4}/g, '…')}`, null);
    }),
    events,
  });

  let stopping = false;
  const holder = await queue.connect();
  if (poolId) await showAlive(holder, poolId);
  const loops = [
    every(heartbeatEvery, async () => {
      if (poolId) await beat(queue, poolId);
      await unlockDead(queue, deadAfter);
    }),
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
      // A local queue that is stopped with jobs in it fails and holds on to them (graphile-worker 0.18.0): they go back first, as
      // they do when nobody has taken them for long.
      if (localQueue?.mode === 'WAITING') (localQueue as unknown as ReturnsJobs).setModeTtlExpired();
      await Promise.all([...loops.map((loop) => loop.stop()), runner.stop()]);
      if (poolId) await queue.query('delete from worker where id = $1', [poolId]).catch(() => {});
      // Ends the connection, and with it the lock.
      holder.release(true);
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

/**
 * Shows that this process lives: by a row, and by an advisory lock that its connection holds. When the process dies its
 * connection ends with it, and the lock is free at once, long before the row is old.
 */
async function showAlive(holder: pg.PoolClient, id: string): Promise<void> {
  await holder.query('select pg_advisory_lock(hashtext($1))', [lockName(id)]);
  await beat(holder, id);
}

async function beat(queue: pg.Pool | pg.PoolClient, id: string): Promise<void> {
  await queue.query(
    'insert into worker (id, seen_at) values ($1, now()) on conflict (id) do update set seen_at = excluded.seen_at',
    [id],
  );
}

function lockName(id: string): string {
  return `worker ${id}`;
}

/**
 * Frees the jobs of processes that died; graphile-worker itself would hold them for four hours. Dead is whoever no longer
 * holds the lock, has not shown itself for the time given (a machine that fell off the network), or never did.
 */
async function unlockDead(queue: pg.Pool, milliseconds: number): Promise<void> {
  await queue.query(
    `with holder as (
       select j.locked_by as id, min(j.locked_at) as since from graphile_worker._private_jobs j
       where j.locked_by is not null group by j.locked_by
     ), dead as (
       select h.id from holder h left join worker w on w.id = h.id
       where case when w.id is null then h.since <= now() - make_interval(secs => $1::double precision / 1000)
         else w.seen_at <= now() - make_interval(secs => $1::double precision / 1000)
           or pg_try_advisory_xact_lock(hashtext('worker ' || h.id)) end
     )
     select graphile_worker.force_unlock_workers(array(select id from dead)) where exists (select from dead)`,
    [milliseconds],
  );
  await queue.query("delete from worker where seen_at < now() - interval '1 hour'");
}
