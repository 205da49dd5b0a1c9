import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkRegisters } from '../../src/cases/register-checks/check-registers.ts';
import { registersStandIn } from '../../src/web/citizen/test-support/registers-stand-in.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { openPublished } from '../helpers/open-published.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { smallForm } from '../helpers/small-form.ts';
import { approve, definitionOf, end, fill } from '../helpers/workflow-of.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  [product, browser] = await Promise.all([startRunningProduct(), startBrowser()]);
  const from = (key: string, source: string, da: string, en: string) =>
    ({
      kind: 'shortText',
      key,
      label: { da, en },
      prefill: { from: source, locked: true, unchecked: true },
    }) as const;
  const form = smallForm({
    key: 'flytning',
    pages: [
      {
        key: 'dig',
        title: { da: 'Om dig', en: 'About you' },
        fields: [from('name', 'cpr.name', 'Dit navn', 'Your name'), from('home', 'cpr.address', 'Adresse', 'Address')],
      },
    ],
  });
  assert.ok((await product.definitions.publishForm(product.demo.id, form)).ok);
  const workflow = definitionOf(
    {
      begin: fill({ form: 'flytning', as: 'start', by: 'starter', next: 'first' }),
      first: approve({ as: 'boss', approved: 'stop', rejected: 'stop' }),
      stop: end('done'),
    },
    { key: 'flytning' },
  );
  assert.ok((await product.definitions.publishWorkflow(product.demo.id, workflow)).ok);
});
after(async () => {
  await browser?.close();
  await product?.close();
});

const words = {
  'da-DK': {
    citizen: /Log på som Peter/,
    next: 'Fortsæt',
    send: 'Send',
    unchecked: 'ikke kontrolleret i registret',
    heading: 'Registret siger noget andet',
    keep: /Behold det skrevne/,
    take: /Brug registrets/,
    settled: /Birkevej 12A/,
  },
  'en-GB': {
    citizen: /Log in as Peter/,
    next: 'Continue',
    send: 'Send',
    unchecked: 'not checked in the register',
    heading: 'The register says something else',
    keep: /Keep what was typed/,
    take: /Use the register/,
    settled: /Skovvej 1/,
  },
} as const;

async function silence(isSilent: boolean): Promise<void> {
  const put = await fetch(`${product.sandboxUrl}/_/cpr/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(isSilent ? [{ at: 'request', kind: 'refuse' }] : []),
  });
  assert.equal(put.status, 200);
}

/** CPR answers again, an hour later: it confirms the name, and has another address. */
const checkAgain = () =>
  checkRegisters({
    ...product.services,
    now: () => new Date(Date.now() + 3_600_000),
    cpr: () => registersStandIn().cpr,
    cvr: () => registersStandIn().cvr,
  });

for (const { locale, javaScriptEnabled } of [
  { locale: 'da-DK', javaScriptEnabled: false },
  { locale: 'en-GB', javaScriptEnabled: true },
] as const) {
  test(`FUL-4 a case worker sees what was typed beside what CPR says, and settles it: ${locale}, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const say = words[locale];
    const visitor = await newVisitor(browser, { locale, javaScriptEnabled });
    const look = async (page: Page, name: string) => {
      const folder = process.env.PICTURES;
      if (folder !== undefined) {
        await page.screenshot({ path: `${folder}/register-${locale}-${name}.png`, fullPage: true });
        await page.setViewportSize({ width: 390, height: 844 });
        await page.screenshot({ path: `${folder}/register-${locale}-${name}-390.png`, fullPage: true });
        await page.setViewportSize({ width: 1280, height: 900 });
      }
      if (javaScriptEnabled) assert.deepEqual(await axeViolations(page), [], name);
    };
    try {
      await silence(true);
      const page = await visitor.newPage();
      page.setDefaultTimeout(30_000);
      await openPublished(page, `${product.origin}/demo/blanket/flytning`);
      await page.goto(`${product.origin}/demo/blanket/flytning/start`);
      await page.getByRole('button', { name: say.citizen }).click();
      await page.waitForURL((url) => url.origin === product.origin);
      if (!page.url().includes('/udfyld/')) await page.locator('main form[method=post] button').first().click();
      await page.locator('#name').fill('Peter Hansen');
      await page.locator('#home').fill('Skovvej 1, 8000 Aarhus C');
      await look(page, 'typed');
      await page.getByRole('button', { name: say.next, exact: true }).click();
      await page.getByText(say.unchecked).first().waitFor();
      await page.getByRole('button', { name: say.send, exact: true }).click();
      await page.waitForURL(/\/mine-sager\/[0-9a-f-]{36}\/kvittering/);
      const id = /mine-sager\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? assert.fail(page.url());
      await silence(false);
      assert.equal(await checkAgain(), 1);

      const desk = await newVisitor(browser, { locale, javaScriptEnabled });
      const worker = await desk.newPage();
      worker.setDefaultTimeout(30_000);
      const address = `/demo/sagsbehandling/sag/${id}`;
      await worker.goto(`${product.origin}/demo/login/medarbejder?vej=oidc&tilbage=${address}`);
      await worker.getByRole('button', { name: /Signe/ }).click();
      await worker.getByRole('heading', { name: say.heading }).waitFor();
      const both = await worker.locator('section[aria-labelledby="cpr-forskelle"]').innerText();
      assert.match(both, /Skovvej 1, 8000 Aarhus C[\s\S]*Birkevej 12A, 9000 Aalborg/);
      assert.doesNotMatch(both, /Peter Hansen/, 'what is the same is not asked about');
      await look(worker, 'both');
      await worker.getByRole('button', { name: locale === 'da-DK' ? say.take : say.keep }).click();
      await worker.waitForURL(/ok=register/);
      assert.equal(await worker.getByRole('heading', { name: say.heading }).count(), 0);
      const counts = worker.getByRole('row', { name: say.settled }).first();
      assert.doesNotMatch(await counts.innerText(), new RegExp(say.unchecked));
      await look(worker, 'settled');
      await desk.close();
    } finally {
      await silence(false);
      await visitor.close();
    }
  });
}
