import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { smsGatewayAccounts } from '../../sandbox/sms/accounts.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { karen } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { publishSms, smsCase, smsStep, smsWorkflow } from '../helpers/sms.ts';

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

const [account] = smsGatewayAccounts;

/** `PICTURES=folder` keeps how the pages look. */
async function look(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axeViolations(page), [], name);
  const folder = process.env.PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/sms-${name}.png`, fullPage: true });
}

async function logIn(path: string, name: RegExp): Promise<Page> {
  const page = await (await newVisitor(browser)).newPage();
  await page.goto(product.origin + path);
  await page.waitForURL((url) => url.origin !== product.origin, { waitUntil: 'commit' });
  await Promise.all([
    page.waitForURL((url) => url.origin === product.origin),
    page.getByRole('button', { name }).first().click(),
  ]);
  await page.goto(product.origin + path);
  return page;
}

async function statusOf(id: string): Promise<string> {
  const { status } = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('delivery').select('status').where('id', '=', id).executeTakeFirstOrThrow(),
  );
  return status;
}

async function settled(id: string, wanted: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    if ((await statusOf(id)) === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  assert.fail(`the SMS is ${await statusOf(id)}`);
}

test('SMS-1 SMS-3 SMS-4 an administrator sets an account up, a wrong number is corrected by a case worker, and the link in the SMS demands a log-in', {
  timeout: 240_000,
}, async () => {
  const admin = await logIn('/demo/administration/indstillinger/sms', /Alma/);
  const fill = (name: string, value: string) => admin.locator(`[name="accounts.0.${name}"]`).fill(value);
  await fill('name', 'borgerservice');
  await fill('title', 'Borgerservice');
  await fill('token', account.token);
  await fill('webhookSecret', account.webhookToken);
  await fill('sender', 'Rådhuset');
  await fill('partPrice', '0,25');
  await admin.locator('button[type="submit"]', { hasText: 'Gem' }).first().click();
  await admin
    .getByText(/må kun have bogstaverne a til z/)
    .first()
    .waitFor();
  await look(admin, 'wrong-sender');
  await fill('sender', 'Demo Komm');
  await fill('token', account.token);
  await fill('webhookSecret', account.webhookToken);
  await admin.locator('button[type="submit"]', { hasText: 'Gem' }).first().click();
  await admin.waitForLoadState('load');
  await admin.goto(`${product.origin}/demo/administration/indstillinger/sms`);
  assert.equal(await admin.locator('[name="accounts.0.sender"]').inputValue(), 'Demo Komm');
  await look(admin, 'settings');
  product.refresh();

  await publishSms(
    product,
    smsWorkflow({ first: smsStep('done', { choices: { link: 'yes' } }) }, { smsTo: { alias: 'svar', field: 'phone' } }),
  );
  await fetch(`${product.sandboxUrl}/_/sms/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ at: 'request', kind: 'wrong', service: 'phone', what: 'unknown', times: 1 }]),
  });
  const made = await smsCase(product, { phone: '+4520304050', name: 'Karen' });
  const [id = ''] = made.deliveries;
  await settled(id, 'failed');
  const worker = await logIn('/demo/sagsbehandling/afleveringer', /Signe/);
  await look(worker, 'failed-list');
  await worker.locator(`a[href*="${id}"]`).first().click();
  await worker.locator('[name="felt-to"]').waitFor();
  await look(worker, 'failed');
  await worker.locator('[name="felt-to"]').fill('12 34');
  const send = worker.getByRole('button', { name: /Ret og send/ });
  await send.click();
  await worker
    .getByText(/ikke et telefonnummer|otte cifre/)
    .first()
    .waitFor();
  await look(worker, 'corrected-wrongly');
  await worker.locator('[name="felt-to"]').fill('20 30 40 51');
  await send.click();
  await settled(id, 'delivered');
  await worker.goto(`${product.origin}/demo/sagsbehandling/sag/${made.case}`);
  assert.match(
    (await worker.locator('section[aria-labelledby="deliveries"]').textContent()) ?? '',
    /Leveret på telefonen/,
  );
  await look(worker, 'case');

  const received = await product.received('sms');
  const texts = received.flatMap(
    ({ sms }) => ((sms as { text?: string } | undefined)?.text ?? '').match(/http\S+/g) ?? [],
  );
  const [link = ''] = texts;
  assert.match(link, /\/demo\/s\/[\w-]{22}$/);
  const citizen = await (await newVisitor(browser)).newPage();
  await citizen.goto(link);
  assert.doesNotMatch(await citizen.locator('body').innerText(), /Prøvesag med sms/);
  await look(citizen, 'link');
  for (let turn = 0; turn < 3 && !citizen.url().startsWith(product.origin); turn += 1) {
    await citizen
      .getByRole('button', { name: new RegExp(karen.name) })
      .first()
      .click();
    await citizen.waitForLoadState('load');
  }
  await citizen.waitForURL(`**/demo/mine-sager/${made.case}`);
  assert.match(await citizen.locator('body').innerText(), /Prøvesag med sms/);
  await look(citizen, 'mine-sager');

  await citizen.setViewportSize({ width: 390, height: 844 });
  await citizen.goto(`${product.origin}/demo/mine-sager`);
  await citizen.getByRole('link', { name: 'Registrér dit mobilnummer' }).click();
  await citizen.getByLabel('Mobilnummer').fill('12 34');
  await citizen.getByRole('button', { name: 'Send en kode' }).click();
  await citizen.locator('#nummer-error').waitFor();
  await look(citizen, 'number-wrong');
  await citizen.getByLabel('Mobilnummer').fill('20 30 40 53');
  await citizen.getByRole('button', { name: 'Send en kode' }).click();
  await citizen.getByLabel('Kode fra sms’en').waitFor();
  await look(citizen, 'number-code');
  const sent = (await product.received('sms')).map(({ sms }) => (sms as { text?: string } | undefined)?.text ?? '');
  const code = sent.flatMap((text) => text.match(/^\d{6}(?= er din kode)/) ?? []).at(-1) ?? '';
  await citizen.getByLabel('Kode fra sms’en').fill(code);
  await citizen.getByRole('button', { name: 'Bekræft nummeret' }).click();
  await citizen.getByText('Dit mobilnummer er registreret.').waitFor();
  await look(citizen, 'number-registered');
});

test('SMS-5 an administrator sees an SMS in doubt in the log and beside the month’s statement, and lets a number that answered STOP get SMS again', {
  timeout: 240_000,
}, async () => {
  await fetch(`${product.sandboxUrl}/_/sms/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([
      { at: 'answer', kind: 'drop', service: 'send', times: 1 },
      { at: 'receipt', kind: 'drop', service: 'dsn' },
    ]),
  });
  const { deliveries } = await smsCase(product, { phone: '+4520304052', name: 'Karen' });
  await settled(deliveries[0] ?? '', 'awaiting');
  const admin = await logIn('/demo/administration/sms', /Alma/);
  const log = admin.locator('section[aria-labelledby="list"]');
  assert.match((await log.textContent()) ?? '', /Uvist, om den blev sendt: Vi venter på besked fra gatewayen/);
  await look(admin, 'log');
  await admin.getByRole('link', { name: 'Opgørelse måned for måned' }).click();
  assert.match((await admin.getByRole('row', { name: /^Uvist/ }).innerText()).replaceAll(/\s+/g, ' '), /Uvist 1 0 1 /);
  await admin.getByRole('button', { name: 'Sammenlign måneden' }).click();
  await admin.getByText(/ikke mere end de uvisse sms’er kommer op på/).waitFor();
  await look(admin, 'statement-compared');

  const stop = await fetch(`${product.sandboxUrl}/sms/telefon/4520304051/svar`, {
    method: 'POST',
    body: new URLSearchParams({ to: account.number, text: 'STOP' }),
    redirect: 'manual',
  });
  assert.equal(stop.status, 303);
  await admin.getByRole('link', { name: 'Nej til sms' }).click();
  const find = async (number: string) => {
    await admin.locator('[name="nummer"]').first().fill(number);
    await admin.getByRole('button', { name: 'Se efter' }).click();
  };
  await find('20 30 40 52');
  await admin.getByText(/har ikke svaret STOP/).waitFor();
  await find('20 30 40 51');
  const lift = admin.getByRole('button', { name: 'Lad nummeret få sms’er igen' });
  await lift.click();
  await admin
    .getByText(/Skriv, hvorfor nummeret skal have sms’er igen/)
    .first()
    .waitFor();
  await look(admin, 'stop-without-reason');
  assert.doesNotMatch(admin.url(), /20304051/);
  await admin.locator('[name="begrundelse"]').fill('Borgeren ringede den 28. november og bad om det.');
  await lift.click();
  await admin.getByText(/Nummeret får sms’er igen/).waitFor();
  await look(admin, 'stop-lifted');
  await find('20 30 40 51');
  await admin.getByText(/har ikke svaret STOP/).waitFor();
});
