import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { smsGatewayAccounts } from '../../../../sandbox/sms/accounts.ts';
import type { HeldSms } from '../../../../sandbox/sms/held-sms.ts';
import { createSmsPeer } from '../../../../sandbox/sms/peer.ts';
import { playPeer } from '../../testing.ts';
import type { SmsMessage, SmsStanding, ToldState } from './gateway.ts';
import { gatewayApi } from './gatewayapi.ts';

const [account] = smsGatewayAccounts;
const { signal } = new AbortController();

/** The product's address for states: keeps what is brought, and answers as it is told to. */
const brought: { readonly query: string; readonly headers: object; readonly body: Buffer }[] = [];
let answers: readonly number[] = [];
const waiting: (() => void)[] = [];
const receiver: Server = createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  brought.push({ query: request.url?.split('?')[1] ?? '', headers: request.headers, body: Buffer.concat(pieces) });
  const [status = 200, ...rest] = answers;
  answers = rest;
  if (status !== 0) response.writeHead(status).end();
  for (const wake of waiting.splice(0)) wake();
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
after(() => {
  receiver.closeAllConnections();
  receiver.close();
});
const statusUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/demo/kvitteringer/sms`;

const peer = await playPeer(
  createSmsPeer({ stepMilliseconds: 0, validitySecond: 1, ladder: [5, 5, 5, 5, 5, 5], answerMilliseconds: 300 }),
);
const access = { url: `${peer.url}/sms/gatewayapi`, token: account.token, webhookSecret: account.webhookToken };
const gateway = gatewayApi(access);

const message = (more: Partial<SmsMessage> = {}): SmsMessage => ({
  key: crypto.randomUUID(),
  to: '+4512345678',
  text: 'Kære borger. Din sag er afgjort.',
  encoding: 'gsm7',
  sender: 'Demo',
  urgent: false,
  label: 'borgerservice',
  statusUrl,
  ...more,
});

async function taken(more: Partial<SmsMessage> = {}) {
  const sent = await gateway.send(message(more), signal);
  assert.ok(sent.kind === 'taken', JSON.stringify(sent));
  return sent;
}

/** What was brought, once there are as many as expected. */
async function states(count: number): Promise<readonly (ToldState | string)[]> {
  const patience = sleep(20_000, undefined, { ref: false }).then(() => {
    throw new Error(`${brought.length} of ${count} were brought`);
  });
  while (brought.length < count) await Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), patience]);
  patience.catch(() => undefined);
  const hooks = brought.splice(0);
  const read = hooks.map((hook) => gateway.readStatus({ ...hook, method: 'POST', headers: { ...hook.headers } }));
  return (await Promise.all(read)).map((each) => (each.kind === 'state' ? each : each.kind));
}
const namesOf = (told: readonly (ToldState | string)[]) =>
  told.map((each) => (typeof each === 'string' ? each : each.state));

async function standing(reference: string): Promise<SmsStanding> {
  const answer = await gateway.state(reference, signal);
  assert.ok(answer.kind === 'ok' && answer.value, JSON.stringify(answer));
  return answer.value;
}

async function isOver(reference: string): Promise<boolean> {
  const answer = await gateway.state(reference, signal);
  return answer.kind === 'ok' && answer.value?.state === 'delivered';
}

test('SMS-1 SMS-5 a message is taken once, with its parts and price, and its states come signed to the address given', async () => {
  const key = crypto.randomUUID();
  const sent = await taken({ key, text: `Hej, ${'æ'.repeat(200)}`, validitySeconds: 3_600 });
  assert.deepEqual([sent.parts, sent.price], [2, { amountOre: 50, currency: 'DKK' }]);
  const told = await states(3);
  assert.deepEqual(namesOf(told), ['queued', 'sent', 'delivered']);
  for (const each of told) {
    assert.ok(typeof each !== 'string');
    assert.deepEqual([each.key, each.reference, each.msisdn], [key, sent.reference, '+4512345678']);
    assert.equal(each.final, each.state === 'delivered');
  }
  const { state, parts } = await standing(sent.reference);
  assert.deepEqual([state, parts], ['delivered', 2]);
  const held = (await peer.received<{ readonly sms?: HeldSms }>()).filter(({ sms }) => sms?.userref === key);
  assert.deepEqual(
    held.map(({ sms }) => [sms?.encoding, sms?.parts.length]),
    [['UTF8', 2]],
  );
});

test('SMS-2 what is outside the alphabet goes as UCS-2 because it is said so, never by the gateway’s choice', async () => {
  const sent = await taken({ text: 'Tillykke 🎉', encoding: 'ucs2', urgent: true, sendAt: new Date(0) });
  assert.equal(sent.parts, 1);
  await states(3);
  const wrong = await gateway.send(message({ text: 'Tillykke 🎉' }), signal);
  assert.ok(wrong.kind === 'refused' && wrong.field === 'text', JSON.stringify(wrong));
});

test('SMS-3 SMS-4 a refusal says what is to be corrected, and by whom', async () => {
  const table: readonly (readonly [string, string, Partial<SmsMessage>])[] = [
    ['receiver', 'HTTP 400', { to: '+4512' }],
    ['receiver', '0x0217', { to: '+33612345678' }],
    ['sender', 'HTTP 400', { sender: 'Kommunen på Fyn' }],
    ['sender', 'HTTP 400', { sender: 'Børn' }],
    ['text', '0x0312', { text: 'Se https://ond.example/x' }],
    ['text', 'HTTP 400', { text: '' }],
  ];
  for (const [field, code, more] of table) {
    const sent = await gateway.send(message(more), signal);
    assert.ok(sent.kind === 'refused', JSON.stringify([more, sent]));
    assert.deepEqual([sent.field, sent.code], [field, code], sent.message);
    assert.doesNotMatch(sent.message, /\d{8}|https?:/);
  }
  const stranger = gatewayApi({ ...access, token: 'forkert' });
  const refused = await stranger.send(message(), signal);
  assert.deepEqual(refused.kind === 'refused' && [refused.field, refused.code], ['account', '0x0229']);
  const unknown = await stranger.account(signal);
  assert.ok(unknown.kind === 'refused' && unknown.code === '0x0229');
  assert.ok((await taken({ text: 'Se https://post.borger.dk/a og http://127.0.0.1:4000/s/x.' })).reference);
  await states(3);
});

test('SMS-6 an urgent message goes at once also where the account has no such priority', async () => {
  const third = smsGatewayAccounts[2];
  const other = gatewayApi({ ...access, token: third.token });
  const sent = await other.send(message({ urgent: true }), signal);
  assert.equal(sent.kind, 'taken');
  const priorities = (
    await peer.received<{ readonly sms?: { readonly account: number; readonly priority: string } }>()
  ).flatMap(({ sms }) => (sms?.account === third.id ? [sms.priority] : []));
  assert.deepEqual(priorities, ['NORMAL']);
  await states(3);
});

test('SMS-1 what was turned away is tried again, and what nobody knows is told apart from it', async () => {
  const faults = async (fault: Parameters<typeof peer.faults>[0][number]) =>
    peer.faults([{ service: 'send', times: 1, ...fault }]);
  const kind = async () => (await gateway.send(message({ statusUrl: 'http://127.0.0.1:1/x' }), signal)).kind;
  await faults({ at: 'answer', kind: 'drop' });
  assert.equal(await kind(), 'lost', 'it was taken, and the answer lost');
  await faults({ at: 'answer', kind: 'garble' });
  assert.equal(await kind(), 'lost', 'half an answer');
  await faults({ at: 'answer', kind: 'wrong', what: 'page' });
  assert.equal(await kind(), 'lost', 'a page of something in between');
  for (const status of [500, 502, 504]) {
    await faults({ at: 'request', kind: 'error', status });
    assert.equal(await kind(), 'lost', String(status));
  }
  await faults({ at: 'request', kind: 'drop' });
  assert.equal(await kind(), 'lost', 'nobody knows that it was not heard');
  for (const status of [429, 503]) {
    await faults({ at: 'request', kind: 'error', status });
    assert.equal(await kind(), 'unavailable', String(status));
  }
  const closed = gatewayApi({ ...access, url: 'http://127.0.0.1:1' });
  assert.equal((await closed.send(message(), signal)).kind, 'unavailable', 'nobody listens');
  assert.equal((await gateway.send(message(), AbortSignal.abort())).kind, 'unavailable');
  await peer.faults([{ at: 'request', kind: 'wrong', what: 'credit', service: 'account', times: 1 }]);
  const broke = await gateway.send(message(), signal);
  assert.deepEqual(broke.kind === 'refused' && [broke.code, broke.field], ['0x0216', 'account']);
});

test('SMS-1 a message that is not to be delivered ends in a state of ours with the gateway’s code', async () => {
  const fates = [
    ['unknown', 'undeliverable', '0x1010'],
    ['expired', 'expired', '0x1013'],
    ['skipped', 'rejected', undefined],
    ['rejected', 'rejected', '0x1034'],
    ['deleted', 'rejected', undefined],
    ['accepted', 'delivered', undefined],
  ] as const;
  for (const [what, state, code] of fates) {
    await peer.faults([{ at: 'request', kind: 'wrong', what, service: 'phone', times: 1 }]);
    const sent = await taken();
    const told = await states(what === 'skipped' || what === 'deleted' ? 1 : 3);
    const last = told.at(-1);
    assert.ok(last !== undefined && typeof last !== 'string', what);
    assert.deepEqual([last.state, last.code, last.final], [state, code, true], what);
    const { state: read, code: why } = await standing(sent.reference);
    assert.deepEqual([read, why], [state, code], what);
  }
  await peer.faults([]);
  const off = '+4520304050';
  const phone = `${peer.url}/sms/telefon/4520304050/tilstand`;
  const set = (to: string) =>
    fetch(phone, { method: 'POST', body: new URLSearchParams({ state: to }), redirect: 'manual' });
  await set('off');
  await taken({ to: off, validitySeconds: 100 });
  assert.deepEqual(namesOf(await states(3)), ['queued', 'sent', 'expired'], 'the phone was off for too long');
  await taken({ to: off, validitySeconds: 100_000 });
  assert.deepEqual(namesOf(await states(2)), ['queued', 'sent']);
  await set('on');
  assert.deepEqual(namesOf(await states(1)), ['delivered'], 'the phone came on in time');
});

test('SMS-1 SEC-5 a state is believed only when it is signed by the webhook’s token over what it says', async () => {
  const strange = [
    ['unsigned', ['forged', 'forged', 'forged']],
    ['signature', ['forged', 'forged', 'forged']],
    ['other-claims', ['forged', 'forged', 'forged']],
    ['unknown-state', ['unreadable', 'unreadable', 'unreadable']],
    ['text-msisdn', ['queued', 'sent', 'delivered']],
    ['more-fields', ['queued', 'sent', 'delivered']],
  ] as const;
  for (const [what, expected] of strange) {
    await peer.faults([{ at: 'receipt', kind: 'wrong', what, service: 'dsn' }]);
    await taken();
    assert.deepEqual(namesOf(await states(3)), expected, what);
  }
  await peer.faults([{ at: 'receipt', kind: 'wrong', what: 'other-message', service: 'dsn' }]);
  await taken();
  const [other] = await states(3);
  assert.ok(other !== undefined && typeof other !== 'string' && other.key === undefined);
  await peer.faults([{ at: 'receipt', kind: 'garble', service: 'dsn' }]);
  await taken();
  assert.deepEqual(namesOf(await states(3)), ['forged', 'forged', 'forged']);
  await peer.faults([]);
  const { webhookSecret: _, ...open } = access;
  const hook = { method: 'POST', headers: {}, query: '', body: Buffer.from('{}') } as const;
  assert.deepEqual(await gatewayApi(open).readStatus(hook), { kind: 'forged' });
  assert.deepEqual(await gatewayApi({ ...open, webhookSecret: '' }).readStatus(hook), { kind: 'forged' });
});

test('SMS-1 states come out of order, twice, before the answer, late or never', async () => {
  const faults = (fault: Parameters<typeof peer.faults>[0][number]) => peer.faults([{ service: 'dsn', ...fault }]);
  await faults({ at: 'receipt', kind: 'reorder', times: 3 });
  await taken();
  assert.deepEqual(namesOf(await states(3)), ['delivered', 'sent', 'queued']);
  await faults({ at: 'receipt', kind: 'duplicate' });
  await taken();
  const twice = await states(6);
  assert.deepEqual(namesOf(twice), ['queued', 'queued', 'sent', 'sent', 'delivered', 'delivered']);
  const ids = twice.map((each) => (typeof each === 'string' ? each : each.id));
  assert.equal(new Set(ids).size, 3, 'the same told again has the same name');
  await peer.faults([{ at: 'answer', kind: 'wrong', what: 'dsn-first', service: 'early', times: 1 }]);
  await taken();
  assert.equal(brought.length, 3, 'all was told before the answer came');
  await states(3);
  await faults({ at: 'receipt', kind: 'drop' });
  const silent = await taken();
  while (!(await isOver(silent.reference))) await sleep(1);
  assert.equal(brought.length, 0, 'nothing was told');
  await peer.faults([{ at: 'answer', kind: 'wrong', service: 'not-found', times: 1 }]);
  assert.deepEqual(await gateway.state(silent.reference, signal), { kind: 'ok', value: null }, 'not yet in storage');
  await peer.faults([]);
  assert.deepEqual(await gateway.state('1', signal), { kind: 'ok', value: null });
});

test('SMS-5 a state that is not taken comes again by the ladder, also when the answer takes too long', async () => {
  answers = [500, 200, 200, 302, 0, 404, 200];
  await taken();
  const told = await states(7);
  const count = (state: string) => namesOf(told).filter((each) => each === state).length;
  assert.equal(count('queued') + count('sent') + count('delivered'), 7);
  assert.equal(count('queued') >= 2, true);
  answers = Array(21).fill(500);
  const { reference } = await taken();
  await states(21);
  const givenUp = async () =>
    (await peer.received<{ readonly id: number; readonly givenUp?: true }>()).filter(
      (entry) => entry.givenUp && String(entry.id) === reference,
    ).length;
  while ((await givenUp()) < 3) await sleep(1);
  assert.equal(brought.length, 0, 'six times again, and no more');
});

test('SMS-5 the account and its usage by label are read; a month has the days it has', async () => {
  const before = await gateway.usage?.('2026-11', signal);
  const credit = await gateway.account(signal);
  assert.ok(credit.kind === 'ok' && credit.value.currency === 'DKK' && credit.value.credit > 0);
  const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' })
    .format(new Date())
    .slice(0, 7);
  await taken({ label: 'teknik', text: 'x'.repeat(161) });
  await taken({ label: 'teknik', to: '+46701234567' });
  await states(6);
  const usage = await gateway.usage?.(month, signal);
  assert.ok(usage?.kind === 'ok' && before?.kind === 'ok');
  assert.deepEqual(
    usage.value.filter(({ label }) => label === 'teknik'),
    [
      { label: 'teknik', country: 'DK', parts: 2, price: { amountOre: 50, currency: 'DKK' } },
      { label: 'teknik', country: 'SE', parts: 1, price: { amountOre: 52, currency: 'DKK' } },
    ],
  );
  const after = await gateway.account(signal);
  assert.ok(after.kind === 'ok' && Math.abs(credit.value.credit - after.value.credit - 1.02) < 1e-6);
  await assert.rejects(async () => gateway.usage?.('2026-13', signal));
});
