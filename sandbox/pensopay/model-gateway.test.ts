import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer, GatewayPayment, PaymentRequest } from '../../src/cases/payments/payment-gateway.ts';
import { ore } from '../../src/forms/kinds/payment/ore.ts';
import { verifyCallback } from '../../src/options/payment/gateway/callback.ts';
import { paymentAgreements } from './agreements.ts';
import { sandboxCards } from './cards.ts';
import type { HeldPayment, PaymentState } from './held-payment.ts';
import { createModelGateway } from './model-gateway.ts';

const [{ privateKey }] = paymentAgreements;
const { signal } = new AbortController();

const request = (orderNumber: string, amount: number, captureAtOnce: boolean): PaymentRequest => ({
  orderNumber,
  amount: ore(amount),
  currency: 'DKK',
  captureAtOnce,
  testMode: true,
  language: 'da',
  methods: ['card'],
  secondsToPay: 60,
  callbackUrl: 'https://kommune.example/tilbagekald',
  returnUrl: 'https://kommune.example/retur',
  cancelUrl: 'https://kommune.example/fortrudt',
  lines: [],
});

/** Which states may follow each; itself where only the figures grow. */
const followers: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  pending: ['pending', 'authorized', 'captured', 'rejected'],
  authorized: ['authorized', 'captured', 'canceled'],
  captured: ['captured', 'refunded'],
  refunded: ['refunded'],
  canceled: ['canceled'],
  rejected: ['rejected'],
};

function isSound(before: HeldPayment | undefined, after: HeldPayment): void {
  const { amount, cardFee, captured, refunded, state } = after;
  assert.ok(0 <= refunded && refunded <= captured && captured <= amount + cardFee);
  if (state === 'pending' || state === 'rejected' || state === 'authorized' || state === 'canceled')
    assert.equal(captured, 0);
  if (state === 'refunded') assert.equal(refunded, captured);
  // The figures are what the events that succeeded add up to.
  const sum = (type: string) =>
    after.events
      .filter((event) => event.success && event.type === type)
      .reduce((total, event) => total + event.amount, 0);
  assert.deepEqual([sum('capture'), sum('refund')], [captured, refunded]);
  if (!before) return;
  assert.ok(followers[before.state].includes(state), `${before.state} to ${state}`);
  assert.ok(captured >= before.captured && refunded >= before.refunded && after.version >= before.version);
  assert.equal(after.version > before.version, JSON.stringify(after) !== JSON.stringify(before));
}

type Step =
  | { readonly kind: 'create'; readonly order: number; readonly amount: number; readonly atOnce: boolean }
  | { readonly kind: 'pay'; readonly order: number; readonly card: string }
  | { readonly kind: 'capture' | 'refund'; readonly order: number; readonly amount: number | null }
  | { readonly kind: 'cancel'; readonly order: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'trouble'; readonly what: 'request-lost' | 'answer-lost' };

const order = fc.nat(3);
const part = fc.option(fc.integer({ min: 1, max: 700 }), { nil: null });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    order,
    amount: fc.integer({ min: 1, max: 500 }),
    atOnce: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('pay' as const),
    order,
    card: fc.constantFrom(...sandboxCards.map(({ number }) => number)),
  }),
  fc.record({ kind: fc.constantFrom('capture' as const, 'refund' as const), order, amount: part }),
  fc.record({ kind: fc.constant('cancel' as const), order }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    kind: fc.constant('trouble' as const),
    what: fc.constantFrom('request-lost' as const, 'answer-lost' as const),
  }),
);

test('BET-6 whatever is asked of the gateway, its figures are sound, and what it refuses it has not done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.boolean(), async (steps, cardFee) => {
      let now = Date.parse('2026-11-28T09:00:00Z');
      const model = createModelGateway({ now: () => new Date(now), cardFee });
      const seen = () => new Map(model.payments().map((payment) => [payment.orderId, payment]));
      const idOf = (number: string) => String(seen().get(number)?.id ?? 0);
      for (const each of steps) {
        const before = seen();
        let answer: Answer<GatewayPayment> | undefined;
        const number = 'order' in each ? `P-000${each.order}` : '';
        if (each.kind === 'wait') now += each.seconds * 1000;
        if (each.kind === 'trouble') model.trouble([each.what]);
        if (each.kind === 'create')
          answer = await model.gateway.create(request(number, each.amount, each.atOnce), signal);
        if (each.kind === 'pay') model.pay(number, each.card);
        if (each.kind === 'capture' || each.kind === 'refund') {
          answer = await model.gateway[each.kind](idOf(number), each.amount === null ? null : ore(each.amount), signal);
        }
        if (each.kind === 'cancel') answer = await model.gateway.cancel(idOf(number), signal);
        const after = seen();
        for (const [orderId, payment] of after) isSound(before.get(orderId), payment);
        if (answer?.kind === 'refused') {
          const figures = (of: ReadonlyMap<string, HeldPayment>) =>
            [...of.values()].map(({ state, captured, refunded }) => [state, captured, refunded]);
          assert.deepEqual(figures(after), figures(before));
        }
        if (answer?.kind === 'ok') {
          const held = after.get(answer.value.orderNumber);
          assert.deepEqual([answer.value.state, answer.value.version], [held?.state, held?.version]);
        }
        for (const { rawBody, headers, orderNumber } of model.takeCallbacks()) {
          const callback = verifyCallback(rawBody, headers, privateKey);
          assert.ok(callback.kind === 'payment' && callback.orderNumber === orderNumber);
          assert.equal(verifyCallback(rawBody, headers, `${privateKey}x`).kind, 'forged');
        }
        const forged = model.forge(number);
        if (forged) assert.equal(verifyCallback(forged.rawBody, forged.headers, privateKey).kind, 'forged');
      }
      model.trouble([]);
      const list = await model.gateway.changedSince(new Date(0), 1, signal);
      assert.ok(list.kind === 'ok' && list.value.items.length === model.payments().length);
    }),
    { numRuns: 300 },
  );
});

test('BET-5 an order number pays once, also when the answer to making the payment was lost', async () => {
  const model = createModelGateway({ now: () => new Date('2026-11-28T09:00:00Z') });
  model.trouble(['request-lost', undefined, 'answer-lost']);
  const asked = request('P-0001', 100, true);
  assert.equal((await model.gateway.create(asked, signal)).kind, 'unknown');
  assert.deepEqual(await model.gateway.find('P-0001', signal), { kind: 'ok', value: null });
  assert.equal((await model.gateway.create(asked, signal)).kind, 'unknown');
  const found = await model.gateway.find('P-0001', signal);
  assert.ok(found.kind === 'ok' && found.value?.state === 'pending');
  assert.equal((await model.gateway.create(asked, signal)).kind, 'refused');
  assert.deepEqual(model.calls(), { create: 3, find: 2 });
  assert.equal(model.pay('P-0001'), 'paid');
  assert.equal(model.pay('P-0001'), 'closed');
  assert.equal(model.payments().length, 1);
});
