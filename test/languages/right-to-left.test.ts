import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Field } from '../../src/forms/definition.ts';
import { samples } from '../../src/forms/kinds/samples.ts';
import { answerPage, type PageAnswers } from '../helpers/answer-page.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { openPublished } from '../helpers/open-published.ts';
import { sampleAnswers } from '../helpers/sample-answers.ts';
import { publishSmallForm } from '../helpers/small-form.ts';
import { foreignTexts } from './support/foreign-texts.ts';
import { definitionTexts, productTexts } from './support/known-texts.ts';
import { type LanguagesProduct, languagesPage, startLanguagesProduct } from './support/languages-product.ts';
import { readShownPage } from './support/read-shown-page.ts';

let product: LanguagesProduct;
let browser: Browser;
before(async () => {
  product = await startLanguagesProduct('ar', 'de');
  await publishSmallForm(product.definitions, product.demo.id, {
    key: 'alle-felter',
    pages: [{ key: 'felter', title: { da: 'Alle slags felter', en: 'All kinds of fields' }, fields: allFields() }],
  });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

/** A field of every kind, each under its kind's name and with a label in the languages of the test. */
function allFields(): Field[] {
  return Object.values(samples).map((field): Field => {
    const { kind } = field;
    return {
      ...field,
      key: kind,
      label: { da: `Felt ${kind}`, en: `Field ${kind}`, ar: `حقل ${kind}`, de: `Feld ${kind}` },
    };
  });
}

/** What to type into all fields of the form. */
function allAnswers(): PageAnswers {
  const answers = Object.entries(sampleAnswers).flatMap(([kind, { typed }]) =>
    Object.entries(typed).map(([part, value]) => [`${kind}${part}`, value] as const),
  );
  return Object.fromEntries(answers);
}

interface Looker {
  readonly page: Page;
  /** Asserts what must hold of the page as it is shown now. */
  look(what: string): Promise<void>;
}

/** Somebody at a browser with scripts who reads the language; `SCREENSHOTS` names a folder for pictures of what is looked at. */
async function reader(language: string, direction: 'rtl' | 'ltr', token: string | null, width = 1280): Promise<Looker> {
  const context = await newVisitor(browser, { locale: language, viewport: { width, height: 900 } });
  if (token !== null) await context.addCookies([{ name: 'session', value: token, url: product.origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const find = foreignTexts([...productTexts(product.imported), ...definitionTexts()], language);
  return {
    page,
    async look(what) {
      const shown = await page.evaluate(() => ({
        language: document.documentElement.lang,
        direction: getComputedStyle(document.documentElement).direction,
        overflow: document.documentElement.scrollWidth - window.innerWidth,
      }));
      assert.deepEqual([shown.language, shown.direction], [language, direction], what);
      assert.ok(shown.overflow <= 0, `${what} is ${shown.overflow} px wider than the window at ${width} px`);
      assert.deepEqual(await axeViolations(page), [], what);
      const foreign = find(await readShownPage(page)).map(({ key, found }) => `${what}: ${found} (${key})`);
      assert.deepEqual([...new Set(foreign)], []);
      const folder = process.env.SCREENSHOTS;
      if (folder === undefined) return;
      await mkdir(folder, { recursive: true });
      await page.screenshot({
        path: `${folder}/${language}-${width}-${what.replaceAll(/\W+/g, '-')}.png`,
        fullPage: true,
      });
    },
  };
}

async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(selector).last().click()]);
}

for (const [language, direction, width] of [
  ['ar', 'rtl', 1280],
  ['ar', 'rtl', 390],
  ['de', 'ltr', 1280],
] as const) {
  test(`SPR-1 SPR-6 every kind of field in ${language} at ${width} px, with scripts: form, errors, review, payment and Mine sager are accessible and whole`, {
    timeout: 180_000,
  }, async () => {
    const { token } = await product.citizen('Karen', language);
    const { page, look } = await reader(language, direction, token, width);
    await openPublished(page, `${product.origin}/demo/blanket/alle-felter`);
    await look('start page');
    await page.goto(`${product.origin}/demo/blanket/alle-felter/start`);
    await press(page, 'main form[action$="/start"] button');
    await page.waitForURL(/\/udfyld\/[^/]+\/felter/);
    await page.waitForSelector('input[name=_live]', { state: 'attached' });
    await look('form page');
    // By the keyboard: opened, walked into, and closed again with the focus where it was.
    const menu = page.locator('.language-menu');
    await menu.locator('summary').focus();
    await page.keyboard.press('Enter');
    await look('language menu');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.closest('.language-menu li') !== null), true);
    await page.keyboard.press('Escape');
    assert.equal(await menu.getAttribute('open'), null);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SUMMARY');
    for (const input of await page.locator('main input[type=text]:visible, main textarea:visible').all()) {
      if (await input.isEditable()) await input.fill('zzæ');
    }
    await press(page, 'main button[name=_next]');
    await look('form page with errors');
    for (const input of await page.locator('main input[type=text]:visible, main textarea:visible').all()) {
      if (await input.isEditable()) await input.fill('');
    }
    await answerPage(page, allAnswers());
    await press(page, 'main button[name=_next]');
    await page.waitForURL(/\/gennemse/);
    await look('review');
    await press(page, 'main form[action$="/send"] button');
    await page.waitForURL(/\/betaling\//);
    await look('payment');
    await page.goto(`${product.origin}/demo/mine-sager`);
    await look('mine sager');
    await press(page, 'main a[href*="/mine-sager/"]');
    await look('case');
    await page.goto(`${product.origin}/demo/findes-ikke`);
    await look('not found');
    await page.goto(`${product.origin}/demo/`);
    await look('front page');
    await page.context().close();
  });
}

for (const [language, direction] of [
  ['da', 'ltr'],
  ['ar', 'rtl'],
] as const) {
  test(`SPR-6 the administrator’s page for languages is accessible in ${language}, also when it tells of an import and of errors`, async () => {
    const { token } = await product.employee(language);
    for (const width of [1280, 390]) {
      const { page, look } = await reader(language, direction, token, width);
      await page.goto(product.origin + languagesPage);
      await look('languages');
      const file = (content: string) => ({
        name: 'x.json',
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      });
      await page.locator('input[type=file]').setInputFiles(file('{"language":"de","texts":{"web.skip":""}}'));
      await press(page, 'form[action$="/importer"] button');
      await look('languages with errors');
      await page
        .locator('input[type=file]')
        .setInputFiles(file('{"language":"fr","texts":{"web.skip":"Aller au contenu"}}'));
      await press(page, 'form[action$="/importer"] button');
      await look('languages with an import');
      await page.context().close();
    }
  });
}
