import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { PaymentRequest } from '../../src/cases/payments/payment-gateway.ts';
import { ore } from '../../src/forms/kinds/payment/ore.ts';
import { gatewayV2 } from '../../src/options/payment/gateway/v2.ts';
import { startSandbox } from '../start-sandbox.ts';
import { paymentAgreements } from './agreements.ts';
import { sandboxCards } from './cards.ts';
import { createPensopayPeer } from './peer.tsx';
import { answerBank, payByCard } from './window-in-test.ts';

const [{ apiKey }] = paymentAgreements;
const { signal } = new AbortController();
const folder = await mkdtemp(join(tmpdir(), 'pensopay-'));
after(() => rm(folder, { recursive: true, force: true }));

const start = () =>
  startSandbox({ port: 0, dataFolder: folder, productUrl: 'http://127.0.0.1:1', peers: [createPensopayPeer()] });

const request = (number: number): PaymentRequest => ({
  orderNumber: `R-2026-${number}`,
  amount: ore(1_000),
  currency: 'DKK',
  captureAtOnce: true,
  testMode: true,
  language: 'da',
  methods: [],
  callbackUrl: 'http://127.0.0.1:1/tilbagekald',
  returnUrl: 'http://127.0.0.1:1/retur',
  cancelUrl: 'http://127.0.0.1:1/fortrudt',
  lines: [],
});

test('BET-5 BET-10 what was paid outlives a restart of the sandbox, and no file of it holds a card number', async () => {
  const first = await start();
  const gateway = gatewayV2({ url: `${first.url}/pensopay`, apiKey });
  const numbers = sandboxCards.map(({ number }) => number);
  for (const [index, number] of numbers.entries()) {
    const made = await gateway.create(request(index), signal);
    assert.ok(made.kind === 'ok');
    await payByCard(made.value.link, number);
    await answerBank(made.value.link, 'approve');
  }
  await fetch(`${first.url}/pensopay/afregn`, { method: 'POST', redirect: 'manual' });
  await first.stop();

  const second = await start();
  after(() => second.stop());
  const again = gatewayV2({ url: `${second.url}/pensopay`, apiKey });
  const list = await again.changedSince(new Date(0), 1, signal);
  assert.ok(list.kind === 'ok');
  assert.equal(list.value.items.length, numbers.length);
  assert.equal(list.value.items.filter(({ state }) => state === 'captured').length, 6);
  const refused = await again.create(request(0), signal);
  assert.ok(refused.kind === 'refused' && refused.fields.order_id, 'the number has been used');
  const next = await again.create(request(numbers.length), signal);
  assert.ok(next.kind === 'ok' && list.value.items.every(({ id }) => id !== next.value.id));
  const settlements = await again.settlements({ from: '2026-01-01', to: '2999-01-01' }, 1, signal);
  assert.ok(settlements.kind === 'ok' && settlements.value.items.length === 1);

  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
  );
  assert.match(texts.join('\n'), /R-2026-0/);
  for (const number of numbers) assert.ok(!texts.join('\n').includes(number), number.slice(-4));
});
