import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

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

async function open(page: Page): Promise<void> {
  await page.goto(`${product.origin}/demo/design/lister`);
  await page.getByRole('button', { name: /Ditte/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Valglister' }).waitFor();
}

async function take(page: Page, key: string, content: Buffer | null): Promise<void> {
  await page.getByLabel('Nøgle').fill(key);
  await page.getByLabel('Navn').fill('Skoler');
  if (content) {
    await page.getByLabel('CSV-fil').setInputFiles({ name: 'skoler.csv', mimeType: 'text/csv', buffer: content });
  }
  await page.getByRole('button', { name: 'Indlæs' }).click();
  await page.waitForLoadState();
}

const values = (page: Page) =>
  page.locator('section[aria-labelledby=list-skoler] tbody tr td:first-child').allTextContents();

test('FRM-14 without scripts a list is taken in, and a wrong file says why and leaves the list as it was', {
  timeout: 180_000,
}, async () => {
  const page = await (await newVisitor(browser, { javaScriptEnabled: false })).newPage();
  await open(page);
  await take(
    page,
    'skoler',
    Buffer.from('value;da;en\noest;Øst Skole;East School\nvest;Vest Skole;West School\n', 'latin1'),
  );
  await page.getByText('Listen «skoler» er gemt').waitFor();
  assert.match(await page.locator('#saved').innerText(), /2 svar/);
  assert.deepEqual(await values(page), ['oest', 'vest']);
  assert.ok(await page.getByRole('cell', { name: 'Øst Skole' }).isVisible(), 'as Danish spreadsheets save it');

  const wrong: readonly (readonly [Buffer | null, RegExp])[] = [
    [null, /Vælg en CSV-fil/],
    [Buffer.from('\ufeffvalue;da\noest;Ø\n', 'utf16le'), /hverken tekst i UTF-8 eller Windows-1252/],
    [Buffer.alloc(1_100_000, 'value;da\n'), /mere end 1 MB/],
    [Buffer.from('value;da\noest;Øst\noest;Igen\n'), /Linje 3: værdien «oest» står allerede i linje 2/],
    [Buffer.from('value;da\no st;Øst\n'), /Linje 2: «o st» kan ikke være en værdi/],
    [Buffer.from('value;da\noest;"Øst\n'), /kan ikke læses som CSV/],
    [Buffer.from('navn;tekst\noest;Øst\n'), /skal have kolonnerne value og da/],
    [Buffer.from('value;da;to\noest;Øst;31-12-2026\n'), /«31-12-2026» er ikke en dato/],
  ];
  for (const [content, reason] of wrong) {
    await take(page, 'skoler', content);
    assert.match(await page.locator('#file-error').innerText(), reason);
    assert.match(await page.title(), /^Fejl/);
    assert.equal(await page.getByLabel('Navn').inputValue(), 'Skoler', 'what was written is there still');
    assert.deepEqual(await values(page), ['oest', 'vest'], String(reason));
  }
  await take(page, 'Skoler!', Buffer.from('value;da\noest;Øst\n'));
  assert.match(await page.locator('#key-error').innerText(), /små bogstaver/);

  await take(page, 'skoler', Buffer.from('value;da\noest;Øst Skole\n'));
  assert.deepEqual(await values(page), ['oest', 'vest'], 'what a new file leaves out is ended, not deleted');
  const ended = page.locator('section[aria-labelledby=list-skoler] tbody tr', { hasText: 'Kan ikke længere vælges' });
  assert.match(await ended.innerText(), /^vest/);
});

test('PLA-1 the page of option lists has no violations, with lists short and long, with errors and on a telephone', {
  timeout: 180_000,
}, async () => {
  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 360, height: 740 },
  ]) {
    const page = await (await newVisitor(browser, { viewport })).newPage();
    await open(page);
    assert.deepEqual(await axeViolations(page), []);
    const many = Array.from({ length: 60 }, (_, index) => `v${index};Svar ${index}`).join('\n');
    await take(page, 'mange', Buffer.from(`value;da\n${many}\n`));
    assert.equal(await page.locator('#saved').evaluate((element) => element === document.activeElement), true);
    await page.getByText('Vis alle 60 svar').click();
    assert.deepEqual(await axeViolations(page), []);
    await take(page, 'X', Buffer.from('intet'));
    assert.deepEqual(await axeViolations(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.equal(wide, false, 'nothing reaches beyond the window');
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/lists-${viewport.width}.png`, fullPage: true });
  }
});
