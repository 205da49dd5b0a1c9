import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  await product.close();
});

const words = {
  'da-DK': {
    choose: 'Vælg, hvordan du vil logge på',
    person: 'Log på som privatperson',
    company: 'Log på for en virksomhed eller forening',
    cancel: 'Annuller',
    not: 'Du er ikke logget på',
    again: 'Prøv at logge på igen',
    karen: /Log på som Karen/,
    birgit: /Log på som Birgit/,
    proceed: 'Fortsæt',
    logOut: 'Log af',
    out: 'Du er logget af',
    partial: 'Luk browseren for at logge helt af',
  },
  'en-GB': {
    choose: 'Choose how to log in',
    person: 'Log in as a private person',
    company: 'Log in for a company or association',
    cancel: 'Cancel',
    not: 'You are not logged in',
    again: 'Try to log in again',
    karen: /Log in as Karen/,
    birgit: /Log in as Birgit/,
    proceed: 'Continue',
    logOut: 'Log out',
    out: 'You are logged out',
    partial: 'Close the browser to log out fully',
  },
} as const;

for (const { locale, javaScriptEnabled } of [
  { locale: 'da-DK', javaScriptEnabled: true },
  { locale: 'en-GB', javaScriptEnabled: false },
] as const) {
  test(`SEC-3 one logs in by NemLog-in, thinks better of it, and logs out: ${locale}, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const say = words[locale];
    const visitor = await newVisitor(browser, { locale, javaScriptEnabled });
    try {
      const page = await visitor.newPage();
      const heading = async (text: string) => {
        await page.getByRole('heading', { level: 1, name: text, exact: true }).waitFor();
        // Without scripts axe can't run in the page either; the markup is the same.
        if (javaScriptEnabled) assert.deepEqual(await axeViolations(page), []);
      };
      const answer = (button: RegExp | string) => leave(page, button, javaScriptEnabled ? null : say.proceed);

      await page.goto(`${product.origin}/proeveby/mine-sager`);
      await heading(say.choose);
      await page.getByRole('link', { name: say.person }).click();
      await answer(say.cancel);
      await heading(say.not);
      await page.getByRole('link', { name: say.again }).click();
      await page.getByRole('link', { name: say.company }).click();
      await answer(say.birgit);
      await page.getByText('Birgit Kasserer').first().waitFor();
      assert.equal(new URL(page.url()).pathname, '/proeveby/mine-sager');
      await page.getByRole('button', { name: say.logOut }).click();
      await heading(say.out);

      await page.goto(`${product.origin}/proeveby/mine-sager`);
      await page.getByRole('link', { name: say.person }).click();
      await answer(say.karen);
      await page.getByText('Karen Ærø Hansen').first().waitFor();
      await fetch(`${product.sandboxUrl}/_/nemlogin/faults`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([{ at: 'answer', kind: 'drop', times: 1 }]),
      });
      await page.getByRole('button', { name: say.logOut }).click();
      await heading(say.partial);
    } finally {
      await visitor.close();
    }
  });
}

/** Presses a button of the provider's page; without scripts the answer is sent on by hand. */
async function leave(page: Page, button: RegExp | string, proceed: string | null): Promise<void> {
  await page.getByRole('button', { name: button, ...(typeof button === 'string' ? { exact: true } : {}) }).click();
  if (proceed !== null) await page.getByRole('button', { name: proceed, exact: true }).click();
}
