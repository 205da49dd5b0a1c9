import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { line, makeForm, openForm, saved, visitDesigner } from './designer-visit.ts';

let product: RunningProduct;
let browser: Browser;
let page: Page;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
  page = await visitDesigner({ browser, origin: product.origin });
});
after(async () => {
  await browser?.close();
  await product?.close();
});

/** What the outline says, with the level of each line. */
const outline = () =>
  page
    .locator('[role=treeitem]')
    .evaluateAll((lines) =>
      lines.map((each) => `${each.getAttribute('aria-level')} ${each.getAttribute('data-place')}`),
    );

/** Drags a line onto another, to so far down on it. */
async function drag(place: string, onto: string, height: number): Promise<void> {
  const target = line(page, onto);
  const box = await target.boundingBox();
  assert.ok(box);
  await line(page, place).dragTo(target, { targetPosition: { x: 60, y: box.height * height } });
}

async function insertKind(name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Indsæt', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name }).first().click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

test('FRM-9 fields are dragged between pages and into a group with the mouse, seen at once, and undone', async () => {
  // Tall enough that nothing scrolls while something is dragged.
  await page.setViewportSize({ width: 1440, height: 1800 });
  await makeForm(page, 'Træk og slip', 'fritidspas');
  const before = await outline();
  await drag('fields.email', 'fields.paid', 0.2);
  const moved = await outline();
  assert.equal(moved.indexOf('2 fields.email') + 1, moved.indexOf('2 fields.paid'));
  assert.ok(moved.indexOf('2 fields.email') > moved.indexOf('1 pages.aktivitet'));
  const preview = page.getByRole('region', { name: 'Siden, som borgeren ser den' });
  await line(page, 'pages.aktivitet').click();
  assert.match((await preview.textContent()) ?? '', /E-mail/);

  await insertKind(/^Gruppe/);
  const group = (await page.locator('[role=treeitem][aria-selected=true]').getAttribute('data-place')) ?? '';
  await drag('fields.email', group, 0.5);
  assert.ok((await outline()).includes('3 fields.email'));
  // A page on a field, and a group into itself, are refused: nothing moves.
  const stood = await outline();
  await drag('pages.bilag', 'fields.paid', 0.5);
  await drag(group, 'fields.email', 0.5);
  assert.deepEqual(await outline(), stood);
  await drag('pages.bilag', 'pages.ansoeger', 0.1);
  assert.equal((await outline())[0], '1 pages.bilag');

  await saved(page);
  const after = await outline();
  for (let step = 0; step < 4; step += 1) await page.getByRole('button', { name: 'Fortryd' }).click();
  assert.deepEqual(await outline(), before);
  for (let step = 0; step < 4; step += 1) await page.getByRole('button', { name: 'Gentag' }).click();
  assert.deepEqual(await outline(), after);
  await saved(page);
  await page.reload();
  await page.getByRole('tree').waitFor();
  assert.deepEqual(await outline(), after);
});

test('FRM-9 FRM-2 a picture is put in from a file; one that is none is refused, and the old one stays', async () => {
  await makeForm(page, 'Med billede');
  await insertKind(/^Billede/);
  const shown = page.getByRole('region', { name: 'Siden, som borgeren ser den' }).locator('img');
  const properties = page.getByRole('region', { name: 'Egenskaber' });
  const input = properties.locator('input[type=file]');
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
    'base64',
  );
  await input.setInputFiles({ name: 'hus.png', mimeType: 'image/png', buffer: png });
  await page.waitForFunction(
    (base64) => document.querySelector('.pane-preview img')?.getAttribute('src')?.endsWith(base64),
    png.toString('base64'),
  );
  const source = await shown.getAttribute('src');
  await input.setInputFiles({ name: 'hus.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await properties.locator('.form-error-message').first().waitFor();
  assert.match((await properties.locator('.property-wrong').first().textContent()) ?? '', /billede/i);
  assert.equal(await shown.getAttribute('src'), source);
  assert.deepEqual(await axeViolations(page), []);
  await input.setInputFiles({ name: 'hus.png', mimeType: 'image/png', buffer: png });
  await properties.locator('.property-wrong').waitFor({ state: 'detached' });
  await saved(page);
});

test('FRM-9 ready pages are put in with their questions, and a second time under keys of their own', async () => {
  await makeForm(page, 'Færdige sider');
  await insertKind(/^Ansøger/);
  const once = await outline();
  await line(page, 'pages.ansoeger').waitFor();
  assert.ok(once.includes('2 fields.navn'));
  await insertKind(/^Ansøger/);
  const twice = await outline();
  const added = twice.filter((each) => !once.includes(each));
  assert.equal(new Set(twice).size, twice.length);
  assert.equal(added.length, once.filter((each) => each.startsWith('2 fields.')).length + 1);
  const preview = page.getByRole('region', { name: 'Siden, som borgeren ser den' });
  assert.match((await preview.textContent()) ?? '', /Om dig/);
  await insertKind(/^Børn/);
  await saved(page);
  await page.reload();
  await page.getByRole('tree').waitFor();
  assert.ok((await outline()).length > twice.length);
});

test('FRM-9 undoing takes back one’s own work and leaves what somebody else has done meanwhile', async () => {
  const key = await makeForm(page, 'To designere', 'fritidspas');
  const other = await visitDesigner({ browser, origin: product.origin });
  await openForm(other, key);
  const heading = 'Sidens overskrift';
  await line(page, 'pages.ansoeger').click();
  await page.getByLabel(heading).fill('Min overskrift');
  await saved(page);

  await line(other, 'pages.aktivitet').click();
  await other.getByLabel(heading).fill('Den andens overskrift');
  await saved(other);
  await line(other, 'fields.email').click();
  await other.getByLabel('Spørgsmål', { exact: true }).fill('Den andens spørgsmål');
  await saved(other);

  await line(page, 'fields.price').click();
  await page.getByLabel('Spørgsmål', { exact: true }).fill('Mit spørgsmål');
  await page.getByRole('treeitem', { name: /Den andens overskrift/ }).waitFor();
  await page.getByText('En anden har også ændret blanketten. Begges ændringer er med.').waitFor();
  await saved(page);
  const undo = page.getByRole('button', { name: 'Fortryd' });
  while (await undo.isEnabled()) await undo.click();
  await saved(page);
  const texts = () => page.getByRole('tree').textContent();
  assert.doesNotMatch((await texts()) ?? '', /Min overskrift|Mit spørgsmål/);
  assert.match((await texts()) ?? '', /Den andens overskrift/);
  assert.match((await texts()) ?? '', /Den andens spørgsmål/);

  // The same text: what I wrote can't be undone over what the other has made of it since, and I am told.
  await line(page, 'fields.price').click();
  await page.getByLabel('Spørgsmål', { exact: true }).fill('Mit igen');
  await saved(page);
  await other.reload();
  await other.getByRole('tree').waitFor();
  await line(other, 'fields.price').click();
  await other.getByLabel('Spørgsmål', { exact: true }).fill('Den andens pris');
  await saved(other);
  await page.getByRole('treeitem', { name: /Den andens pris/ }).waitFor();
  await undo.click();
  await page.getByText(/^Trinnet kan ikke fortrydes: En anden har ændret det samme/).waitFor();
  assert.match((await texts()) ?? '', /Den andens pris/);
  await other.reload();
  await other.getByRole('treeitem', { name: /Den andens pris/ }).waitFor();
  assert.doesNotMatch((await other.getByRole('tree').textContent()) ?? '', /Min overskrift|Mit spørgsmål|Mit igen/);
  await other.context().close();
});
