import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { line, makeForm, openForm, saved, visitDesigner } from './designer-visit.ts';

let product: RunningProduct;
let browser: Browser;
let page: Page;
before(async () => {
  product = await startRunningProduct({ stillClock: true });
  // The designer's browser compares a time with its own clock; from here on the product's moves when the test says so.
  product.clock.now = new Date();
  browser = await startBrowser();
  page = await visitDesigner({ browser, origin: product.origin });
});
after(async () => {
  await browser?.close();
  await product?.close();
});

/** What the front page of the demonstration says to a citizen who asks for a form. */
async function citizenSees(key: string): Promise<number> {
  const context = await newVisitor(browser);
  const citizen = await context.newPage();
  const answer = await citizen.goto(`${product.origin}/demo/blanket/${key}`);
  await context.close();
  return answer?.status() ?? 0;
}

async function publish(): Promise<void> {
  await page.getByRole('button', { name: 'Udgiv', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Udgiv nu' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function toVersions(): Promise<void> {
  await page.getByRole('link', { name: 'Versioner' }).click();
  await page.getByRole('heading', { name: /^Versioner af/ }).waitFor();
}

test('FRM-10 a copy is changed, published, compared in words, taken back to the first version and withdrawn', async () => {
  const key = await makeForm(page, 'Fritidspas i sommerferien', 'fritidspas');
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Fritidspas i sommerferien');
  assert.equal(await line(page, 'fields.price').count(), 1);
  await publish();
  assert.equal(await citizenSees(key), 200);

  // Version 2 has another question, one moved, one taken away and one new.
  await line(page, 'fields.price').click();
  await page.getByLabel('Spørgsmål', { exact: true }).fill('Hvad koster det i alt?');
  await line(page, 'fields.email').click();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('button', { name: 'Indsæt', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Tal/ }).click();
  await page.getByLabel('Spørgsmål', { exact: true }).fill('Hvor mange uger varer det?');
  await page.keyboard.press('Tab');
  await saved(page);
  await publish();

  await toVersions();
  await page.getByRole('row', { name: /Version 2/ }).waitFor();
  assert.deepEqual(await page.getByRole('row', { name: /^Version \d/ }).evaluateAll((rows) => rows.length), 2);
  await page.getByLabel('Fra', { exact: true }).selectOption('v1');
  await page.getByLabel('Til', { exact: true }).selectOption('v2');
  const price = page.locator('.change', { hasText: 'Hvad koster det i alt?' });
  await price.waitFor();
  assert.match((await price.locator('.before').textContent()) ?? '', /Pris for hvert barn i kroner/);
  assert.match((await price.locator('.after').textContent()) ?? '', /Hvad koster det i alt\?/);
  const told = (await page.locator('.difference').textContent()) ?? '';
  assert.match(told, /Tilføjet felt: .*Hvor mange uger varer det\?/s);
  assert.match(told, /Flyttet felt/);
  assert.deepEqual(await axeViolations(page), []);

  await page.getByRole('button', { name: /^Gør til kladde igen Version 1$/ }).click();
  await page.getByText('Version 1 er kladden nu').waitFor();
  await page.getByLabel('Til', { exact: true }).selectOption('draft');
  await page.getByText('Der er ingen forskelle.').waitFor();
  await page.getByRole('link', { name: 'Til designeren' }).click();
  await page.getByRole('tree').waitFor();
  assert.equal(await line(page, 'fields.hvorMangeUgerVarer').count(), 0);
  await page.getByText('Ændret siden udgivelsen').waitFor();

  await toVersions();
  await page.getByRole('button', { name: 'Kassér ændringerne' }).click();
  assert.deepEqual(await axeViolations(page), []);
  await page.getByRole('dialog').getByRole('button', { name: 'Kassér ændringerne' }).click();
  await page.getByText('Ændringerne er kasseret').waitFor();
  await page.getByText('Der er ingen forskelle.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Kassér ændringerne' }).count(), 0);
  await page.getByRole('button', { name: 'Træk tilbage' }).click();
  assert.deepEqual(await axeViolations(page), []);
  await page.getByRole('dialog').getByRole('button', { name: 'Træk tilbage' }).click();
  await page.getByText('Blanketten er trukket tilbage').waitFor();
  await page
    .getByRole('row', { name: /Version 2/ })
    .getByText('Trukket tilbage')
    .waitFor();
  assert.equal(await page.getByRole('button', { name: 'Træk tilbage' }).count(), 0);
  assert.equal(await citizenSees(key), 404);
});

test('FRM-10 a form is planned for later, the plan is called off and made again, and its time publishes it', async () => {
  const key = await makeForm(page, 'Åbning senere', 'fritidspas');
  const inMinutes = (minutes: number): string => {
    const at = new Date(product.clock.now.getTime() + minutes * 60_000);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  };
  const plan = async (at: string): Promise<void> => {
    await page.getByRole('button', { name: 'Udgiv', exact: true }).click();
    await page.getByLabel('På et bestemt tidspunkt').check();
    await page.getByLabel('Tidspunkt', { exact: true }).fill(at);
    await page.getByRole('button', { name: 'Planlæg udgivelsen' }).click();
  };
  await plan(inMinutes(-10));
  await page.getByRole('dialog').getByText('Vælg et tidspunkt, der ligger i fremtiden').waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await page.getByLabel('Tidspunkt', { exact: true }).fill(inMinutes(10));
  await page.getByRole('button', { name: 'Planlæg udgivelsen' }).click();
  await page.getByText(/^Blanketten bliver udgivet/).waitFor();
  assert.equal(await citizenSees(key), 404);

  await toVersions();
  await page.getByText(/^Bliver udgivet/).waitFor();
  await page.getByRole('button', { name: 'Aflys planlagt udgivelse' }).click();
  await page.getByText('Den planlagte udgivelse er aflyst').waitFor();
  await page.getByText(/^Bliver udgivet/).waitFor({ state: 'detached' });
  await plan(inMinutes(10));
  await page.getByText(/^Bliver udgivet/).waitFor();

  product.clock.now = new Date(product.clock.now.getTime() + 11 * 60_000);
  for (let tries = 0; tries < 40 && (await citizenSees(key)) !== 200; tries += 1) await page.waitForTimeout(500);
  assert.equal(await citizenSees(key), 200);
  await page.reload();
  await page.getByRole('row', { name: /Version 1/ }).waitFor();
  assert.equal(await page.getByText(/^Bliver udgivet/).count(), 0);
});

test('FRM-10 SPR-3 a translation is written in the table; one whose Danish text was changed says so until it is seen to', async () => {
  const key = await makeForm(page, 'Oversat blanket', 'fritidspas');
  const texts = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Oversættelser' }).click();
    await page.getByRole('heading', { name: /^Oversættelser af/ }).waitFor();
  };
  await texts();
  const price = page.getByRole('row', { name: /Pris for hvert barn i kroner/ }).first();
  const english = price.getByRole('textbox');
  await english.fill('Price of a child');
  await page.keyboard.press('Tab');
  await page.getByText('Alt er gemt').waitFor();

  await openForm(page, key);
  await line(page, 'fields.price').click();
  await page.getByLabel('Spørgsmål', { exact: true }).fill('Hvad koster det i alt?');
  await saved(page);
  await page.getByLabel('Tekster på').selectOption('en');
  assert.equal(await page.getByLabel('Spørgsmål', { exact: true }).inputValue(), 'Price of a child');

  await texts();
  const changed = page.getByRole('row', { name: /Hvad koster det i alt\?/ }).first();
  await changed.getByText('Den danske tekst er ændret siden.').waitFor();
  await page.getByLabel('Vis', { exact: true }).selectOption('outdated');
  assert.equal(await page.getByRole('row').count(), 2);
  assert.deepEqual(await axeViolations(page), []);
  await changed.getByRole('button', { name: /Passer stadig/ }).click();
  await page.getByText('Der er ingen tekster at vise.').waitFor();

  // Taken out, it is missing, and the citizen would be shown the Danish text.
  await page.getByLabel('Vis', { exact: true }).selectOption('all');
  await changed.getByRole('textbox').fill('');
  await page.keyboard.press('Tab');
  await changed.getByText('Mangler', { exact: true }).waitFor();
  await page.reload();
  await changed.getByText('Mangler', { exact: true }).waitFor();

  // It was never published, and can go altogether.
  await page.getByRole('link', { name: 'Til designeren' }).click();
  await toVersions();
  await page.getByRole('button', { name: 'Slet blanketten' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slet blanketten' }).click();
  await page.waitForURL(/\/design$/);
  await page.getByRole('table').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Oversat blanket' }).count(), 0);
});

test('FRM-9 a form goes out to a file and comes in again; a broken file is refused with what is wrong and where', async () => {
  await page.goto(`${product.origin}/demo/design`);
  const row = page.getByRole('row', { name: /Borgerskabsceremoni|ceremoni/i }).first();
  const title = (await row.getByRole('rowheader').textContent()) ?? '';
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('link', { name: /^Gem som fil/ }).click(),
  ]);
  assert.match(download.suggestedFilename(), /\.blanket\.json$/);
  const file = await readFile(await download.path(), 'utf8');

  await page.getByRole('button', { name: 'Hent fra fil' }).click();
  const dialog = page.getByRole('dialog');
  const send = async (name: string, content: string | Buffer): Promise<void> => {
    const buffer = Buffer.from(content);
    await dialog.getByLabel('Fil', { exact: true }).setInputFiles({ name, mimeType: 'application/json', buffer });
    await dialog.getByRole('button', { name: 'Hent', exact: true }).click();
  };
  await dialog.getByRole('button', { name: 'Hent', exact: true }).click();
  await dialog.getByText('Vælg en fil').waitFor();
  await send('broken.json', file.replace('"fields": [', '"fields": [,'));
  await dialog.getByText(/Filen er ikke gyldig JSON i linje \d+, tegn \d+/).waitFor();
  await send('latin1.json', Buffer.from('{"title": "Blåbær"}', 'latin1'));
  await dialog.getByText(/ikke tekst i UTF-8/).waitFor();
  await send('other.json', '{"hello": 1}');
  await dialog
    .getByRole('alert')
    .getByText(/Filen er ikke gyldig JSON|ikke tekst i UTF-8/)
    .waitFor({ state: 'detached' });
  await dialog.getByRole('alert').filter({ hasText: /\p{L}/u }).waitFor();
  assert.deepEqual(await axeViolations(page), []);

  const changed = JSON.parse(file);
  changed.title.da = 'Ceremoni fra en anden kommune';
  await send('form.blanket.json', JSON.stringify(changed));
  await dialog.getByText(/findes allerede. Filen ændrer 1 ting/).waitFor();
  await dialog.getByRole('button', { name: 'Behold begge' }).click();
  await page.waitForURL(/-2$/);
  await page.getByRole('heading', { level: 1, name: 'Ceremoni fra en anden kommune' }).waitFor();
  await page.getByRole('link', { name: 'Alle blanketter' }).click();
  await page.getByRole('row', { name: title }).waitFor();
  assert.equal(await page.getByRole('row', { name: 'Ceremoni fra en anden kommune' }).count(), 1);
});
