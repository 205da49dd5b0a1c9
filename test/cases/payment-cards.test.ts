import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { paymentAgreements } from '../../sandbox/pensopay/agreements.ts';
import { sandboxCards } from '../../sandbox/pensopay/cards.ts';
import { createPensopayPeer } from '../../sandbox/pensopay/peer.tsx';
import { answerBank, payByCard } from '../../sandbox/pensopay/window-in-test.ts';
import { detailPlace } from '../../src/audit/record.ts';
import { createPaymentDesk } from '../../src/cases/payments/create-payment-desk.ts';
import { receiveCallback } from '../../src/cases/payments/receive-callback.ts';
import { reconcileOpen } from '../../src/cases/payments/reconcile-open.ts';
import type { PaymentServices } from '../../src/cases/payments/services.ts';
import { workOffPayments } from '../../src/cases/payments/work-off-payments.ts';
import { casePlaces, findCase } from '../../src/cases/stored-case.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import { agreementsOf } from '../../src/options/payment/agreements.ts';
import { playPeer } from '../../src/options/testing.ts';
import { paymentWorld, publishPermits, type UnpaidCase, unpaidCase } from '../helpers/payments.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

let product: TestDatabase;
before(async () => {
  product = await startTestDatabase();
  product.clock.now = new Date();
  await publishPermits(product, 'licens', 'atOnce');
});
after(() => product.close());

test('BET-10 neither the database, in full and opened with its keys, nor the log nor the audit log has anything of a card but its last four digits', async () => {
  const [{ apiKey, privateKey }] = paymentAgreements;
  const peer = await playPeer(createPensopayPeer({ retryMilliseconds: 20 }));
  const said: string[] = [];
  const own = agreementsOf(
    {
      url: `${peer.url}/pensopay`,
      agreements: [{ name: 'borgerservice', title: 'B', apiKey, privateKey, account: '1', testMode: true }],
    },
    { cvr: product.demo.cvr, isProduction: false },
  );
  const receiver = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const received = await receiveCallback(
      ...([services, product.demo, 'borgerservice', Buffer.concat(pieces), request.headers] as const),
    );
    response.writeHead(received === 'forged' ? 401 : 200).end(received);
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const bound = receiver.address();
  const services: PaymentServices = {
    ...paymentWorld(product).services,
    agreements: () => own,
    publicUrl: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
    report: (what, error) => said.push(`${what} ${error instanceof Error ? error.stack : String(error)}`),
  };
  const desk = createPaymentDesk(services);
  const cases: UnpaidCase[] = [];
  try {
    for (const { number, outcome } of sandboxCards) {
      const unpaid = await unpaidCase(product, 'licens');
      cases.push(unpaid);
      const begun = await desk.begin(product.demo, { ...unpaid, language: 'da', returnPath: '/demo', from: {} });
      assert.ok(begun.kind === 'window', JSON.stringify(begun));
      await payByCard(begun.url, number);
      if (outcome === 'secure') await answerBank(begun.url, 'approve');
      await desk.check(product.demo, unpaid.payment);
    }
    await reconcileOpen(services, () => false, 0);
    await workOffPayments(services);
  } finally {
    await new Promise((resolve) => receiver.close(resolve));
    receiver.closeAllConnections();
  }
  const views = await desk.ofCases(
    product.demo,
    cases.map((unpaid) => unpaid.case),
  );
  const paid = [...views.values()].flat().filter(({ status }) => status === 'captured');
  assert.ok(paid.length >= 5, `${paid.length} were paid`);
  assert.ok(paid.some(({ means }) => means?.last4 === '2221'));
  const opened = await openedContents(cases);
  const rows = await everyRow();
  const all = [...said, ...opened, ...rows, JSON.stringify([...views])].join('\n');
  assert.ok(all.length > 100_000 && opened.join().includes('BET-2026-'));
  for (const { number } of sandboxCards) {
    assert.ok(!all.includes(number), 'no card number');
    assert.ok(!all.includes(number.replace(/(.{4})(?=.)/g, '$1 ')), 'nor in groups of four');
    const [first, last] = [number.slice(0, 6), number.slice(-4)];
    assert.doesNotMatch(all, new RegExp(`${first}.{0,12}${last}`, 's'), 'nor without its middle');
  }
});

/** What is encrypted of the cases, opened: events, payments and what the audit log says of them. */
async function openedContents(cases: readonly UnpaidCase[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { case: id, payment } of cases) {
    await product.database.inOrganisation(product.demo.id, async (transaction) => {
      const stored = await findCase(transaction, product.demo, id, false);
      assert.ok(stored);
      const { key } = stored.key;
      found.push(JSON.stringify(stored.state));
      const events = await transaction.selectFrom('case_event').select('content').where('case', '=', id).execute();
      for (const { content } of events) found.push(JSON.stringify(decryptJson(key, casePlaces.event, content)));
      const attempts = await transaction
        .selectFrom('payment_attempt')
        .selectAll()
        .where('payment', '=', payment)
        .execute();
      for (const { means } of attempts) {
        if (means) found.push(JSON.stringify(decryptJson(key, 'payment.means', means)));
      }
      const entries = await transaction
        .selectFrom('audit_entry')
        .select('detail')
        .where('data_key', '=', stored.key.id)
        .execute();
      for (const { detail } of entries) found.push(JSON.stringify(decryptJson(key, detailPlace, detail)));
    });
  }
  return found;
}

/** Every row of every table, as text. */
async function everyRow(): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: product.ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      found.push(...rows.map(({ row }) => row));
    }
    return found;
  } finally {
    await client.end();
  }
}
