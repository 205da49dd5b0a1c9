import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../src/paths.ts';
import { processorSeconds } from './machine.ts';

/** The product as `npm start` runs it, in a process of its own. */
export interface ProductProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Milliseconds from its start until it said that it is ready. */
  readonly readyAfter: number;
  /** Seconds of processor time that it had used by then. */
  readonly processorToReady: number;
  /** Resident bytes after the garbage was collected. */
  residentBytes(): Promise<number>;
  /** What it holds after the garbage was collected, in bytes: `rss` all that is resident, `heapUsed` what JavaScript reaches. */
  memory(): Promise<NodeJS.MemoryUsage>;
  stop(): Promise<void>;
}

/** More Node arguments, such as `--cpu-prof`, may be given in `BENCH_NODE_OPTIONS`. */
const further = (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter((option) => option !== '');

/** Starts the compiled product. @throws with what it printed when it ends before it is ready. */
export async function startProductProcess(environment: NodeJS.ProcessEnv): Promise<ProductProcess> {
  const helper = join(projectRoot, 'bench', 'programs', 'answer-memory.mjs');
  const main = join(projectRoot, '.build', 'src', 'main.js');
  const began = performance.now();
  const child = spawn(process.execPath, ['--expose-gc', ...further, '--import', helper, main], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  const readyAfter = await untilReady(child, began, /^Ready: /);
  const memory = async (): Promise<NodeJS.MemoryUsage> => {
    const answer = once(child, 'message');
    child.send('memory');
    return (await answer)[0];
  };
  return {
    child,
    pid: child.pid ?? 0,
    readyAfter,
    processorToReady: processorSeconds(child.pid ?? 0),
    memory,
    residentBytes: async () => (await memory()).rss,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Waits for a line. @returns milliseconds since `began`. @throws with the output when the process ends before. */
export async function untilReady(child: ChildProcess, began: number, line: RegExp): Promise<number> {
  const output: string[] = [];
  const ready = Promise.withResolvers<number>();
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (text) => {
      output.push(text);
      if (line.test(text)) ready.resolve(performance.now() - began);
    });
  }
  child.once('exit', () => ready.reject(new Error(`It ended before it was ready:\n${output.join('\n')}`)));
  child.once('error', ready.reject);
  return ready.promise;
}
