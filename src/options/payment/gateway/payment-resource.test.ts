import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gatewayStates } from '../../../cases/payments/payment-gateway.ts';
import { hideCardNumbers } from './hide-card-numbers.ts';
import { momentOf } from './moment.ts';
import { fromV1, fromV2, PaymentV1Schema, PaymentV2Schema } from './payment-resource.ts';
import { read } from './wire-kinds.ts';

/** The example of the description (docs/decisions/0047-the-payment-gateway.md). */
const example = {
  id: 14573073,
  account_id: 4711,
  order_id: 'XF-2026-000123',
  type: 'payment',
  amount: 12500,
  card_fee: 0,
  captured: 0,
  refunded: 0,
  currency: 'DKK',
  state: 'pending',
  autocapture: false,
  testmode: true,
  facilitator: 'pensopay',
  acquirer: '',
  reference: '',
  link: 'https://payments.example/p/7b1c',
  link_uuid: '7b1c',
  methods: ['card', 'mobilepay'],
  locale: 'da_DK',
  order: {},
  variables: {},
  expires_at: '2026-11-24 12:00:00',
  created_at: '2026-11-23 12:00:00',
  updated_at: '2026-11-23 12:00:00',
  version: 2,
};

test('BET-6 a payment is read as the gateway wrote it, whatever it has added', () => {
  const read2 = read(PaymentV2Schema, { ...example, risk: { score: 3 }, payment_details: null });
  assert.deepEqual(read2 && fromV2(read2), {
    id: '14573073',
    orderNumber: 'XF-2026-000123',
    amount: 12500,
    cardFee: 0,
    captured: 0,
    refunded: 0,
    currency: 'DKK',
    state: 'pending',
    captureAtOnce: false,
    testMode: true,
    link: 'https://payments.example/p/7b1c',
    expiresAt: new Date('2026-11-24T12:00:00Z'),
    version: 2,
    createdAt: new Date('2026-11-23T12:00:00Z'),
    updatedAt: new Date('2026-11-23T12:00:00Z'),
  });
  const legacy = read(PaymentV1Schema, {
    ...example,
    version: undefined,
    facilitator: 'creditcard',
    state: 'authorized',
    payment_details: { brand: 'visa', card_last4: '2221', card_bin: '400011' },
  });
  assert.deepEqual(legacy && fromV1(legacy).means, { method: 'creditcard', brand: 'visa', last4: '2221' });
});

test('BET-6 another shape is an error and no guess', () => {
  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    id: [undefined, '14573073', 0, 1.5],
    order_id: [undefined, '', 7, 'x'.repeat(37)],
    amount: [undefined, '12500', 125.5, -1, 2 ** 53, null],
    captured: [undefined, -1, 0.1],
    refunded: [undefined, '0'],
    card_fee: ['0', -1],
    currency: [undefined, 'dkk', 'kr.'],
    state: [undefined, 'paid', 'cancelled', 'AUTHORIZED', 1],
    autocapture: [undefined, 1],
    testmode: [undefined, 'true', null],
    link: [undefined, '', 'javascript:alert(1)', 'http://payments.example/p', 'ftp://x', '/p/1'],
    created_at: [undefined, 'i går', '2026-02-31 12:00:00', 1732363200],
    version: [undefined, '2'],
  };
  for (const [member, values] of Object.entries(wrong)) {
    for (const value of values) {
      assert.equal(read(PaymentV2Schema, { ...example, [member]: value }), undefined, `${member} ${String(value)}`);
    }
  }
  for (const body of [null, [], [example], 'x', 7, undefined]) assert.equal(read(PaymentV2Schema, body), undefined);
});

test('BET-6 every state is known by its own name', () => {
  for (const state of gatewayStates) {
    const wire = read(PaymentV2Schema, { ...example, state });
    assert.equal(wire && fromV2(wire).state, state);
  }
});

test('BET-10 a card number never comes in with the facts of a payment, wherever the gateway would put it', () => {
  const number = '4000112401172221';
  for (const details of [
    { method: number, brand: number, last4: number },
    { method: 'card', brand: `visa ${number}`, last4: ` ${number}` },
    { method: 'card', brand: 'visa', last4: '2221', bin: '40001124', number },
  ]) {
    const wire = read(PaymentV2Schema, { ...example, payment_details: details });
    const told = JSON.stringify(wire && fromV2(wire));
    assert.doesNotMatch(told, /4000112401172221|40001124/);
  }
  fc.assert(
    fc.property(
      fc.string(),
      fc.stringMatching(/^\d{12,19}$/),
      fc.constantFrom('', ' ', '-'),
      fc.string(),
      (before, digits, between, after) => {
        const grouped = digits.replace(/(\d{4})(?=\d)/g, `$1${between}`);
        const hidden = hideCardNumbers(`${before}${grouped}${after}`);
        assert.ok(!hidden.includes(grouped));
        assert.doesNotMatch(hidden, /\d{12}/);
      },
    ),
  );
  assert.equal(hideCardNumbers('Ordre 2026-000123 afvist 28-11-2026'), 'Ordre 2026-000123 afvist 28-11-2026');
});

test('BET-6 both ways of writing a moment are read, and no other', () => {
  assert.deepEqual(momentOf('2020-01-01 12:00:00'), new Date('2020-01-01T12:00:00Z'));
  assert.deepEqual(momentOf('2024-11-07T10:02:34.570769833Z'), new Date('2024-11-07T10:02:34.570Z'));
  assert.deepEqual(momentOf('2024-11-07T10:02:34+02:00'), new Date('2024-11-07T08:02:34Z'));
  for (const text of [
    '',
    '2020-01-01',
    '01-01-2020 12:00:00',
    '2026-02-29 12:00:00',
    '2020-13-01 12:00:00',
    '2020-01-01 25:00:00',
  ]) {
    assert.equal(momentOf(text), undefined, text);
  }
  fc.assert(
    fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), (at) => {
      assert.deepEqual(momentOf(at.toISOString()), at);
      assert.equal(
        momentOf(at.toISOString().slice(0, 19).replace('T', ' '))?.getTime(),
        Math.floor(at.getTime() / 1000) * 1000,
      );
    }),
  );
});
