import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { smsGatewayAccounts } from '../../../../sandbox/sms/accounts.ts';
import { createSmsPeer } from '../../../../sandbox/sms/peer.ts';
import { playPeer } from '../../testing.ts';
import { cpsms } from './cpsms.ts';
import type { SmsHook, SmsMessage } from './gateway.ts';

const account = smsGatewayAccounts[1];
const { signal } = new AbortController();

const brought: SmsHook[] = [];
const receiver = createServer((request, response) => {
  brought.push({
    method: request.method === 'GET' ? 'GET' : 'POST',
    headers: request.headers,
    query: request.url?.split('?')[1] ?? '',
    body: Buffer.alloc(0),
  });
  request.resume();
  response.writeHead(200).end();
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
after(() => {
  receiver.closeAllConnections();
  receiver.close();
});
const statusUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/demo/kvitteringer/sms`;

const peer = await playPeer(createSmsPeer({ stepMilliseconds: 0, validitySecond: 0.01, logMilliseconds: 0 }));
const access = {
  url: `${peer.url}/sms/cpsms`,
  user: account.user,
  token: account.token,
  webhookSecret: account.webhookToken,
};
const gateway = cpsms(access, 0);

const message = (more: Partial<SmsMessage> = {}): SmsMessage => ({
  key: crypto.randomUUID(),
  to: '+4520304050',
  text: 'Kære borger. Din sag er afgjort.',
  encoding: 'gsm7',
  sender: 'Demo',
  urgent: false,
  statusUrl,
  ...more,
});

async function told(count: number) {
  const until = Date.now() + 20_000;
  while (brought.length < count) {
    assert.ok(Date.now() < until, `${brought.length} of ${count} were brought`);
    await sleep(2);
  }
  return Promise.all(brought.splice(0).map((hook) => gateway.readStatus(hook)));
}

test('SMS-1 CPSMS takes a message by our reference and reports to an address that only it was told', async () => {
  const key = crypto.randomUUID();
  const sent = await gateway.send(message({ key, text: 'æ'.repeat(161) }), signal);
  const reference = key.replaceAll('-', '');
  assert.deepEqual(sent, { kind: 'taken', reference, price: { amountOre: 200, currency: 'point' } });
  const states = await told(2);
  assert.deepEqual(
    states.map((each) => each.kind === 'state' && [each.key, each.reference, each.msisdn, each.state, each.final]),
    [
      [key, reference, '+4520304050', 'sent', false],
      [key, reference, '+4520304050', 'delivered', true],
    ],
  );
  assert.deepEqual(await gateway.state(reference, signal), { kind: 'ok', value: { state: 'delivered', parts: 2 } });
  await peer.faults([{ at: 'receipt', kind: 'wrong', what: 'get', service: 'cpsms-report' }]);
  await gateway.send(message(), signal);
  assert.deepEqual(
    (await told(2)).map(({ kind }) => kind),
    ['state', 'state'],
    'also by GET',
  );
  await peer.faults([{ at: 'receipt', kind: 'wrong', what: 'unsigned', service: 'cpsms-report' }]);
  await gateway.send(message(), signal);
  assert.deepEqual(
    (await told(2)).map(({ kind }) => kind),
    ['forged', 'forged'],
  );
  await peer.faults([{ at: 'receipt', kind: 'wrong', what: 'other-status', service: 'cpsms-report' }]);
  await gateway.send(message(), signal);
  assert.deepEqual(
    (await told(2)).map(({ kind }) => kind),
    ['unreadable', 'unreadable'],
  );
  await peer.faults([]);
});

test('SMS-1 SEC-5 a report with another key, or without a secret of ours, is forged', async () => {
  await gateway.send(message(), signal);
  while (brought.length < 2) await sleep(2);
  const [hook] = brought.splice(0);
  assert.ok(hook);
  assert.equal((await gateway.readStatus(hook)).kind, 'state');
  const other = hook.query.replace(/key=[^&]+/, `key=${crypto.randomUUID()}`);
  assert.equal((await gateway.readStatus({ ...hook, query: other })).kind, 'forged');
  const { webhookSecret: _, ...open } = access;
  assert.equal((await cpsms(open).readStatus(hook)).kind, 'forged');
  await cpsms(open).send(message(), signal);
  assert.equal(brought.length, 0, 'and none is asked for');
});

test('SMS-1 after a lost answer the message is found by our key, or known not to be there', async () => {
  const key = crypto.randomUUID();
  const since = new Date(Date.now() - 1);
  await peer.faults([{ at: 'answer', kind: 'drop', service: 'cpsms-send', times: 1 }]);
  assert.equal((await gateway.send(message({ key }), signal)).kind, 'lost');
  await told(2);
  const found = await gateway.findByKey?.(key, since, signal);
  assert.deepEqual(found, {
    kind: 'ok',
    value: { state: 'delivered', parts: 1, reference: key.replaceAll('-', '') },
  });
  assert.deepEqual(await gateway.findByKey?.(crypto.randomUUID(), since, signal), { kind: 'ok', value: null });
  const patient = cpsms(access, 60_000);
  assert.equal((await patient.findByKey?.(key, since, signal))?.kind, 'ok');
  const late = await patient.findByKey?.(crypto.randomUUID(), new Date(Date.now() + 1_000), signal);
  assert.equal(late?.kind, 'unavailable', 'the log was read before it was sent');
});

test('SMS-3 SMS-4 a refusal of CPSMS says what is to be corrected', async () => {
  const table: readonly (readonly [string, string, Partial<SmsMessage>])[] = [
    ['receiver', '400', { to: '+4512' }],
    ['receiver', '400', { to: '+33612345678' }],
    ['sender', '400', { sender: 'Kommunen på Fyn' }],
    ['text', '400', { text: 'x'.repeat(1_531) }],
    ['text', '400', { text: 'Tillykke 🎉' }],
  ];
  for (const [field, code, more] of table) {
    const sent = await gateway.send(message(more), signal);
    assert.ok(sent.kind === 'refused', JSON.stringify([more, sent]));
    assert.deepEqual([sent.field, sent.code], [field, code], sent.message);
  }
  assert.equal((await gateway.send(message({ text: 'Tillykke 🎉', encoding: 'ucs2' }), signal)).kind, 'taken');
  const stranger = cpsms({ ...access, token: 'forkert' });
  const sent = await stranger.send(message(), signal);
  assert.deepEqual(sent.kind === 'refused' && [sent.field, sent.code], ['account', '401']);
  assert.equal((await stranger.account(signal)).kind, 'refused');
  await peer.faults([{ at: 'request', kind: 'wrong', what: 'credit', service: 'account', times: 1 }]);
  const broke = await gateway.send(message(), signal);
  assert.deepEqual(broke.kind === 'refused' && [broke.field, broke.code], ['account', '402']);
  await peer.faults([{ at: 'request', kind: 'refuse', service: 'receiver', times: 1 }]);
  const partly = await gateway.send(message(), signal);
  assert.deepEqual(partly.kind === 'refused' && [partly.field, partly.code], ['receiver', '400']);
  for (const [status, kind] of [
    [500, 'lost'],
    [502, 'lost'],
    [429, 'unavailable'],
    [503, 'unavailable'],
  ] as const) {
    await peer.faults([{ at: 'request', kind: 'error', status, service: 'cpsms-send', times: 1 }]);
    assert.equal((await gateway.send(message(), signal)).kind, kind, String(status));
  }
  assert.equal((await cpsms({ ...access, url: 'http://127.0.0.1:1' }).send(message(), signal)).kind, 'unavailable');
});

test('SMS-5 credit and usage are read in points, by the log’s Danish numbers and others', async () => {
  const credit = await gateway.account(signal);
  assert.ok(credit.kind === 'ok' && credit.value.currency === 'point' && credit.value.credit > 90_000);
  assert.equal((await gateway.send(message({ to: '+46701234567' }), signal)).kind, 'taken');
  const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });
  const usage = await gateway.usage?.(days.format(new Date()).slice(0, 7), signal);
  assert.ok(usage?.kind === 'ok');
  const [danish, other] = usage.value;
  assert.ok(danish?.country === 'DK' && danish.parts !== null && danish.parts > 5);
  assert.deepEqual(other, { label: null, country: null, parts: null, price: { amountOre: 160, currency: 'point' } });
  const spent = await gateway.account(signal);
  assert.ok(spent.kind === 'ok' && Math.abs(credit.value.credit - spent.value.credit - 1.6) < 1e-6);
  assert.deepEqual(await gateway.usage?.('2020-01', signal), { kind: 'ok', value: [] });
});
