import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  await product.close();
});

const path = '/demo/administration/api-noegler';

test('SEC-3 API-1 keys are made and ended in a browser, in Danish and English, without a fault of axe', async () => {
  const visitor = await newVisitor(browser);
  const page = await visitor.newPage();
  const hasNoFaults = async (what: string) => assert.deepEqual(await axeViolations(page), [], what);
  await page.goto(product.origin + path);
  await page.getByRole('button', { name: /Alma/ }).click();
  await page.waitForURL(product.origin + path);
  await hasNoFaults('nothing yet');

  await page.getByRole('button', { name: 'Lav nøglen' }).click();
  await page.getByRole('link', { name: /Skriv, hvilket system/ }).click();
  await hasNoFaults('faults');
  await page.getByLabel('Hvilket system skal bruge nøglen?').fill('Byggesagssystemet');
  await page.getByLabel('Starte sager', { exact: true }).check();
  await page.getByLabel('Melde, at noget er sket i en sag').check();
  await page.getByRole('button', { name: 'Lav nøglen' }).click();
  const key = (await page.locator('.alert code').textContent()) ?? '';
  assert.equal(key.length, 47);
  await hasNoFaults('made');

  await page.getByLabel('Hvilket system skal sende webhooks?').fill('Betalinger');
  await page.getByRole('button', { name: 'Lav hemmeligheden' }).click();
  await page.getByText('Hemmeligheden til Betalinger er lavet').waitFor();

  const ask = (by: string) =>
    fetch(`${product.origin}/api/v1/demo/forms/fritidspas`, { headers: { authorization: `Bearer ${by}` } });
  assert.equal((await ask(key)).status, 200);
  await page.locator('summary', { hasText: 'Luk Byggesagssystemet' }).click();
  await hasNoFaults('before the end');
  await page.getByRole('button', { name: 'Luk nu Byggesagssystemet' }).click();
  await page.getByText('Byggesagssystemet er lukket').waitFor();
  assert.equal((await ask(key)).status, 401);
  await hasNoFaults('ended');

  await page.setViewportSize({ width: 390, height: 800 });
  await visitor.addCookies([{ name: 'sprog', value: 'en', url: product.origin }]);
  await page.goto(product.origin + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await hasNoFaults('narrow');
});
