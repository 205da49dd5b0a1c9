import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { visitDesigner } from './designer-visit.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

/** A picture for whoever looks at the pages: `SCREENSHOTS` names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('PLA-3 the settings give the links and switch the evaluation on; the deliveries and a test are shown as they would be', async () => {
  const page = await visitDesigner({ browser, origin: product.origin });
  const workflow = `${product.origin}/demo/design/arbejdsgange/fritidspas`;
  await page.goto(workflow);
  await page.locator('[data-step]').first().waitFor();
  await page.getByRole('button', { name: 'Indstillinger' }).click();
  await page.getByText('Links, der begynder en sag').click();
  const link = page.getByLabel('På læserens eget sprog', { exact: true });
  assert.equal(await link.inputValue(), `${product.origin}/demo/blanket/fritidspas`);
  await page.getByText('Evaluering efter indsendelse').click();
  await page.getByLabel('Spørg på kvitteringen').check();
  await page.getByLabel('Spørgsmålet', { exact: true }).waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await picture(page, 'settings');

  await page.goto(`${workflow}/afleveringer`);
  await page.getByRole('button', { name: 'Vis', exact: true }).click();
  await page.locator('#vist').waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await picture(page, 'deliveries');

  await page.goto(`${workflow}/proev`);
  await picture(page, 'dry-run-begin');
  await page.getByRole('button', { name: 'Begynd prøven' }).click();
  await page.getByRole('heading', { name: 'Det er sket' }).waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await picture(page, 'dry-run');
  await page.context().close();
});
