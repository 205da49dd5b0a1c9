import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { newVisitor, startBrowser } from '../../../../test/helpers/browser.ts';
import { startTestDatabase, type TestDatabase } from '../../../../test/helpers/product.ts';
import { createPdfRenderer } from '../../../documents/pdf/pdf-renderer.ts';
import { type CitizenServer, startCitizenServer } from '../../citizen/test-support/citizen-server.ts';

let base: TestDatabase;
let citizens: CitizenServer;
let browser: Browser;
let origin: string;

before(async () => {
  base = await startTestDatabase();
  // No PDF is asked for, so that its process is never started.
  citizens = await startCitizenServer({ ...base.services, pdf: createPdfRenderer() });
  origin = await citizens.server.listen({ port: 0, host: '127.0.0.1' });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await citizens?.server.close();
  await base?.close();
});

/** A new draft's pages, as one sees them in a browser with scripts. */
async function openPage(key: string, locale = 'da-DK'): Promise<Page> {
  base.clock.now = new Date(base.clock.now.getTime() + 120_000);
  const citizen = await citizens.browserOf(base.demo, { cpr: '0107850018', name: 'Karen Hansen' });
  const start = '/demo/blanket/fritidspas/start';
  await citizen.get(start);
  await citizen.send(start);
  const context = await newVisitor(browser, { locale });
  await context.addCookies([{ name: 'session', value: citizen.token ?? '', url: origin }]);
  const page = await context.newPage();
  await page.goto(`${origin}${citizen.page.path.replace('/ansoeger', `/${key}`)}`);
  await page.waitForSelector('input[name=_live]', { state: 'attached' });
  return page;
}

const next = 'main .button-row button[name=_next]';

test('FRM-2 a condition answers at once: the question comes and goes, the focus stays, what was typed is kept', async () => {
  const page = await openPage('aktivitet');
  const when = '[data-field=paidOn]';
  assert.equal(await page.isVisible(when), false);
  await page.check('#paid');
  assert.equal(await page.isVisible(when), true);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'paid');
  assert.equal(await page.getAttribute('[id="paidOn.day"]', 'aria-required'), 'true');
  assert.doesNotMatch((await page.textContent(when)) ?? '', /frivilligt/);
  await page.fill('[id="paidOn.day"]', '7');
  await page.check('#paid-option2');
  assert.equal(await page.isVisible(when), false);
  await page.check('#paid');
  assert.equal(await page.inputValue('[id="paidOn.day"]'), '7');
  await page.context().close();
});

test('FRM-2 a condition within a row answers for that row alone', async () => {
  const page = await openPage('husstand');
  await page.click('button[name=_add]');
  await page.waitForSelector('input[name=_live]', { state: 'attached' });
  const added = await page.locator('input[name=children]').nth(1).getAttribute('value');
  await page.check('[id="children.child-1.applies"]');
  assert.equal(await page.isVisible('[data-field="children.child-1.team"]'), true);
  assert.equal(await page.isVisible(`[data-field="children.${added}.team"]`), false);
  await page.context().close();
});

test('FRM-2 computed values follow, from answers of this page and of others, and written in the language', async () => {
  const page = await openPage('husstand');
  await page.check('[id="children.child-1.applies"]');
  await page.click(next);
  await page.waitForURL(/aktivitet/);
  await page.fill('#price', '1500');
  await page.click(next);
  await page.goto(page.url().replace('/aktivitet', '/oekonomi'));
  await page.waitForSelector('input[name=_live]', { state: 'attached' });
  await page.fill('#ownIncome', '200.000');
  await page.check('#hasPartner-option2');
  assert.equal(await page.textContent('#estimatedSupport'), '1.500,00\u00a0kr.');
  await page.check('#hasPartner');
  await page.fill('#partnerIncome', '100.000');
  assert.equal(await page.textContent('#incomeTotal'), '300.000,00\u00a0kr.');
  assert.equal(await page.textContent('#estimatedSupport'), '750,00\u00a0kr.');
  await page.context().close();
});

test('an error goes when its cause is gone, at its field and in the summary; no new one comes while one types', async () => {
  const page = await openPage('aktivitet');
  await page.fill('#price', 'dyrt');
  await page.click(next);
  await page.waitForSelector('#error-summary');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'error-summary');
  await page.waitForSelector('input[name=_live]', { state: 'attached' });
  const told = async () => (await page.locator('#error-summary li').allTextContents()).length;
  const before = await told();
  await page.fill('#activity', 'Fodbold');
  assert.equal(await told(), before - 1);
  assert.equal(await page.getAttribute('#activity', 'aria-invalid'), null);
  assert.equal(await page.isVisible('#activity-error'), false);
  await page.fill('#price', '850');
  assert.equal(await told(), before - 2);
  await page.fill('#price', 'billigt');
  assert.equal(await told(), before - 2);
  assert.equal(await page.locator('[data-field=price] .form-error-message').count(), 0);
  await page.context().close();
});
