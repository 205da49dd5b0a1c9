import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paymentAgreements } from '../../../../sandbox/pensopay/agreements.ts';
import { createPensopayPeer } from '../../../../sandbox/pensopay/peer.tsx';
import { answerBank, payByCard, payByPhone } from '../../../../sandbox/pensopay/window-in-test.ts';
import type { GatewayPayment, PaymentRequest } from '../../../cases/payments/payment-gateway.ts';
import { ore } from '../../../forms/kinds/payment/ore.ts';
import { playPeer } from '../../testing.ts';
import { openGateway } from './open-gateway.ts';

const [agreement] = paymentAgreements;
const peer = await playPeer(createPensopayPeer());
const access = { url: `${peer.url}/pensopay`, apiKey: agreement.apiKey };
const legacy = openGateway('v1', access);
const { signal } = new AbortController();

const request: PaymentRequest = {
  orderNumber: 'P-2026-000001',
  amount: ore(20_000),
  currency: 'DKK',
  captureAtOnce: false,
  testMode: true,
  language: 'en',
  methods: ['card', 'mobilepay'],
  statementText: 'Demo Kommune',
  secondsToPay: 600,
  callbackUrl: 'http://127.0.0.1:1/tilbagekald',
  returnUrl: 'http://127.0.0.1:1/retur',
  cancelUrl: 'http://127.0.0.1:1/fortrudt',
  lines: [{ name: 'Hal 2, time', price: ore(10_000), quantity: 2, number: 'hal-2', vatPercent: 0 }],
};

async function created(more: Partial<PaymentRequest>): Promise<GatewayPayment> {
  const answer = await legacy.create({ ...request, ...more }, signal);
  assert.ok(answer.kind === 'ok', JSON.stringify(answer));
  return answer.value;
}

async function read(id: string): Promise<GatewayPayment> {
  const answer = await legacy.get(id, signal);
  assert.ok(answer.kind === 'ok', JSON.stringify(answer));
  return answer.value;
}

test('BET-3 the legacy dialect carries a payment behind the same port', async () => {
  const payment = await created({});
  assert.equal(payment.version, undefined);
  assert.equal(
    await payByCard(payment.link, '1000000000000073'),
    `${new URL(payment.link).pathname}/3d-secure?lang=da`,
  );
  assert.equal((await read(payment.id)).state, 'pending', 'the bank has not been answered');
  assert.equal(await answerBank(payment.link, 'approve'), request.returnUrl);
  const paid = await read(payment.id);
  assert.deepEqual([paid.state, paid.means], ['authorized', { method: 'creditcard', brand: 'dankort', last4: '0073' }]);
  const taken = await legacy.capture(payment.id, null, signal);
  assert.ok(taken.kind === 'ok' && taken.value.captured === 20_000);
  const back = await legacy.refund(payment.id, ore(1), signal);
  assert.ok(back.kind === 'ok' && back.value.refunded === 1);
  const found = await legacy.find(request.orderNumber, signal);
  assert.ok(found.kind === 'ok' && found.value?.id === payment.id);
  const again = await legacy.create(request, signal);
  assert.ok(again.kind === 'refused' && again.fields.order_id);
});

test('BET-3 MobilePay is answered on the phone, and a no there pays nothing', async () => {
  const declined = await created({ orderNumber: 'P-2026-000002', methods: ['mobilepay'] });
  assert.equal(await payByPhone(declined.link, 'decline'), 422);
  assert.equal((await read(declined.id)).state, 'pending');
  assert.equal(await payByPhone(declined.link, 'approve'), request.returnUrl);
  const paid = await read(declined.id);
  assert.deepEqual([paid.state, paid.means], ['authorized', { method: 'mobilepay', brand: 'mobilepay' }]);
  const released = await legacy.cancel(declined.id, signal);
  assert.ok(released.kind === 'ok' && released.value.state === 'canceled');
});

test('BET-6 it lists by creation, and says so; what it cannot tell is unknown', async () => {
  assert.equal(legacy.listsBy, 'creation');
  const answer = await legacy.changedSince(new Date(Date.now() - 60_000), 1, signal);
  assert.ok(answer.kind === 'ok');
  assert.deepEqual(
    answer.value.items.map(({ orderNumber }) => orderNumber),
    ['P-2026-000002', 'P-2026-000001'],
  );
  assert.deepEqual(await legacy.account(signal), { kind: 'ok', value: { name: '' } });
  const stranger = await openGateway('v1', { ...access, apiKey: 'forkert' }).account(signal);
  assert.ok(stranger.kind === 'refused' && stranger.status === 401);
  for (const asked of [legacy.methods(signal), legacy.events('1', signal)]) {
    assert.equal((await asked).kind, 'unknown');
  }
});

test('BET-5 a pay-out names the order numbers, and adds up to what was moved', async () => {
  const current = openGateway('v2', access);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(new Date());
  const days = { from: today, to: today };
  assert.deepEqual(await current.settlements(days, 1, signal), { kind: 'ok', value: { items: [], more: false } });
  await fetch(`${peer.url}/pensopay/afregn`, { method: 'POST', redirect: 'manual' });
  const list = await current.settlements(days, 1, signal);
  assert.ok(list.kind === 'ok');
  const [settlement] = list.value.items;
  assert.ok(settlement);
  assert.deepEqual(
    { ...settlement, id: '', from: '', to: '' },
    {
      id: '',
      currency: 'DKK',
      settled: true,
      from: '',
      to: '',
      paidOn: today,
      sales: 20_000,
      refunds: 1,
      chargebacks: 0,
      fees: 250,
      net: 19_749,
    },
  );
  const movements = await current.settlementTransactions(settlement.id, 1, signal);
  assert.ok(movements.kind === 'ok');
  assert.deepEqual(
    movements.value.items.map(({ orderNumber, type, amount, fees }) => [orderNumber, type, amount, fees]),
    [
      ['P-2026-000001', 'sale', 20_000, 250],
      ['P-2026-000001', 'refund', 1, 0],
    ],
  );
  await fetch(`${peer.url}/pensopay/afregn`, { method: 'POST', redirect: 'manual' });
  const again = await current.settlements(days, 1, signal);
  assert.ok(again.kind === 'ok' && again.value.items.length === 1, 'nothing is paid out twice');
  await peer.faults([{ at: 'answer', kind: 'wrong', what: 'missing-transaction', service: 'settlement', times: 1 }]);
  const short = await current.settlementTransactions(settlement.id, 1, signal);
  assert.ok(short.kind === 'ok' && short.value.items.length === 1);
});
