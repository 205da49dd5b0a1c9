import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { offers } from '../../sandbox/offers.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { readConfiguration, withSandbox } from '../../src/configuration.ts';
import { claimPort } from '../../src/processes/claim-port.ts';
import { type StartedProduct, startProduct } from '../../src/product.ts';
import { createLog } from '../../src/product-log.ts';
import { startTestDatabase, type TestDatabase } from './product.ts';

/** The whole product in this process, with its sandbox and a real database. */
export interface RunningProduct extends TestDatabase {
  readonly origin: string;
  readonly sandboxUrl: string;
  readonly server: StartedProduct['server'];
  /** Has the product see at once what the test changed in an organisation. */
  refresh(): void;
  /** Every line that it logged. */
  readonly log: readonly string[];
  /** What the sandbox's peer accepted. */
  received(peer: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/**
 * Starts it on free ports. `clock` moves the product's time when the test sets it; it stands still otherwise. `environment`
 * names peers to use in the sandbox's place.
 */
export async function startRunningProduct(
  options: { readonly stillClock?: boolean; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<RunningProduct> {
  const folder = await mkdtemp(join(tmpdir(), 'selvbetjening-product-'));
  const base = await startTestDatabase();
  const port = await claimPort('127.0.0.1', 0);
  const origin = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({ port: 0, dataFolder: join(folder, 'sandbox'), productUrl: origin });
  const environment = {
    PORT: String(port),
    PUBLIC_URL: origin,
    DATA_DIR: folder,
    DATABASE_URL: base.ownerUrl,
    NODE_ENV: 'test',
    ...options.environment,
  };
  const read = readConfiguration(withSandbox(environment, offers(sandbox.url, sandbox.ports)));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const log: string[] = [];
  const stops: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.reverse()) await stop();
    await sandbox.stop();
    await base.close();
    await rm(folder, { recursive: true, force: true });
  };
  const started = await startProduct({
    configuration: read.configuration,
    ownerUrl: base.ownerUrl,
    masterKey: base.masterKey,
    alone: true,
    log: createLog('trace', (line) => log.push(line)),
    shutdown: { add: (_name, stop) => stops.push(stop) },
    ...(options.stillClock ? { now: () => base.clock.now } : {}),
  }).catch(async (error: unknown) => {
    // Whoever asked has nothing to close yet, and what is left open keeps the test process from its end.
    await close();
    throw error;
  });
  return {
    ...base,
    origin,
    sandboxUrl: sandbox.url,
    server: started.server,
    refresh() {
      started.refresh();
      base.organisations.refresh();
    },
    log,
    async received(peer) {
      return (await fetch(`${sandbox.url}/_/${peer}/received`)).json() as Promise<
        readonly Readonly<Record<string, unknown>>[]
      >;
    },
    close,
  };
}
