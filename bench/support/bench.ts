import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';

/** What all figures share: one PostgreSQL with the product's own settings, and a folder; both go at the end. */
export interface Bench {
  readonly folder: string;
  /** Of the server's superuser, on the database that every server has. */
  readonly serverUrl: string;
  readonly serverVersion: string;
  readonly serverPid: number;
  /** Tells how far it has come. */
  note(line: string): void;
  /** Makes an empty database; its address is the owner's. */
  createDatabase(name: string): Promise<string>;
  /** Runs one statement as the owner. */
  onDatabase(url: string, statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Stopped at the end of the figure, the latest first, also when it fails. */
  defer(stop: () => Promise<void>): void;
  /** Stops what the figure has deferred. */
  endFigure(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the shared PostgreSQL, on the loopback interface. */
export async function openBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'selvbetjening-bench-'));
  const server = await startEmbedded({ dataFolder: folder, log: () => {} });
  const deferred: (() => Promise<void>)[] = [];
  const onDatabase: Bench['onDatabase'] = async (url, statement) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows ?? [];
    } finally {
      await client.end();
    }
  };
  const version = await onDatabase(server.url, 'show server_version');
  const endFigure = async (): Promise<void> => {
    for (const stop of deferred.splice(0).reverse()) await stop();
  };
  return {
    folder,
    serverUrl: server.url,
    serverPid: server.pid,
    serverVersion: String(version[0]?.server_version),
    note: (line) => console.error(`    … ${line}`),
    onDatabase,
    async createDatabase(name) {
      await onDatabase(server.url, `create database ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.toString();
    },
    defer: (stop) => void deferred.push(stop),
    endFigure,
    async close() {
      await endFigure();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
