import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../../processes/start-error.ts';

/**
 * Ends what an earlier run left behind in the cluster: a server whose product was killed, or the workers of a server that was
 * itself killed, which hold on to its shared memory. Whether a process belongs to the cluster is asked of the system, not of
 * `postmaster.pid`, whose number may long be another program's; a stale file is removed.
 */
export async function stopOrphans(cluster: string, log: (line: string) => void): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const noted = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  const found = processesOf(cluster);
  if (found.length > 0) {
    log(`Stopping the database of an earlier run (process ${found.join(', ')})`);
    const server = found.find((pid) => pid === noted);
    // Fast shutdown first, then the one without a checkpoint (the next start recovers), then nothing asked.
    if (server !== undefined) await signalAndWait([server], 'SIGINT', cluster, 20_000);
    if (server !== undefined) await signalAndWait([server], 'SIGQUIT', cluster, 5_000);
    await signalAndWait(processesOf(cluster), 'SIGKILL', cluster, 5_000);
    const left = processesOf(cluster);
    if (left.length > 0) {
      throw new StartError(
        `The database of an earlier run (process ${left.join(', ')}) does not end: end it, then start again`,
      );
    }
  }
  await rm(file, { force: true });
}

/** The processes that have the cluster open, by their number; none when there is no cluster. */
export function processesOf(cluster: string): readonly number[] {
  if (!existsSync(cluster)) return [];
  const real = realpathSync(cluster);
  return process.platform === 'linux' ? processesIn(real) : serversOf([cluster, real]);
}

/** Every process of a PostgreSQL server has the cluster as its working folder. */
function processesIn(folder: string): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && workingFolder(pid) === folder && programName(pid) === 'postgres');
}

function workingFolder(pid: number): string | undefined {
  return linkTarget(`/proc/${pid}/cwd`);
}

function programName(pid: number): string | undefined {
  // A program file that was replaced since is shown as "… (deleted)".
  return linkTarget(`/proc/${pid}/exe`)?.split('/').at(-1)?.split(' ')[0];
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function serversOf(clusters: readonly string[]): readonly number[] {
  const list = spawnSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' }).stdout ?? '';
  return list
    .split('\n')
    .filter((line) => clusters.some((cluster) => line.includes(`postgres -D ${cluster} `)))
    .map((line) => Number.parseInt(line, 10));
}

async function signalAndWait(
  pids: readonly number[],
  signal: NodeJS.Signals,
  cluster: string,
  limitMilliseconds: number,
): Promise<void> {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended by itself in the meantime.
    }
  }
  for (let waited = 0; waited < limitMilliseconds && processesOf(cluster).length > 0; waited += 20) await sleep(20);
}
