import { runMain } from './run-main.ts';
import type { Shutdown } from './shutdown.ts';

/**
 * Runs a command that ends by itself: as `runMain`, but without a word about the stop that follows.
 * @param command gives the exit code
 */
export function runCommand(command: (shutdown: Pick<Shutdown, 'add'>) => Promise<number>): void {
  runMain(
    async (shutdown) => {
      const code = await command(shutdown);
      void shutdown.run('done', code);
    },
    (line) => {
      if (!line.startsWith('Stopping: ')) console.error(line);
    },
  );
}
