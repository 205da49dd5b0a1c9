import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../scripts/install-chromium.mjs';
import { countGrandchildren } from '../../scripts/processor-time.ts';

// A third of the size of what the package's main file offers: it is read anew by each page that is looked at, but not again
// when the page is looked at once more.
const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Starts Chromium without a window. */
export async function startBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const close = browser.close.bind(browser);
  return Object.assign(browser, {
    close: () => {
      countGrandchildren();
      return close();
    },
  });
}

/** A browser of its own: no cookies of another's. */
export function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ locale: 'da-DK', viewport: { width: 1280, height: 900 }, ...options });
}

/** What axe-core finds wrong on the page by WCAG 2.2 AA, with the places; empty when nothing. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // By the debugger's protocol, so that the page's own content security policy stays in force.
  const session = await page.context().newCDPSession(page);
  const there = await session.send('Runtime.evaluate', {
    expression: "typeof axe !== 'undefined'",
    returnByValue: true,
  });
  if (there.result.value !== true) await session.send('Runtime.evaluate', { expression: await axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'] })
      .then((found) => JSON.stringify(found.violations.map((violation) =>
        violation.id + ': ' + violation.nodes.map((node) => node.target.join(' ')).join(', '))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return JSON.parse(String(result.value)) as string[];
}
