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

test('FUL-4 names of grantors and what is filled in come by token in signed answers; a forged answer is no answer, and a refused one says nothing either', async () => {
  const faults = async (list: readonly object[]) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${product.sandboxUrl}/_/cpr/faults`, {
      ...{ method: 'PUT', headers, body: JSON.stringify(list) },
    });
    assert.equal(answer.status, 200);
  };
  const visitor = await newVisitor(browser, { locale: 'da-DK', javaScriptEnabled: false });
  try {
    const page = await visitor.newPage();
    await faults([{ at: 'answer', kind: 'wrong', what: 'wrapped-body', service: 'soap-answer' }]);
    await page.goto(`${product.origin}/demo/blanket/fritidspas/start`);
    await page.getByRole('button', { name: /Log på som Peter/ }).click();
    await page.getByText('130145-').first().waitFor();
    assert.doesNotMatch(await page.content(), /forfalsket|Aage Sørensen/);
    await faults([{ at: 'request', kind: 'wrong', what: 'forbidden', service: 'soap-request' }]);
    await page.reload();
    assert.doesNotMatch(await page.content(), /Aage Sørensen/);
    await faults([]);
    await page.reload();
    await page.getByLabel('På vegne af Aage Sørensen').check();
    await page.getByRole('button', { name: 'Fortsæt', exact: true }).click();
    await page.getByRole('button', { name: 'Ja, begynd blanketten' }).click();
    await page.getByText('Du udfylder på vegne af Aage Sørensen').first().waitFor();
  } finally {
    await visitor.close();
  }
  const asked = await product.received('cpr');
  assert.ok(asked.length > 0 && asked.every(({ authority }) => authority === '10000009'));
  const given = await product.received('service-platform');
  const entityId = 'http://cpr.serviceplatformen.dk/service/personbasedataextended/5';
  // One token serves every look-up of the organisation.
  assert.deepEqual(
    given.filter((each) => each.entityId === entityId),
    [{ kind: 'assertion', cvr: '10000009', entityId }],
  );
});
