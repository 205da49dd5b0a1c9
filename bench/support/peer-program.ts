import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.ts';
import { typescriptArguments } from '../../src/processes/node-program.ts';
import type { Bench } from './bench.ts';

/** Starts a peer of the bench in a process of its own, which tells its port and ends with this one's channel. */
export async function startPeerProgram(
  bench: Bench,
  name: string,
): Promise<{ readonly port: number; readonly child: ChildProcess }> {
  const program = join(projectRoot, 'bench', 'programs', name);
  const child = spawn(process.execPath, [...typescriptArguments, program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  bench.defer(async () => {
    if (child.connected) child.disconnect();
    await ended;
  });
  const [port] = await once(child, 'message');
  return { port: Number(port), child };
}
