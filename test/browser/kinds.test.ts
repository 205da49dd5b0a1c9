import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { textOf } from '../../src/documents/pdf/text-runs.ts';
import type { Field } from '../../src/forms/definition.ts';
import { kindOf } from '../../src/forms/kinds/kinds.ts';
import { samples } from '../../src/forms/kinds/samples.ts';
import { answerPage, type PageAnswers } from '../helpers/answer-page.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { goOn } from '../helpers/fill-in.ts';
import { openPublished } from '../helpers/open-published.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { type SampleAnswer, sampleAnswers } from '../helpers/sample-answers.ts';
import { publishSmallForm } from '../helpers/small-form.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
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

/** A field of every kind, from the samples, and a list that can be searched; each under its kind's name. */
function allFields(): Field[] {
  const named = Object.values(samples).map((field): Field => {
    const label = { da: `Felt ${field.kind}`, en: `Field ${field.kind}` };
    return { ...field, key: field.kind, label };
  });
  const towns = ['Aarhus', 'Ballerup', 'Ærø', 'Ålborg'];
  const search: Field = {
    kind: 'oneOf',
    key: 'town',
    label: { da: 'By', en: 'Town' },
    appearance: 'search',
    options: towns.map((town, index) => ({ value: `t${index}`, label: { da: town, en: town } })),
  };
  return [...named, search];
}

const answered = Object.entries(sampleAnswers) as [keyof typeof samples, SampleAnswer][];

function typedAnswers(): PageAnswers {
  return Object.fromEntries(
    answered.flatMap(([kind, { typed }]) => Object.entries(typed).map(([part, value]) => [`${kind}${part}`, value])),
  );
}

/** Starts the form as Karen, in the language; its page of fields is shown then. */
async function startForm(page: Page): Promise<void> {
  await openPublished(page, `${product.origin}/demo/blanket/alle-felter`);
  const start = page.locator('main').getByRole('button', { name: /^Start/ });
  await Promise.all([
    page.waitForURL((url) => url.origin === product.sandboxUrl),
    start
      .or(page.locator('main a', { hasText: /^\s*Start/ }))
      .first()
      .click(),
  ]);
  await Promise.all([
    page.waitForURL((url) => url.origin === product.origin),
    page.getByRole('button', { name: /Karen/ }).click(),
  ]);
  if (page.url().endsWith('/start')) {
    const begin = page.locator('main').getByRole('button', { name: /^(Start|Begynd|Begin)/ });
    await Promise.all([page.waitForNavigation(), begin.last().click()]);
  }
  await page.waitForURL(/\/udfyld\/[^/]+\/felter/);
}

/** The page as axe-core sees it; one without scripts through a twin that has them and the same cookies. */
async function assertAccessible(page: Page, twin: Page | null): Promise<void> {
  if (twin) {
    await twin.context().addCookies(await page.context().cookies());
    await twin.goto(page.url());
  }
  assert.deepEqual(await axeViolations(twin ?? page), [], page.url());
}

const plain = (text: string) => text.replace(/\s+/g, ' ');

for (const language of ['da', 'en'] as const) {
  for (const scripts of [true, false]) {
    test(`FRM-1 a form with a field of every kind is filled in ${scripts ? 'with' : 'without'} JavaScript in ${language}, and read on the review page and the PDF`, {
      timeout: 300_000,
    }, async () => {
      const locale = language === 'da' ? 'da-DK' : 'en-GB';
      const visitor = await newVisitor(browser, { javaScriptEnabled: scripts, locale });
      const twin = scripts ? null : await (await newVisitor(browser, { locale })).newPage();
      const page = await visitor.newPage();
      page.setDefaultTimeout(40_000);
      const complaints: string[] = [];
      page.on('console', (message) => {
        const isOurs = message.location().url.startsWith(product.origin);
        if (message.type() === 'error' && isOurs) complaints.push(message.text());
      });
      await startForm(page);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      await assertAccessible(page, twin);
      await assertPicture(page);

      await answerPage(page, typedAnswers());
      if (scripts) await chooseBySearch(page);
      else await page.locator('select[name=town]').selectOption('t2');
      await assertAccessible(page, twin);
      await goOn(page);
      await page.waitForURL(/\/gennemse/);
      await assertAccessible(page, twin);
      const review = plain(await page.locator('main').innerText());
      for (const text of readings(language)) assert.ok(review.includes(text), `review in ${language} says ${text}`);
      assert.match(review, /(?:Felt|Field) cprNumber 010785-\*{4}/);

      const send = page.locator('main').getByRole('button', { name: /^Send/ });
      await Promise.all([page.waitForNavigation(), send.last().click()]);
      // There is something to pay, too; the receipt of what was sent in is there meanwhile.
      await page.waitForURL(/\/betaling\//);
      await assertAccessible(page, twin);
      await page.goto(page.url().replace(/\/betaling\/.*/, '/kvittering'));
      const href = await page.locator('main a[href*="/dokument/kvittering"]').first().getAttribute('href');
      const pdf = await page.request.get(new URL(href ?? '', page.url()).href);
      assert.equal(pdf.headers()['content-type'], 'application/pdf');
      const printed = plain(textOf(await pdf.body()));
      for (const text of readings(language)) {
        assert.ok(
          printed.replaceAll(' ', '').includes(text.replaceAll(' ', '')),
          `the PDF in ${language} says ${text}`,
        );
      }
      assert.deepEqual(complaints, [], 'the browser has nothing to complain of');
      await visitor.close();
      await twin?.context().close();
    });
  }
}

/** What is read of the answers, and the question of every kind that asks. */
function readings(language: 'da' | 'en'): readonly string[] {
  const questions = Object.values(samples)
    .filter((field) => kindOf(field).asks)
    .map(({ kind }) => `${language === 'da' ? 'Felt' : 'Field'} ${kind}`);
  return [...questions, ...answered.flatMap(([, { shown }]) => shown[language]), 'Ærø'];
}

/** By the keyboard alone, as a person does who does not scroll. */
async function chooseBySearch(page: Page): Promise<void> {
  const input = page.getByRole('combobox', { name: /^(By|Town)/ });
  await input.focus();
  await page.keyboard.type('ær');
  const list = page.getByRole('listbox');
  assert.deepEqual(await list.getByRole('option').allInnerTexts(), ['Ærø']);
  assert.deepEqual(await axeViolations(page), []);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await input.inputValue(), 'Ærø');
  assert.equal(await list.count(), 0, 'the list is closed');
  assert.equal(await page.locator('select[name=town]').inputValue(), 't2');
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  assert.equal(await input.inputValue(), 'Ærø', 'Escape brings back what was chosen');
}

/** The picture is fetched from an address of its own and drawn. */
async function assertPicture(page: Page): Promise<void> {
  const picture = page.locator('#image img');
  const source = (await picture.getAttribute('src')) ?? '';
  assert.match(source, /\/billede\/image$/);
  const answer = await page.request.get(new URL(source, page.url()).href);
  assert.equal(answer.status(), 200);
  assert.equal(answer.headers()['content-type'], 'image/svg+xml');
  assert.match(answer.headers()['cache-control'] ?? '', /immutable/);
  assert.match(answer.headers()['content-security-policy'] ?? '', /default-src 'none'.*sandbox/);
  assert.ok(((await picture.boundingBox())?.width ?? 0) > 40, 'the picture is drawn');
}
