import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { sandboxSecret } from '../../sandbox/brokers/kinds.ts';
import { readAuditLog } from '../../src/audit/read-audit-log.ts';
import { keptLogin, writeLogin } from '../../src/identity/providers/login-settings.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { sandboxProvider } from '../web/support/enter-provider.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  [product, browser] = await Promise.all([startRunningProduct(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await product?.close();
});

const logins = '/demo/administration/login';

async function logIn(page: Page, path: string): Promise<void> {
  await page.goto(product.origin + path);
  await page.getByRole('button', { name: /Alma/ }).click();
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).click();

test('ADM-1 ADM-3 an administrator enters a provider, tries it, offers it, and can’t lock administrators out; without JavaScript', {
  timeout: 180_000,
}, async () => {
  const context = await newVisitor(browser, { javaScriptEnabled: false });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await logIn(page, `/demo/login/medarbejder?tilbage=${logins}`);
  await page.getByRole('heading', { level: 1, name: 'Log-in' }).waitFor();
  await page.getByText('I har ingen egne udbydere.').waitFor();

  await page.getByLabel('Hvilken slags?').selectOption('entra');
  await press(page, /^Fortsæt/);
  await press(page, /^Gem udbyderen/);
  await page.getByRole('link', { name: 'Skriv klient-id’et' }).waitFor();
  const fill = (label: string, value: string) => page.getByLabel(label, { exact: false }).first().fill(value);
  await fill('Nøgle i adressen', 'entra');
  await fill('Navn på dansk', 'Fjordby-konto');
  await fill('Navn på engelsk', 'Fjordby account');
  await fill('Udsteder (issuer)', `${product.sandboxUrl}/brokers/demo/entra`);
  await fill('Klient-id', 'selvbetjening');
  await page.getByLabel('Sådan viser vi, hvem vi er').selectOption('client-secret-basic');
  await fill('Hemmelighed', sandboxSecret);
  await press(page, /^Gem udbyderen/);
  await page.getByText('Den er gemt, men ikke i brug endnu').waitFor();
  assert.ok(!(await page.content()).includes(sandboxSecret));
  await page.getByText('Den er gemt og vises ikke.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Tag udbyderen i brug' }).count(), 0);

  await press(page, /^Afprøv forbindelsen/);
  await page.getByText('Forbindelsen er afprøvet').waitFor();
  await page.getByText('Underskriftsnøgler, vi kan bruge: i orden (1)').waitFor();

  await page.getByRole('link', { name: 'Prøv at logge på' }).click();
  await press(page, /Alma/);
  await page.getByText('Det lykkedes: man ville være logget på').waitFor();
  await page.getByText('Måden kan derfor stå alene for medarbejdere.').waitFor();
  const main = await page.locator('main').innerText();
  assert.doesNotMatch(main, /Alma|alma@/);
  assert.match(main, /Xxxx Xxxxxxxxxxxxx/);

  // axe needs scripts of its own to run; the same pages are looked at in a browser that has them, in both languages.
  // A provider that knows us by our key, so that the page shows it; beside what the product has written a moment ago.
  product.refresh();
  await product.database.inOrganisation(product.demo.id, async (transaction) => {
    const settings = keptLogin((await product.organisations.byId(product.demo.id)) ?? product.demo);
    const drafts = [...settings.drafts, sandboxProvider(product, 'signaturgruppen')];
    await writeLogin(transaction, product.demo, { ...settings, drafts }, new Date());
  });
  product.refresh();
  const looking = await newVisitor(browser);
  const viewer = await looking.newPage();
  viewer.setDefaultTimeout(30_000);
  await logIn(viewer, `/demo/login/medarbejder?vej=oidc&tilbage=${logins}`);
  for (const path of ['', '/udbydere/ny?forvalg=idura', '/udbydere/entra']) {
    await viewer.goto(product.origin + logins + path);
    assert.deepEqual(await axeViolations(viewer), [], path);
    if (process.env.PICTURES)
      await viewer.screenshot({
        path: `${process.env.PICTURES}/login${path.replaceAll(/\W/g, '-')}.png`,
        fullPage: true,
      });
  }
  await viewer.goto(product.origin + logins);
  await press(viewer, /^Lav en ny nøgle/);
  await viewer.getByText('En ny nøgle er lavet').waitFor();
  await press(viewer, /^Tag den nye nøgle i brug/);
  await viewer.getByText('Den nye nøgle er i brug').waitFor();
  assert.deepEqual(await axeViolations(viewer), [], 'keys');
  if (process.env.PICTURES) {
    await viewer.setViewportSize({ width: 390, height: 844 });
    await viewer.screenshot({ path: `${process.env.PICTURES}/login-keys-390.png`, fullPage: true });
    await viewer.setViewportSize({ width: 1280, height: 900 });
  }
  await looking.addCookies([{ name: 'sprog', value: 'en', url: product.origin }]);
  await viewer.goto(`${product.origin}${logins}/udbydere/entra`);
  await viewer.getByText('It succeeded: one would have been logged in').waitFor();
  assert.deepEqual(await axeViolations(viewer), [], 'in English');
  await looking.close();

  await press(page, /^(Tag udbyderen i brug|Take the provider into use)/);
  await page.getByText(/Udbyderen er taget i brug|The provider is in use/).waitFor();
  const choice = await newVisitor(browser);
  const chooser = await choice.newPage();
  await chooser.goto(`${product.origin}/demo/login/medarbejder`);
  await chooser.getByRole('link', { name: /Fjordby-konto/ }).waitFor();
  assert.deepEqual(await axeViolations(chooser), [], 'the choice of a way');

  // The installation's way may go, since an administrator has tried the new one; whoever came in by it is logged out.
  await page.goto(product.origin + logins);
  await page.locator('[id="medarbejdere.oidc"]').uncheck({ force: true });
  await press(page, /^(Gem måderne|Save the ways)/);
  await page.waitForURL(/\/brokers\/demo\/entra\/log-in|login\/medarbejder/);
  await press(page, /Alma/);
  await page.getByRole('heading', { level: 1, name: 'Log-in' }).waitFor();
  await page.getByRole('link', { name: /Fjordby/ }).click();
  await press(page, /^(Slet Fjordby|Delete Fjordby)/);
  await page
    .getByText(/ville lukke administratorerne ude|would lock the administrators out/)
    .first()
    .waitFor();

  const entries = await product.database.inOrganisation(product.demo.id, (transaction) =>
    readAuditLog(transaction, product.demo, {}, null),
  );
  const actions = entries
    .map(({ action }) => action)
    .filter((action) => /^login[A-Z]/.test(action) && action !== 'loginRefused');
  assert.deepEqual(actions.reverse(), [
    'loginProviderSaved',
    'loginTested',
    'loginKeyMade',
    'loginKeyUsed',
    'loginProviderUsed',
    'loginWaysChanged',
  ]);
  assert.ok(!JSON.stringify(entries).includes(sandboxSecret));
  await context.close();
  await choice.close();
});
