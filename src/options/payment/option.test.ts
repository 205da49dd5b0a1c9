import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { demoAgreements } from '../../../sandbox/pensopay/demo.ts';
import { createPensopayPeer } from '../../../sandbox/pensopay/peer.tsx';
import { playPeer } from '../testing.ts';
import { paymentOption } from './option.ts';
import { type PaymentSettings, PaymentSettingsSchema } from './settings.ts';

const peer = await playPeer(createPensopayPeer());
const url = `${peer.url}/pensopay`;
const agreements = demoAgreements.map(({ agreement }) => agreement) as unknown as NonNullable<
  PaymentSettings['agreements']
>;
const [first] = agreements;
assert.ok(first);
const { signal } = new AbortController();
const health = async (list: PaymentSettings['agreements']) =>
  ((await paymentOption.health?.({ agreements: list ?? [], url }, signal)) ?? []).map(
    ({ problem }) => problem?.en ?? null,
  );

test('BET-4 the agreements of the demonstration fit the settings, and work in both dialects', async () => {
  assert.deepEqual([...Value.Errors(PaymentSettingsSchema, { agreements })], []);
  assert.deepEqual(paymentOption.problems?.({ agreements, url }), []);
  assert.deepEqual(await health(agreements), [null, null, null]);
  assert.deepEqual(await health(agreements.map((each) => ({ ...each, dialect: 'v1' }))), [null, null, null]);
});

test('BET-4 a key that does not fit, and a method that the agreement lacks, are told when the agreement is tried', async () => {
  const [wrongKey, wrongPrivate, lacking, unknownKey] = await health([
    { ...first, apiKey: 'forkert' },
    { ...first, privateKey: 'forkert' },
    { ...first, methods: 'card, klarna' },
    { ...first, apiKey: 'forkert', dialect: 'v1' },
  ]);
  assert.match(wrongKey ?? '', /401/);
  assert.match(unknownKey ?? '', /401/);
  assert.ok(wrongPrivate, 'callbacks would be taken for forgeries');
  assert.match(lacking ?? '', /klarna/);
  for (const problem of [wrongKey, wrongPrivate, lacking, unknownKey]) {
    assert.doesNotMatch(problem ?? '', /sandkasse-/, 'no key is told');
  }
  await peer.faults([{ at: 'request', kind: 'drop' }]);
  const [down] = await health([first]);
  assert.ok(down);
});
