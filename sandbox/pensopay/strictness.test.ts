import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playPeer } from '../../src/options/testing.ts';
import { paymentAgreements } from './agreements.ts';
import { createPensopayPeer } from './peer.tsx';
import { payByCard } from './window-in-test.ts';

const [agreement, other] = paymentAgreements;
assert.ok(other);
let now = new Date('2026-11-28T09:00:00Z');
const peer = await playPeer(createPensopayPeer({ now: () => now, retryMilliseconds: 10 }));
const strict = await playPeer(createPensopayPeer({ plainLoopback: false }));

interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly errors?: Readonly<Record<string, readonly string[]>> };
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  { key = agreement.apiKey, at = peer.url }: { readonly key?: string; readonly at?: string } = {},
): Promise<Answered> {
  const answer = await fetch(`${at}/pensopay${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept: 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answered['body'] };
}

let last = 0;
const order = (more: Readonly<Record<string, unknown>> = {}) => {
  last += 1;
  return { order_id: `S-${last}-prove`, amount: 100, currency: 'DKK', testmode: true, ...more };
};
const without = (name: string) => Object.fromEntries(Object.entries(order()).filter(([each]) => each !== name));

async function made(
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly id: number; readonly link: string }> {
  const { status, body } = await call('POST', '/v2/payments', order(more));
  assert.equal(status, 200, JSON.stringify(body));
  return { id: Number(body.id), link: String(body.link) };
}

const card = '4000112401172221';
const address = 'https://kommune.example/x';

test('BET-4 an order that breaks a rule is refused with 422 and the field, in both dialects', async () => {
  const table: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['order_id', without('order_id')],
    ['order_id', order({ order_id: '' })],
    ['order_id', order({ order_id: 'x'.repeat(37) })],
    ['order_id', order({ order_id: 'P 1' })],
    ['order_id', order({ order_id: 'ÆØÅ-1' })],
    ['order_id', order({ order_id: 12 })],
    ['amount', without('amount')],
    ['amount', order({ amount: '100' })],
    ['amount', order({ amount: 100.5 })],
    ['amount', order({ amount: 0 })],
    ['amount', order({ amount: -5 })],
    ['amount', order({ amount: 2 ** 60 })],
    ['currency', without('currency')],
    ['currency', order({ currency: 'dkk' })],
    ['currency', order({ currency: 'DK' })],
    ['currency', order({ currency: 'EUR' })],
    ['callback_url', order({ callback_url: 'http://kommune.example/x' })],
    ['success_url', order({ success_url: 'kommune.example' })],
    ['cancel_url', order({ cancel_url: 'ftp://kommune.example' })],
    ['autocapture', order({ autocapture: 'true' })],
    ['testmode', order({ testmode: 1 })],
    ['text_on_statement', order({ text_on_statement: 'Kommune på Fyn' })],
    ['text_on_statement', order({ text_on_statement: 'K' })],
    ['text_on_statement', order({ text_on_statement: 'x'.repeat(23) })],
    ['variables', order({ variables: { sag: 7 } })],
    ['variables', order({ variables: ['a'] })],
    ['order', order({ order: { basket: [{ name: 'x', price: 1.5, qty: 1, sku: '', vat_rate: 0 }] } })],
    ['beloeb', order({ beloeb: 1 })],
  ];
  for (const dialect of ['v2', 'v1'] as const) {
    for (const [field, body] of table) {
      const asked = dialect === 'v1' ? { ...body, facilitator: 'creditcard' } : body;
      const answer = await call('POST', `/${dialect}/payments`, asked);
      assert.equal(answer.status, 422, JSON.stringify([dialect, body]));
      assert.deepEqual(Object.keys(answer.body.errors ?? {}), [field], JSON.stringify([dialect, body]));
    }
  }
  const current: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['locale', order({ locale: 'da' })],
    ['methods', order({ methods: ['kontant'] })],
    ['methods', order({ methods: [] })],
    ['methods', order({ methods: ['klarna'] })],
    ['expires_in', order({ expires_in: 0 })],
    ['expires_in', order({ expires_in: 1.5 })],
    ['branding_uuid', order({ branding_uuid: 'nej' })],
    ['facilitator', order({ facilitator: 'creditcard' })],
  ];
  for (const [field, body] of current) {
    const answer = await call('POST', '/v2/payments', body);
    assert.deepEqual([answer.status, Object.keys(answer.body.errors ?? {})], [422, [field]], JSON.stringify(body));
  }
  const legacy: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['facilitator', order()],
    ['facilitator', order({ facilitator: 'kontant' })],
    ['order_id', order({ facilitator: 'creditcard', order_id: 'abc' })],
    ['locale', order({ facilitator: 'creditcard', locale: 'da_DK' })],
  ];
  for (const [field, body] of legacy) {
    const answer = await call('POST', '/v1/payments', body);
    assert.deepEqual([answer.status, Object.keys(answer.body.errors ?? {})], [422, [field]], JSON.stringify(body));
  }
  for (const body of ['', '[]', 'null', '{"order_id":']) {
    assert.equal((await call('POST', '/v2/payments', body)).status, 422, body);
  }
});

test('BET-4 addresses on this machine may be plain only where the sandbox was told so', async () => {
  const body = { ...order(), callback_url: 'http://127.0.0.1:3000/x' };
  assert.equal((await call('POST', '/v2/payments', body, { at: strict.url })).status, 422);
  assert.equal(
    (await call('POST', '/v2/payments', { ...body, callback_url: address }, { at: strict.url })).status,
    200,
  );
});

test('BET-5 an order number pays once in an account', async () => {
  const body = order();
  assert.equal((await call('POST', '/v2/payments', body)).status, 200);
  const again = await call('POST', '/v2/payments', body);
  assert.deepEqual([again.status, Object.keys(again.body.errors ?? {})], [422, ['order_id']]);
  assert.equal((await call('POST', '/v2/payments', body, { key: other.apiKey })).status, 200);
});

test('SEC-1 without the key of the account nothing is told', async () => {
  const { id } = await made();
  for (const key of ['', 'forkert', agreement.privateKey]) {
    for (const [method, path] of [
      ['GET', `/v2/payments/${id}`],
      ['POST', '/v2/payments'],
      ['GET', '/v2/payments'],
      ['GET', '/v2/account'],
      ['GET', '/v1/payments'],
    ] as const) {
      const answer = await call(method, path, method === 'POST' ? order() : undefined, { key });
      assert.deepEqual(answer, { status: 401, body: { message: 'Unauthenticated.' } }, `${key} ${path}`);
    }
  }
  assert.equal((await call('GET', `/v2/payments/${id}`, undefined, { key: other.apiKey })).status, 404);
  assert.equal((await call('POST', `/v2/payments/${id}/capture`, undefined, { key: other.apiKey })).status, 404);
  for (const path of ['/v2/payments/1', '/v2/payments/x', '/v2/settlements/x', '/v2/payments/1/events']) {
    assert.equal((await call('GET', path)).status, 404, path);
  }
});

test('BET-6 money moves only as the state allows', async () => {
  const act = (id: number, what: string, body?: unknown) =>
    call('POST', `/v2/payments/${id}/${what}`, body).then(({ status }) => status);
  const { id, link } = await made({ amount: 1_000 });
  for (const what of ['capture', 'refund', 'cancel']) assert.equal(await act(id, what), 422, `${what} while pending`);
  await payByCard(link, card);
  assert.equal(await act(id, 'refund'), 422, 'nothing was taken');
  for (const amount of [1_001, 0, -1, 1.5, '10'])
    assert.equal(await act(id, 'capture', { amount }), 422, String(amount));
  assert.equal(await act(id, 'capture', { beloeb: 10 }), 422);
  assert.equal(await act(id, 'capture', { amount: 400 }), 200);
  assert.equal(await act(id, 'cancel'), 422, 'a part was taken');
  assert.equal(await act(id, 'capture', { amount: 601 }), 422);
  assert.equal(await act(id, 'refund', { amount: 401 }), 422);
  assert.equal(await act(id, 'refund', { amount: 400 }), 200);
  assert.equal(await act(id, 'refund'), 422, 'nothing is left');

  const released = await made();
  await payByCard(released.link, card);
  assert.equal(await act(released.id, 'cancel'), 200);
  for (const what of ['capture', 'refund', 'cancel'])
    assert.equal(await act(released.id, what), 422, `${what} after release`);

  const stubborn = { '1000000000000032': 'capture', '1000000000000057': 'cancel' };
  for (const [number, what] of Object.entries(stubborn)) {
    const each = await made();
    await payByCard(each.link, number);
    assert.equal(await act(each.id, what), 422, number);
    const { body } = await call('GET', `/v2/payments/${each.id}/events?type=${what}`);
    assert.deepEqual(
      (body.data as { success: boolean }[]).map(({ success }) => success),
      [false],
    );
  }
  const kept = await made({ autocapture: true });
  await payByCard(kept.link, '1000000000000040');
  assert.equal(await act(kept.id, 'refund'), 422);
});

test('BET-6 only variables can be changed, and a list takes only what it knows', async () => {
  const { id } = await made();
  const path = `/v2/payments/${id}`;
  for (const body of [
    { amount: 5 },
    { variables: { a: 'b' }, amount: 5 },
    { variables: { a: 1 } },
    { variables: [] },
    {},
  ]) {
    assert.equal((await call('PATCH', path, body)).status, 422, JSON.stringify(body));
  }
  const changed = await call('PATCH', path, { variables: { a: 'b' } });
  assert.deepEqual([changed.status, changed.body.variables], [200, { a: 'b' }]);
  for (const query of ['per_page=0', 'per_page=251', 'page=0', 'page=x', 'date_from=i-gaar', 'state=pending']) {
    assert.equal((await call('GET', `/v2/payments?${query}`)).status, 422, query);
  }
  assert.equal(
    (await call('GET', '/v1/payments?updated_after=2026-11-28')).status,
    422,
    'the legacy dialect has it not',
  );
  assert.equal((await call('GET', '/v2/payments?per_page=250&date_from=2026-11-28&date_to=2026-11-28')).status, 200);
});

test('BET-3 a window takes test cards for tests alone, closes when its time is up, and is paid once', async () => {
  const test = await made();
  assert.equal(await payByCard(test.link, '2000000000000014'), 422);
  assert.equal(await payByCard(test.link, '4111111111111111'), 422);
  assert.equal(await payByCard(test.link, card), 200, 'there is no address to go on to');
  assert.equal(await payByCard(test.link, card), 200, 'says that it is paid');
  const events = await call('GET', `/v2/payments/${test.id}/events`);
  assert.deepEqual(
    (events.body.data as { type: string; success: boolean }[]).map(({ type, success }) => [type, success]),
    [
      ['authorize', false],
      ['authorize', true],
    ],
  );
  const live = await made({ testmode: false });
  assert.equal(await payByCard(live.link, card), 422);
  assert.equal(await payByCard(live.link, '2000000000000014'), 200);

  const short = await made({ expires_in: 60, cancel_url: address });
  now = new Date(now.getTime() + 60_000);
  assert.equal((await fetch(short.link)).status, 410);
  assert.equal(await payByCard(short.link, card), 410);
  assert.equal((await call('GET', `/v2/payments/${short.id}`)).body.state, 'pending');
  await peer.faults([{ at: 'request', kind: 'wrong', what: 'after-expiry', service: 'payment', times: 1 }]);
  await payByCard(short.link, card);
  assert.equal((await call('GET', `/v2/payments/${short.id}`)).body.state, 'authorized');

  const declined = await made();
  for (let count = 0; count < 3; count += 1) await payByCard(declined.link, '1000000000000016');
  assert.equal((await call('GET', `/v2/payments/${declined.id}`)).body.state, 'rejected');
  assert.equal(await payByCard(declined.link, card), 410);
});

test('BET-6 surcharges, a payment that turns out another than was asked for, and an acquirer that refuses can be injected', async () => {
  await peer.faults([{ at: 'request', kind: 'wrong', what: 'card-fee', service: 'payment', times: 1 }]);
  const dear = await made({ amount: 10_050, autocapture: true });
  await payByCard(dear.link, card);
  const { card_fee: fee, captured } = (await call('GET', `/v2/payments/${dear.id}`)).body;
  assert.deepEqual([fee, captured], [101, 10_151]);
  await peer.faults([{ at: 'request', kind: 'wrong', what: 'testmode', service: 'payment', times: 1 }]);
  const live = await made({ testmode: false });
  await payByCard(live.link, '2000000000000014');
  assert.equal((await call('GET', `/v2/payments/${live.id}`)).body.testmode, true);
  for (const [what, member, seen] of [
    ['amount', 'amount', 9_950],
    ['currency', 'currency', 'EUR'],
    ['testmode', 'testmode', false],
    ['order-number', 'order_id', /X$/],
  ] as const) {
    await peer.faults([{ at: 'request', kind: 'wrong', what, service: 'payment', times: 1 }]);
    const other = await made({ amount: 10_050 });
    await payByCard(other.link, card);
    const { body } = await call('GET', `/v2/payments/${other.id}`);
    assert.equal(body.state, 'authorized', what);
    if (seen instanceof RegExp) assert.match(String(body[member]), seen);
    else assert.equal(body[member], seen);
  }
  await peer.faults([{ at: 'request', kind: 'refuse', service: 'acquirer', times: 1 }]);
  assert.equal((await call('POST', `/v2/payments/${dear.id}/refund`)).status, 422);
  assert.equal((await call('POST', `/v2/payments/${dear.id}/refund`)).status, 200);
});
