import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { fieldsOf } from '../../src/forms/fields-of.ts';
import { samples } from '../../src/forms/kinds/samples.ts';
import { commonDefinitions, demoDefinitions } from '../../src/organisations/demo/definitions.ts';
import { answerPage, type PageAnswers } from '../helpers/answer-page.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { goOn } from '../helpers/fill-in.ts';
import { payOnTheWay } from '../helpers/pay.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { type Journey, journeys } from './journeys.ts';

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

const forms = [...commonDefinitions, ...demoDefinitions].map(({ form }) => form as FormDefinition);

test('FRM-1 the seven forms use every kind of field between them, and each has its journey here or in the story', () => {
  const used = new Set(forms.flatMap((form) => form.pages.flatMap((page) => page.fields.map(({ kind }) => kind))));
  for (const form of forms) for (const field of fieldsOf(form)) used.add(field.kind);
  assert.deepEqual(
    [...Object.keys(samples), 'group'].filter((kind) => !used.has(kind as keyof typeof samples)),
    [],
  );
  const walked = new Set(['fritidspas', ...journeys.map(({ form }) => form)]);
  assert.deepEqual(
    forms.map(({ key }) => key).filter((key) => !walked.has(key)),
    [],
  );
});

for (const journey of journeys) {
  for (const { language, javaScript } of [
    { language: 'da', javaScript: true },
    { language: 'en', javaScript: false },
  ] as const) {
    test(`FRM-1 FRM-8 ${journey.form} in ${language}, ${javaScript ? 'with' : 'without'} scripts: filled in, reviewed, sent, and read on the receipt`, {
      timeout: 180_000,
    }, async () => {
      const visitor = await newVisitor(browser, {
        javaScriptEnabled: javaScript,
        locale: language === 'da' ? 'da-DK' : 'en-GB',
      });
      const page = await visitor.newPage();
      page.setDefaultTimeout(20_000);
      await begin(page, journey, language);
      for (const answers of journey.pages) {
        await takeTask(page);
        await look(page, javaScript);
        await answer(page, answers, javaScript);
        await onward(page);
      }
      await takeTask(page);
      await page.waitForURL(/\/gennemse/);
      await look(page, javaScript);
      const reviewed = await page.locator('main').innerText();
      for (const text of journey.shown[language]) assert.ok(plain(reviewed).includes(text), `review says ${text}`);
      await Promise.all([
        page.waitForURL(/\/kvittering|\/betaling\//),
        page.locator('main').getByRole('button', { name: /^Send/ }).last().click(),
      ]);
      await look(page, javaScript);
      if (page.url().includes('/betaling/')) {
        await payOnTheWay(page);
        await look(page, javaScript);
        await Promise.all([page.waitForURL(/\/kvittering/), page.locator('main a[href$="/kvittering"]').click()]);
        await look(page, javaScript);
      }
      const receipt = await receiptText(page);
      for (const text of journey.shown[language]) assert.ok(plain(receipt).includes(text), `receipt says ${text}`);
      await visitor.close();
    });
  }
}

/** From the form's own page to its first question, logging in where the form asks for it. */
async function begin(page: Page, journey: Journey, language: 'da' | 'en'): Promise<void> {
  await page.goto(`${product.origin}/demo/sprog?til=${language}&tilbage=/demo/blanket/${journey.form}`);
  for (let steps = 0; !/\/udfyld\//.test(page.url()); steps += 1) {
    assert.ok(steps < 5, `${page.url()} leads to no question`);
    const isSandbox = new URL(page.url()).origin === product.sandboxUrl;
    const name = isSandbox ? new RegExp(journey.person?.[language] ?? '') : /^(Start|Begynd|Begin)/;
    const way = page.getByRole('button', { name }).or(page.locator('main a', { hasText: name }));
    await Promise.all([page.waitForNavigation(), way.first().click()]);
  }
}

/** From a list of tasks to the next that is not done, or to the review when all are. */
async function takeTask(page: Page): Promise<void> {
  const list = page.locator('main .task-list');
  if (page.url().includes('/gennemse') || (await list.count()) === 0) return;
  const tasks = list.locator('li', { hasNotText: /Færdig|Done/ }).getByRole('link');
  const next = (await tasks.count()) > 0 ? tasks : page.locator('main a[href*="/gennemse"]');
  await Promise.all([page.waitForNavigation(), next.first().click()]);
}

/** Answers a page; the buttons among the answers are pressed where they stand, and load the page again. */
async function answer(page: Page, answers: Journey['pages'][number], javaScript: boolean): Promise<void> {
  for (const step of answers) {
    if ('press' in step) {
      const button = page.locator(`main button[name="${step.press}"][value^="${step.of}"]`).first();
      if (!javaScript && (await button.isHidden())) await goOn(page);
      await Promise.all([page.waitForNavigation(), button.click()]);
      continue;
    }
    const resolved: PageAnswers = Object.fromEntries(
      await Promise.all(Object.entries(step).map(async ([name, value]) => [await rowName(page, name), value] as const)),
    );
    const first = page.locator(`main [name="${Object.keys(resolved)[0]}"]:not([type=hidden])`).first();
    // Without scripts a question that an answer brings up comes when the page is sent: it is shown again with it.
    if (!javaScript && (await first.isHidden())) await goOn(page);
    await answerPage(page, resolved);
  }
}

/** `children.#1.moves` is of the first row, whatever its id. */
async function rowName(page: Page, name: string): Promise<string> {
  const found = /^(\w+)\.#(\d+)\.(.+)$/.exec(name);
  if (!found) return name;
  const [, field = '', number = '1', column = ''] = found;
  const ids = await page
    .locator(`main input[type=hidden][name="${field}"]`)
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  return `${field}.${ids[Number(number) - 1] ?? assert.fail(`${field} has ${ids.length} rows`)}.${column}`;
}

async function onward(page: Page): Promise<void> {
  await goOn(page);
  const errors = await page.locator('#error-summary, .alert-error').allInnerTexts();
  assert.deepEqual(errors, [], page.url());
}

async function look(page: Page, javaScript: boolean): Promise<void> {
  if (javaScript) assert.deepEqual(await axeViolations(page), [], `${page.url()} ${await page.title()}`);
}

/** The text of the PDF that the receipt page offers. */
async function receiptText(page: Page): Promise<string> {
  const href = await page.locator('main a', { hasText: 'PDF' }).first().getAttribute('href');
  assert.ok(href, 'the receipt page offers the receipt');
  const answer = await page.context().request.get(new URL(href, page.url()).toString());
  assert.equal(answer.status(), 200);
  const child = promisify(execFile)('pdftotext', ['-layout', '-', '-'], { encoding: 'utf8' });
  child.child.stdin?.end(await answer.body());
  return (await child).stdout;
}

/** With common blanks, and lines joined: a PDF breaks them where it likes. */
function plain(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, ' ');
}
