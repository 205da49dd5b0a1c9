import { join } from 'node:path';
import { offers } from '../../sandbox/offers.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { withSandbox } from '../../src/configuration.ts';
import { claimPort } from '../../src/processes/claim-port.ts';
import type { Bench } from './bench.ts';
import type { PreparedDatabase } from './prepared-database.ts';

/** Where a product process listens, and the environment that it is started with. */
export interface ProductEnvironment {
  readonly origin: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly sandboxUrl: string;
}

/**
 * The environment of a product process on a prepared database. The outside systems are played in this process, which has
 * nothing to do while the product is measured.
 */
export async function productEnvironment(bench: Bench, prepared: PreparedDatabase): Promise<ProductEnvironment> {
  const port = await claimPort('127.0.0.1', 0);
  const origin = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({
    port: 0,
    dataFolder: join(bench.folder, `sandbox-${port}`),
    productUrl: origin,
  });
  bench.defer(() => sandbox.stop());
  const own = {
    PORT: String(port),
    PUBLIC_URL: origin,
    DATA_DIR: join(bench.folder, `data-${port}`),
    DATABASE_URL: prepared.ownerUrl,
    MASTER_KEY: prepared.masterKey.toString('base64'),
    LOG_LEVEL: 'error',
  };
  return {
    origin,
    environment: withSandbox(own, offers(sandbox.url, sandbox.ports)),
    sandboxUrl: sandbox.url,
  };
}
