import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createDigitalPostPeer } from '../../sandbox/digital-post/peer.ts';
import { offers } from '../../sandbox/offers.ts';
import type { Fault } from '../../sandbox/peer.ts';
import { sandboxPeers } from '../../sandbox/peers.ts';
import { createServicePlatformPeer } from '../../sandbox/service-platform/peer.tsx';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { createWebhooksPeer } from '../../sandbox/webhooks/peer.tsx';
import type { CaseServices } from '../../src/cases/services.ts';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { projectRoot } from '../../src/paths.ts';
import { claimPort } from '../../src/processes/claim-port.ts';
import { openTestProduct, type TestDatabase } from '../helpers/product.ts';
import { type ServerProcess, startServerProcess } from '../helpers/server-process.ts';
import { startBalancer } from './balancer.ts';

/** The peers whose faults and takings count. */
export const peers = ['digital-post', 'webhooks', 'sftp', 'smtp'] as const;
export type PeerKey = (typeof peers)[number];

/**
 * Two processes of the product on one PostgreSQL behind a balancer, with the peers around them and people who use the product's own
 * functions over connections of their own. Everything can be killed, and the clocks jump.
 */
export interface World extends Omit<TestDatabase, 'services' | 'clock'> {
  /** Over the world's own clock. */
  readonly services: CaseServices;
  readonly origin: string;
  now(): Date;
  /** Sets all clocks forward, or back, by so many milliseconds. */
  jump(milliseconds: number): Promise<void>;
  /** Sets one process's clock apart from the world's. */
  skew(server: 0 | 1, milliseconds: number): Promise<void>;
  /** SIGKILL, and a new start as by a supervisor. */
  killServers(which: readonly (0 | 1)[]): Promise<void>;
  /** SIGKILL of PostgreSQL's first process, and a new start. */
  killDatabase(): Promise<void>;
  setFaults(peer: PeerKey, faults: readonly Fault[]): Promise<void>;
  received(peer: PeerKey): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Ends of server processes that nobody asked for. */
  readonly unasked: readonly string[];
  /** What the servers said on stdout and stderr. */
  readonly output: () => readonly string[];
  /** Stops the servers in order and says their exit codes. */
  stopServers(): Promise<readonly (number | null)[]>;
  close(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'selvbetjening-crash-'));
  let offset = 0;
  const skews: [number, number] = [0, 0];
  const now = (): Date => new Date(Date.now() + offset);
  const clockFile = (server: number): string => join(folder, `clock-${server}`);
  const setClocks = () => Promise.all(skews.map((skew, server) => writeFile(clockFile(server), String(offset + skew))));
  await setClocks();

  const databasePort = await claimPort('127.0.0.1', 0);
  const startDatabase = () => startEmbedded({ dataFolder: folder, port: databasePort, log: () => {} });
  let database = await startDatabase();
  const product = await openTestProduct(database.url, randomBytes(32));
  const ports = [await claimPort('127.0.0.1', 0), await claimPort('127.0.0.1', 0)] as const;
  const balancer = await startBalancer(() => ports);
  const origin = `http://127.0.0.1:${balancer.port}`;
  const onClock = [createServicePlatformPeer({ now }), createDigitalPostPeer({ now }), createWebhooksPeer(now)];
  const sandbox = await startSandbox({
    port: 0,
    dataFolder: join(folder, 'sandbox'),
    productUrl: origin,
    peers: sandboxPeers.map((peer) => onClock.find(({ key }) => key === peer.key) ?? peer),
  });

  const unasked: string[] = [];
  const output: string[] = [];
  let closing = false;
  /** Whether a start may fail because of it. */
  let databaseIsAway = false;
  let databaseKills = 0;
  const startServer = async (server: 0 | 1): Promise<ServerProcess> => {
    for (;;) {
      const kills = databaseKills;
      const wasAway = databaseIsAway;
      try {
        const started = await startServerProcess({
          ...offers(sandbox.url, sandbox.ports),
          PORT: String(ports[server]),
          PUBLIC_URL: origin,
          DATA_DIR: join(folder, `data-${server}`),
          DATABASE_URL: database.url,
          MASTER_KEY: product.masterKey.toString('base64'),
          NODE_ENV: 'test',
          LOG_LEVEL: 'error',
          CLOCK_FILE: clockFile(server),
          NODE_OPTIONS: `--import=${pathToFileURL(join(projectRoot, 'test/crash/jumping-clock.ts'))}`,
        });
        started.child.once('exit', (code, signal) => {
          if (signal !== 'SIGKILL' && !closing)
            unasked.push(`${code} ${signal}\n${started.output.slice(-30).join('\n')}`);
          output.push(...started.output);
        });
        return started;
      } catch (error) {
        // The database is away: a supervisor tries again.
        if (closing || !(databaseIsAway || wasAway || kills !== databaseKills)) throw error;
        output.push(String(error));
        await sleep(200);
      }
    }
  };
  const servers = await Promise.all([startServer(0), startServer(1)]);
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${sandbox.url}/_/${path}`, init);
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.json();
  };
  return {
    ...product,
    services: { ...product.services, now },
    origin,
    now,
    async jump(milliseconds) {
      offset += Math.round(milliseconds);
      await setClocks();
    },
    async skew(server, milliseconds) {
      skews[server] = milliseconds;
      await setClocks();
    },
    async killServers(which) {
      await Promise.all(
        which.map(async (server) => {
          await servers[server]?.kill('SIGKILL');
          servers[server] = await startServer(server);
        }),
      );
    },
    async killDatabase() {
      databaseKills += 1;
      databaseIsAway = true;
      process.kill(database.pid, 'SIGKILL');
      await database.ended;
      database = await startDatabase();
      databaseIsAway = false;
    },
    async setFaults(peer, faults) {
      const headers = { 'content-type': 'application/json' };
      await ask(`${peer}/faults`, { method: 'PUT', headers, body: JSON.stringify(faults) });
    },
    received: (peer) => ask(`${peer}/received`),
    unasked,
    output: () => [...output, ...servers.flatMap((server) => server.output)],
    async stopServers() {
      closing = true;
      await Promise.all(servers.map((server) => server.kill('SIGTERM')));
      return servers.map((server) => server.child.exitCode);
    },
    async close() {
      closing = true;
      await Promise.all(
        servers.map((server) =>
          server.child.exitCode === null && server.child.signalCode === null ? server.kill('SIGKILL') : undefined,
        ),
      );
      await sandbox.stop();
      await balancer.stop();
      await product.database.close();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
