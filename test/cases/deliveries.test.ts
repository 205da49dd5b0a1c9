import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { type DeliveryServices, deliver } from '../../src/cases/deliver.ts';
import { beginBulk, readBulks, workOffBulks } from '../../src/cases/deliveries/bulk.ts';
import { countFailed, listFailed } from '../../src/cases/deliveries/failed-deliveries.ts';
import { settleOverdueReceipts } from '../../src/cases/deliveries/overdue-receipts.ts';
import { readPeersDown } from '../../src/cases/deliveries/peers-down.ts';
import { settleByPerson } from '../../src/cases/deliveries/settle-by-person.ts';
import { takeReceipt } from '../../src/cases/deliveries/take-receipt.ts';
import { casePlaces, findCase } from '../../src/cases/stored-case.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import type { DeliveryOutcome } from '../../src/options/option.ts';
import { fold } from '../../src/workflows/advance.ts';
import type { CaseEvent } from '../../src/workflows/case-state.ts';
import { deliveryServices, type MemoryPeer, memoryPeer } from '../helpers/delivery-services.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

let product: TestDatabase;
const signe = '00000000-0000-4000-8000-00000000000a';

before(async () => {
  product = await startTestDatabase();
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
});
after(() => product.close());
beforeEach(async () => {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
  await inDemo((transaction) => transaction.deleteFrom('circuit').execute());
});

function inDemo<T>(work: (transaction: OrganisationTransaction) => Promise<T>): Promise<T> {
  return product.database.inOrganisation(product.demo.id, work);
}

/** A case whose letter is to go out; the delivery's id. */
async function newDelivery(): Promise<string> {
  const person = await personOf(product.services, product.demo);
  const draft = await draftWith(product.services, product.demo, person.id, answersWithPrice('900'));
  const result = await send(product.services, product.demo, draft, person.id);
  assert.ok(result.kind === 'submitted');
  const row = await inDemo((transaction) =>
    transaction.selectFrom('delivery').select('id').where('case', '=', result.case).executeTakeFirstOrThrow(),
  );
  return row.id;
}

function rowOf(id: string) {
  return inDemo((transaction) =>
    transaction.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
}

async function caseOf(id: string): Promise<string> {
  const row = await rowOf(id);
  const { status, events, workflow, stored } = await inDemo(async (transaction) => {
    const found = await findCase(transaction, product.demo, row.case, false);
    assert.ok(found);
    return {
      stored: found,
      status: found.status,
      events: await transaction
        .selectFrom('case_event')
        .select('content')
        .where('case', '=', row.case)
        .orderBy('sequence')
        .execute(),
      workflow: await product.definitions.workflow(product.demo.id, found.workflowVersion),
    };
  });
  const opened = events.map((event) => decryptJson<CaseEvent>(stored.key.key, casePlaces.event, event.content));
  assert.deepEqual(fold(workflow.workflow, opened), stored.state, 'the state is the fold of the events');
  return status;
}

/** A peer that can't be asked, such as a mail server. */
function deafPeer(): { peer: MemoryPeer; services: DeliveryServices } {
  const peer = memoryPeer();
  const services = deliveryServices(product.services, peer);
  const kind = { ...peer.kind, ask: null };
  return { peer, services: { ...services, deliveries: new Map([['digital-post', { kind, option: 'remote-print' }]]) } };
}

test('DEL-1 a peer that can not be asked is not sent it again after a crash: a person decides', async () => {
  const { peer, services } = deafPeer();
  const id = await newDelivery();
  const kind = services.deliveries.get('digital-post')?.kind ?? assert.fail();
  // The process dies after the peer has taken it: nothing is settled.
  const dying = {
    ...services,
    deliveries: new Map([['digital-post', { kind: { ...kind, send: dieAfter(kind) }, option: 'remote-print' }]]),
  };
  void deliver(dying, product.demo.id, id).catch(() => {});
  while (peer.sent === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(peer.sent, 1);
  await deliver(services, product.demo.id, id);
  assert.equal(peer.sent, 1, 'it may still be under way');
  product.clock.now = new Date(product.clock.now.getTime() + 60_000);
  await deliver(services, product.demo.id, id);
  const row = await rowOf(id);
  assert.equal(row.status, 'failed');
  assert.match(row.reason?.da ?? '', /Vi ved ikke, om modtageren har fået den/);
  assert.equal(peer.sent, 1);

  const by = { employee: signe, groups: ['Fritid'], reach: null, from: {} };
  assert.equal(
    await settleByPerson(product.services, product.demo, id, { action: 'retry' }, { ...by, groups: ['Teknik'] }),
    'not-found',
  );
  assert.equal(await settleByPerson(product.services, product.demo, id, { action: 'retry' }, by), 'done');
  await deliver(services, product.demo.id, id);
  assert.equal(peer.sent, 2, 'a person has decided');
  assert.equal(await caseOf(id), 'ended');
});

function dieAfter(kind: MemoryPeer['kind']): MemoryPeer['kind']['send'] {
  return async (...given) => {
    await kind.send(...given);
    return new Promise(() => {});
  };
}

test('DEL-1 an answer that was lost on the way is a person’s at once, or sent again where the organisation chose that', async () => {
  const { peer, services } = deafPeer();
  const doubt: DeliveryOutcome = { outcome: 'unavailable', reason: 'cut', maybeTaken: true };
  peer.answer = doubt;
  const first = await newDelivery();
  await deliver(services, product.demo.id, first);
  assert.equal((await rowOf(first)).status, 'failed');

  const kind = services.deliveries.get('digital-post')?.kind ?? assert.fail();
  const repeating = {
    ...services,
    deliveries: new Map([['digital-post', { kind: { ...kind, repeats: () => true }, option: 'remote-print' }]]),
  };
  const second = await newDelivery();
  await deliver(repeating, product.demo.id, second);
  assert.equal((await rowOf(second)).status, 'pending');
  peer.answer = { outcome: 'accepted', reference: 'x' };
  await deliver(repeating, product.demo.id, second);
  assert.equal((await rowOf(second)).status, 'delivered');
});

test('DEL-1 what is told to the peer stays the same through all attempts, and a correction goes out under a new key', async () => {
  const peer = memoryPeer();
  const told: { key: string; title: unknown; to: unknown }[] = [];
  const kind: MemoryPeer['kind'] = {
    ...peer.kind,
    send: (request, settings) => {
      const input = request.input as { title: string; fields: Record<string, unknown> };
      told.push({ key: request.key, title: input.title, to: input.fields.to });
      return peer.kind.send(request, settings);
    },
  };
  const services = {
    ...deliveryServices(product.services, peer),
    deliveries: new Map([['digital-post', { kind, option: 'remote-print' }]]),
  };
  const id = await newDelivery();
  peer.answer = { outcome: 'unavailable', reason: 'down' };
  await deliver(services, product.demo.id, id);
  peer.answer = { outcome: 'rejected', reason: { da: 'Adressen er forkert.', en: 'Wrong address.' } };
  await deliver(services, product.demo.id, id);
  const fields = { to: 'rigtig@demo.example' };
  const by = { employee: signe, groups: ['Fritid'], reach: null, from: {} };
  assert.equal(await settleByPerson(product.services, product.demo, id, { action: 'correct', fields }, by), 'done');
  assert.equal(await settleByPerson(product.services, product.demo, id, { action: 'retry' }, by), 'not-failed');
  peer.answer = { outcome: 'accepted', reference: 'x' };
  await deliver(services, product.demo.id, id);
  assert.deepEqual(
    told.map(({ key, to }) => [key === id, to]),
    [
      [true, undefined],
      [true, undefined],
      [false, 'rigtig@demo.example'],
    ],
  );
  assert.equal(new Set(told.map(({ title }) => title)).size, 1);
  assert.equal(await caseOf(id), 'ended');
});

async function awaited(until = new Date('2026-11-25T09:00:00Z')) {
  const peer = memoryPeer();
  const services = deliveryServices(product.services, peer);
  peer.answer = { outcome: 'awaiting', reference: 'a-1', until };
  const id = await newDelivery();
  await deliver(services, product.demo.id, id);
  return { id, services, peer };
}

const accepted = { outcome: 'accepted', reference: 'kvit-1' } as const;
const rejected = { outcome: 'rejected', reason: { da: 'Kan ikke behandles.', en: 'Can’t be handled.' } } as const;

function receipt(id: string, key: string, outcome: typeof accepted | typeof rejected = accepted) {
  return takeReceipt(product.services, product.demo, 'digital-post', { kind: 'receipt', id, key, outcome }, '{}');
}

test('DEL-1 a receipt settles what waits for it, once; repeated and late ones change nothing', async () => {
  const { id } = await awaited();
  assert.equal((await rowOf(id)).status, 'awaiting');
  assert.equal(await receipt('r-1', id), 'settled');
  assert.equal(await receipt('r-1', id), 'repeated');
  assert.equal(await receipt('r-2', id), 'late');
  assert.equal(await receipt('r-3', id, rejected), 'contradicts');
  assert.equal(await receipt('r-4', crypto.randomUUID()), 'unknown');
  assert.equal(await receipt('r-5', 'no key'), 'unknown');
  const row = await rowOf(id);
  assert.deepEqual([row.status, row.reference], ['delivered', 'kvit-1']);
  assert.equal(await caseOf(id), 'ended');
});

test('DEL-1 a receipt that comes before the answer counts, and the answer then changes nothing', async () => {
  const peer = memoryPeer();
  const services = deliveryServices(product.services, peer);
  const id = await newDelivery();
  peer.answer = { outcome: 'awaiting', reference: 'a-1', until: new Date('2026-11-25T09:00:00Z') };
  const kind = { ...peer.kind };
  const early: MemoryPeer['kind'] = {
    ...kind,
    async send(...given) {
      assert.equal(await receipt('early', id), 'settled');
      return kind.send(...given);
    },
  };
  await deliver(
    { ...services, deliveries: new Map([['digital-post', { kind: early, option: 'remote-print' }]]) },
    product.demo.id,
    id,
  );
  assert.equal((await rowOf(id)).status, 'delivered');
  assert.equal(await caseOf(id), 'ended');
});

test('DEL-1 without a receipt in time the peer is asked, and then a person; a receipt that comes after all settles it', async () => {
  const { id, services, peer } = await awaited();
  assert.equal(await settleOverdueReceipts(services), 0, 'not before its time');
  product.clock.now = new Date('2026-11-25T09:00:01Z');
  assert.equal(await settleOverdueReceipts(services), 1);
  const row = await rowOf(id);
  assert.equal(row.status, 'failed');
  assert.match(row.reason?.da ?? '', /ikke kvitteret inden fristen/);
  assert.equal(peer.sent, 1, 'nothing is sent again');
  assert.equal(await receipt('late', id), 'settled');
  assert.equal((await rowOf(id)).status, 'delivered');
  assert.equal(await caseOf(id), 'ended');

  const other = await awaited();
  other.peer.accepted.push(other.id);
  product.clock.now = new Date('2026-11-26T09:00:00Z');
  await settleOverdueReceipts(other.services);
  assert.equal((await rowOf(other.id)).status, 'delivered', 'the peer knew it when it was asked');
});

test('DEL-1 in whatever order receipts, repetitions, the deadline and people come, the delivery is settled once and the case goes on once', async () => {
  const steps = fc.constantFrom('accepted', 'rejected', 'again', 'deadline', 'byHand', 'retry', 'attempt');
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 6 }), async (order) => {
      product.clock.now = new Date('2026-11-24T09:00:00Z');
      const { id, services } = await awaited();
      const by = { employee: signe, groups: ['Fritid'], reach: null, from: {} };
      for (const [index, step] of order.entries()) {
        if (step === 'accepted') await receipt(`r-${index}`, id);
        if (step === 'rejected') await receipt(`r-${index}`, id, rejected);
        if (step === 'again') await receipt('r-same', id);
        if (step === 'deadline') {
          product.clock.now = new Date(product.clock.now.getTime() + 2 * 86_400_000);
          await settleOverdueReceipts(services);
        }
        if (step === 'byHand')
          await settleByPerson(product.services, product.demo, id, { action: 'byHand', reason: 'Ringet' }, by);
        if (step === 'retry') await settleByPerson(product.services, product.demo, id, { action: 'retry' }, by);
        if (step === 'attempt') await deliver(services, product.demo.id, id);
      }
      const row = await rowOf(id);
      const isOver = row.status === 'delivered' || row.status === 'handledByHand';
      assert.equal(await caseOf(id), isOver ? 'ended' : 'open');
    }),
    { numRuns: 40 },
  );
});

test('DEL-2 failed deliveries are counted by peer and reason; many are retried at once, and the counts always add up', async () => {
  const peer = memoryPeer();
  const services = deliveryServices(product.services, peer);
  peer.answer = { outcome: 'rejected', reason: { da: 'Nøglen er udløbet.', en: 'The key has expired.' } };
  const ids: string[] = [];
  for (let index = 0; index < 12; index += 1) ids.push(await newDelivery());
  for (const id of ids) await deliver(services, product.demo.id, id);
  const filter = { groups: ['Fritid'], reach: null, reason: 'Nøglen er udløbet.' };
  const [count] = await inDemo((transaction) => countFailed(transaction, filter));
  assert.deepEqual([count?.peer, count?.count], ['digital-post', 12]);
  assert.equal(
    (await inDemo((transaction) => countFailed(transaction, { groups: ['Teknik'], reach: null }))).length,
    0,
  );
  assert.equal((await inDemo((transaction) => listFailed(transaction, filter, 5, 10))).length, 2);

  const by = { employee: signe, from: {} };
  const bulk = await beginBulk(product.services, product.demo, filter, undefined, { action: 'retry' }, by);
  assert.ok(bulk);
  const progress = async () => {
    const [read] = await inDemo((transaction) => readBulks(transaction, 1, bulk));
    assert.ok(read);
    const { waiting, running, succeeded, failedAgain, skipped, all } = read;
    assert.equal(waiting + running + succeeded + failedAgain + skipped, all);
    return [waiting, running, succeeded, failedAgain, skipped];
  };
  assert.deepEqual(await progress(), [12, 0, 0, 0, 0]);
  // One is settled by somebody else before its turn.
  const hand = { action: 'byHand', reason: 'Sendt som brev' } as const;
  assert.equal(
    await settleByPerson(product.services, product.demo, ids[0] ?? '', hand, { ...by, groups: null, reach: null }),
    'done',
  );
  await workOffBulks(product.services);
  assert.deepEqual(await progress(), [0, 11, 0, 0, 1], 'a retry is running until its own answer is known');
  peer.answer = { outcome: 'accepted', reference: 'x' };
  for (const id of ids.slice(1, 11)) await deliver(services, product.demo.id, id);
  peer.answer = { outcome: 'rejected', reason: { da: 'Stadig forkert.', en: 'Still wrong.' } };
  await deliver(services, product.demo.id, ids[11] ?? '');
  assert.deepEqual(await progress(), [0, 0, 10, 1, 1]);
  for (const id of ids.slice(0, 11)) assert.equal(await caseOf(id), 'ended');

  const left = { groups: null, reach: null, reason: 'Stadig forkert.' };
  const closing = await beginBulk(product.services, product.demo, left, undefined, hand, by);
  assert.ok(closing);
  await workOffBulks(product.services);
  assert.equal((await rowOf(ids[11] ?? '')).status, 'handledByHand');
  assert.equal(await beginBulk(product.services, product.demo, left, undefined, hand, by), null, 'nothing is left');
});

test('DEL-2 a peer that does not answer is told with since when, how many wait and when it is tried next', async () => {
  const peer = memoryPeer();
  const services = deliveryServices(product.services, peer);
  peer.answer = { outcome: 'unavailable', reason: 'ECONNREFUSED' };
  const ids = [await newDelivery(), await newDelivery(), await newDelivery()];
  for (let round = 0; round < 2; round += 1) for (const id of ids) await deliver(services, product.demo.id, id);
  const [down] = await inDemo((transaction) => readPeersDown(transaction));
  assert.equal(down?.peer, 'digital-post');
  assert.equal(down?.since.getTime(), product.clock.now.getTime());
  assert.ok(down.waiting >= 3 && down.nextTry && down.nextTry > product.clock.now);
  assert.equal(down.reason, 'ECONNREFUSED');
  const before = peer.sent;
  await deliver(services, product.demo.id, ids[0] ?? '');
  assert.equal(peer.sent, before, 'it is left alone until then');
  product.clock.now = new Date(down.nextTry.getTime() + 5_000);
  peer.answer = { outcome: 'accepted', reference: 'x' };
  await deliver(services, product.demo.id, ids[0] ?? '');
  assert.deepEqual(await inDemo((transaction) => readPeersDown(transaction)), []);
});

test('PLA-4 what a process wrote whose clock was a week ahead holds nobody up: neither a circuit nor an attempt that it died in', async () => {
  const right = product.clock.now;
  const wrong = new Date(right.getTime() + 7 * 86_400_000);
  const peer = memoryPeer();
  const services = deliveryServices(product.services, peer);
  const ids = [await newDelivery(), await newDelivery(), await newDelivery()];
  const [id = ''] = ids;
  peer.answer = { outcome: 'unavailable', reason: 'ECONNREFUSED' };
  product.clock.now = wrong;
  for (let round = 0; round < 2; round += 1) for (const each of ids) await deliver(services, product.demo.id, each);
  product.clock.now = right;
  peer.answer = { outcome: 'accepted', reference: 'x' };
  await deliver(services, product.demo.id, id);
  assert.equal((await rowOf(id)).status, 'delivered', 'no circuit is open for a week');

  const deaf = deafPeer();
  const kind = deaf.services.deliveries.get('digital-post')?.kind ?? assert.fail();
  const dying = {
    ...deaf.services,
    deliveries: new Map([['digital-post', { kind: { ...kind, send: dieAfter(kind) }, option: 'remote-print' }]]),
  };
  const lost = await newDelivery();
  product.clock.now = wrong;
  void deliver(dying, product.demo.id, lost).catch(() => {});
  while (deaf.peer.sent === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  product.clock.now = right;
  await deliver(deaf.services, product.demo.id, lost);
  const putOff = await rowOf(lost);
  assert.equal(putOff.status, 'pending');
  const most = right.getTime() + deaf.services.attemptLimit + 1_000;
  assert.ok(putOff.next_at && putOff.next_at.getTime() <= most, 'no longer than an attempt may take');
  product.clock.now = new Date(most + 1);
  await deliver(deaf.services, product.demo.id, lost);
  assert.equal((await rowOf(lost)).status, 'failed', 'then a person decides');
});
