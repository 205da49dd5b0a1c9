import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ending } from '../../processes/child.ts';
import { claimPort } from '../../processes/claim-port.ts';
import { withParentDeathSignal } from '../../processes/parent-death.ts';
import { StartError } from '../../processes/start-error.ts';
import { chooseAccount, commandAs } from './account.ts';
import { findBinaries } from './binaries.ts';
import { databaseName, openCluster, superuser } from './cluster.ts';
import { stopOrphans } from './orphans.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { type Installation, programEnvironment } from './run-program.ts';
import { openServerLog, type ServerLog } from './server-log.ts';
import { serverSettings } from './server-settings.ts';

/** A running embedded PostgreSQL. */
export interface EmbeddedDatabase {
  /** For pg, with the superuser's password; never to be logged. */
  readonly url: string;
  readonly pid: number;
  /** Settles when the server has ended, for whatever reason; never rejects. */
  readonly ended: Promise<Ending>;
  /** Stops it in order (connections are cut, nothing is lost) and waits. Does nothing when it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL at 127.0.0.1 with its files in `dataFolder/postgres`, which it makes on the first start. The
 * caller holds the lock of the data folder: whatever still runs there is a leftover and is stopped first.
 * Throws a `StartError` when it can't.
 */
export async function startEmbedded(options: {
  readonly dataFolder: string;
  readonly log: (line: string) => void;
  /** To listen at; any free one when absent. */
  readonly port?: number;
}): Promise<EmbeddedDatabase> {
  const { dataFolder, log } = options;
  const folder = join(dataFolder, 'postgres');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const binaries = await findBinaries(dataFolder);
  const installation = { binaries, folder, account: chooseAccount(binaries, folder, dataFolder) };
  const cluster = join(folder, 'data');
  for (const path of [cluster, join(folder, 'data.new')]) await stopOrphans(path, log);
  const password = await openCluster(installation);
  const { child, port } = await startServer(installation, cluster, options.port);
  return {
    url: `postgres://${superuser}:${password}@127.0.0.1:${port}/${databaseName}`,
    pid: child.pid ?? 0,
    ended: child.ended,
    stop: () => stopServer(child),
  };
}

type Server = ChildProcess & { readonly ended: Promise<Ending> };

async function startServer(
  installation: Installation,
  cluster: string,
  wanted: number | undefined,
): Promise<{ child: Server; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await claimPort('127.0.0.1', 0));
    const log = openServerLog(installation.folder, installation.account);
    log.trim();
    const child = spawnServer(installation, cluster, port, log);
    if (await becomesReady(child, cluster)) return { child, port };
    const problem = log.lastProblem();
    // Another program may have taken the port since it was found free.
    if (attempt < 3 && /could not (bind|create any TCP)/.test(problem)) continue;
    throw new StartError(`The embedded PostgreSQL did not start: ${problem} (see ${installation.folder}/log)`);
  }
}

function spawnServer(installation: Installation, cluster: string, port: number, log: ServerLog): Server {
  const server = { file: installation.binaries.postgres, arguments: ['-D', cluster, ...serverSettings(port)] };
  const { file, arguments: args, ...user } = commandAs(installation.account, withParentDeathSignal(server, 'INT'));
  const child = spawn(file, args, {
    ...user,
    cwd: installation.folder,
    env: programEnvironment(installation.binaries),
    stdio: ['ignore', log.descriptor, log.descriptor],
    // A group of its own: Ctrl-C in a terminal must not reach it before the work in progress is finished.
    detached: true,
  });
  const trimming = setInterval(log.trim, 600_000).unref();
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  void ended.then(() => {
    clearInterval(trimming);
    log.close();
  });
  return Object.assign(child, { ended });
}

async function becomesReady(child: Server, cluster: string): Promise<boolean> {
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  // Recovery after a crash is part of it and may take long on a slow disk; only the end of the process ends the waiting.
  while (!ended) {
    const file = await readPostmasterFile(cluster);
    if (file?.pid === child.pid && file?.ready) return true;
    await sleep(10);
  }
  return false;
}

async function stopServer(child: Server): Promise<void> {
  const limits = [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, limitMilliseconds] of limits) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const timer = new AbortController();
    await Promise.race([
      child.ended,
      sleep(limitMilliseconds, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
  }
}
