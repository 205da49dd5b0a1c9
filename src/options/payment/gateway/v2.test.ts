import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { paymentAgreements } from '../../../../sandbox/pensopay/agreements.ts';
import { createPensopayPeer } from '../../../../sandbox/pensopay/peer.tsx';
import { payByCard } from '../../../../sandbox/pensopay/window-in-test.ts';
import type { PaymentCallback } from '../../../cases/payments/payment-agreement.ts';
import type { GatewayPayment, PaymentRequest } from '../../../cases/payments/payment-gateway.ts';
import { ore } from '../../../forms/kinds/payment/ore.ts';
import { playPeer } from '../../testing.ts';
import { verifyCallback } from './callback.ts';
import { gatewayV2 } from './v2.ts';

const [agreement] = paymentAgreements;
const peer = await playPeer(createPensopayPeer({ retryMilliseconds: 20 }));
const access = { url: `${peer.url}/pensopay`, apiKey: agreement.apiKey };
const gateway = gatewayV2(access);
const { signal } = new AbortController();

/** What callbacks come to; each is answered with the next status of `answers`, 200 when there is none. */
const answers: number[] = [];
const called: PaymentCallback[] = [];
const paths: (string | undefined)[] = [];
let waiting: (() => void) | undefined;
const receiver = createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  paths.push(request.url);
  called.push(verifyCallback(Buffer.concat(pieces), request.headers, agreement.privateKey));
  response.writeHead(answers.shift() ?? 200).end();
  waiting?.();
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
after(() => receiver.close());
const bound = receiver.address();
const home = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;

async function callbacks(count: number): Promise<readonly PaymentCallback[]> {
  while (called.length < count) await new Promise<void>((resolve) => (waiting = resolve));
  return called.splice(0);
}

let last = 0;
function order(more: Partial<PaymentRequest> = {}): PaymentRequest {
  last += 1;
  return {
    orderNumber: `P-2026-${String(last).padStart(6, '0')}`,
    amount: ore(12_550),
    currency: 'DKK',
    captureAtOnce: false,
    testMode: true,
    language: 'da',
    methods: ['card', 'mobilepay'],
    statementText: 'Demo Kommune',
    secondsToPay: 3600,
    callbackUrl: `${home}/tilbagekald`,
    returnUrl: `${home}/retur`,
    cancelUrl: `${home}/fortrudt`,
    lines: [{ name: 'Parkeringslicens, beboer', price: ore(12_550), quantity: 1, number: 'p-1', vatPercent: 25 }],
    ...more,
  };
}

async function created(more: Partial<PaymentRequest> = {}): Promise<GatewayPayment> {
  const answer = await gateway.create(order(more), signal);
  assert.ok(answer.kind === 'ok', JSON.stringify(answer));
  return answer.value;
}

const card = '4000112401172221';
const states = ({ state, captured, refunded }: GatewayPayment) => [state, captured, refunded];

async function read(id: string): Promise<GatewayPayment> {
  const answer = await gateway.get(id, signal);
  assert.ok(answer.kind === 'ok', JSON.stringify(answer));
  return answer.value;
}

test('BET-3 a payment is made, paid in the window, called back about, taken in two parts and paid back in two', async () => {
  const payment = await created();
  assert.deepEqual(states(payment), ['pending', 0, 0]);
  assert.match(payment.link, /^http:\/\/127\.0\.0\.1:\d+\/pensopay\/vindue\//);
  assert.equal(payment.expiresAt && payment.expiresAt.getTime() - payment.createdAt.getTime(), 3_600_000);
  assert.equal(await payByCard(payment.link, card), `${home}/retur`);
  assert.deepEqual(await callbacks(1), [
    { kind: 'payment', id: payment.id, orderNumber: payment.orderNumber, event: 'payment.authorized' },
  ]);
  const paid = await read(payment.id);
  assert.deepEqual(states(paid), ['authorized', 0, 0]);
  assert.deepEqual(paid.means, { method: 'card', brand: 'visa', last4: '2221' });

  const part = await gateway.capture(payment.id, ore(5_000), signal);
  assert.ok(part.kind === 'ok');
  assert.deepEqual(states(part.value), ['captured', 5_000, 0]);
  const rest = await gateway.capture(payment.id, null, signal);
  assert.ok(rest.kind === 'ok');
  assert.deepEqual(states(rest.value), ['captured', 12_550, 0]);
  assert.equal((await callbacks(2)).length, 2);
  const back = await gateway.refund(payment.id, ore(550), signal);
  assert.ok(back.kind === 'ok');
  assert.deepEqual(states(back.value), ['captured', 12_550, 550]);
  const whole = await gateway.refund(payment.id, null, signal);
  assert.ok(whole.kind === 'ok');
  assert.deepEqual(states(whole.value), ['refunded', 12_550, 12_550]);
  const events = await gateway.events(payment.id, signal);
  assert.ok(events.kind === 'ok');
  assert.deepEqual(
    events.value.map(({ type, amount, success }) => [type, amount, success]),
    [
      ['authorize', 12_550, true],
      ['capture', 5_000, true],
      ['capture', 7_550, true],
      ['refund', 550, true],
      ['refund', 12_000, true],
    ],
  );
  assert.deepEqual(called, [], 'nothing is called back about a refund');
});

test('BET-6 a payment is found by its order number alone, and the number pays once', async () => {
  const request = order();
  assert.deepEqual(await gateway.find(request.orderNumber, signal), { kind: 'ok', value: null });
  await peer.faults([{ at: 'answer', kind: 'drop', service: 'create', times: 1 }]);
  const lost = await gateway.create(request, signal);
  assert.equal(lost.kind, 'unknown');
  const found = await gateway.find(request.orderNumber, signal);
  assert.ok(found.kind === 'ok' && found.value);
  assert.equal(found.value.amount, 12_550);
  const second = await gateway.create(request, signal);
  assert.ok(second.kind === 'refused' && second.status === 422);
  assert.deepEqual(second.fields, { order_id: ['The order id has already been taken.'] });
  assert.deepEqual(await gateway.find(request.orderNumber.slice(0, -1), signal), { kind: 'ok', value: null });
});

test('BET-6 what is not from the gateway itself, or not to be understood, leaves the outcome unknown', async () => {
  const payment = await created();
  await payByCard(payment.link, card);
  await callbacks(1);
  for (const fault of [
    { at: 'request', kind: 'error', status: 429 },
    { at: 'request', kind: 'error', status: 500 },
    { at: 'request', kind: 'error', status: 404 },
    { at: 'request', kind: 'refuse' },
    { at: 'request', kind: 'drop' },
    { at: 'answer', kind: 'garble' },
    { at: 'answer', kind: 'wrong', what: 'page' },
    { at: 'answer', kind: 'wrong', what: 'empty' },
  ] as const) {
    await peer.faults([{ ...fault, service: 'get', times: 1 }]);
    const answer = await gateway.get(payment.id, signal);
    assert.equal(answer.kind, 'unknown', JSON.stringify(fault));
  }
  await peer.faults([{ at: 'answer', kind: 'drop', service: 'capture', times: 1 }]);
  assert.equal((await gateway.capture(payment.id, null, signal)).kind, 'unknown');
  assert.deepEqual(states(await read(payment.id)), ['captured', 12_550, 0]);
  await callbacks(1);
  const slow = gatewayV2({ ...access, readMilliseconds: 1 });
  await peer.faults([{ at: 'request', kind: 'delay', milliseconds: 50, service: 'get', times: 1 }]);
  assert.deepEqual(await slow.get(payment.id, signal), { kind: 'unknown', why: 'TimeoutError' });
});

test('BET-6 a callback is sent again until it is taken, and what spoils it is told from a forgery', async () => {
  const payment = await created({ captureAtOnce: true });
  answers.push(503, 503);
  await payByCard(payment.link, card);
  const events = (await callbacks(4)).map((callback) => (callback.kind === 'payment' ? callback.event : callback.kind));
  assert.deepEqual(events.toSorted(), [
    'payment.authorized',
    'payment.authorized',
    'payment.captured',
    'payment.captured',
  ]);
  for (const [fault, wanted] of [
    [{ kind: 'wrong', what: 'signature' }, ['forged']],
    [{ kind: 'wrong', what: 'unsigned' }, ['forged']],
    [{ kind: 'wrong', what: 'api-key' }, ['forged']],
    [{ kind: 'wrong', what: 'reserialised' }, ['forged']],
    [{ kind: 'wrong', what: 'more-fields' }, ['payment.authorized']],
    [{ kind: 'wrong', what: 'clock-skew' }, ['payment.authorized']],
    [{ kind: 'garble' }, ['unreadable']],
    [{ kind: 'duplicate' }, ['payment.authorized', 'payment.authorized']],
  ] as const) {
    await peer.faults([{ at: 'receipt', times: 1, ...fault }]);
    const each = await created();
    await payByCard(each.link, card);
    const got = await callbacks(wanted.length);
    assert.deepEqual(
      got.map((one) => (one.kind === 'payment' ? one.event : one.kind)),
      wanted,
      JSON.stringify(fault),
    );
  }
  await peer.faults([{ at: 'receipt', kind: 'wrong', what: 'other-order', times: 1 }]);
  const other = await created();
  const mine = await created();
  await payByCard(mine.link, card);
  const [told] = await callbacks(1);
  assert.ok(told?.kind === 'payment' && told.id === other.id);
  await peer.faults([{ at: 'receipt', kind: 'reorder', times: 2 }]);
  const both = await created({ captureAtOnce: true });
  await payByCard(both.link, card);
  assert.deepEqual(
    (await callbacks(2)).map((one) => one.kind === 'payment' && one.event),
    ['payment.captured', 'payment.authorized'],
  );
});

test('BET-6 callbacks are lost, held back, told early, late, to another order or of a failure, as the sandbox is asked', async () => {
  const release = (order: string) =>
    fetch(`${peer.url}/pensopay/tilbagekald`, {
      method: 'POST',
      body: new URLSearchParams({ order }),
      redirect: 'manual',
    });
  const told = async (count: number) =>
    (await callbacks(count)).map((one) => (one.kind === 'payment' ? [one.orderNumber, one.event] : [one.kind]));

  await peer.faults([{ at: 'receipt', kind: 'drop', times: 1 }]);
  const silent = await created();
  await payByCard(silent.link, card);
  assert.equal((await read(silent.id)).state, 'authorized', 'only reading it shows');

  await peer.faults([{ at: 'receipt', kind: 'refuse', times: 2 }]);
  const [first, second] = [await created(), await created()];
  for (const { link } of [first, second]) await payByCard(link, card);
  assert.deepEqual(called, [], 'nothing was called back about the first three');
  await release('reversed');
  assert.deepEqual(await told(2), [
    [second.orderNumber, 'payment.authorized'],
    [first.orderNumber, 'payment.authorized'],
  ]);

  await peer.faults([{ at: 'receipt', kind: 'wrong', what: 'wrong-address', times: 1 }]);
  const elsewhere = await created({ callbackUrl: `${home}/en/anden` });
  const mine = await created({ callbackUrl: `${home}/min` });
  await payByCard(mine.link, card);
  assert.deepEqual(await told(1), [[mine.orderNumber, 'payment.authorized']]);
  assert.equal(paths.at(-1), '/en/anden');
  assert.equal((await read(elsewhere.id)).state, 'pending');

  const refusing = await created({ captureAtOnce: true });
  await payByCard(refusing.link, '1000000000000032');
  assert.deepEqual(
    (await told(2)).map(([, event]) => event),
    ['payment.authorized', 'payment.capture_failed'],
  );
  assert.deepEqual(states(await read(refusing.id)), ['authorized', 0, 0]);

  await peer.faults([{ at: 'answer', kind: 'wrong', what: 'callback-first', service: 'early', times: 1 }]);
  let isAnswered = false;
  const making = created().finally(() => {
    isAnswered = true;
  });
  const [early] = await callbacks(1);
  assert.equal(isAnswered, false);
  assert.equal(early?.kind === 'payment' && early.orderNumber, (await making).orderNumber);
});

test('BET-6 the list call brings what changed, page by page', async () => {
  const before = new Date();
  const made: string[] = [];
  for (let count = 0; count < 3; count += 1) made.push((await created()).orderNumber);
  const answer = await gateway.changedSince(before, 1, signal);
  assert.ok(answer.kind === 'ok');
  const numbers = answer.value.items.map(({ orderNumber }) => orderNumber);
  assert.ok(made.every((number) => numbers.includes(number)));
  assert.equal(answer.value.more, false);
  await peer.faults([{ at: 'answer', kind: 'wrong', what: 'clock-skew', service: 'clock', times: 1 }]);
  const skewed = await gateway.changedSince(before, 1, signal);
  const ahead = (items: readonly GatewayPayment[]) => items.map(({ updatedAt }) => updatedAt.getTime());
  assert.ok(skewed.kind === 'ok');
  assert.deepEqual(
    ahead(skewed.value.items),
    ahead(answer.value.items).map((at) => at + 7_200_000),
  );
  const later = await gateway.changedSince(new Date(Date.now() + 60_000), 1, signal);
  assert.deepEqual(later, { kind: 'ok', value: { items: [], more: false } });
});

test('BET-4 the account tells its methods, and a key that is wrong is refused', async () => {
  assert.deepEqual(await gateway.methods(signal), { kind: 'ok', value: agreement.methods });
  assert.deepEqual(await gateway.account(signal), {
    kind: 'ok',
    value: { id: '4711', name: 'Borgerservice', cvr: '10000009', privateKey: agreement.privateKey },
  });
  const stranger = gatewayV2({ ...access, apiKey: agreement.privateKey });
  assert.deepEqual(await stranger.methods(signal), {
    kind: 'refused',
    status: 401,
    message: 'Unauthenticated.',
    fields: {},
  });
});
