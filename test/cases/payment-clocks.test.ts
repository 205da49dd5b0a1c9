import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createPaymentDesk } from '../../src/cases/payments/create-payment-desk.ts';
import { reconcileOpen } from '../../src/cases/payments/reconcile-open.ts';
import { paymentWorld, publishPermits, unpaidCase } from '../helpers/payments.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

let product: TestDatabase;
const minute = 60_000;

before(async () => {
  product = await startTestDatabase();
  await publishPermits(product, 'licens', 'atOnce');
});
after(() => product.close());

test('BET-6 a gateway whose clock is two hours ahead, or tells another zone’s time, costs no more than a round where callbacks are lost', async () => {
  const { model, services } = paymentWorld(product, { skewed: true });
  const desk = createPaymentDesk(services);
  const pass = (minutes: number) => {
    product.clock.now = new Date(product.clock.now.getTime() + minutes * minute);
  };
  // Half an hour without a round, as when the product was down, must lose nothing either.
  for (const wait of [1, 1, 30, 1]) {
    const unpaid = await unpaidCase(product, 'licens');
    const begun = await desk.begin(product.demo, {
      ...unpaid,
      language: 'da',
      returnPath: '/demo/mine-sager',
      from: { from: 'test' },
    });
    assert.equal(begun.kind, 'window');
    const payment = await desk.find(product.demo, unpaid.payment);
    assert.equal(model.pay(payment?.orderNumber ?? ''), 'paid');
    model.takeCallbacks();
    pass(wait);
    await reconcileOpen(services, () => false, 0);
    const view = await desk.find(product.demo, unpaid.payment);
    assert.equal(view?.status, 'captured', `after ${wait} minutes`);
    pass(1);
  }
});

test('BET-3 nobody is sent to a window that has closed, whatever the gateway’s clock says of it', async () => {
  const { model, services } = paymentWorld(product, { skewed: true });
  const desk = createPaymentDesk(services);
  const unpaid = await unpaidCase(product, 'licens');
  const begin = () =>
    desk.begin(product.demo, { ...unpaid, language: 'da', returnPath: '/demo/mine-sager', from: { from: 'test' } });
  const first = await begin();
  assert.deepEqual(await begin(), first, 'the window is still open');
  product.clock.now = new Date(product.clock.now.getTime() + 61 * minute);
  const second = await begin();
  assert.ok(first.kind === 'window' && second.kind === 'window');
  assert.notEqual(second.url, first.url);
  assert.equal(model.payments().length, 2);
});
