import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { type DeliveryServices, deliver } from '../../src/cases/deliver.ts';
import { settleOverdueReceipts } from '../../src/cases/deliveries/overdue-receipts.ts';
import { receiveReceipt } from '../../src/cases/deliveries/receive-receipt.ts';
import { settleByPerson } from '../../src/cases/deliveries/settle-by-person.ts';
import { takeReceipt } from '../../src/cases/deliveries/take-receipt.ts';
import { listUnknownReceipts, putReceiptAway } from '../../src/cases/deliveries/unknown-receipts.ts';
import { findCase } from '../../src/cases/stored-case.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import type { DeliveryKind, DeliveryOutcome, Kept, ReadReceipt } from '../../src/options/option.ts';
import { deliveryServices, memoryPeer } from '../helpers/delivery-services.ts';
import { answersWithPrice, draftWith, personOf, send as sendIn } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

let product: TestDatabase;
const signe = '00000000-0000-4000-8000-00000000000a';
const until = new Date('2026-11-25T09:00:00Z');
const refused: DeliveryOutcome = { outcome: 'rejected', reason: { da: 'Nej.', en: 'No.' } };
const awaiting: DeliveryOutcome = { outcome: 'awaiting', reference: 'ref', until };
const by = { employee: signe, groups: ['Fritid'], reach: null, from: {} };

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

/** What was sent, in order: the way, the key, and which attempt of that way it was. */
interface Sent {
  readonly way: string;
  readonly key: string;
  readonly attempt: number;
}

/** A peer with two ways, which are told apart by what is kept; answers to each as the test says. */
function twoWays(answers: { first: DeliveryOutcome; second: DeliveryOutcome }) {
  const sent: Sent[] = [];
  const prepared: (Kept | undefined)[] = [];
  const kind: DeliveryKind<unknown, unknown> = {
    key: 'digital-post',
    title: { da: 'To veje' },
    files: 'none',
    async prepare({ kept }) {
      prepared.push(kept);
      return kept ? {} : { keep: { way: 'first', chosen: prepared.length } };
    },
    fallback: (kept, why) => (kept?.way === 'first' ? { ...kept, way: 'second', why } : undefined),
    again: (kept) => (kept.why === 'overdue' ? kept : null),
    async send({ key, attempt, kept }) {
      const way = String(kept?.way);
      sent.push({ way, key, attempt });
      return {
        outcome: way === 'first' ? answers.first : answers.second,
        exchange: { request: way, answer: 'said' },
      };
    },
    ask: async () => ({ outcome: 'unknown' }),
    readReceipt({ body }): ReadReceipt {
      const text = body.toString();
      return text.startsWith('{') ? JSON.parse(text) : { kind: 'unclear', id: 'odd', why: 'unreadable' };
    },
    receiptAnswer: { type: 'text/xml', body: '<ok/>' },
  };
  const services: DeliveryServices = {
    ...deliveryServices(product.services, memoryPeer()),
    deliveries: new Map([['digital-post', { kind, option: 'remote-print' }]]),
  };
  return { sent, prepared, services, answers };
}

async function newDelivery(): Promise<string> {
  const person = await personOf(product.services, product.demo);
  const draft = await draftWith(product.services, product.demo, person.id, answersWithPrice('900'));
  const result = await sendIn(product.services, product.demo, draft, person.id);
  assert.ok(result.kind === 'submitted');
  const row = await inDemo((transaction) =>
    transaction.selectFrom('delivery').select('id').where('case', '=', result.case).executeTakeFirstOrThrow(),
  );
  return row.id;
}

const rowOf = (id: string) =>
  inDemo((transaction) =>
    transaction.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
const receiptsOf = (id: string) =>
  inDemo((transaction) =>
    transaction
      .selectFrom('delivery_receipt')
      .select(['id', 'outcome', 'effect', 'leg', 'state'])
      .where('delivery', '=', id)
      .orderBy('id')
      .execute(),
  );
async function statusOfCase(id: string): Promise<string | undefined> {
  const row = await rowOf(id);
  return (await inDemo((transaction) => findCase(transaction, product.demo, row.case, false)))?.status;
}

type Said = Extract<ReadReceipt, { kind: 'receipt' }>['outcome'];
const yes: Said = { outcome: 'accepted', reference: 'kvit' };
const no: Said = { outcome: 'rejected', reason: { da: 'Fejlet.', en: 'Failed.' } };
const underWay: Said = { outcome: 'state', until: new Date('2026-11-27T09:00:00Z') };

function receipt(services: DeliveryServices, id: string, key: string, outcome: Said, reference?: string) {
  const state = { key: outcome.outcome, at: product.clock.now };
  const said = { kind: 'receipt', id, key, outcome, state, ...(reference && { reference }) } as const;
  return takeReceipt(services, product.demo, 'digital-post', said, '<receipt/>');
}

test('FJE-5 a refusal sends the delivery another way, once, under a key of its own that follows from the first', async () => {
  const { services, sent } = twoWays({ first: refused, second: awaiting });
  const id = await newDelivery();
  await deliver(services, product.demo.id, id);
  const between = await rowOf(id);
  assert.deepEqual([between.status, between.leg, between.attempts, between.leg_base], ['pending', 1, 1, 1]);
  assert.equal(await statusOfCase(id), 'open');
  await deliver(services, product.demo.id, id);
  await deliver(services, product.demo.id, id);
  assert.deepEqual(
    sent.map(({ way, attempt }) => [way, attempt]),
    [
      ['first', 1],
      ['second', 1],
    ],
  );
  assert.equal(sent[0]?.key, id);
  assert.match(sent[1]?.key ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-5/);
  assert.equal(await receipt(services, 'r-1', sent[1]?.key ?? '', yes), 'settled');
  assert.equal((await rowOf(id)).status, 'delivered');
  assert.equal(await statusOfCase(id), 'ended');
  const former = await inDemo((transaction) =>
    transaction.selectFrom('delivery_leg').select(['key', 'ended']).where('delivery', '=', id).execute(),
  );
  assert.deepEqual(former, [{ key: id, ended: 'rejected' }]);
});

test('FJE-5 a receipt that says no, or none in time, sends the delivery another way; without another it is a person’s', async () => {
  for (const why of ['no', 'none'] as const) {
    product.clock.now = new Date('2026-11-24T09:00:00Z');
    const { services, sent } = twoWays({ first: awaiting, second: awaiting });
    const id = await newDelivery();
    await deliver(services, product.demo.id, id);
    if (why === 'no') assert.equal(await receipt(services, 'r-no', id, no), 'next');
    else {
      product.clock.now = new Date('2026-11-25T09:00:01Z');
      await settleOverdueReceipts(services);
    }
    assert.equal(await receipt(services, 'r-no', id, no), why === 'no' ? 'repeated' : 'late');
    await deliver(services, product.demo.id, id);
    const key = sent[1]?.key ?? '';
    assert.deepEqual(
      sent.map(({ way }) => way),
      ['first', 'second'],
    );
    assert.equal(await receipt(services, 'r-second', key, no), 'settled');
    const row = await rowOf(id);
    assert.equal(row.status, 'failed');
    assert.equal(row.reason?.da, 'Fejlet.');
    assert.equal(await statusOfCase(id), 'open');
    // Sent again by a person: what the peer refused goes out under a new key, and where the first way may have
    // arrived after all it is not gone again.
    assert.equal(await settleByPerson(services, product.demo, id, { action: 'retry' }, by), 'done');
    await deliver(services, product.demo.id, id);
    assert.equal(sent[2]?.way, why === 'no' ? 'first' : 'second');
    assert.equal(new Set(sent.map((each) => each.key)).size, 3);
    assert.equal(await receipt(services, 'r-third', sent[2]?.key ?? '', yes), 'settled');
    assert.equal(await receipt(services, 'r-old', key, yes), 'late');
    assert.equal(await statusOfCase(id), 'ended');
  }
});

test('DEL-1 what a person sends again has a new key only where the peer surely has nothing under the old one', async () => {
  const lost: DeliveryOutcome = { outcome: 'unavailable', reason: 'no answer within the time limit' };
  for (const [before, keys] of [
    [[refused], 2],
    [[lost, refused], 1],
    [[awaiting, refused], 1],
  ] as const) {
    product.clock.now = new Date('2026-11-24T09:00:00Z');
    const answers: DeliveryOutcome[] = [...before, { outcome: 'accepted', reference: 'ref' }];
    const sent: string[] = [];
    const next = (key: string): DeliveryOutcome => {
      sent.push(key);
      return answers.shift() ?? awaiting;
    };
    const kind: DeliveryKind<unknown, unknown> = {
      key: 'digital-post',
      title: { da: 'Heder nøglen', en: 'Heeds the key' },
      files: 'none',
      send: async ({ key }) => ({ outcome: next(key), exchange: { request: key, answer: 'said' } }),
      // Like a webhook: what is asked is the delivery itself once more, when no receipt came.
      ask: async ({ key }) => {
        const asked = before[0] === awaiting ? next(key) : undefined;
        return asked?.outcome === 'rejected' ? asked : { outcome: 'unknown' };
      },
    };
    const services: DeliveryServices = {
      ...deliveryServices(product.services, memoryPeer()),
      deliveries: new Map([['digital-post', { kind, option: 'remote-print' }]]),
    };
    const id = await newDelivery();
    await deliver(services, product.demo.id, id);
    if (before[0] === awaiting) {
      product.clock.now = new Date('2026-11-25T09:00:01Z');
      await settleOverdueReceipts(services);
    } else if (before.length === 2) await deliver(services, product.demo.id, id);
    assert.equal((await rowOf(id)).status, 'failed');
    assert.equal(await settleByPerson(services, product.demo, id, { action: 'retry' }, by), 'done');
    await deliver(services, product.demo.id, id);
    assert.equal(new Set(sent).size, keys, JSON.stringify(before));
  }
});

test('FJE-8 receipts that say how far it is are noted in any order, once each, also late ones of a former way', async () => {
  const { services, sent } = twoWays({ first: awaiting, second: awaiting });
  const id = await newDelivery();
  await deliver(services, product.demo.id, id);
  assert.equal(await receipt(services, 'a', id, underWay), 'noted');
  assert.equal(await receipt(services, 'a', id, underWay), 'repeated');
  assert.equal((await rowOf(id)).next_at?.toISOString(), '2026-11-27T09:00:00.000Z', 'the peer works on it');
  assert.equal(await receipt(services, 'b', id, no), 'next');
  await deliver(services, product.demo.id, id);
  assert.equal(await receipt(services, 'c', id, yes), 'late', 'the letter was sent already');
  assert.equal(await receipt(services, 'd', 'nothing', yes, 'ref'), 'settled', 'known by the peer’s reference');
  assert.equal(await receipt(services, 'e', sent[1]?.key ?? '', underWay), 'noted', 'news after the last word');
  assert.deepEqual(
    (await receiptsOf(id)).map((each) => [each.id, each.effect, each.leg, each.state]),
    [
      ['a', 'noted', 0, 'state'],
      ['b', 'next', 0, 'rejected'],
      ['c', 'late', 0, 'accepted'],
      ['d', 'settled', 1, 'accepted'],
      ['e', 'noted', 1, 'state'],
    ],
  );
  assert.equal(sent.length, 2);
  assert.equal(await statusOfCase(id), 'ended');
});

test('DEL-1 when the first way went well after all before anything went the second, nothing does', async () => {
  const { services, sent } = twoWays({ first: awaiting, second: awaiting });
  const id = await newDelivery();
  await deliver(services, product.demo.id, id);
  await receipt(services, 'no', id, no);
  assert.equal(await receipt(services, 'yes', id, yes), 'settled');
  await deliver(services, product.demo.id, id);
  assert.equal(sent.length, 1);
  assert.equal(await statusOfCase(id), 'ended');
});

test('DEL-1 word of how far it is shows that the peer has it, whatever became of the answer: it is not sent again', async () => {
  const { services, sent } = twoWays({ first: { outcome: 'unavailable', reason: 'cut' }, second: awaiting });
  const id = await newDelivery();
  await deliver(services, product.demo.id, id);
  assert.equal(await receipt(services, 'a', id, underWay), 'noted');
  await deliver(services, product.demo.id, id);
  assert.equal(sent.length, 1);
  assert.equal((await rowOf(id)).status, 'awaiting');
});

test('DEL-1 the way is settled once and committed before anything is sent: a crash does not change it', async () => {
  const { services, sent, prepared } = twoWays({ first: awaiting, second: awaiting });
  const id = await newDelivery();
  const { kind, option } = services.deliveries.get('digital-post') ?? assert.fail();
  const send: typeof kind.send = async (...given) => {
    await kind.send(...given);
    return new Promise(() => {});
  };
  const dying: DeliveryServices = {
    ...services,
    deliveries: new Map([['digital-post', { option, kind: { ...kind, send } }]]),
  };
  void deliver(dying, product.demo.id, id).catch(() => {});
  while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await deliver(services, product.demo.id, id);
  assert.deepEqual(prepared, [undefined, { way: 'first', chosen: 1 }]);
  assert.deepEqual(
    sent.map(({ key, attempt }) => [key, attempt]),
    [
      [id, 1],
      [id, 2],
    ],
  );
});

test('DEL-1 in whatever order answers, receipts of both ways, deadlines and people come, each way is sent under one key until a person decides', async () => {
  const steps = fc.constantFrom(
    'attempt',
    'yes1',
    'no1',
    'yes2',
    'no2',
    'state1',
    'state2',
    'overdue',
    'retry',
    'hand',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(steps, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(refused, awaiting, { outcome: 'unavailable', reason: 'down' } as DeliveryOutcome),
      async (order, first) => {
        product.clock.now = new Date('2026-11-24T09:00:00Z');
        await inDemo((transaction) => transaction.deleteFrom('circuit').execute());
        const { services, sent } = twoWays({ first, second: awaiting });
        const id = await newDelivery();
        let retries = 0;
        for (const [index, step] of ['attempt', ...order].entries()) {
          const keyOf = (way: string) => sent.findLast((each) => each.way === way)?.key ?? 'none';
          if (step === 'attempt') await deliver(services, product.demo.id, id);
          if (step === 'yes1') await receipt(services, `r${index}`, keyOf('first'), yes);
          if (step === 'no1') await receipt(services, `r${index}`, keyOf('first'), no);
          if (step === 'yes2') await receipt(services, `r${index}`, keyOf('second'), yes);
          if (step === 'no2') await receipt(services, `r${index}`, keyOf('second'), no);
          if (step === 'state1') await receipt(services, `r${index}`, keyOf('first'), underWay);
          if (step === 'state2') await receipt(services, `r${index}`, keyOf('second'), underWay);
          if (step === 'overdue') {
            product.clock.now = new Date(product.clock.now.getTime() + 5 * 86_400_000);
            await settleOverdueReceipts(services);
          }
          const done = (await settled(step)) === 'done';
          if (step === 'retry' && done) retries += 1;
        }
        const keys = (way: string) => new Set(sent.filter((each) => each.way === way).map(({ key }) => key)).size;
        assert.ok(keys('first') <= 1 + retries, 'the first way');
        assert.ok(keys('second') <= 1 + retries, 'the second way');
        const row = await rowOf(id);
        const isOver = row.status === 'delivered' || row.status === 'handledByHand';
        assert.equal(await statusOfCase(id), isOver ? 'ended' : 'open');

        async function settled(step: string) {
          if (step === 'retry') return settleByPerson(services, product.demo, id, { action: 'retry' }, by);
          if (step === 'hand')
            return settleByPerson(services, product.demo, id, { action: 'byHand', reason: 'Ringet' }, by);
          return null;
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('DEL-1 a receipt that fits nothing is kept for a person, once, and answered as the peer expects', async () => {
  const { services } = twoWays({ first: awaiting, second: awaiting });
  const stranger = JSON.stringify({ kind: 'receipt', id: 'fremmed', key: crypto.randomUUID(), outcome: yes });
  for (const body of ['noget andet', 'noget andet', stranger]) {
    const received = await receiveReceipt(services, product.demo, 'digital-post', {
      headers: {},
      body: Buffer.from(body),
    });
    assert.equal(received.kind, 'kept');
  }
  const rows = await inDemo((transaction) =>
    transaction.selectFrom('unknown_receipt').select(['id', 'why', 'content']).orderBy('id').execute(),
  );
  assert.deepEqual(
    rows.map(({ id, why }) => [id, why]),
    [
      ['fremmed', 'delivery'],
      ['odd', 'unreadable'],
    ],
  );
  assert.ok(rows.every(({ content }) => !content.toString('latin1').includes('noget')));
  const list = () => inDemo((transaction) => listUnknownReceipts(transaction, product.demo, 10));
  assert.equal((await list()).find(({ id }) => id === 'odd')?.content, 'noget andet');
  const at = product.clock.now;
  const away = { kind: 'digital-post', id: 'odd' };
  for (const _ of [1, 2]) {
    await inDemo((transaction) =>
      putReceiptAway(transaction, product.demo, away, {
        employee: signe,
        at,
        from: { from: '127.0.0.1' },
        reason: 'Set',
      }),
    );
  }
  assert.deepEqual(
    (await list()).map(({ id }) => id),
    ['fremmed'],
  );
});

test('DEL-1 of another of the authority’s systems one receipt is shown to a person; of ours each that fits nothing', async () => {
  const { services } = twoWays({ first: awaiting, second: awaiting });
  const id = await newDelivery();
  await deliver(services, product.demo.id, id);
  const [own, other] = [randomUUID(), randomUUID()];
  const bring = async (key: string, system: string) => {
    const receipt = {
      kind: 'receipt',
      id: randomUUID(),
      key,
      system,
      outcome: { outcome: 'accepted', reference: 'r' },
    };
    const body = Buffer.from(JSON.stringify(receipt));
    return (await receiveReceipt(services, product.demo, 'digital-post', { headers: {}, body })).kind;
  };
  const shown = async () => {
    const all = await inDemo((transaction) => listUnknownReceipts(transaction, product.demo, 100));
    return all.filter(({ content }) => content.includes(own) || content.includes(other)).map(({ why }) => why);
  };
  assert.equal(await bring(id, own), 'taken');
  for (let times = 0; times < 3; times += 1) assert.equal(await bring(randomUUID(), other), 'kept');
  assert.deepEqual(await shown(), ['otherSystem']);
  for (let times = 0; times < 2; times += 1) await bring(randomUUID(), own);
  assert.deepEqual((await shown()).toSorted(), ['delivery', 'delivery', 'otherSystem']);
});
