import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { ImportAnswer } from '../../src/forms/design/api-types.ts';
import type { DeliverStep } from '../../src/workflows/definition.ts';
import type { LoadedWorkflow } from '../../src/workflows/design/api-types.ts';
import { axeViolations, startBrowser } from '../helpers/browser.ts';
import { designerClient } from '../helpers/designer-client.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { nemSmsStep, smsForm, smsStep, smsWorkflow } from '../helpers/sms.ts';
import { saved, visitDesigner } from './designer-visit.ts';
import { tabTo } from './tab-to.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  const published = await product.definitions.publishForm(product.demo.id, smsForm);
  assert.ok(published.ok);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

const lines = (page: Page) => page.locator('.flow-sms-lines > li').allInnerTexts();
const text = (page: Page) => page.getByRole('textbox', { name: /^(Tekst|Text)$/ });

async function shot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return;
  await page.locator('.flow-ready').screenshot({ path: `${process.env.SHOTS}/${name}-ready.png` });
  await page
    .locator('.flow-template')
    .first()
    .screenshot({ path: `${process.env.SHOTS}/${name}.png` });
}

test('SMS-6 a designer takes a ready text by the keyboard, sees what it comes to while writing on, and undoes', async () => {
  const client = await designerClient(product, product.demo, 'Ditte');
  const sms = smsWorkflow({ first: smsStep('done', { texts: { text: { da: 'Hej {{svar.name}}' } } }) });
  const file = new TextEncoder().encode(JSON.stringify(sms));
  await client.ask<ImportAnswer>('POST', `/workflows-import?mode=new&key=${sms.key}`, file);
  const stored = async (): Promise<DeliverStep> => {
    const { definition } = await client.ask<LoadedWorkflow>('GET', `/workflows/${sms.key}`);
    const step = definition.steps.first;
    assert.ok(step?.kind === 'deliver');
    return step;
  };
  const page = await visitDesigner({ browser, origin: product.origin });
  await page.goto(`${product.origin}/demo/design/arbejdsgange/${sms.key}`);
  await page.locator('[data-step="first"]').first().click();
  await text(page).waitFor();

  // The name may have 200 characters, of which 20 are usual.
  const [before = ''] = await lines(page);
  assert.match(before, /^Dansk: typisk 24 tegn · 7 bit · 1 sms-del · 0,\d\d\skr\./);
  assert.match(before, /Uden de indsatte svar: 3 tegn/);
  assert.match(before, /Med de længste svar: 204 tegn · 2 sms-dele/);

  await tabTo(page, /^Færdige tekster/, true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Brug teksten');
  await page.keyboard.press('Enter');
  await saved(page);
  assert.match(await text(page).inputValue(), /^Vigtigt i sag \{\{case\.number\}\}/);
  const taken = await stored();
  assert.deepEqual(taken.choices, { purpose: 'urgent', link: 'yes', urgent: 'yes' });
  assert.match(taken.texts?.text?.en ?? '', /^Important in case/);
  const both = await lines(page);
  assert.deepEqual(
    both.map((line) => /^(\S+): typisk \d+ tegn · 7 bit · 1 sms-del/.exec(line)?.[1]),
    ['Dansk', 'Engelsk'],
  );

  await page.keyboard.press('Control+z');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some(({ value }) => value === 'Hej {{svar.name}}'),
  );
  assert.equal((await lines(page)).length, 1);

  await text(page).fill('Hej Łukasz 😀');
  const [unicode = ''] = await lines(page);
  assert.match(unicode, /^Dansk: 13 tegn · Unicode · 1 sms-del/);
  assert.match(unicode, /Unicode på grund af »Ł« »😀«\. Nu er der kun plads til 70 tegn/);
  // A screen reader is told once one rests.
  await page
    .getByRole('status')
    .filter({ hasText: /Dansk: 13 tegn · Unicode/ })
    .waitFor();
  await shot(page, 'unicode');

  await text(page).fill('x'.repeat(1_000));
  await page.getByText('Dansk: 7 sms-dele er for meget. En sms må højst have 6 her. Gør teksten kortere.').waitFor();
  assert.equal(await text(page).getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await axeViolations(page), []);
  await shot(page, 'long');
  await page.context().close();

  const english = await visitDesigner({ browser, origin: product.origin, locale: 'en-GB' });
  await english.goto(`${product.origin}/demo/design/arbejdsgange/${sms.key}`);
  await english.locator('[data-step="first"]').first().click();
  await english.getByLabel('Ready texts').selectOption('status');
  await english.getByRole('button', { name: 'Use the text' }).click();
  await english.locator('.flow-sms-lines > li:nth-child(2)').waitFor();
  assert.match((await lines(english))[1] ?? '', /^English: typically \d+ characters · 7 bit · 1 part · DKK\s0\.\d\d/);
  assert.deepEqual(await axeViolations(english), []);
  await shot(english, 'english');
  await english.context().close();
});

test('SMS-1 a designer of a NemSMS sees how many of the 150 characters it has while writing, and what would be too many', async () => {
  const client = await designerClient(product, product.demo, 'Ditte');
  const nemSms = { ...smsWorkflow({ first: nemSmsStep('done') }), key: 'nem-sms-tekst' };
  const file = new TextEncoder().encode(JSON.stringify(nemSms));
  await client.ask<ImportAnswer>('POST', `/workflows-import?mode=new&key=${nemSms.key}`, file);
  const page = await visitDesigner({ browser, origin: product.origin });
  await page.goto(`${product.origin}/demo/design/arbejdsgange/${nemSms.key}`);
  await page.locator('[data-step="first"]').first().click();
  await text(page).waitFor();
  const [before = ''] = await lines(page);
  assert.match(before, /^Dansk: typisk 49 af 150 tegn/);
  assert.match(before, /Uden de indsatte svar: 29 af 150 tegn/);
  assert.match(before, /Med lange svar kan det blive til mere end 150 tegn/);
  assert.deepEqual(await axeViolations(page), []);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/nem-sms-step.png`, fullPage: true });

  await page.getByLabel('Link til sagen').selectOption('yes');
  const [linked = ''] = await lines(page);
  const added = `\n${product.origin}/demo/s/${'x'.repeat(22)}`.length;
  assert.match(linked, new RegExp(`^Dansk: typisk ${49 + added} af 150 tegn`));
  await text(page).fill('å'.repeat(151 - added));
  await page.getByText('Dansk: 151 tegn er for meget. Der må højst være 150. Gør teksten kortere.').waitFor();
  await text(page).fill('å'.repeat(150 - added));
  await page.getByText('Dansk: 150 af 150 tegn').waitFor();
  await saved(page);

  await page.getByText('Arbejdsgangen som helhed').click();
  await page.getByText('Besked på sms', { exact: true }).click();
  await page.getByLabel('Borgerens nummer').selectOption('nem-sms');
  await saved(page);
  const { definition } = await client.ask<LoadedWorkflow>('GET', `/workflows/${nemSms.key}`);
  assert.equal(definition.smsTo, 'nem-sms');
});
