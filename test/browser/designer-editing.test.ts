import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
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
  // The empty page that a blank form begins with has given way.
  assert.equal(once[0], '1 pages.ansoeger');
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

  // What the other moves meanwhile does not take the input from under one's fingers.
  await line(other, 'pages.aktivitet').click();
  await other.keyboard.press('Alt+ArrowUp');
  await saved(other);
  const question = page.getByLabel('Spørgsmål', { exact: true });
  await question.press('End');
  await page.keyboard.type(' nu');
  await saved(page);
  await page.waitForFunction(() =>
    document.querySelectorAll('[role=treeitem][aria-level="1"]')[1]?.textContent?.includes('Den andens'),
  );
  await page.keyboard.type(' igen');
  assert.equal(await question.inputValue(), 'Mit spørgsmål nu igen');
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

test('FRM-9 an answer’s value is renamed in every price that compares with it, in one step to undo', async () => {
  await makeForm(page, 'Omdøb et svar', 'parkeringstilladelse');
  const properties = page.getByRole('region', { name: 'Egenskaber' });
  const prices = async (): Promise<string> => {
    await line(page, 'fields.price').click();
    const texts = await properties
      .locator('textarea.feel-text')
      .evaluateAll((all) => all.map((each) => (each instanceof HTMLTextAreaElement ? each.value : '')));
    return texts.join(' ');
  };
  const before = await prices();
  assert.match(before, /vehicle = "electric"/);
  await line(page, 'fields.vehicle').click();
  await properties.getByText('Værdi og betingelse').first().click();
  const value = properties.getByLabel('Værdi', { exact: true }).first();
  await value.fill('elbil');
  await page.keyboard.press('Tab');
  assert.match(await prices(), /vehicle = "elbil"/);
  assert.doesNotMatch(await prices(), /"electric"/);
  await page.getByRole('button', { name: 'Fortryd' }).click();
  assert.equal(await prices(), before);
  assert.equal(await page.getByRole('button', { name: 'Fortryd' }).isEnabled(), false);

  // Another answer has that value: nothing is renamed, and the input says why before one leaves it.
  await line(page, 'fields.vehicle').click();
  await properties.getByText('Værdi og betingelse').first().click();
  await value.fill('motorcycle');
  await properties.getByText('Et andet svar har den værdi').waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.getByRole('button', { name: 'Fortryd' }).isEnabled(), false);
});

test('FRM-9 FRM-8 a list of answers has its name, and who is refused at the start reads the organisation’s own words', async () => {
  await openForm(page, 'parkeringstilladelse');
  await line(page, 'fields.zone').click();
  const list = page.getByLabel('Svarmuligheder fra');
  assert.equal(await list.evaluate((each) => (each as HTMLSelectElement).selectedOptions[0]?.text), 'Parkeringszoner');

  const key = await makeForm(page, 'Kun for Ærø', 'fritidspas');
  await page.getByRole('button', { name: 'Blanketten som helhed' }).click();
  await page.getByText('Hvem, hvornår og hvordan').click();
  await page.getByLabel('Tilføj en kommune').selectOption({ label: 'Ærø' });
  await page.getByLabel('Tilføj en kommune').selectOption({ label: 'Fanø' });
  await page.getByRole('button', { name: 'Fjern Fanø' }).click();
  const words = page.getByRole('group', { name: 'kommune', exact: true });
  await page.getByText(/^Egne ord til dem, der får nej: kommune/).click();
  await page.getByText(/Står den tom, siger vi: «Blanketten er for dem, der bor i kommunen\. Efter CPR/).waitFor();
  await words.getByLabel('Hvorfor ikke').fill('Passet er kun for øens egne børn.');
  await words.getByLabel('Hvad kan man gøre i stedet?').fill('Spørg din egen kommune');
  await words.getByLabel('Hvor kan det gøres?').fill('javascript:alert(1)');
  await page.getByText('Det har ikke den rigtige form').waitFor();
  await words.getByLabel('Hvor kan det gøres?').fill('https://borger.dk/fritid');
  await page.getByLabel('Åbner').fill('2020-01-01T08:00');
  assert.deepEqual(await axeViolations(page), []);
  await page.getByLabel('Tekster på').selectOption('en');
  await words.getByLabel('Hvorfor ikke').fill('The pass is for the island’s own children.');
  await saved(page);
  await page.getByRole('button', { name: 'Udgiv', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Udgiv nu' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  const citizen = await (await newVisitor(browser, { locale: 'en-GB' })).newPage();
  await citizen.goto(`${product.origin}/demo/blanket/${key}`);
  await citizen
    .locator('main')
    .getByRole('link', { name: /Start|Log/ })
    .first()
    .click();
  await citizen.getByRole('button', { name: /Karen/ }).click();
  await citizen.waitForURL((url) => url.origin === product.origin);
  await citizen.locator('main').getByRole('button', { name: 'Start' }).click();
  await citizen.getByText('The pass is for the island’s own children.').waitFor();
  assert.equal(
    await citizen.getByRole('link', { name: 'Spørg din egen kommune' }).getAttribute('href'),
    'https://borger.dk/fritid',
  );
  await citizen.context().close();
});
