import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.ts';
import { typescriptArguments } from '../../src/processes/node-program.ts';
import type { Bench } from './bench.ts';
import type { Filling } from './fillings.ts';
import type { PreparedDatabase } from './prepared-database.ts';

/** A process of `programs/case-process.ts`. */
export interface CaseProcess {
  readonly pid: number;
  /** Sends them in, ten at a time. */
  send(fillings: readonly Filling[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one; it stops with the figure at the latest. */
export async function startCaseProcess(
  bench: Bench,
  { ownerUrl, masterKey, organisation }: PreparedDatabase,
): Promise<CaseProcess> {
  const program = join(projectRoot, 'bench', 'programs', 'case-process.ts');
  const child = spawn(process.execPath, [...typescriptArguments, program], {
    env: {
      ...process.env,
      OWNER_URL: ownerUrl,
      BENCH_KEY: masterKey.toString('base64'),
      ORGANISATION: String(organisation.id),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const answer = () =>
    Promise.race([
      once(child, 'message'),
      ended.then(() => {
        throw new Error('A process of the bench ended before its time.');
      }),
    ]);
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await ended;
  };
  bench.defer(stop);
  await answer();
  return {
    pid: child.pid ?? 0,
    async send(fillings) {
      const sent = answer();
      child.send(fillings);
      await sent;
    },
    stop,
  };
}
