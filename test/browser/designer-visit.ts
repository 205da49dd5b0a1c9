import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { newVisitor } from '../helpers/browser.ts';

interface Visit {
  readonly browser: Browser;
  readonly origin: string;
  readonly locale?: string;
  readonly width?: number;
}

/** A designer who is logged in, on the list of forms. An error in the page fails the test. */
export async function visitDesigner({ browser, origin, locale = 'da-DK', width = 1440 }: Visit): Promise<Page> {
  const context = await newVisitor(browser, { locale, viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(`${origin}/demo/design`);
  await page.getByRole('button', { name: /Ditte/ }).click();
  await page.waitForURL((url) => url.origin === origin && url.pathname === '/demo/design');
  await page.getByRole('table').waitFor();
  return page;
}

/** Opens a form of the demonstration in the designer. */
export async function openForm(page: Page, key: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/demo/design/${key}`);
  await page.getByRole('tree').waitFor();
}

/** Waits until the designer says that everything is saved. */
export async function saved(page: Page): Promise<void> {
  await page.getByText(/^(Alt er gemt|Everything is saved)$/).waitFor();
}

/** The line of the outline for a place, such as `fields.email`. */
export function line(page: Page, place: string) {
  return page.locator(`[role=treeitem][data-place="${place}"]`);
}

/** A form of one's own to work on, made from another or from nothing; the page ends in its editor. */
export async function makeForm(page: Page, title: string, copyOf?: string): Promise<string> {
  await page.goto(`${new URL(page.url()).origin}/demo/design`);
  await page.getByRole('table').waitFor();
  await page.getByRole('button', { name: 'Ny blanket' }).click();
  await page.getByLabel('Hvad skal blanketten hedde?').fill(title);
  if (copyOf !== undefined) await page.locator('#create-copy').selectOption(copyOf);
  await page.getByRole('button', { name: 'Opret', exact: true }).click();
  await page.waitForURL(/\/design\/[a-z0-9-]+$/);
  await page.getByRole('tree').waitFor();
  return page.url().split('/').at(-1) ?? '';
}
