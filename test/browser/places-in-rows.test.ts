import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { textOf } from '../../src/documents/pdf/text-runs.ts';
import type { ColumnField, FormDefinition } from '../../src/forms/definition.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { openPublished } from '../helpers/open-published.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { publishSmallForm } from '../helpers/small-form.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  await publishSmallForm(product.definitions, product.demo.id, { key: 'steder-i-raekker', pages: pages() });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

const text = (da: string, en: string) => ({ da, en });
const columns: ColumnField[] = [
  { kind: 'shortText', key: 'what', label: text('Hvad', 'What'), required: true },
  { kind: 'address', key: 'home', label: text('Adresse', 'Address'), required: true },
  { kind: 'property', key: 'house', label: text('Ejendom', 'Property') },
  { kind: 'person', key: 'child', label: text('Barn', 'Child'), ownChildren: true },
  { kind: 'mapPoint', key: 'spot', label: text('Punkt', 'Point') },
  { kind: 'mapArea', key: 'area', label: text('Område', 'Area') },
];

function pages(): FormDefinition['pages'] {
  const rows = { kind: 'rows' as const, rowLabel: text('sted', 'place'), addable: true, maxRows: 3, columns };
  return [
    {
      key: 'steder',
      title: text('Steder', 'Places'),
      fields: [
        { ...rows, key: 'cards', label: text('Steder på kort', 'Places on cards') },
        { ...rows, key: 'lines', label: text('Steder i tabel', 'Places in a table'), appearance: 'table' },
      ],
    },
  ];
}

/** Starts the form as Karen; its page is shown then. */
async function startForm(page: Page): Promise<void> {
  page.setDefaultTimeout(60_000);
  await openPublished(page, `${product.origin}/demo/blanket/steder-i-raekker`);
  const start = page.locator('main').getByRole('button', { name: /^Start/ });
  await start
    .or(page.locator('main a', { hasText: /^\s*Start/ }))
    .first()
    .click();
  await page.waitForURL((url) => url.origin === product.sandboxUrl);
  await page.getByRole('button', { name: /Karen/ }).click();
  await page.waitForURL((url) => url.origin === product.origin);
  if (page.url().endsWith('/start')) {
    const begin = page.locator('main').getByRole('button', { name: /^(Start|Begynd|Begin)/ });
    await Promise.all([page.waitForNavigation(), begin.last().click()]);
  }
  await page.waitForURL(/\/udfyld\/[^/]+\/steder/);
}

async function press(page: Page, name: string, value: string): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.locator(`button[name="${name}"][value="${value}"]`).first().click(),
  ]);
}

/** For whoever looks at the pages: `SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

const plain = (shown: string) => shown.replace(/\s+/g, ' ').trim();

for (const scripts of [true, false]) {
  test(`FRM-1 FRM-3 addresses, properties, persons and places in rows, on cards and in a table, ${scripts ? 'with' : 'without'} JavaScript, to review and PDF`, {
    timeout: 300_000,
  }, async () => {
    const visitor = await newVisitor(browser, { javaScriptEnabled: scripts });
    const page = await visitor.newPage();
    await startForm(page);
    for (const rows of ['cards', 'lines']) {
      await press(page, '_add', rows);
      const row = await page.locator(`input[type=hidden][name=${rows}]`).first().getAttribute('value');
      const at = (part: string) => page.locator(`[name="${rows}.${row}.${part}"]`);
      await at('what').fill(`Det ${rows}`);
      if (scripts) {
        await at('home.search').focus();
        await page.keyboard.type('birkevej 12a');
        await page.getByRole('listbox').getByRole('option').first().waitFor();
        await page.keyboard.press('ArrowDown');
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
        assert.equal(await page.evaluate(() => document.activeElement?.id), `${rows}.${row}.home.street`);
      } else {
        await at('home.search').fill('Birkevej 12A, 9000 Aalborg');
        await press(page, '_lookup', `${rows}.${row}.home`);
        await page.getByLabel('Birkevej 12A, 2. tv, 9000 Aalborg').check();
        await press(page, '_lookup', `${rows}.${row}.home`);
      }
      assert.equal(await at('home.street').inputValue(), 'Birkevej');
      assert.equal(await at('what').inputValue(), `Det ${rows}`, 'a look-up keeps what is typed');
      await at('house.search').fill('Birkelunden 7');
      await press(page, '_lookup', `${rows}.${row}.house`);
      assert.match(await at('house.bfe').inputValue(), /^91\d{5}$/);
      await at('child.cpr').fill('030515-4024');
      await press(page, '_lookup', `${rows}.${row}.child`);
      assert.equal(await at('child.name').inputValue(), 'Ida Hansen');
      await at('child.cpr').fill('241179-0031');
      await press(page, '_lookup', `${rows}.${row}.child`);
      assert.match(await page.locator('main').innerText(), /henter kun oplysninger om dig selv og dine egne børn/);
      await at('child.cpr').fill('030515-4024');
      await press(page, '_lookup', `${rows}.${row}.child`);
      if (scripts) {
        const map = page.locator(`[id="${rows}.${row}.spot.position-map"]`);
        await map.scrollIntoViewIfNeeded();
        await map.focus();
        await page.keyboard.press('Enter');
        assert.match(await at('spot.position').inputValue(), /^\d\d\.\d+, \d+\.\d+$/);
      } else await at('spot.position').fill('57,05 9,92');
      await at('area.corners').fill('57,05 9,92\n57,06 9,92\n57,06 9,93');
    }
    await shot(page, `rows-${scripts}`);
    if (scripts) {
      assert.deepEqual(await axeViolations(page), []);
      await page.setViewportSize({ width: 390, height: 800 });
      assert.deepEqual(await axeViolations(page), []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `nothing to scroll sideways for: ${overflow}`);
      await shot(page, 'rows-narrow');
    }
    await Promise.all([page.waitForNavigation(), page.locator('.button-row button[name="_next"]').click()]);
    await page.waitForURL(/\/gennemse/);
    await shot(page, `rows-review-${scripts}`);
    if (scripts) assert.deepEqual(await axeViolations(page), []);
    const read = ['Birkevej 12A, 2. tv, 9000 Aalborg', 'Birkelunden 7', 'Ida Hansen', '57.05', 'Område på'];
    const review = plain(await page.locator('main').innerText());
    for (const words of [...read, 'Det cards', 'Det lines']) assert.ok(review.includes(words), `${words}: ${review}`);
    assert.ok(!review.includes('(ikke fundet'), 'the addresses are still those of the register');
    assert.equal(
      review.match(/Birkevej 12A, (?:2|st)\. tv, 9000 Aalborg/g)?.length,
      4,
      'of the address and the child, twice',
    );
    await Promise.all([
      page.waitForURL(/kvittering$/),
      page.locator('main').getByRole('button', { name: /^Send/ }).last().click(),
    ]);
    const href = await page.locator('main a[href*="/dokument/kvittering"]').first().getAttribute('href');
    const pdf = await page.request.get(new URL(href ?? '', page.url()).href);
    const printed = plain(textOf(await pdf.body())).replaceAll(' ', '');
    for (const words of read) assert.ok(printed.includes(words.replaceAll(' ', '')), `the PDF says ${words}`);
    await visitor.close();
  });
}
