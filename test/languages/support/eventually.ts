import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for what another process or a worker does within seconds; fails with the words when it does not. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 120; tries += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await sleep(250);
  }
  return assert.fail(`${what} did not happen`);
}
