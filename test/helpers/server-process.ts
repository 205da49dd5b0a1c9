import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../src/paths.ts';

/** The product as a process of its own, compiled, as `npm start` runs it. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** Everything it printed. */
  readonly output: readonly string[];
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts the compiled product and waits until it says that it is ready. @throws with its output when it ends before. */
export async function startServerProcess(environment: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const main = join(projectRoot, '.build', 'src', 'main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      output.push(line);
      if (line.startsWith('Ready: ')) ready.resolve();
    });
  }
  const ended = once(child, 'exit');
  await Promise.race([
    ready.promise,
    ended.then(() => {
      throw new Error(`The product ended before it was ready:\n${output.join('\n')}`);
    }),
  ]);
  return {
    child,
    output,
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
