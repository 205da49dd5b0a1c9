import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { sandboxCards } from '../../sandbox/pensopay/cards.ts';
import { demoAgreements } from '../../sandbox/pensopay/demo.ts';
import { answerBank, payByCard } from '../../sandbox/pensopay/window-in-test.ts';
import { createPaymentDesk } from '../../src/cases/payments/create-payment-desk.ts';
import type { PaymentDesk } from '../../src/cases/payments/payment-desk.ts';
import { agreementsOf } from '../../src/options/payment/agreements.ts';
import type { PaymentSettings } from '../../src/options/payment/settings.ts';
import { paymentWorld, publishPermits, unpaidCase } from '../helpers/payments.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let desk: PaymentDesk;

before(async () => {
  product = await startRunningProduct();
  await publishPermits(product, 'licens', 'atOnce');
  const agreements = demoAgreements.filter(({ cvr }) => cvr === product.demo.cvr).map(({ agreement }) => agreement);
  const settings = { agreements, url: `${product.sandboxUrl}/pensopay` } as PaymentSettings;
  desk = createPaymentDesk({
    ...paymentWorld(product).services,
    agreements: () => agreementsOf(settings, { cvr: product.demo.cvr, isProduction: false }),
    publicUrl: product.origin,
    now: () => new Date(),
  });
});
after(() => product.close());

/** A number as it could lie somewhere: whole, in groups, as bytes written in hexadecimal, and with its middle left out. */
function formsOf(number: string): readonly RegExp[] {
  const groups = number.match(/.{4}/g) ?? [];
  const [first = '', , , last = ''] = groups;
  return [
    new RegExp(groups.join('[ .\\-]?')),
    new RegExp(Buffer.from(number).toString('hex')),
    new RegExp(Buffer.from(number).toString('base64').slice(0, 20)),
    new RegExp(`${first}[\\d ]{0,4}[*xX.•… -]{2,12}${last}`),
    // The first six digits are never read, so that they stand nowhere beside the last four.
    new RegExp(`"${number.slice(0, 6)}"`),
  ];
}

/** Every row of every table as text, also what lies encrypted; read as the tables' owner. */
async function everyRow(): Promise<string> {
  const client = new Client({ connectionString: product.ownerUrl });
  await client.connect();
  try {
    const tables = await client.query<{ place: string }>(`
      select format('%I.%I', table_schema, table_name) as place from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
    const texts: string[] = [];
    for (const { place } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${place} t`);
      texts.push(place, ...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}

test('BET-10 no test card’s number, whole or without its middle, is in the database, the log, the audit or what is told of a payment', async () => {
  const told: string[] = [];
  // The product that runs goes by the real time.
  const live = { ...product, services: { ...product.services, now: () => new Date() } };
  for (const { number, outcome } of sandboxCards.filter((card) => !card.live)) {
    const unpaid = await unpaidCase(live, 'licens');
    const begun = await desk.begin(product.demo, {
      ...unpaid,
      language: 'da',
      returnPath: '/demo/mine-sager',
      from: { from: 'test' },
    });
    assert.ok(begun.kind === 'window', JSON.stringify(begun));
    await payByCard(begun.url, number);
    if (outcome === 'secure') await answerBank(begun.url, 'approve');
    const isPaid = !['rejected', 'expired', 'capture-rejected'].includes(outcome);
    for (let tries = 0; isPaid && tries < 200; tries += 1) {
      const view = await desk.find(product.demo, unpaid.payment);
      if (view?.status === 'captured') break;
      await sleep(50);
    }
    await desk.check(product.demo, unpaid.payment);
    const view = await desk.find(product.demo, unpaid.payment);
    assert.equal(view?.status === 'captured', isPaid, outcome);
    if (isPaid) assert.deepEqual(view?.means?.last4, number.slice(-4));
    told.push(JSON.stringify(view));
  }
  const callbacks = (await product.received('pensopay')).filter(({ kind }) => kind === 'callback');
  assert.ok(callbacks.length > 0);
  assert.deepEqual([...new Set(callbacks.map(({ status }) => status))], [200], 'the product takes each callback');
  const places = { database: await everyRow(), log: product.log.join('\n'), told: told.join('\n') };
  assert.match(places.database, /public\.payment_attempt/);
  assert.match(places.database, /paymentReceived/, 'the audit log is among the tables');
  assert.ok(product.log.length > 0);
  for (const [place, text] of Object.entries(places)) {
    for (const { number } of sandboxCards) {
      for (const form of formsOf(number)) assert.doesNotMatch(text, form, `${place}: ${number.slice(-4)}`);
    }
  }
});

test('BET-10 the search finds a number where there is one', () => {
  for (const text of [
    '4000112401172221',
    'kort 4000 1124 0117 2221',
    '4000-1124-0117-2221',
    Buffer.from('x4000112401172221').toString('hex'),
    '4000 11** **** 2221',
    '4000********2221',
    '{"bin":"400011"}',
  ]) {
    assert.ok(
      formsOf('4000112401172221').some((form) => form.test(text)),
      text,
    );
  }
});
