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

const form = () => page.getByRole('region', { name: 'Blanketten, som den virker' });
const why = () => page.getByRole('region', { name: 'Hvorfor?' });

async function tryForm(key: string): Promise<void> {
  await openForm(page, key);
  await page.getByRole('button', { name: 'Prøv' }).click();
  await form().waitFor();
}

async function toStep(name: string | RegExp): Promise<void> {
  await form().getByRole('navigation', { name: 'Sider i blanketten' }).getByRole('button', { name }).click();
}

test('FRM-11 a form with map and files is tried: a point is set, files come and go, wrong ones are told, nothing is sent', async () => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
  });
  await tryForm('hul-i-vejen');
  const map = form().locator('.map').first();
  await map.waitFor();
  await map.locator('img').first().waitFor({ state: 'attached' });
  await map.click({ position: { x: 120, y: 120 } });
  const position = form().getByLabel('Koordinater');
  assert.match(await position.inputValue(), /^5[4-8]\.\d+, \d+/);
  assert.match((await why().textContent()) ?? '', /skrevet af borgeren/);

  await toStep('Hvad er der galt?');
  const upload = form().locator('input[type=file]').first();
  await upload.scrollIntoViewIfNeeded();
  const jpeg = { mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) };
  await upload.setInputFiles([
    { name: 'hul.jpg', ...jpeg },
    { name: 'vej.jpg', ...jpeg },
  ]);
  await form()
    .getByText(/^hul\.jpg/)
    .waitFor();
  await form()
    .getByRole('button', { name: /Fjern.*vej\.jpg/ })
    .click();
  assert.equal(
    await form()
      .getByText(/^vej\.jpg/)
      .count(),
    0,
  );
  await upload.setInputFiles({ name: 'virus.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
  assert.match((await why().textContent()) ?? '', /virus\.exe/);
  await form().getByRole('button', { name: 'Næste' }).click();
  await form()
    .getByText(/virus\.exe.*(PDF|JPEG|PNG)|(PDF|JPEG|PNG).*virus\.exe/)
    .first()
    .waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await form()
    .getByRole('button', { name: /Fjern.*virus\.exe/ })
    .click();
  await toStep('Gennemse');
  await form()
    .getByText(/hul\.jpg/)
    .waitFor();
  assert.deepEqual(await axeViolations(page), []);
  assert.deepEqual(sent, []);
});

test('FRM-11 look-ups answer with invented people and places, and a list is searched as the citizen does', async () => {
  await tryForm('skift-dagtilbud');
  await page.getByLabel('Kommune', { exact: true }).selectOption({ label: 'Ærø' });
  await toStep('Ønsker');
  const list = form().getByRole('combobox').first();
  await list.fill('bør');
  await form().getByRole('option').first().click();
  const chosen = await list.inputValue();
  assert.match(chosen, /bør/i);
  assert.match((await why().textContent()) ?? '', new RegExp(`Svar: ${chosen.slice(0, 8)}`));
  await tryForm('fritidspas');
  await page.getByLabel('Antal børn').fill('1');
  await page.getByRole('group', { name: 'Barn 1' }).getByLabel('Navn').fill('Bo Bruger');
  await toStep(/Husstand/);
  assert.match((await form().textContent()) ?? '', /Bo Bruger/);
  await toStep(/Aktivitet/);
  await form()
    .getByLabel(/CVR-nummer/)
    .fill('12345679');
  await form()
    .getByRole('button', { name: /Find|Hent|Slå op/ })
    .first()
    .click();
  await form()
    .getByText(/CVR-nummeret er ikke gyldigt/)
    .first()
    .waitFor();
  await form()
    .getByLabel(/CVR-nummer/)
    .fill('10000009');
  await form()
    .getByRole('button', { name: /Find|Hent|Slå op/ })
    .first()
    .click();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name="club.name"]')?.value !== '');
});

for (const key of ['forhaandsdialog-byggeri', 'grundlovsceremoni', 'skift-dagtilbud', 'koerselsgodtgoerelse']) {
  test(`FRM-11 every page of ${key} can be tried by those who fill it in, with its reasons`, async () => {
    await tryForm(key);
    // Everybody tries one of them; the others show what they ask by one who is known and one who is not.
    const everybody = ['parent', 'alone', 'young', 'pensioner', 'company', 'anonymous'];
    for (const person of key === 'skift-dagtilbud' ? everybody : ['parent', 'anonymous']) {
      await page.getByLabel('Person', { exact: true }).selectOption(person);
      const steps = form().getByRole('navigation', { name: 'Sider i blanketten' }).getByRole('button');
      for (let index = 0; index < (await steps.count()); index += 1) {
        await steps.nth(index).click();
        const isReview = (await steps.nth(index).textContent()) === 'Gennemse';
        if (!isReview) assert.match((await why().textContent()) ?? '', /Vises/);
        if (person === 'parent') {
          await form()
            .getByRole('button', { name: 'Næste' })
            .first()
            .click({ timeout: 2_000 })
            .catch(() => {});
          assert.deepEqual(await axeViolations(page), [], `page ${index + 1}`);
        }
      }
    }
  });
}

test('FRM-11 FRM-4 a value that a link brings is declared, taken by a field, and tried', async () => {
  await makeForm(page, 'Med link', 'fritidspas');
  await page.getByRole('button', { name: 'Blanketten som helhed' }).click();
  await page.getByText('Links til blanketten').click();
  await page.getByRole('button', { name: 'Tilføj en værdi' }).click();
  await page.getByLabel('Navn i linket').fill('hold');
  await page.keyboard.press('Tab');
  assert.deepEqual(await axeViolations(page), []);
  await line(page, 'fields.activity').click();
  await page.getByText('Udfyldt på forhånd').click();
  await page.getByLabel('Hent svaret fra').selectOption({ label: '«hold» i linket' });
  await saved(page);
  await page.getByRole('button', { name: 'Prøv' }).click();
  await page.getByLabel('Fra linket: hold').fill('Svømning på torsdage');
  await toStep(/Aktivitet/);
  assert.equal(await form().locator('[name=activity]').inputValue(), 'Svømning på torsdage');
  assert.match((await why().textContent()) ?? '', /Svar: Svømning på torsdage \(hentet på forhånd\)/);
});

test('FRM-9 SPR-6 the designer runs from right to left in Arabic, free of faults that axe-core knows', async () => {
  const admin = await (await newVisitor(browser)).newPage();
  await admin.goto(`${product.origin}/demo/administration/sprog`);
  await admin.getByRole('button', { name: /Alma/ }).click();
  await admin.waitForURL((url) => url.origin === product.origin);
  await admin.locator('input[type=file]').setInputFiles('catalogues/ar.json');
  const upload = admin.locator('main form').filter({ has: admin.locator('input[type=file]') });
  await Promise.all([admin.waitForNavigation(), upload.getByRole('button').last().click()]);
  await admin.context().close();

  const arabic = await visitDesigner({ browser, origin: product.origin, locale: 'ar', width: 1000 });
  for (const path of ['', '/fritidspas', '/fritidspas/versioner', '/fritidspas/oversaettelser']) {
    await arabic.goto(`${product.origin}/demo/design${path}`);
    await arabic.locator('[role=tree], table, .difference').first().waitFor();
    assert.equal(await arabic.evaluate(() => document.documentElement.dir), 'rtl');
    assert.deepEqual(await axeViolations(arabic), [], path);
    const overflow = await arabic.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${path} is ${overflow} px wider than the window`);
  }
  await openForm(arabic, 'fritidspas');
  const [outline, properties] = [arabic.locator('[data-pane=outline]'), arabic.locator('[data-pane=properties]')];
  const [first, last] = [await outline.boundingBox(), await properties.boundingBox()];
  assert.ok(first && last && first.x > last.x, 'the outline stands at the right');
  // The tree opens to the left, and the tick boxes of a Danish form stay at their texts' left.
  await line(arabic, 'pages.aktivitet').click();
  await arabic.keyboard.press('ArrowRight');
  assert.equal(await line(arabic, 'pages.aktivitet').getAttribute('aria-expanded'), 'false');
  await arabic.keyboard.press('ArrowLeft');
  assert.equal(await line(arabic, 'pages.aktivitet').getAttribute('aria-expanded'), 'true');
  await arabic.keyboard.press('Insert');
  await arabic.getByRole('dialog').waitFor();
  assert.deepEqual(await axeViolations(arabic), []);
  await arabic.context().close();
});
