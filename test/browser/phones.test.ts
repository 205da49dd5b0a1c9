import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { smsGatewayAccounts } from '../../sandbox/sms/accounts.ts';
import { createSmsPeer } from '../../sandbox/sms/peer.ts';
import type { IncomingSms, Misread, SmsMessage } from '../../src/options/sms/gateway/gateway.ts';
import { openSmsGateway } from '../../src/options/sms/gateway/open-gateway.ts';
import { playPeer } from '../../src/options/testing.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';

const [account, points] = smsGatewayAccounts;
const { signal } = new AbortController();

/** The product's address for what phones send. */
const incoming: (IncomingSms | Misread)[] = [];
const product = createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const hook = { method: 'POST', headers: request.headers, query: '', body: Buffer.concat(pieces) } as const;
  const read = await gateway.readIncoming(hook);
  if (read.kind === 'incoming') incoming.push(read);
  response.writeHead(200).end();
});
await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve));
const productUrl = `http://127.0.0.1:${(product.address() as AddressInfo).port}`;
const peer = await playPeer(createSmsPeer({ stepMilliseconds: 0 }), productUrl);
const gateway = openSmsGateway('gatewayapi', {
  url: `${peer.url}/sms/gatewayapi`,
  token: account.token,
  webhookSecret: account.webhookToken,
});
const other = openSmsGateway('cpsms', { url: `${peer.url}/sms/cpsms`, user: points.user, token: points.token });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  product.closeAllConnections();
  product.close();
});

async function send(more: Partial<SmsMessage>, by = gateway): Promise<void> {
  const sent = await by.send(
    {
      ...{ key: crypto.randomUUID(), to: '+4520304050', text: 'Hej', encoding: 'gsm7', sender: 'DemoKommune' },
      ...{ urgent: false, label: 'borgerservice', statusUrl: `${productUrl}/demo/kvitteringer/sms` },
      ...more,
    },
    signal,
  );
  assert.equal(sent.kind, 'taken', JSON.stringify(sent));
}

const words = {
  'da-DK': {
    title: 'Telefoner og sms',
    first: 'Del 1 af 2',
    one: /Leveret\. CPSMS, UCS-2, 17 tegn, 1 sms-del\./,
    off: 'slukket',
    change: 'Skift',
    out: /Telefonen har ikke fået den/,
    text: 'Tekst',
    send: 'Send',
    number: /Nummer med landekode/,
    open: 'Åbn',
    wrong: /Det er ikke et telefonnummer/,
  },
  'en-GB': {
    title: 'Phones and SMS',
    first: 'Part 1 of 2',
    one: /Delivered\. CPSMS, UCS-2, 17 characters, 1 part\./,
    off: 'switched off',
    change: 'Change',
    out: /The phone has not got it/,
    text: 'Text',
    send: 'Send',
    number: /Number with country code/,
    open: 'Open',
    wrong: /That is not a phone number/,
  },
} as const;

test('SMS-1 SMS-2 SMS-5 messages are read part by part on a phone that answers and is switched off, in both languages', async () => {
  for (const [locale, say] of Object.entries(words)) {
    const to = locale === 'da-DK' ? '+4520304050' : '+4520304051';
    await send({ to, text: `Kære borger. ${'Din sag er afgjort. '.repeat(9)}https://borger.dk/post` });
    await send({ to, text: 'Tillykke 🎉 المدينة'.slice(0, 17), encoding: 'ucs2', sender: 'Demo Teknik' }, other);
    const visitor = await newVisitor(browser, { locale });
    const page = await visitor.newPage();
    await page.goto(`${peer.url}/sms/?lang=${locale.slice(0, 2)}`);
    await page.getByRole('heading', { level: 1, name: say.title }).waitFor();
    assert.deepEqual(await axeViolations(page), []);
    const shown = locale === 'da-DK' ? '+45 20 30 40 50' : '+45 20 30 40 51';
    await page.getByRole('link', { name: shown }).click();
    await page.getByText(say.first).waitFor();
    await page.getByText(say.one).waitFor();
    assert.deepEqual(await axeViolations(page), []);

    await page.getByLabel(say.off).check();
    const isOff = page.waitForEvent('load');
    await page.getByRole('button', { name: say.change }).click();
    await isOff;
    await send({ to, text: 'Er du der?' });
    await page.reload();
    await page.getByText(say.out).waitFor();
    assert.equal(await page.getByText('Er du der?').count(), 0);
    await page.getByLabel(/^(tændt|on)$/).check();
    await page.getByRole('button', { name: say.change }).click();
    await page.getByText('Er du der?').waitFor();

    await page.getByLabel(say.text).fill('STOP');
    await page.getByRole('button', { name: say.send }).click();
    await page.getByRole('listitem').filter({ hasText: 'STOP' }).waitFor();
    const [stop] = incoming.splice(0);
    assert.ok(stop?.kind === 'incoming');
    assert.deepEqual([stop.from, stop.to, stop.text, stop.isStop], [to, account.number, 'STOP', true]);

    await page.goto(`${peer.url}/sms/?lang=${locale.slice(0, 2)}`);
    await page.getByLabel(say.number).fill('ikke et nummer');
    await page.getByRole('button', { name: say.open }).click();
    await page.getByText(say.wrong).waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await page.getByLabel(say.number).fill('12 34 56 78');
    await page.getByRole('button', { name: say.open }).click();
    await page.getByRole('heading', { level: 1, name: /\+45 12 34 56 78/ }).waitFor();
    await visitor.close();
  }
});
