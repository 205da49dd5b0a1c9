import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { answerPage } from '../helpers/answer-page.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { goOn } from '../helpers/fill-in.ts';
import { openPublished } from '../helpers/open-published.ts';
import { goToWindow, payByCard, payOnTheWay, testCards } from '../helpers/pay.ts';
import { permitForm, permitWorkflow, publishPermits } from '../helpers/payments.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

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

/** Somebody who has logged in by the sandbox and stands at the address. */
async function visit(name: RegExp, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await newVisitor(browser, options)).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(product.origin + path);
  for (let steps = 0; new URL(page.url()).origin !== product.origin || page.url().includes('/login/'); steps += 1) {
    assert.ok(steps < 5, page.url());
    const way = page.getByRole('button', { name }).or(page.locator('main a', { hasText: name }));
    await Promise.all([page.waitForNavigation(), way.first().click()]);
  }
  return page;
}

/** Fills in the form for parking permits and sends it: 300 kr. for the permit and 35 kr. for each visitor card. */
async function buyPermit(page: Page, cards: string): Promise<void> {
  await page.goto(`${product.origin}/demo/blanket/parkeringstilladelse/start`);
  await Promise.all([page.waitForURL(/\/udfyld\//), page.locator('main form button').first().click()]);
  await answerPage(page, { zone: 'b' });
  await goOn(page);
  await answerPage(page, { plateNumber: 'AB12345', vehicle: 'electric', owns: 'yes' });
  await goOn(page);
  const from = new Date(Date.now() + 3 * 86_400_000);
  const day = {
    'from.day': `${from.getDate()}`,
    'from.month': `${from.getMonth() + 1}`,
    'from.year': `${from.getFullYear()}`,
  };
  await answerPage(page, { term: 'year', ...day, 'price.cards': cards });
  await goOn(page);
  await answerPage(page, { truth: 'yes' });
  await goOn(page);
  await Promise.all([
    page.waitForURL(/\/betaling\//),
    page.getByRole('button', { name: /^(Send, og gå til betaling|Send and go to payment)$/ }).click(),
  ]);
}

/** What the gateway does wrong from now on. */
async function faults(list: readonly object[]): Promise<void> {
  const answer = await fetch(`${product.sandboxUrl}/_/pensopay/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(list),
  });
  assert.ok(answer.ok, await answer.text());
}

const textOf = async (page: Page) => (await page.locator('main').innerText()).replaceAll('\u00a0', ' ');
const isGood = async (page: Page) => assert.deepEqual(await axeViolations(page), [], page.url());

let caseId = '';

test('BET-1 BET-2 BET-3 BET-9 lines, total and terms come first; a refused card is no payment; the result comes by itself; Mine sager says where it stands', async () => {
  const page = await visit(/Peter Nørgaard/, '/demo/mine-sager');
  await buyPermit(page, '3');
  assert.match(await textOf(page), /I alt\s+405,00 kr\.\s+Heraf moms\s+21,00 kr\./);
  await page.getByRole('button', { name: 'Gå til betaling' }).click();
  await page.getByRole('link', { name: /Sæt flueben ved/ }).waitFor();
  await isGood(page);
  await goToWindow(page);
  await payByCard(page, testCards.refused);
  await page.getByText('Betalingen blev afvist', { exact: false }).waitFor();
  await page.goto(`${product.origin}/demo/mine-sager`);
  await page.getByText('Du mangler at betale').waitFor();
  await isGood(page);
  await page.getByRole('link', { name: /^Betal 405,00/ }).click();
  await page.waitForURL(/\/betaling\//);
  await goToWindow(page);
  // Nobody can tell of the payment yet.
  await faults([
    { at: 'receipt', kind: 'drop' },
    ...['get', 'list'].map((service) => ({ at: 'request', kind: 'error', status: 500, service })),
  ]);
  await payByCard(page);
  await page.getByRole('heading', { level: 1, name: 'Vi kontrollerer betalingen' }).waitFor();
  await isGood(page);
  await faults([]);
  await page.getByRole('heading', { level: 1, name: 'Betalingen er gennemført' }).waitFor();
  await isGood(page);
  const paid = await textOf(page);
  assert.match(paid, /405,00 kr\. er reserveret på din konto/);
  assert.match(paid, /Visa, der ender på 2221/);
  const number = /Ordrenummer\s+(\S+)/.exec(paid)?.[1] ?? assert.fail(paid);
  const href = await page.getByRole('link', { name: `Kvittering ${number} (PDF)` }).getAttribute('href');
  const pdf = await page.context().request.get(new URL(href ?? '', page.url()).toString());
  assert.equal(pdf.status(), 200);
  const child = promisify(execFile)('pdftotext', ['-layout', '-', '-'], { encoding: 'utf8' });
  child.child.stdin?.end(await pdf.body());
  const receipt = (await child).stdout.replaceAll('\u00a0', ' ');
  // The number may be broken over two lines of its column.
  assert.ok(
    number.split(/(?<=-)(?=[^-]+$)/).every((part) => receipt.includes(part)),
    receipt,
  );
  for (const text of ['405,00 kr.', 'Beboerlicens', '10000009']) assert.ok(receipt.includes(text), receipt);
  caseId = /mine-sager\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? assert.fail(page.url());
  await page.goto(`${product.origin}/demo/mine-sager/${caseId}`);
  assert.match(await textOf(page), /Betalt, beløbet er reserveret/);
  await isGood(page);
  await page.context().close();
});

test('BET-9 who comes back without scripts can ask anew, and who thinks better of it cancels and pays nothing', async () => {
  const page = await visit(/Karen Ærø/, '/demo/mine-sager', { javaScriptEnabled: false });
  await buyPermit(page, '0');
  const payment = page.url();
  await goToWindow(page);
  await page.goto(`${payment}/retur`);
  await page.getByRole('link', { name: 'Se, om betalingen er gået igennem' }).click();
  assert.match(await textOf(page), /Vi kontrollerer betalingen/);
  await page.getByRole('link', { name: 'Tilbage til betalingen' }).click();
  assert.match(await textOf(page), /Du har begyndt at betale/);
  await page.getByRole('link', { name: 'Annuller betalingen' }).click();
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Annuller betalingen' }).click()]);
  assert.match(await textOf(page), /Betalingen er annulleret/);
  await page.goto(`${product.origin}/demo/mine-sager`);
  assert.match(await textOf(page), /Annulleret/);
  await page.context().close();
});

// The other two ways stand in seven-forms.test.ts.
for (const { locale, javaScriptEnabled, total, state } of [
  { locale: 'da-DK', javaScriptEnabled: false, total: /I alt\s+370,00 kr\./, state: /Betalt, beløbet er reserveret/ },
  { locale: 'en-GB', javaScriptEnabled: true, total: /Total\s+DKK 370\.00/, state: /Paid, the amount is reserved/ },
] as const) {
  test(`BET-2 BET-3 SEC-3 a permit is bought and paid for, and found under one's cases: ${locale}, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const page = await visit(/Mads/, '/demo/mine-sager', { locale, javaScriptEnabled });
    const look = () => (javaScriptEnabled ? isGood(page) : undefined);
    await buyPermit(page, '2');
    assert.match(await textOf(page), total);
    await look();
    await payOnTheWay(page);
    await look();
    const paid = /mine-sager\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? assert.fail(page.url());
    await page.goto(`${product.origin}/demo/mine-sager/${paid}`);
    assert.match(await textOf(page), state);
    await look();
    await page.context().close();
  });
}

test('BET-1 BET-2 BET-3 without a log-in and scripts, in English: a price that was published since the review is seen first, a refused card is tried again, and the payment is found where the receipt is', async () => {
  const start = { loginLevel: 'low', logins: ['anonymous'] } as const;
  await publishPermits(product, 'uden-login', 'later', { ...start, logins: [...start.logins] });
  const page = await (await newVisitor(browser, { locale: 'en-GB', javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(30_000);
  const press = (selector: string) => Promise.all([page.waitForNavigation(), page.locator(selector).last().click()]);
  await openPublished(page, `${product.origin}/demo/blanket/uden-login`);
  await page.goto(`${product.origin}/demo/blanket/uden-login/start`);
  await press('main form button');
  await answerPage(page, { plate: 'AB12345', 'pay.permit': '2' });
  await press('main button[name=_next]');
  assert.match(await textOf(page), /DKK 261\.10/);
  const other = await (await newVisitor(browser)).newPage();
  await other.goto(`${product.origin}/demo/blanket/uden-login/start`);
  await Promise.all([other.waitForURL(/\/udfyld\//), other.locator('main form button').last().click()]);
  const dearer = JSON.stringify(permitForm('uden-login', 'later', { ...start, logins: [...start.logins] }));
  for (const published of [
    await product.definitions.publishForm(product.demo.id, JSON.parse(dearer.replace('125.55', '150'))),
    await product.definitions.publishWorkflow(product.demo.id, permitWorkflow('uden-login', 'later')),
  ]) {
    assert.ok(published.ok);
  }
  // A running product knows of what another has published within seconds.
  for (let looks = 0; !/150,00/.test(await textOf(other)); looks += 1) {
    assert.ok(looks < 60, 'the new price is known');
    await other.waitForTimeout(500);
    await other.reload();
  }
  await other.context().close();
  await press('main form[action$="/send"] button');
  assert.match(await textOf(page), /The amount has changed[\s\S]*DKK 310\.00/);
  await press('main form[action$="/send"] button');
  const payment = page.url();
  assert.match(payment, /\/kvittering\/[^/]+\/betaling\//);
  assert.match(await textOf(page), /DKK 310\.00[\s\S]*To pay later, save the address of this page/);
  assert.doesNotMatch(await textOf(page), /My cases/);
  assert.match(await textOf(page), /Terms\s+The purchase can’t be undone\.\s+Read the full terms/);
  const full = page.getByRole('link', { name: 'Read the full terms' });
  assert.equal(await full.getAttribute('href'), 'https://kommune.example/betingelser');
  const kept = (await page.context().cookies(payment)).find(({ name }) => name === 'udfyldelse');
  assert.ok((kept?.expires ?? 0) > Date.now() / 1_000 + 2 * 86_400, 'for as long as it can be paid');
  await goToWindow(page);
  await payByCard(page, testCards.refused);
  await page.getByText('The payment was declined', { exact: false }).waitFor();
  await page.goto(payment.replace(/\/betaling\/.*/, ''));
  assert.match(await textOf(page), /You have yet to pay/);
  await page.getByRole('link', { name: /^Pay DKK/ }).click();
  await payOnTheWay(page);
  assert.match(await textOf(page), /Put the permit in the windscreen\./);
  await page.goto(payment.replace(/\/betaling\/.*/, ''));
  assert.match(await textOf(page), /Payment: DKK 310\.00 Paid, the amount is reserved/);
  await page.context().close();
});

test('BET-8 ADM-2 the case goes on, the money is taken when it is granted, and a large refund needs a second employee', async () => {
  const case_ = `${product.origin}/demo/sagsbehandling/sag/${caseId}`;
  const tove = await visit(/Tove Teknik/, '/demo/sagsbehandling');
  await tove.goto(case_);
  await Promise.all([
    tove.waitForNavigation(),
    tove
      .getByRole('button', { name: /^Godkend/ })
      .first()
      .click(),
  ]);
  await tove.goto(case_);
  const refund = tove.getByRole('link', { name: /^Tilbagebetal/ });
  // It can be paid back once what was asked for has been noted as done.
  for (let looks = 0; (await refund.count()) === 0; looks += 1) {
    assert.ok(looks < 60, 'the money is taken');
    await tove.waitForTimeout(500);
    await tove.reload();
  }
  await isGood(tove);
  assert.match(await textOf(tove), /Hævet\s+405,00/);
  await refund.click();
  await tove.fill('#belob', 'alt');
  await tove.getByRole('button', { name: 'Tilbagebetal' }).click();
  await tove.getByRole('link', { name: 'Skriv en begrundelse' }).waitFor();
  await isGood(tove);
  await tove.fill('#belob', '300');
  await tove.fill('#begrundelse', 'Bilen er solgt.');
  await Promise.all([
    tove.waitForURL(/ok=betaling-venter/),
    tove.getByRole('button', { name: 'Tilbagebetal' }).click(),
  ]);
  assert.equal(
    await tove.getByRole('button', { name: /^Godkend Tilbagebetal/ }).count(),
    0,
    'nobody agrees with themselves',
  );
  const per = await visit(/Per Parkering/, '/demo/sagsbehandling');
  await per.goto(case_);
  await isGood(per);
  await Promise.all([
    per.waitForURL(/ok=betaling-godkendt/),
    per.getByRole('button', { name: /^Godkend Tilbagebetal/ }).click(),
  ]);
  for (let looks = 0; !/Tilbagebetalt\s+300,00/.test(await textOf(per)); looks += 1) {
    assert.ok(looks < 60, 'the money is paid back');
    await per.waitForTimeout(500);
    await per.reload();
  }
  assert.match(await textOf(per), /Kreditnota/);

  const alma = await visit(/Alma Administrator/, '/demo/administration/betalinger');
  await isGood(alma);
  const report = await textOf(alma);
  assert.match(report, /405,00 kr\./);
  assert.match(report, /0522-318-01 5310/, 'the account string of the form');
  const csv = await alma.context().request.get(`${product.origin}/demo/administration/betalinger/betalinger.csv`);
  assert.match(await csv.text(), /;Hævet;[^\r\n]*;405,00;405,00;300,00;nej/);
  await alma.getByRole('button', { name: 'Afstem perioden' }).click();
  await alma.locator('#afstemt').waitFor();
  await isGood(alma);
  const signe = await visit(/Signe Sagsbehandler/, '/demo/sagsbehandling');
  const refused = await signe.goto(`${product.origin}/demo/administration/betalinger`);
  assert.equal(refused?.status(), 403);
  for (const page of [tove, per, alma, signe]) await page.context().close();
});
