import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { startProductProcess } from './product-process.ts';
import type { Side } from './side.ts';
import { insertWaitingCases } from './waiting-cases.ts';

/** Deadlines that fall due one after another. */
export interface FallingDue {
  readonly due: number;
  /** Milliseconds from the first to the last. */
  readonly within: number;
  /** Milliseconds until the first: what is needed until they stand in the table. */
  readonly ahead: number;
}

/** Starts a product, lets waits fall due that are put beside those of the side, and measures {@link lateness}. */
export async function latenessOfWaits(
  bench: Bench,
  { prepared, environment }: Side,
  { due, within, ahead }: FallingDue,
): Promise<readonly number[]> {
  const product = await startProductProcess(environment);
  bench.defer(() => product.stop());
  const from = Date.now() + ahead;
  await insertWaitingCases(bench, prepared, due, (number) => new Date(from + Math.round((number * within) / due)));
  if (Date.now() > from) throw new Error('The deadlines fell due before they were in the table.');
  // The applied deadline's row is gone: when it was due is kept here.
  await bench.onDatabase(
    prepared.ownerUrl,
    `create table bench_due as select "case", due_at from deadline where due_at < now() + interval '1 day'`,
  );
  const late = await lateness(bench, prepared.ownerUrl, from + within + 30_000);
  await product.stop();
  return late;
}

/**
 * Waits until what stands in `bench_due` is applied, at the latest until `limit`.
 * @returns milliseconds by which each was applied too late: the time its event carries, just before the commit.
 */
export async function lateness(bench: Bench, ownerUrl: string, limit: number): Promise<readonly number[]> {
  const [counted] = await bench.onDatabase(ownerUrl, 'select count(*)::integer as due from bench_due');
  for (;;) {
    const rows = await bench.onDatabase(
      ownerUrl,
      `select extract(epoch from e.at - d.due_at) * 1000 as late from bench_due d
       join case_event e on e."case" = d."case" and e.kind = 'deadlineReached'`,
    );
    if (rows.length === counted?.due) return rows.map((row) => Number(row.late));
    if (Date.now() > limit) throw new Error(`Only ${rows.length} of ${counted?.due} deadlines were applied in time.`);
    await sleep(500);
  }
}
