import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HeldSms } from '../../sandbox/sms/held-sms.ts';
import { createSmsPeer } from '../../sandbox/sms/peer.ts';
import { deliver } from '../../src/cases/deliver.ts';
import { type Settling, settleByPerson } from '../../src/cases/deliveries/settle-by-person.ts';
import { splitDelivery } from '../../src/cases/deliveries/split-delivery.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import { playPeer } from '../../src/options/testing.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { publishSms, smsCase, smsStep, smsWorkflow } from '../helpers/sms.ts';
import { listenForStates, smsServices, smsSettings } from '../helpers/sms-services.ts';

const signe = '00000000-0000-4000-8000-00000000000a';
const by = { employee: signe, groups: ['Fritid'], reach: null, from: {} };
const peer = await playPeer(createSmsPeer({ stepMilliseconds: 1, ladder: [20, 20, 20] }));
let product: TestDatabase;
let states: Awaited<ReturnType<typeof listenForStates>>;

before(async () => {
  product = await startTestDatabase();
  states = await listenForStates(() => ({ services: services(), organisation: product.demo }));
  await inDemo((transaction) =>
    transaction
      .insertInto('employee')
      .values({
        organisation: product.demo.id,
        id: signe,
        subject: 'signe',
        name: 'Signe',
        email: null,
        groups: ['Fritid'],
        roles: ['caseworker'],
        language: null,
      })
      .execute(),
  );
  await publishSms(product, smsWorkflow({ first: smsStep('done', { values: { to: 'svar.others.phone' } }) }));
});
after(async () => {
  await states.close();
  await product.close();
});

const services = () => smsServices(product.services, smsSettings(peer.url), states?.url ?? '');
const inDemo = <T>(work: (transaction: OrganisationTransaction) => Promise<T>) =>
  product.database.inOrganisation(product.demo.id, work);
const send = (id: string) => deliver(services(), product.demo.id, id);
const settle = (id: string, settling: Settling) => settleByPerson(product.services, product.demo, id, settling, by);

/** A case whose one step is to these numbers, and its deliveries once it has been split. */
async function caseTo(...phones: readonly string[]) {
  const rows = phones.map((phone, index) => ({ id: `r${index}`, answers: { phone } }));
  const made = await smsCase(product, { name: 'Bo', others: rows });
  const [first = '', ...more] = made.deliveries;
  assert.deepEqual(more, []);
  await send(first);
  return { case: made.case, first, ids: (await rowsOf(made.case)).map(({ id }) => id) };
}

const rowsOf = (caseId: string) =>
  inDemo((transaction) =>
    transaction.selectFrom('delivery').selectAll().where('case', '=', caseId).orderBy('receiver').execute(),
  );

async function standing(caseId: string) {
  const deliveries = await rowsOf(caseId);
  return inDemo(async (transaction) => {
    const { status } = await transaction
      .selectFrom('case')
      .select('status')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    const tasks = await transaction
      .selectFrom('task')
      .select('id')
      .where('case', '=', caseId)
      .where('closed_at', 'is', null)
      .execute();
    return { case: status, tasks: tasks.length, deliveries: deliveries.map((row) => row.status) };
  });
}

/** Waits until the gateway's words have come to the deliveries. */
async function until(caseId: string, ...statuses: readonly string[]) {
  for (let round = 0; round < 400; round += 1) {
    const { deliveries } = await standing(caseId);
    if (String(deliveries) === String(statuses)) return;
    await sleep(20);
  }
  assert.deepEqual((await standing(caseId)).deliveries, statuses);
}

async function onPhone(number: string): Promise<number> {
  const received = await peer.received<{ kind: string; sms: HeldSms }>();
  return received.filter(({ kind, sms }) => kind === 'message' && sms.msisdn === number.slice(1)).length;
}

test('SMS-1 SMS-3 a step with several receivers sends each one message; the one that failed is corrected alone, and then the case goes on', async () => {
  const numbers = ['+4520610001', '+4520610002', '+4520610003', '+4520610004'] as const;
  await peer.faults([{ at: 'request', kind: 'wrong', service: 'phone', what: 'unknown', times: 1 }]);
  const made = await caseTo(numbers[0], '20 61 00 01', numbers[1], numbers[2]);
  assert.equal(made.ids.length, 3);
  assert.equal(made.ids[0], made.first);
  const [, second = '', third = ''] = made.ids;
  await until(made.case, 'failed', 'pending', 'pending');
  assert.deepEqual(await standing(made.case), { case: 'open', tasks: 1, deliveries: ['failed', 'pending', 'pending'] });
  await send(second);
  await send(third);
  await until(made.case, 'failed', 'delivered', 'delivered');
  assert.deepEqual(await standing(made.case), {
    case: 'open',
    tasks: 1,
    deliveries: ['failed', 'delivered', 'delivered'],
  });
  // A retry of any of them, as after a crash, sends nothing more.
  for (const id of made.ids) await send(id);
  assert.equal(await settle(made.first, { action: 'correct', fields: { to: numbers[3] } }), 'done');
  assert.equal((await standing(made.case)).tasks, 0);
  await send(made.first);
  await until(made.case, 'delivered', 'delivered', 'delivered');
  assert.deepEqual(await Promise.all(numbers.map(onPhone)), [1, 1, 1, 1]);
  assert.equal((await standing(made.case)).case, 'ended');
});

test('SMS-3 of two that failed the task stays until both are seen to, and the case until all are settled', async () => {
  const made = await caseTo('70121416', '+4520610011', '70121417');
  const [first = '', second = '', third = ''] = made.ids;
  await send(third);
  assert.deepEqual(await standing(made.case), { case: 'open', tasks: 1, deliveries: ['failed', 'pending', 'failed'] });
  assert.equal(await settle(first, { action: 'correct', fields: { to: '+4520610012' } }), 'done');
  assert.deepEqual(await standing(made.case), { case: 'open', tasks: 1, deliveries: ['pending', 'pending', 'failed'] });
  await send(first);
  await until(made.case, 'delivered', 'pending', 'failed');
  assert.deepEqual((await standing(made.case)).tasks, 1);
  assert.equal(await settle(third, { action: 'byHand', reason: 'Ringet op' }), 'done');
  assert.deepEqual(await standing(made.case), {
    case: 'open',
    tasks: 0,
    deliveries: ['delivered', 'pending', 'handledByHand'],
  });
  await send(second);
  await until(made.case, 'delivered', 'delivered', 'handledByHand');
  assert.equal((await standing(made.case)).case, 'ended');
  assert.deepEqual(await Promise.all(['+4520610011', '+4520610012'].map(onPhone)), [1, 1]);
});

test('SMS-3 by hand while another has failed leaves that one its task; the last by hand lets the case go on', async () => {
  const made = await caseTo('70121416', '70121417');
  const [first = '', second = ''] = made.ids;
  await send(second);
  assert.deepEqual(await standing(made.case), { case: 'open', tasks: 1, deliveries: ['failed', 'failed'] });
  assert.equal(await settle(first, { action: 'byHand', reason: 'Ringet op' }), 'done');
  assert.deepEqual(await standing(made.case), { case: 'open', tasks: 1, deliveries: ['handledByHand', 'failed'] });
  assert.equal(await settle(second, { action: 'byHand', reason: 'Ringet op' }), 'done');
  assert.deepEqual(await standing(made.case), {
    case: 'ended',
    tasks: 0,
    deliveries: ['handledByHand', 'handledByHand'],
  });
});

test('SMS-3 a process that ends once a delivery is split, or while one of them is being sent, has nobody told twice', async () => {
  const numbers = ['+4520610031', '+4520610032', '+4520610033'];
  const rows = numbers.map((phone, index) => ({ id: `r${index}`, answers: { phone } }));
  const made = await smsCase(product, { name: 'Bo', others: rows });
  const [first = ''] = made.deliveries;
  await splitDelivery(services(), product.demo, first);
  const fixed = await rowsOf(made.case);
  assert.deepEqual(
    fixed.map(({ receiver, attempts }) => [receiver, attempts]),
    [
      [1, 0],
      [2, 0],
      [3, 0],
    ],
  );
  // Begun again after the end: the split is there, and its keys are what goes out.
  await splitDelivery(services(), product.demo, first);
  assert.deepEqual(
    (await rowsOf(made.case)).map(({ id }) => id),
    fixed.map(({ id }) => id),
  );
  // The second is cut off: its gateway took it, and the answer was never read.
  await peer.faults([{ at: 'answer', kind: 'drop', service: 'send', times: 1 }]);
  await send(fixed[1]?.id ?? '');
  await peer.faults([]);
  product.clock.now = new Date(product.clock.now.getTime() + 60_000);
  for (const { id } of [...fixed, ...fixed]) await send(id);
  await until(made.case, 'delivered', 'delivered', 'delivered');
  assert.deepEqual(await Promise.all(numbers.map(onPhone)), [1, 1, 1]);
  const received = await peer.received<{ kind: string; sms: HeldSms }>();
  const references = received.flatMap(({ kind, sms }) =>
    kind === 'message' && numbers.includes(`+${sms.msisdn}`) ? [sms.userref] : [],
  );
  assert.deepEqual(new Set(references), new Set(fixed.map(({ id }) => id)));
  assert.equal((await standing(made.case)).case, 'ended');
});

test('SMS-3 however often and at once a delivery to several is taken up, it is split once and each number gets one SMS', async () => {
  const numbers = ['+4520610021', '+4520610022', '+4520610023'];
  const rows = numbers.map((phone, index) => ({ id: `r${index}`, answers: { phone } }));
  const made = await smsCase(product, { name: 'Bo', others: rows });
  const [first = ''] = made.deliveries;
  await Promise.all([send(first), send(first), send(first)]);
  const ids = (await rowsOf(made.case)).map(({ id }) => id);
  assert.equal(ids.length, 3);
  await Promise.all([...ids, ...ids].map(send));
  await until(made.case, 'delivered', 'delivered', 'delivered');
  assert.deepEqual(await Promise.all(numbers.map(onPhone)), [1, 1, 1]);
  assert.equal((await standing(made.case)).case, 'ended');
});

test('SMS-3 more than a hundred receivers are refused as a whole, and a case worker is told how many there are', async () => {
  const many = Array.from({ length: 101 }, (_, index) => `"+4520${String(index).padStart(6, '0')}"`).join(', ');
  await publishSms(product, smsWorkflow({ first: smsStep('done', { values: { to: `[${many}]` } }) }));
  const made = await smsCase(product, { name: 'Bo' });
  await send(made.deliveries[0] ?? '');
  const [row, ...more] = await rowsOf(made.case);
  assert.deepEqual([row?.status, more.length], ['failed', 0]);
  assert.match(row?.reason?.da ?? '', /Der er 101 modtagernumre, og ét trin kan højst sende til 100/);
});
