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
  process.on('unhandledRejection', fail);

  // Stopped last: a start that is still under way ends at its next `add`, whose part is then stopped too.
  const settled = Promise.withResolvers<void>();
  shutdown.add('start', () => settled.promise);
  start(shutdown).catch(fail).finally(settled.resolve);
}

function describe(error: unknown): string {
  if (error instanceof StartError) return error.message.replaceAll(/\s*\n\s*/g, ' ');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
