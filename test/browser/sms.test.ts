import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { smsGatewayAccounts } from '../../sandbox/sms/accounts.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { designerClient } from '../helpers/designer-client.ts';
import { goOn } from '../helpers/fill-in.ts';
import { karen } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { publishSms, smsCase, smsForm, smsStep, smsWorkflow } from '../helpers/sms.ts';
import { saved, visitDesigner } from './designer-visit.ts';

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

async function logIn(path: string, name: RegExp, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await newVisitor(browser, options)).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(product.origin + path);
  await passLogin(page, name);
  await page.goto(product.origin + path);
  return page;
}

/** Goes through the log-in by which one is met, once more where more proof is asked for. */
async function passLogin(page: Page, name: RegExp): Promise<void> {
  for (let turn = 0; !page.url().startsWith(product.origin); turn += 1) {
    assert.ok(turn < 3, page.url());
    const before = page.url();
    await Promise.all([
      page.waitForURL(({ href }) => href !== before),
      page.getByRole('button', { name }).first().click(),
    ]);
  }
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

/** Loads a page until it shows something that comes by itself. */
async function until(page: Page, shown: RegExp): Promise<string> {
  for (let tries = 0; tries < 60; tries += 1) {
    await page.reload();
    const text = (await page.locator('body').innerText()).replaceAll('\u00a0', ' ');
    if (shown.test(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return assert.fail(`${page.url()} never showed ${shown}`);
}

const settingsPath = '/demo/administration/indstillinger/sms';
const save = (page: Page) =>
  Promise.all([page.waitForNavigation(), page.locator('button[type="submit"]', { hasText: 'Gem' }).first().click()]);

test('SMS-4 SMS-3 an administrator is told of æ in the sender’s name at its field, and reads a test SMS on the phone', async () => {
  const admin = await logIn(settingsPath, /Alma/);
  const fill = (name: string, value: string) => admin.locator(`[name="accounts.0.${name}"]`).fill(value);
  await fill('name', 'borgerservice');
  await fill('title', 'Borgerservice');
  await fill('token', account.token);
  await fill('webhookSecret', account.webhookToken);
  await fill('sender', 'Rådhuset');
  await fill('partPrice', '0,25');
  await save(admin);
  const sender = admin.locator('[name="accounts.0.sender"]');
  assert.equal(await sender.getAttribute('aria-invalid'), 'true');
  assert.match(
    await admin.locator(`[id="${(await sender.getAttribute('aria-describedby'))?.split(' ').at(-1)}"]`).innerText(),
    /må kun have bogstaverne a til z/,
  );
  await look(admin, 'wrong-sender');
  // Secrets are not shown again.
  await fill('token', account.token);
  await fill('webhookSecret', account.webhookToken);
  await fill('sender', 'Demo Komm');
  await save(admin);
  assert.equal(await sender.inputValue(), 'Demo Komm');
  product.refresh();

  const number = admin.getByLabel('Telefonnummer');
  const send = () =>
    Promise.all([admin.waitForNavigation(), admin.getByRole('button', { name: 'Send en prøve-sms' }).click()]);
  await number.fill('12 34');
  await send();
  await admin
    .getByText(/otte cifre/)
    .first()
    .waitFor();
  assert.equal(await number.inputValue(), '12 34');
  await number.fill('20 30 40 59');
  await send();
  await admin.getByText('+45 •• •• •• 59').waitFor();
  assert.equal(new URL(admin.url()).search, '?sendt=ja');
  await until(admin, /^\s*Leveret\b/m);
  await look(admin, 'trial');
  await admin.goto(`${product.sandboxUrl}/sms/telefon/4520304059`);
  assert.match(
    await admin.locator('main, body').first().innerText(),
    /Prøve-sms fra Demo Kommune: Konto og afsendernavn/,
  );
  await admin.context().close();
});

test('SMS-1 SMS-6 SMS-2 a designer is led to each field that hinders the publishing, takes a ready text, and publishes', async () => {
  assert.ok((await product.definitions.publishForm(product.demo.id, smsForm)).ok);
  const wrong = smsWorkflow({
    first: smsStep('done', {
      texts: { text: { da: 'Hej {{svar.navn}}', en: '<script>alert(1)</script>' } },
      choices: { sender: 'Børn', link: 'yes' },
    }),
  });
  const client = await designerClient(product, product.demo, 'Ditte');
  const file = new TextEncoder().encode(JSON.stringify(wrong));
  await client.ask('POST', `/workflows-import?mode=new&key=${wrong.key}`, file);
  const page = await visitDesigner({ browser, origin: product.origin, locale: 'en-GB' });
  await page.goto(`${product.origin}/demo/design/arbejdsgange/${wrong.key}`);
  const publish = async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click();
  };
  const text = page.locator('[data-place="first.texts.text"] textarea');
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      const error = activeElement?.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '';
      return `${activeElement?.closest('[data-place]')?.getAttribute('data-place')}: ${document.getElementById(error)?.textContent}`;
    });
  const follow = async (name: RegExp) => {
    await page.getByRole('dialog').getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
  };
  await publish();
  await page.getByRole('dialog').getByText(/»|“/).first().waitFor();
  await look(page, 'refused');
  await follow(/Sender name/);
  assert.match(await focused(), /^first\.choices\.sender: .*letters a to z/);
  assert.deepEqual(await axeViolations(page), []);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Boern');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') !== 'true');
  await page
    .locator('.pane-properties .finding')
    .getByRole('button', { name: /English/ })
    .click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
  assert.match(await focused(), /^first\.texts\.text: .*English: .*active content/);
  assert.equal(await text.inputValue(), '<script>alert(1)</script>', 'in the language that it is about');
  await look(page, 'wrong-text');

  await page.getByLabel('Ready texts').selectOption('status');
  await page.getByRole('button', { name: 'Use the text' }).click();
  await saved(page);
  assert.match(
    (await page.locator('.flow-sms-lines > li').allInnerTexts())[1] ?? '',
    /^English: typically \d+ characters · 7 bit · 1 part · DKK\s0\.25/,
  );
  await look(page, 'ready');
  await publish();
  await page.getByText(/^Version 1 (has been|is) published/).waitFor();
  await page.context().close();
  product.refresh();
});

test('SMS-1 SMS-2 SMS-5 without scripts a citizen sends the form, gets one SMS whose link demands a log-in, and says no; log and statement show it', async () => {
  const narrow = { javaScriptEnabled: false, viewport: { width: 390, height: 800 } };
  const citizen = await logIn('/demo/mine-sager', /Karen Ærø/, narrow);
  await citizen.goto(`${product.origin}/demo/blanket/sms-proeve/start`);
  await Promise.all([citizen.waitForURL(/\/udfyld\//), citizen.locator('main form button').first().click()]);
  await citizen.locator('[name="phone"]').fill('20 30 40 58');
  await citizen.locator('[name="name"]').fill('<b>Karen</b>');
  await goOn(citizen);
  await Promise.all([citizen.waitForURL(/\/kvittering$/), citizen.getByRole('button', { name: /^Send/ }).click()]);
  const phone = `${product.sandboxUrl}/sms/telefon/4520304058`;
  const read = await (await newVisitor(browser, { viewport: narrow.viewport })).newPage();
  read.setDefaultTimeout(20_000);
  await read.goto(phone);
  const shown = await until(read, /Din sag .+ har fået ny status/);
  assert.equal(shown.match(/har fået ny status/g)?.length, 1, shown);
  assert.match(shown, /Boern/);
  const [link = ''] = /http\S+\/demo\/s\/[\w-]{22}/.exec(shown) ?? [];
  await read.goto(link);
  assert.ok(!read.url().startsWith(`${product.origin}/demo/mine-sager`), read.url());
  assert.doesNotMatch(await read.locator('body').innerText(), /Prøvesag med sms/);
  await passLogin(read, /Karen Ærø/);
  assert.match(await read.locator('body').innerText(), /Prøvesag med sms/);

  await citizen.goto(`${product.origin}/demo/mine-sager`);
  await Promise.all([citizen.waitForNavigation(), citizen.getByRole('button', { name: 'Nej tak til sms' }).click()]);
  await citizen.getByText('Du har sagt nej til sms’er.').first().waitFor();
  await citizen.context().close();
  // Without scripts a page can't be looked at by axe.
  await read.goto(`${product.origin}/demo/mine-sager`);
  await look(read, 'said-no');
  await Promise.all([read.waitForNavigation(), read.getByRole('button', { name: 'Ja tak til sms' }).click()]);
  await read.getByRole('button', { name: 'Nej tak til sms' }).waitFor();
  await read.context().close();

  const admin = await logIn('/demo/administration/sms', /Alma/, { locale: 'en-GB' });
  const rows = (await admin.locator('main table tbody tr').allInnerTexts()).map((row) => row.replaceAll('\u00a0', ' '));
  assert.match(rows[0] ?? '', /\+45 •• •• •• 58[\s\S]*Prøvesag|Test case with SMS[\s\S]*Delivered/);
  assert.match(rows[1] ?? '', /Test SMS from the settings[\s\S]*Delivered/);
  assert.doesNotMatch(await admin.locator('main').innerText(), /20304058|20 30 40 58/);
  await look(admin, 'log');
  await admin.goto(`${product.origin}/demo/administration/sms/opgoerelse`);
  await Promise.all([admin.waitForNavigation(), admin.getByRole('button', { name: /^(Compare|Fetch|Ask)/ }).click()]);
  assert.match(await admin.locator('main').innerText(), /Test SMS from the settings/);
  await look(admin, 'statement');
  await admin.context().close();
});

test('SMS-3 a number that can’t be reached is corrected by a case worker, and a wrong correction is told at its field', async () => {
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
  const link = texts.at(-1) ?? '';
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
