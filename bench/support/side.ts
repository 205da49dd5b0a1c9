import type { Bench } from './bench.ts';
import { type PreparedDatabase, prepareDatabase } from './prepared-database.ts';
import { productEnvironment } from './product-environment.ts';

/** One of two databases whose product processes are started in turn, and what was seen of them. */
export interface Side {
  readonly prepared: PreparedDatabase;
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds from each start to ready. */
  readonly ready: number[];
  /** Seconds of processor time to ready. */
  readonly processor: number[];
  /** Resident bytes of each process. */
  readonly bytes: number[];
}

/** Makes one, with nothing in it but the definitions. */
export async function side(bench: Bench, name: string): Promise<Side> {
  const prepared = await prepareDatabase(bench, name, 4);
  const { environment } = await productEnvironment(bench, prepared);
  return { prepared, environment, ready: [], processor: [], bytes: [] };
}
