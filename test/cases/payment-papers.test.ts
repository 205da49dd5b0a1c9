import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { paymentAgreements } from '../../sandbox/pensopay/agreements.ts';
import { createPensopayPeer } from '../../sandbox/pensopay/peer.tsx';
import { payByCard } from '../../sandbox/pensopay/window-in-test.ts';
import { createPaymentDesk } from '../../src/cases/payments/create-payment-desk.ts';
import { reconcileOpen } from '../../src/cases/payments/reconcile-open.ts';
import type { PaymentServices } from '../../src/cases/payments/services.ts';
import { workOffPayments } from '../../src/cases/payments/work-off-payments.ts';
import { findCase } from '../../src/cases/stored-case.ts';
import { createPdfRenderer } from '../../src/documents/pdf/pdf-renderer.ts';
import { readDocument } from '../../src/documents/stored-document.ts';
import { ore } from '../../src/forms/kinds/payment/ore.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import { agreementsOf } from '../../src/options/payment/agreements.ts';
import { playPeer } from '../../src/options/testing.ts';
import { textIn } from '../../src/texts/catalogue.ts';
import { paymentWorld, publishPermits, type UnpaidCase, unpaidCase } from '../helpers/payments.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

let product: TestDatabase;
const peer = await playPeer(createPensopayPeer({ retryMilliseconds: 20 }));
const pdf = createPdfRenderer({ log: () => {} });
const { apiKey, privateKey } = paymentAgreements[1] ?? assert.fail();
const signe = '00000000-0000-4000-8000-00000000000a';
const today = () => new Date().toISOString().slice(0, 10);

before(async () => {
  product = await startTestDatabase();
  product.clock.now = new Date();
  await publishPermits(product, 'licens', 'atOnce');
  await publishPermits(product, 'i-euro', 'atOnce', {}, 'EUR');
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .insertInto('employee')
      .values({
        organisation: product.demo.id,
        ...{ id: signe, subject: 'signe', name: 'Signe', email: null, groups: ['Fritid'], roles: ['caseworker'] },
        language: null,
      })
      .execute(),
  );
});
after(async () => {
  await pdf.stop();
  await product.close();
});

/** The product's payments over the sandbox's gateway. */
function deskOf(dialect: 'v2' | 'v1' = 'v2') {
  const settings = {
    url: `${peer.url}/pensopay`,
    agreements: [
      {
        name: 'borgerservice',
        title: 'B',
        apiKey,
        privateKey,
        account: '1',
        testMode: true,
        dialect,
        currencies: 'EUR',
      },
    ],
  };
  const owner = { cvr: product.demo.cvr, isProduction: false };
  const services: PaymentServices = {
    ...paymentWorld(product).services,
    pdf,
    agreements: () => agreementsOf(settings, owner),
    // Callbacks reach nobody: what is known is what was read.
    publicUrl: 'http://127.0.0.1:1',
  };
  const desk = createPaymentDesk(services);
  return {
    services,
    desk,
    async pay(unpaid: UnpaidCase) {
      const asked = { ...unpaid, language: 'da', returnPath: '/demo', from: {} };
      const begun = await desk.begin(product.demo, asked);
      assert.ok(begun.kind === 'window', JSON.stringify(begun));
      await payByCard(begun.url, '4000112401172221');
    },
    view: async ({ payment }: UnpaidCase) => (await desk.find(product.demo, payment)) ?? assert.fail(),
    async refund({ payment }: UnpaidCase, amount: number) {
      const employee = { id: signe, name: 'Signe', groups: ['Fritid'], access: accessOfRole('caseworker') };
      const requested = await desk.request(product.demo, {
        ...{ payment, kind: 'refund', amount: ore(amount), reason: 'Fortrudt', employee, from: {} },
      });
      assert.equal(requested.kind, 'requested');
      await workOffPayments(services);
    },
    async text(unpaid: UnpaidCase, number: string): Promise<string> {
      const { payment } = unpaid;
      const document = await desk.paper(product.demo, payment, number);
      assert.ok(document);
      assert.equal(await desk.paper(product.demo, payment, number), document, 'made once');
      const content = await contentOf(unpaid.case, document);
      return execFileSync('pdftotext', ['-layout', '-', '-'], { input: content, encoding: 'utf8' }).replaceAll(
        /[\u00a0\u202f ]+/g,
        ' ',
      );
    },
  };
}

test('BET-7 the receipt and the credit note say in the citizen’s language, and in the currency that was paid, whose they are, the lines, the VAT, the order number, the method and the time', async () => {
  const { desk, pay, view, refund, text } = deskOf();
  for (const language of ['da', 'en'] as const) {
    const unpaid = await unpaidCase(product, language === 'da' ? 'licens' : 'i-euro');
    await product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction.updateTable('case').set({ language }).where('id', '=', unpaid.case).execute(),
    );
    await pay(unpaid);
    const { orderNumber } = (await desk.check(product.demo, unpaid.payment)) ?? assert.fail();
    await refund(unpaid, 5_000);
    const { papers, paidAt, caseNumber } = await view(unpaid);
    assert.deepEqual(
      papers.map(({ number }) => number),
      [orderNumber, `${orderNumber}-K1`],
    );
    const [receipt, note] = [await text(unpaid, orderNumber), await text(unpaid, `${orderNumber}-K1`)];
    const has = (paper: string, ...parts: readonly (string | RegExp)[]) => {
      for (const part of parts) assert.match(paper, typeof part === 'string' ? new RegExp(escaped(part)) : part);
    };
    const isDanish = language === 'da';
    const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', timeStyle: 'short' });
    const clock = time.format(paidAt ?? assert.fail()).replace(':', '[.:]');
    const both = [textIn(product.demo.name, language), product.demo.cvr, caseNumber, orderNumber, 'Visa •••• 2221'];
    has(receipt, ...both, new RegExp(clock));
    has(note, ...both, `${orderNumber}-K1`);
    if (isDanish) {
      has(receipt, 'Kvittering for betaling: Licenser', 'Ordrenummer', 'CVR', 'Betalt med', 'Læg licensen i forruden.');
      has(receipt, /Beboerlicens 2 125,55 kr\.? 25 % 251,10 kr/, /Ekspeditionsgebyr 1 10,00 kr\.? Momsfri 10,00 kr/);
      has(receipt, /Samlet beløb 261,10 kr/, /Heraf moms 50,22 kr/);
      has(note, 'Kreditnota: Licenser', 'Nummer på kreditnota', / 50,00 kr/, 'er betalt tilbage til dig');
    } else {
      has(receipt, 'Receipt for payment: Permits', 'Order number', 'Paid by', 'Put the permit in the windscreen.');
      has(receipt, /Parking permit 2 .*125\.55 .*25 % .*251\.10/, /Handling fee 1 .*10\.00 .*Exempt .*10\.00/);
      has(receipt, /Total .*EUR 261\.10/, /VAT included .*EUR 50\.22/);
      has(note, 'Credit note: Permits', 'Credit note number', /EUR 50\.00/, 'has been paid back to you');
      for (const paper of [receipt, note]) assert.doesNotMatch(paper, /DKK|kr\./);
    }
  }
});

test('BET-5 pay-outs are compared with the ledger order by order: none differs, then one is larger, and one that is missing is awaited until its pay-out should have come', async () => {
  const { desk, pay, view, refund } = deskOf();
  const paid: string[] = [];
  const now = product.clock.now;
  for (const permits of [1, 2, 3]) {
    // One was sold long before the period that it is paid out in.
    product.clock.now = permits === 2 ? new Date(now.getTime() - 30 * 86_400_000) : now;
    const unpaid = await unpaidCase(product, permits === 1 ? 'i-euro' : 'licens', permits);
    await pay(unpaid);
    await desk.check(product.demo, unpaid.payment);
    if (permits === 3) await refund(unpaid, 1_234);
    paid.push((await view(unpaid)).orderNumber);
  }
  product.clock.now = now;
  const settled = await fetch(`${peer.url}/pensopay/afregn`, { method: 'POST', redirect: 'manual' });
  assert.ok(settled.status < 400, String(settled.status));
  const compare = async (period = { from: today(), to: today() }) => {
    const compared = await desk.reconcile(product.demo, 'borgerservice', period);
    assert.ok(!('problem' in compared), JSON.stringify(compared));
    return compared;
  };
  const well = await compare();
  assert.ok(well.settlements >= 1 && well.compared >= 3);
  assert.deepEqual([well.differences, well.awaited], [[], []]);
  await peer.faults([{ at: 'answer', kind: 'wrong', what: 'other-amount', service: 'settlement', times: 1 }]);
  const other = await compare();
  assert.equal(other.differences.length, 1);
  const [difference] = other.differences;
  assert.equal(difference?.why, 'amount');
  assert.equal(Math.abs((difference?.theirs ?? 0) - (difference?.ours ?? 0)), 1, 'by one øre');
  await peer.faults([{ at: 'answer', kind: 'wrong', what: 'other-currency', service: 'settlement', times: 1 }]);
  const foreign = await compare();
  assert.deepEqual(
    foreign.differences.map(({ why, currency, ours }) => [why, currency, ours]),
    [['currency', 'SEK', 0]],
    'what is of two currencies is not added',
  );
  await peer.faults([{ at: 'answer', kind: 'wrong', what: 'missing-transaction', service: 'settlement', times: 1 }]);
  const missing = await compare();
  assert.deepEqual(missing.differences, [], 'what was sold a moment ago need not be paid out');
  assert.equal(missing.awaited.length, 1);
  assert.equal(missing.awaited[0]?.by, today());
  const period = { from: today(), to: today() };
  product.clock.now = new Date(now.getTime() + 10 * 86_400_000);
  await peer.faults([{ at: 'answer', kind: 'wrong', what: 'missing-transaction', service: 'settlement', times: 1 }]);
  const late = await compare(period);
  assert.deepEqual(late.awaited, [], 'but it should be by now');
  assert.deepEqual(
    late.differences.map(({ orderNumber }) => orderNumber),
    missing.awaited.map(({ orderNumber }) => orderNumber),
  );
  product.clock.now = now;
  for (const { orderNumber } of [...other.differences, ...missing.awaited, ...late.differences]) {
    assert.match(orderNumber, /^BET-\d{4}-\d{6}-/);
  }
  await peer.faults([{ at: 'request', kind: 'drop', service: 'settlements' }]);
  assert.ok('problem' in (await desk.reconcile(product.demo, 'borgerservice', { from: today(), to: today() })));
  await peer.faults([]);
});

test('BET-6 an agreement of version 1, whose list goes by when payments were made, is reconciled all the same', async () => {
  const { services, pay, view } = deskOf('v1');
  const unpaid = await unpaidCase(product, 'licens');
  await pay(unpaid);
  assert.equal((await view(unpaid)).status, 'open', 'no callback came');
  const first = await reconcileOpen(services, () => false, 0);
  assert.ok(first.moved >= 1 && first.requests >= 1, JSON.stringify(first));
  assert.equal((await view(unpaid)).status, 'captured');
  assert.equal((await reconcileOpen(services, () => false, 0)).moved, 0, 'and once alone');
});

async function contentOf(ofCase: string, document: string): Promise<Buffer> {
  const { database, demo } = product;
  const stored = await database.inOrganisation(demo.id, (transaction) => findCase(transaction, demo, ofCase, false));
  assert.ok(stored);
  const pieces: Uint8Array[] = [];
  for await (const piece of readDocument(database, demo.id, stored.key.key, document)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
