import { createShutdown, type Shutdown, Stopping } from './shutdown.ts';
import { StartError } from './start-error.ts';

/**
 * Runs the main program of a process: `start` starts everything and adds to the shutdown how each part is stopped. SIGINT,
 * SIGTERM and SIGHUP stop in order. A `StartError` is printed as one line on stderr, anything else that nobody caught with
 * its stack; both stop what was started and exit with 1.
 */
export function runMain(start: (shutdown: Shutdown) => Promise<void>, log: (line: string) => void): void {
  const shutdown = createShutdown({ log });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => shutdown.signal(signal));

  const fail = (error: unknown): void => {
    if (error instanceof Stopping) return;
    console.error(describe(error));
    void shutdown.run(error instanceof StartError ? 'it could not start' : 'an error that nobody handled', 1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', (error) => (isOfStoppedQueue(error) ? console.error(describe(error)) : fail(error)));

  // Stopped last: a start that is still under way ends at its next `add`, whose part is then stopped too.
  const settled = Promise.withResolvers<void>();
  shutdown.add('start', () => settled.promise);
  start(shutdown).catch(fail).finally(settled.resolve);
}

/**
 * The local queue of graphile-worker 0.18.0 rejects a promise that nobody holds when the database goes away while the queue, which
 * has been stopped, gives its jobs back. What it held is freed with its name (`cases/job-runner.ts`), and the process goes on.
 */
function isOfStoppedQueue(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.message.startsWith('Error occurred whilst returning jobs from local queue to database queue') &&
    /[\\/]graphile-worker[\\/]/.test(error.stack ?? '')
  );
}

function describe(error: unknown): string {
  if (error instanceof StartError) return error.message.replaceAll(/\s*\n\s*/g, ' ');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
