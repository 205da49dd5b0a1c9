import type { Bench } from './bench.ts';
import { processorSeconds, processorSecondsOfTree } from './machine.ts';
import { written } from './report.ts';
import { medianOf } from './statistics.ts';

/** What one operation costs in processor time; holds also on a machine that others use meanwhile. Milliseconds. */
export interface ProcessorUse {
  readonly product: number;
  readonly database: number;
}

/** Does `work`, which answers how many operations it did, and finds what each cost the product's process and the database. */
export async function processorUse<T>(
  bench: Bench,
  product: number,
  work: () => Promise<T>,
  operations: (done: T) => number,
): Promise<{ readonly done: T; readonly use: ProcessorUse }> {
  const before = { product: processorSeconds(product), database: processorSecondsOfTree(bench.serverPid) };
  const done = await work();
  const each = 1_000 / operations(done);
  return {
    done,
    use: {
      product: (processorSeconds(product) - before.product) * each,
      database: (processorSecondsOfTree(bench.serverPid) - before.database) * each,
    },
  };
}

/** The medians in words. */
export function describeUse(uses: readonly ProcessorUse[]): string {
  const product = written(medianOf(uses.map((use) => use.product)));
  const database = written(medianOf(uses.map((use) => use.database)));
  return `processor time of each: product ${product} ms, database ${database} ms`;
}
