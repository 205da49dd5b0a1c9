import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { paymentAgreements } from '../../sandbox/pensopay/agreements.ts';
import { createPensopayPeer } from '../../sandbox/pensopay/peer.tsx';
import { payByCard } from '../../sandbox/pensopay/window-in-test.ts';
import { decide, type Employee } from '../../src/cases/employee-actions.ts';
import { createPaymentDesk } from '../../src/cases/payments/create-payment-desk.ts';
import { reconcileOpen } from '../../src/cases/payments/reconcile-open.ts';
import { workOffPayments } from '../../src/cases/payments/work-off-payments.ts';
import { findCase } from '../../src/cases/stored-case.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import { ore } from '../../src/forms/kinds/payment/ore.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import { openGateway } from '../../src/options/payment/gateway/open-gateway.ts';
import { playPeer } from '../../src/options/testing.ts';
import { projectRoot } from '../../src/paths.ts';
import { typescriptArguments } from '../../src/processes/node-program.ts';
import type { DyingReceiver } from '../helpers/callback-process.ts';
import type { DyingWork } from '../helpers/payment-process.ts';
import { paymentWorld, publishPermits, type UnpaidCase, unpaidCase } from '../helpers/payments.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { environmentOfChild } from '../helpers/services-in-child.ts';

const signe = '00000000-0000-4000-8000-00000000000a';
const employee: Employee = { id: signe, name: 'Signe', groups: ['Fritid'], access: accessOfRole('caseworker') };
const from = { from: 'test' };
const refunded = 700;

let product: TestDatabase;
const peer = await playPeer(createPensopayPeer({ retryMilliseconds: 20 }));
const gateway = openGateway('v2', { url: `${peer.url}/pensopay`, apiKey: paymentAgreements[0].apiKey });
const signal = new AbortController().signal;

before(async () => {
  product = await startTestDatabase();
  // The sandbox's clock is the machine's.
  product.clock.now = new Date();
  await publishPermits(product, 'licens', 'atOnce');
  await publishPermits(product, 'reserveret', 'later');
  await inDemo((transaction) =>
    transaction
      .insertInto('employee')
      .values({
        ...{ organisation: product.demo.id, id: signe, subject: 'signe', name: 'Signe', email: null },
        ...{ groups: ['Fritid'], roles: ['caseworker'], language: null },
      })
      .execute(),
  );
});
after(() => product.close());

function inDemo<T>(work: (transaction: OrganisationTransaction) => Promise<T>): Promise<T> {
  return product.database.inOrganisation(product.demo.id, work);
}

test('BET-6 BET-8 a process that is killed (SIGKILL) when the gateway has taken money or paid it back, and before it is noted: it is neither lost nor done twice', async (context) => {
  const asked: string[] = [];
  const { services } = paymentWorld(product, {
    through: () => ({
      ...gateway,
      capture: (...given) => {
        asked.push('capture');
        return gateway.capture(...given);
      },
      refund: (...given) => {
        asked.push('refund');
        return gateway.refund(...given);
      },
    }),
  });
  const desk = createPaymentDesk(services);
  const pay = async (key: string): Promise<UnpaidCase> => {
    const unpaid = await unpaidCase(product, key);
    const begun = await desk.begin(product.demo, { ...unpaid, language: 'da', returnPath: '/demo', from });
    assert.ok(begun.kind === 'window', JSON.stringify(begun));
    await payByCard(begun.url, '4000112401172221');
    await desk.check(product.demo, unpaid.payment);
    return unpaid;
  };
  const [taken, paidBack] = [await pay('reserveret'), await pay('licens')];
  const { state } = await readCase(taken);
  const decided = await decide(product.services, product.demo, {
    ...{ case: taken.case, open: state.open[0]?.id ?? 0, employee, decision: 'approved', reason: 'Fordi', from },
  });
  assert.ok(decided.ok);
  const requested = await desk.request(product.demo, {
    ...{ payment: paidBack.payment, kind: 'refund', amount: ore(refunded), reason: 'Fortrudt', employee, from },
  });
  assert.equal(requested.kind, 'requested');

  const work: DyingWork = {
    GATEWAY_URL: `${peer.url}/pensopay`,
    ORGANISATION: String(product.demo.id),
    NOW: product.clock.now.toISOString(),
    ANSWERS: '2',
  };
  const child = spawn(
    process.execPath,
    [...typescriptArguments, join(projectRoot, 'test/helpers/payment-process.ts')],
    { env: { ...environmentOfChild(product), ...work }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  context.after(() => child.kill('SIGKILL'));
  assert.deepEqual(await once(child, 'exit'), [null, 'SIGKILL']);
  assert.deepEqual(await heldOf(taken), { captures: [taken.total], refunds: [] }, 'the gateway has taken it');
  assert.deepEqual(await heldOf(paidBack), { captures: [paidBack.total], refunds: [refunded] });
  assert.deepEqual(await bookedOf(taken), { hold: taken.total }, 'and it was not noted');
  assert.deepEqual(await bookedOf(paidBack), { hold: paidBack.total, take: paidBack.total });
  assert.equal((await readCase(taken)).settled, 0);

  for (let turn = 0; turn < 4; turn += 1) {
    product.clock.now = new Date(product.clock.now.getTime() + 180_000);
    await workOffPayments(services);
    await reconcileOpen(services, () => false, 0);
  }
  assert.deepEqual(asked, [], 'what has happened is not asked for again');
  assert.deepEqual(await heldOf(taken), { captures: [taken.total], refunds: [] });
  assert.deepEqual(await heldOf(paidBack), { captures: [paidBack.total], refunds: [refunded] });
  assert.deepEqual(await bookedOf(taken), { hold: taken.total, take: taken.total });
  assert.deepEqual(await bookedOf(paidBack), { hold: paidBack.total, take: paidBack.total, payBack: refunded });
  const ended = await readCase(taken);
  assert.equal(ended.settled, 1, 'the case has gone on once');
  assert.equal(ended.state.outcome, 'done');
  for (const { payment } of [taken, paidBack]) {
    const view = (await desk.find(product.demo, payment)) ?? assert.fail();
    assert.deepEqual(
      view.operations.map(({ status }) => status),
      ['done'],
    );
    assert.deepEqual(view.troubles, []);
  }
});

for (const dies of ['answered', 'read'] as const) {
  const when =
    dies === 'answered'
      ? 'once it has answered a callback with 2xx and not read the payment'
      : 'once the gateway has answered it and before it has answered the callback';
  test(`BET-6 BET-8 a process that is killed (SIGKILL) ${when}: the case goes on exactly once after the restart`, async (context) => {
    const work: DyingReceiver = {
      GATEWAY_URL: `${peer.url}/pensopay`,
      ORGANISATION: String(product.demo.id),
      NOW: product.clock.now.toISOString(),
      DIES: dies,
    };
    const child = spawn(
      process.execPath,
      [...typescriptArguments, join(projectRoot, 'test/helpers/callback-process.ts')],
      { env: { ...environmentOfChild(product), ...work }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    context.after(() => child.kill('SIGKILL'));
    const exit = once(child, 'exit');
    const [port] = await once(createInterface({ input: child.stdout }), 'line');
    const { services } = paymentWorld(product, { through: () => gateway });
    const unpaid = await unpaidCase(product, 'licens');
    const asked = { ...unpaid, language: 'da', returnPath: '/demo', from };
    const begun = await createPaymentDesk({ ...services, publicUrl: `http://127.0.0.1:${port}` }).begin(
      product.demo,
      asked,
    );
    assert.ok(begun.kind === 'window', JSON.stringify(begun));
    // The gateway sends its callback to the process, which dies of it.
    await payByCard(begun.url, '4000112401172221');
    assert.deepEqual(await exit, [null, 'SIGKILL']);
    assert.deepEqual(await bookedOf(unpaid), {}, 'nothing was noted of the payment');
    assert.equal((await readCase(unpaid)).paid, 0);

    for (let turn = 0; turn < 3; turn += 1) {
      product.clock.now = new Date(product.clock.now.getTime() + 60_000);
      await workOffPayments(services);
      if (dies === 'read') await reconcileOpen(services, () => false, 0);
    }
    assert.deepEqual(await bookedOf(unpaid), { hold: unpaid.total, take: unpaid.total });
    const { paid, state } = await readCase(unpaid);
    assert.equal(paid, 1, 'the case has gone on once');
    assert.deepEqual(
      state.open.map(({ step }) => step),
      ['handle'],
    );
    const view = (await createPaymentDesk(services).find(product.demo, unpaid.payment)) ?? assert.fail();
    assert.deepEqual([view.status, view.troubles], ['captured', []]);
  });
}

/** What the gateway did with the money of a case, each time. */
async function heldOf({ payment }: UnpaidCase) {
  const { gateway_id: id } = await inDemo((transaction) =>
    transaction
      .selectFrom('payment_attempt')
      .select('gateway_id')
      .where('payment', '=', payment)
      .executeTakeFirstOrThrow(),
  );
  const events = await gateway.events(id ?? '', signal);
  assert.ok(events.kind === 'ok');
  const of = (wanted: string) => events.value.filter(({ type }) => type === wanted).map(({ amount }) => amount);
  return { captures: of('capture'), refunds: of('refund') };
}

/** What the ledger has of a case's money, by movement; each movement stands there once. */
async function bookedOf({ payment }: UnpaidCase): Promise<Readonly<Record<string, number>>> {
  const rows = await inDemo((transaction) =>
    transaction
      .selectFrom('payment_posting')
      .select(['kind', 'posting', 'account', 'amount'])
      .where('payment', '=', payment)
      .execute(),
  );
  const booked: Record<string, number> = {};
  for (const posting of new Set(rows.map((row) => row.posting))) {
    const lines = rows.filter((row) => row.posting === posting);
    assert.equal(
      lines.reduce((sum, { amount }) => sum + amount, 0),
      0,
    );
    const kind = lines[0]?.kind ?? '';
    assert.ok(!(kind in booked), `${kind} is booked once`);
    const account = kind === 'hold' ? 'reserved' : 'gateway';
    booked[kind] = Math.abs(lines.find((line) => line.account === account)?.amount ?? 0);
  }
  return booked;
}

async function readCase({ case: id }: UnpaidCase) {
  return inDemo(async (transaction) => {
    const stored = await findCase(transaction, product.demo, id, false);
    assert.ok(stored);
    const events = await transaction.selectFrom('case_event').select('kind').where('case', '=', id).execute();
    const count = (wanted: string) => events.filter(({ kind }) => kind === wanted).length;
    return { state: stored.state, settled: count('paymentSettled'), paid: count('paid') };
  });
}
