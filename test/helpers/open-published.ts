import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** Opens the page of a form that was published a moment ago: a running product knows it within five seconds. */
export async function openPublished(page: Page, address: string): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    // Not by the page itself, whose console would complain of what is not there yet.
    if ((await page.context().request.get(address)).ok()) {
      await page.goto(address);
      return;
    }
    await sleep(500);
  }
  throw new Error(`${address} did not come up in a quarter of a minute.`);
}
