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
  for (const grantorCpr of ['1301450053', '0906880042']) {
    const given = await fetch(`${product.sandboxUrl}/power-of-attorney/grants`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        loggedIn: grantorCpr,
        grantorCpr,
        representative: { kind: 'person', cpr: '2411790031' },
        package: 'fritidspas-handle',
      }),
    });
    assert.equal(given.status, 201);
  }
});
after(async () => {
  await browser.close();
  await product.close();
});

const words = {
  'da-DK': {
    peter: /Log på som Peter/,
    aage: 'På vegne af Aage Sørensen',
    next: 'Fortsæt',
    meant: 'Du udfylder på vegne af Aage Sørensen',
    begin: 'Ja, begynd blanketten',
    change: 'Skift, hvem du udfylder for',
    sure: 'Vil du skifte person?',
    leave: 'Slet og skift person',
    missing: 'Vælg, hvem du udfylder blanketten for.',
  },
  'en-GB': {
    peter: /Log in as Peter/,
    aage: 'On behalf of Aage Sørensen',
    next: 'Continue',
    meant: 'You are filling in on behalf of Aage Sørensen',
    begin: 'Yes, begin the form',
    change: 'Change who you are filling in for',
    sure: 'Do you want to change person?',
    leave: 'Delete and change person',
    missing: 'Choose who you are filling in for.',
  },
} as const;

for (const { locale, javaScriptEnabled } of [
  { locale: 'da-DK', javaScriptEnabled: true },
  { locale: 'en-GB', javaScriptEnabled: false },
] as const) {
  test(`FUL-1 FUL-3 one chooses whom to fill in for, sees it on the page, and changes: ${locale}, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const say = words[locale];
    const visitor = await newVisitor(browser, { locale, javaScriptEnabled });
    try {
      const page = await visitor.newPage();
      const look = async (name: string) => {
        const folder = process.env.POWER_PICTURES;
        if (folder !== undefined) await page.screenshot({ path: `${folder}/${locale}-${name}.png`, fullPage: true });
        // Without scripts axe can't run in the page either; the markup is the same.
        if (javaScriptEnabled) assert.deepEqual(await axeViolations(page), []);
      };
      await page.goto(`${product.origin}/demo/blanket/fritidspas/start`);
      await page.getByRole('button', { name: say.peter }).click();
      await page.getByLabel(say.aage).waitFor();
      await page.getByRole('button', { name: say.next, exact: true }).click();
      await page.getByText(say.missing).first().waitFor();
      await look('choice');
      await page.getByLabel(say.aage).check();
      await page.getByRole('button', { name: say.next, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: say.meant }).waitFor();
      await look('confirm');
      await page.getByRole('button', { name: say.begin }).click();
      await page.getByText(say.meant).first().waitFor();
      assert.match(page.url(), /\/udfyld\//);
      await look('form');
      await page.getByRole('link', { name: say.change }).click();
      await page.getByRole('heading', { level: 1, name: say.sure }).waitFor();
      await look('switch');
      await page.getByRole('button', { name: say.leave }).click();
      await page.getByLabel(say.aage).waitFor();
    } finally {
      await visitor.close();
    }
  });
}
