import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { paymentAgreements } from '../../sandbox/pensopay/agreements.ts';
import { createPensopayPeer } from '../../sandbox/pensopay/peer.tsx';
import type { PaymentRequest } from '../../src/cases/payments/payment-gateway.ts';
import { ore } from '../../src/forms/kinds/payment/ore.ts';
import { gatewayV2 } from '../../src/options/payment/gateway/v2.ts';
import { playPeer } from '../../src/options/testing.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';

const [agreement] = paymentAgreements;
let now = new Date();
const peer = await playPeer(createPensopayPeer({ now: () => now }));
const gateway = gatewayV2({ url: `${peer.url}/pensopay`, apiKey: agreement.apiKey });
const { signal } = new AbortController();

/** Whom the window goes back to. */
const merchant = createServer((request, response) => response.end(`<title>${request.url}</title>`));
await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', resolve));
const home = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}`;
const browser = await startBrowser();
after(async () => {
  await browser.close();
  merchant.closeAllConnections();
  merchant.close();
});

let last = 0;
async function linkOf(more: Partial<PaymentRequest> = {}): Promise<string> {
  last += 1;
  const answer = await gateway.create(
    {
      orderNumber: `P-2026-${String(last).padStart(6, '0')}`,
      amount: ore(62_550),
      currency: 'DKK',
      captureAtOnce: true,
      testMode: true,
      language: 'da',
      methods: ['card', 'mobilepay'],
      callbackUrl: `${home}/tilbagekald`,
      returnUrl: `${home}/retur`,
      cancelUrl: `${home}/fortrudt`,
      lines: [
        { name: 'Beboerlicens, zone Æ', price: ore(30_000), quantity: 2, number: 'p-1', vatPercent: 25 },
        { name: 'Gebyr', price: ore(2_550), quantity: 1, number: 'gebyr', vatPercent: 0 },
      ],
      ...more,
    },
    signal,
  );
  assert.ok(answer.kind === 'ok', JSON.stringify(answer));
  return answer.value.link;
}

async function pays(page: Page, number: string): Promise<void> {
  await page.fill('#card-number', number);
  await page.fill('#card-expiration-date', '09/29');
  await page.fill('#card-cvv', '123');
  await page.getByRole('button', { name: /^(Betal|Pay) DKK 625[,.]50$/ }).click();
}

/** How the page reads: in its language, and without violations. */
async function isGood(page: Page, language: string, heading: RegExp): Promise<void> {
  assert.equal(await page.locator('html').getAttribute('lang'), language);
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), heading);
  assert.deepEqual(await axeViolations(page), [], page.url());
}

test('BET-3 the window is paid in without JavaScript: by card with the bank in between, and by the phone', async () => {
  const visitor = await newVisitor(browser, { javaScriptEnabled: false });
  const page = await visitor.newPage();
  await page.goto(await linkOf());
  await page.getByText('Beboerlicens, zone Æ').waitFor();
  await page.fill('#card-number', '4111 1111 1111 1111');
  await page.fill('#card-expiration-date', '01/20');
  await page.getByRole('button', { name: 'Betal DKK 625,50' }).click();
  await page.getByRole('link', { name: 'Sandkassen kender ikke kortnummeret', exact: false }).waitFor();
  assert.equal(await page.inputValue('#card-number'), '', 'what was typed does not come back');
  await pays(page, '1000 0000 0000 0016');
  await page.getByText('Betalingen blev afvist', { exact: false }).waitFor();
  await pays(page, '1000 0000 0000 0073');
  await page.getByText('625,50', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Godkend' }).click();
  await page.waitForURL(`${home}/retur`);

  await page.goto(await linkOf());
  await page.fill('#phone-number', '20 30 40 50');
  await page.getByRole('button', { name: 'Fortsæt med MobilePay' }).click();
  await page.getByRole('link', { name: 'Se telefonen' }).click();
  await page.getByRole('button', { name: 'Godkend betalingen' }).click();
  await page.getByRole('link', { name: 'Til betalingsvinduet' }).click();
  await page.waitForURL(`${home}/retur`);

  await page.goto(await linkOf());
  await page.getByRole('link', { name: 'Fortryd og gå tilbage' }).click();
  await page.waitForURL(`${home}/fortrudt`);
  await visitor.close();
});

test('BET-3 every page of the window is good in both languages', async () => {
  const visitor = await newVisitor(browser);
  const page = await visitor.newPage();
  for (const language of ['da', 'en'] as const) {
    const danish = language === 'da';
    const link = await linkOf({ language });
    await page.goto(link);
    await page.locator('summary').click();
    await isGood(page, language, danish ? /^Betal 625,50\skr\.$/ : /^Pay DKK\s625\.50$/);
    await page.locator('#phone-number + *, form button').last().click();
    await isGood(page, language, danish ? /^Fejl: Betal/ : /^Error: Pay/);
    await page.fill('#phone-number', '20304050');
    await page.locator('form button').last().click();
    await isGood(page, language, danish ? /^Åbn MobilePay/ : /^Open MobilePay/);
    await page.goto(`${peer.url}/pensopay/telefon?lang=${language}`);
    await isGood(page, language, /MobilePay/);
    await page.locator('main li a').first().click();
    await isGood(page, language, /MobilePay/);
    await page.goto(link);
    await pays(page, '1000000000000073');
    await isGood(page, language, danish ? /^Bekræft/ : /^Confirm/);
    await page.locator('form button').first().click();
    await page.waitForURL(`${home}/retur`);
    await page.goto(link);
    await isGood(page, language, danish ? /^Betalingen er modtaget$/ : /^The payment has been received$/);
    await page.goto(`${peer.url}/pensopay/?lang=${language}`);
    await isGood(page, language, /^Pensopay/);
    const short = await linkOf({ language, secondsToPay: 60 });
    now = new Date(now.getTime() + 60_000);
    assert.equal((await page.goto(short))?.status(), 410);
    await isGood(page, language, danish ? /^Betalingsvinduet er lukket$/ : /^The payment window is closed$/);
    assert.equal((await page.goto(`${peer.url}/pensopay/vindue/ingen?lang=${language}`))?.status(), 404);
    await isGood(page, language, danish ? /findes ikke/ : /does not exist/);
  }
  await visitor.close();
});

test('BET-10 what the gateway keeps and tells holds no card number, in full or without its middle', async () => {
  const told = JSON.stringify(await peer.received());
  assert.match(told, /payment\.authorized/);
  assert.doesNotMatch(told, /40001124|10000000000000|411111/);
});
