import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.ts';

/** Cases of a database that have ended. */
export async function endedCases(bench: Bench, url: string): Promise<number> {
  const rows = await bench.onDatabase(url, `select count(*)::integer as count from "case" where status = 'ended'`);
  return Number(rows[0]?.count);
}

/** Waits until so many have. @throws when none has for half a minute */
export async function untilEnded(bench: Bench, url: string, count: number): Promise<void> {
  let seen = 0;
  let since = performance.now();
  for (;;) {
    const now = await endedCases(bench, url);
    if (now >= count) return;
    if (now > seen) since = performance.now();
    seen = now;
    if (performance.now() - since > 30_000) throw new Error(`Only ${now} of ${count} cases have ended.`);
    await sleep(20);
  }
}
