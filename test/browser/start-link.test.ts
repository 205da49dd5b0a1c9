import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { signatureOf } from '../../src/web/citizen/start/link-values.ts';
import { newVisitor, startBrowser } from '../helpers/browser.ts';
import { openPublished } from '../helpers/open-published.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { publishSmallForm } from '../helpers/small-form.ts';

const text = (da: string, en: string) => ({ da, en });

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  await publishSmallForm(product.definitions, product.demo.id, {
    key: 'fra-plakat',
    start: {
      parameters: [
        { name: 'kloster', maxLength: 30 },
        { name: 'sag', maxLength: 20, signed: true },
        { name: 'firma', maxLength: 20 },
      ],
    },
    pages: [
      {
        key: 'hvad',
        title: text('Hvad?', 'What?'),
        fields: [
          {
            kind: 'shortText',
            key: 'place',
            label: text('Sted', 'Place'),
            prefill: { from: 'link.kloster', locked: false },
          },
          { kind: 'shortText', key: 'number', label: text('Sag', 'Case'), prefill: { from: 'link.sag', locked: true } },
          {
            kind: 'company',
            key: 'firm',
            label: text('Firma', 'Firm'),
            prefill: { from: 'link.firma', locked: false },
          },
        ],
      },
    ],
  });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

/** From the start page over the log-in to the first question, by what a person presses. */
async function goIn(page: Page): Promise<void> {
  for (let steps = 0; !/\/udfyld\//.test(page.url()); steps += 1) {
    assert.ok(steps < 5, `${page.url()} leads to no question`);
    const isSandbox = new URL(page.url()).origin === product.sandboxUrl;
    if (isSandbox) assert.doesNotMatch(page.url(), /kloster|vor-frue|signatur/, 'the log-in is told nothing of it');
    const name = isSandbox ? /Karen/ : /^(Start|Begynd|Begin)/;
    const way = page.getByRole('button', { name }).or(page.locator('main a', { hasText: name }));
    await Promise.all([page.waitForNavigation(), way.first().click()]);
  }
}

for (const javaScriptEnabled of [true, false]) {
  test(`FRM-7 FRM-4 what a link brings is kept through the MitID log-in, ${javaScriptEnabled ? 'with' : 'without'} scripts: an open field, a locked one by signature, a company by number`, {
    timeout: 120_000,
  }, async () => {
    const visitor = await newVisitor(browser, { javaScriptEnabled });
    const page = await visitor.newPage();
    page.setDefaultTimeout(40_000);
    const form = `${product.origin}/demo/blanket/fra-plakat`;
    await openPublished(page, form);
    const signatur = signatureOf(product.demo, 'fra-plakat', { sag: '2026-17' });
    await page.goto(
      `${form}?${new URLSearchParams({ kloster: 'Vor Frue & Søn', sag: '2026-17', firma: '99000112', ukendt: 'x', signatur })}`,
    );
    await goIn(page);
    assert.equal(await page.inputValue('[name=place]'), 'Vor Frue & Søn');
    assert.equal(await page.locator('[name=number]').count(), 0, 'what the organisation signed is locked');
    assert.match(await page.locator('main').innerText(), /2026-17/);
    assert.equal(await page.inputValue('[name="firm.cvr"]'), '99000112');
    assert.notEqual(await page.inputValue('[name="firm.name"]'), '', 'CVR was asked for its name');
    assert.doesNotMatch(page.url(), /kloster|ukendt/, 'the address of the draft says nothing of it');

    // Logged in already, by a link whose signature is another's.
    await page.goto(`${form}/start?${new URLSearchParams({ kloster: 'Andet', sag: '2026-18', signatur })}`);
    const begin = page.locator('main form').getByRole('button');
    await Promise.all([page.waitForNavigation(), begin.last().click()]);
    await page.waitForURL(/\/udfyld\//);
    assert.equal(await page.inputValue('[name=place]'), 'Andet');
    assert.equal(await page.inputValue('[name=number]'), '', 'a forged link brings nothing');
    await visitor.close();
  });
}
