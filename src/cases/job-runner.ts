import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList, type WorkerEventMap, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { unlockDead } from './unlock-dead.ts';

/** A process that has not shown itself for so long (milliseconds) is dead, and what it held is free: under the 15 s promised. */
export const deadAfter = 7_000;
/** How often a process shows itself. */
export const heartbeatEvery = 2_000;

/** Works off the job queue. */
export interface JobRunner {
  /**
   * Shows that this process lives, and frees what dead ones held; to be called every {@link heartbeatEvery}. After the database was
   * away it begins anew under another name: what was taken under the old one, with an answer that never came, is then free.
   */
  keepUp(): Promise<void>;
  /** Takes no more jobs, finishes those under way, and ends. */
  stop(): Promise<void>;
}

/** graphile-worker at work under one name, and the connection whose lock shows that the name is alive. */
interface Running {
  readonly name: string;
  readonly runner: Runner;
  readonly localQueue: WorkerEventMap['localQueue:init']['localQueue'] | undefined;
  readonly holder: pg.PoolClient;
  /** Ends the connection, and with it the lock. */
  readonly release: () => void;
  /** The connection has ended, or the runner has: the name is nobody's any more. */
  lost: boolean;
}

/** What graphile-worker's local queue can do and does not tell. */
interface ReturnsJobs {
  setModeTtlExpired(): void;
  /** Goes on without being waited for, such as giving jobs back. */
  background(promise: Promise<unknown>): void;
}

/**
 * Starts to work off the job queue.
 * @param options.alone no other process uses this database: whatever a former one held is free at once.
 */
export async function startJobRunner(
  queue: pg.Pool,
  tasks: TaskList,
  options: {
    readonly concurrency: number;
    readonly alone: boolean;
    readonly report: (what: string, error: unknown) => void;
  },
): Promise<JobRunner> {
  const { report } = options;
  await unlockDead(queue, options.alone ? 0 : deadAfter);
  let current = await begin();
  let retiring: Promise<void> = Promise.resolve();
  return {
    async keepUp() {
      if (!current.lost) await beat(current).catch(() => giveUp(current));
      if (current.lost) {
        const before = current;
        // A connection that has ended still counts among the pool's.
        before.release();
        current = await begin();
        retiring = Promise.all([retiring, retire(before)]).then(() => {});
      }
      await unlockDead(queue, deadAfter);
    },
    async stop() {
      await Promise.all([retiring, retire(current)]);
    },
  };

  async function begin(): Promise<Running> {
    // First, so that nothing is begun while the database is away.
    const holder = await queue.connect();
    let isReleased = false;
    const release = (): void => {
      if (!isReleased) holder.release(true);
      isReleased = true;
    };
    const names: string[] = [];
    let localQueue: Running['localQueue'];
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => {
      names.push(workerPool.id);
    });
    events.on('localQueue:init', (made) => {
      localQueue = made.localQueue;
      hear(made.localQueue as unknown as ReturnsJobs);
    });
    try {
      const runner = await run({
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
      const [name] = names;
      if (name === undefined) throw new Error('graphile-worker has told no name.');
      const running: Running = { name, runner, localQueue, holder, release, lost: false };
      holder.once('end', () => giveUp(running));
      // It ends by itself when it can't go on.
      runner.promise.catch(() => giveUp(running));
      await holder
        .query('select pg_advisory_lock(hashtext($1))', [`worker ${name}`])
        .then(() => beat(running))
        // The next call begins anew.
        .catch(() => giveUp(running));
      return running;
    } catch (error) {
      release();
      throw error;
    }
  }

  /**
   * A stopped queue that loses the database while it gives jobs back ends in a promise that nobody holds (graphile-worker 0.18.0),
   * and that would end the process. It is told here; the jobs are freed with the name that holds them.
   */
  function hear(localQueue: ReturnsJobs): void {
    const background = localQueue.background.bind(localQueue);
    localQueue.background = (promise) =>
      background(promise.catch((error: unknown) => report('the job queue could not give jobs back', error)));
  }

  /** Finishes what is under way and frees the rest. */
  async function retire({ name, runner, localQueue, release }: Running): Promise<void> {
    try {
      // A local queue that is stopped with jobs in it fails and holds on to them (graphile-worker 0.18.0): they go back first, as
      // they do when nobody has taken them for long.
      if (localQueue?.mode === 'WAITING') (localQueue as unknown as ReturnsJobs).setModeTtlExpired();
      await runner.stop();
    } catch (error) {
      report('the job queue did not stop cleanly', error);
    }
    await queue
      .query('select graphile_worker.force_unlock_workers(array[$1]::text[])', [name])
      .then(() => queue.query('delete from worker where id = $1', [name]))
      // The others free it when it has not shown itself for long.
      .catch(() => {});
    release();
  }
}

function giveUp(running: Running): void {
  running.lost = true;
}

async function beat({ holder, name }: Running): Promise<void> {
  await holder.query(
    'insert into worker (id, seen_at) values ($1, now()) on conflict (id) do update set seen_at = excluded.seen_at',
    [name],
  );
}
