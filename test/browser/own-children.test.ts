import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { openPublished } from '../helpers/open-published.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { smallForm } from '../helpers/small-form.ts';
import { approve, definitionOf, end } from '../helpers/workflow-of.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
  const form = smallForm({
    key: 'husstand',
    start: { ownChildren: { maxAge: 17, wards: true } },
    pages: [
      {
        key: 'barnet',
        title: { da: 'Om barnet', en: 'About the child' },
        fields: [
          {
            ...{ kind: 'shortText', key: 'name', label: { da: 'Barnets navn', en: 'The child’s name' } },
            prefill: { from: 'cpr.name', locked: true },
          },
          {
            ...{
              kind: 'yesNo',
              key: 'shared',
              label: { da: 'Er forældremyndigheden fælles?', en: 'Is custody shared?' },
            },
            prefill: { from: 'custody.shared', locked: true },
          },
          { kind: 'shortText', key: 'school', label: { da: 'Skole', en: 'School' }, required: true },
        ],
      },
    ],
  });
  const published = await product.definitions.publishForm(product.demo.id, form);
  assert.ok(published.ok, JSON.stringify(published));
  const workflow = definitionOf(
    { first: approve({ as: 'boss', approved: 'stop', rejected: 'stop' }), stop: end('done') },
    { key: 'skoleplads' },
  );
  const flow = await product.definitions.publishWorkflow(product.demo.id, workflow);
  assert.ok(flow.ok, JSON.stringify(flow));
});
after(async () => {
  await browser?.close();
  await product?.close();
});

const words = {
  'da-DK': {
    rikke: /Log på som Rikke/,
    liva: 'Mit barn: Liva Lund',
    hidden: /Mit barn: person med beskyttet navn og adresse/,
    old: /Bo Lund: Blanketten er ikke til nogen i den alder/,
    next: 'Fortsæt',
    meant: 'Du udfylder for Liva Lund',
    shared: /I to, der har forældremyndigheden/,
    begin: 'Ja, begynd blanketten',
    further: 'Fortsæt',
    send: 'Send',
    sent: 'Sendt for Liva Lund',
    follow: 'Følg sagen',
    why: /Du følger sagen, fordi du har forældremyndigheden/,
  },
  'en-GB': {
    rikke: /Log in as Rikke/,
    liva: 'My child: Liva Lund',
    hidden: /My child: a person with a protected name and address/,
    old: /Bo Lund: the form is not for anybody of that age/,
    next: 'Continue',
    meant: 'You are filling in for Liva Lund',
    shared: /two of you have custody/,
    begin: 'Yes, begin the form',
    further: 'Continue',
    send: 'Send',
    sent: 'Sent for Liva Lund',
    follow: 'Follow the case',
    why: /You follow the case because you have custody/,
  },
} as const;

for (const { locale, javaScriptEnabled } of [
  { locale: 'da-DK', javaScriptEnabled: true },
  { locale: 'en-GB', javaScriptEnabled: false },
] as const) {
  test(`FUL-1 a parent chooses a child, fills in, sends, and follows the case: ${locale}, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const say = words[locale];
    const visitor = await newVisitor(browser, { locale, javaScriptEnabled });
    try {
      const page = await visitor.newPage();
      const look = async (name: string) => {
        const folder = process.env.CHILDREN_PICTURES;
        if (folder !== undefined) await page.screenshot({ path: `${folder}/${locale}-${name}.png`, fullPage: true });
        // Without scripts axe can't run in the page either; the markup is the same.
        if (javaScriptEnabled) assert.deepEqual(await axeViolations(page), []);
      };
      await openPublished(page, `${product.origin}/demo/blanket/husstand`);
      await page.goto(`${product.origin}/demo/blanket/husstand/start`);
      await page.getByRole('button', { name: say.rikke }).click();
      await page.getByLabel(say.liva).waitFor();
      await page.getByLabel(say.hidden).waitFor();
      await page.getByText(say.old).waitFor();
      assert.doesNotMatch(await page.content(), /Anton|Hemmelig/);
      await look('choice');
      await page.getByLabel(say.liva).check();
      await page.getByRole('button', { name: say.next, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: say.meant }).waitFor();
      await page.getByText(say.shared).waitFor();
      await look('confirm');
      await page.getByRole('button', { name: say.begin }).click();
      await page.getByText(say.meant).first().waitFor();
      await page.locator('#school').fill('Fjordskolen');
      await look('form');
      await page.getByRole('button', { name: say.further, exact: true }).click();
      await page.waitForURL(/gennemse/);
      await look('review');
      await page.getByRole('button', { name: say.send, exact: true }).click();
      await page.getByText(say.sent).first().waitFor();
      await look('receipt');
      await page.getByRole('link', { name: say.follow }).click();
      await page.getByText(say.why).waitFor();
      await look('case');
    } finally {
      await visitor.close();
    }
  });
}
