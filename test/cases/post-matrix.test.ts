import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PostEvent, PostState } from '../../sandbox/beskedfordeler/event.ts';
import { type Spoiling, writePush } from '../../sandbox/beskedfordeler/write-event.ts';
import { demoCvr } from '../../sandbox/people.ts';
import { type DeliveryServices, deliver } from '../../src/cases/deliver.ts';
import { settleOverdueReceipts } from '../../src/cases/deliveries/overdue-receipts.ts';
import { receiveReceipt } from '../../src/cases/deliveries/receive-receipt.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import type { DeliveryKind } from '../../src/options/option.ts';
import { type Channel, channels } from '../../src/options/remote-print/channel.ts';
import { postDelivery } from '../../src/options/remote-print/digital-post-delivery.ts';
import type { KombiSent, PostPorts } from '../../src/options/remote-print/ports.ts';
import { rejection } from '../../src/options/remote-print/rejection.ts';
import { deliveryServices, memoryPeer } from '../helpers/delivery-services.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

/** What goes wrong once, with the first sending; a refusal, `no-receipt` and the last three go on. */
const faults = [
  'none',
  'refusal',
  'refused-later',
  'unregistered-later',
  'time-out-before',
  'time-out-after',
  'lost-answer',
  'http-500',
  'unknown-receipt',
  'no-receipt',
  'double-receipt',
  'reversed-order',
  'token-refused',
  'certificate-expired',
  'look-up-down',
] as const;
type Fault = (typeof faults)[number];

/** Where the process dies in its first attempt; nothing that it had not committed is there afterwards. */
const deaths = ['none', 'before-look-up', 'before-sending', 'after-sending'] as const;
type Death = (typeof deaths)[number];

/** What the recipient has at the end. `task`: a person's task says why. */
type End = 'digital' | 'letter' | 'digital, letter' | 'task' | 'digital, task' | 'letter, task';

/** What each setting promises under each fault to somebody who is registered. What isn't named ends as without a fault. */
const promised: Readonly<Record<Channel, Partial<Record<Fault, End>> & { readonly none: End }>> = {
  'digital-or-letter': {
    none: 'digital',
    refusal: 'task',
    'refused-later': 'task',
    // It turned out that the recipient is not registered.
    'unregistered-later': 'letter',
    'no-receipt': 'digital, task',
    'token-refused': 'task',
    'certificate-expired': 'task',
    'look-up-down': 'task',
  },
  'digital-only': {
    none: 'digital',
    refusal: 'task',
    'refused-later': 'task',
    'unregistered-later': 'task',
    'no-receipt': 'digital, task',
    'token-refused': 'task',
    'certificate-expired': 'task',
    'look-up-down': 'task',
  },
  'letter-always': {
    none: 'letter',
    refusal: 'task',
    'refused-later': 'task',
    'unregistered-later': 'task',
    'no-receipt': 'letter, task',
    'token-refused': 'task',
    'certificate-expired': 'task',
  },
  'digital-with-backup': {
    none: 'digital',
    refusal: 'letter',
    'refused-later': 'letter',
    'unregistered-later': 'letter',
    // Both are recorded: nobody can say whether the first arrived.
    'no-receipt': 'digital, letter',
    'token-refused': 'task',
    'certificate-expired': 'task',
    'look-up-down': 'task',
  },
};

let product: TestDatabase;
before(async () => {
  product = await startTestDatabase();
});
after(() => product.close());

function inDemo<T>(work: (transaction: OrganisationTransaction) => Promise<T>): Promise<T> {
  return product.database.inOrganisation(product.demo.id, work);
}

const answerOf = (status: number, body: string): KombiSent => ({
  kind: 'answered',
  answer: { kind: 'answer', status, body },
  request: [],
  digests: new Map(),
});
const cut: KombiSent = {
  kind: 'answered',
  answer: { kind: 'none', reason: 'ECONNRESET' },
  request: [],
  digests: new Map(),
};
const refusing = (code: string) =>
  answerOf(400, `<kombi_response><Result>false</Result><FejlKode>${code}</FejlKode></kombi_response>`);
const receiving = (id: string) =>
  answerOf(
    200,
    `<kombi_response><Result>true</Result><TransmissionID>${id}</TransmissionID><AdvisTekst>Received</AdvisTekst></kombi_response>`,
  );

/** The post component in memory: it takes each message and letter once, by its id, and tells receipts afterwards. */
function postComponent(fault: Fault, died: () => Promise<void> | undefined) {
  const taken = new Map<string, { way: 'digital' | 'letter'; delivered: boolean }>();
  const receipts: string[] = [];
  let fresh = true;
  let refused = '';
  const once = (): boolean => {
    const was = fresh;
    fresh = false;
    return was;
  };
  const tell = (event: Omit<PostEvent, 'state'>, state: PostState, code?: string, spoiling?: Spoiling): void => {
    const error = code === undefined ? {} : { error: { code, text: 'fejl' } };
    const message = { id: crypto.randomUUID(), at: new Date(), event: { ...event, state, ...error } };
    receipts.push(writePush({ ...message, ...(spoiling && { spoiling }) }, 1));
  };
  const take = (key: string, way: 'digital' | 'letter'): KombiSent => {
    if (taken.has(key)) return refusing('message.uuid.not.unique');
    const transmissionId = crypto.randomUUID();
    const isFirst = once();
    const code = { 'refused-later': 'virus.found', 'unregistered-later': 'recipient.not.registered' }[fault as string];
    const fails = isFirst && code !== undefined;
    taken.set(key, { way, delivered: !fails });
    const event: Omit<PostEvent, 'state'> =
      way === 'digital'
        ? { cvr: demoCvr, channel: 'Digital Post', transmissionId, messageUuid: key }
        : { cvr: demoCvr, channel: 'Fysisk Post', transmissionId, shipmentId: key };
    if (isFirst && fault === 'no-receipt') return receiving(transmissionId);
    if (isFirst && fault === 'unknown-receipt') tell(event, 'failed', undefined, 'unknown-state');
    tell(event, way === 'digital' ? 'digital-received' : 'print-received');
    if (fails) tell(event, 'failed', code);
    else tell(event, way === 'digital' ? 'digital-delivered' : 'print-posted');
    if (isFirst && fault === 'double-receipt') receipts.push(...receipts.slice(-1));
    if (isFirst && fault === 'reversed-order') receipts.reverse();
    return receiving(transmissionId);
  };
  const ports: PostPorts = {
    registered: async () => {
      if (fault === 'look-up-down') return { technical: 'HTTP 503' };
      return fault === 'certificate-expired'
        ? { outcome: 'rejected', reason: { da: 'Certifikatet er udløbet.' } }
        : 'yes';
    },
    addressOf: async () => ({
      kind: 'domestic',
      name: 'Karen',
      lines: ['Birkevej 12A', '9000 Aalborg'],
      protected: false,
    }),
    letterOf: async () => ({ pdf: Buffer.from('%PDF-1.7'), pages: 2, sheets: 1 }),
    physicalRequest: () => ['<letter/>'],
    async sendKombi({ body, transactionId }) {
      const way = body.some((part) => typeof part === 'string' && part.includes('Fysisk Post')) ? 'letter' : 'digital';
      await died();
      if (fault === 'token-refused' || fault === 'certificate-expired') {
        return { kind: 'not-sent', why: rejection('access') };
      }
      // What is refused once is refused again: it is the content that is wrong.
      if (fault === 'refusal' && (once() || transactionId === refused)) {
        refused = transactionId;
        return refusing('virus.found');
      }
      if (fresh && fault === 'time-out-before' && once()) return cut;
      if (fresh && fault === 'http-500' && once()) return answerOf(500, '<html/>');
      const isFirst = !taken.has(transactionId);
      const answer = take(transactionId, way);
      if (isFirst && fault === 'time-out-after') return cut;
      if (isFirst && fault === 'lost-answer') return answerOf(200, '<kombi_response><Result>tr');
      return answer;
    },
  };
  return { ports, taken, receipts };
}

const never = new Promise<never>(() => {});

async function newDelivery(): Promise<string> {
  const person = await personOf(product.services, product.demo);
  const draft = await draftWith(product.services, product.demo, person.id, answersWithPrice('900'));
  const result = await send(product.services, product.demo, draft, person.id);
  assert.ok(result.kind === 'submitted');
  return inDemo(async (transaction) => {
    const { id } = await transaction
      .selectFrom('delivery')
      .select('id')
      .where('case', '=', result.case)
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** One cell of the matrix: what the recipient has when nothing more happens. */
async function play(channel: Channel, fault: Fault, death: Death): Promise<End> {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
  await inDemo((transaction) => transaction.deleteFrom('circuit').execute());
  let dying: (() => void) | undefined;
  const dead = new Promise<void>((resolve) => {
    dying = death === 'none' ? undefined : resolve;
  });
  const die = (at: Death): Promise<never> | undefined => {
    if (at !== death || !dying) return undefined;
    dying();
    dying = undefined;
    return never;
  };
  const post = postComponent(fault, async () => void (await die('before-sending')));
  const ports: PostPorts = {
    ...post.ports,
    registered: async (...given) => (await die('before-look-up')) ?? post.ports.registered(...given),
    addressOf: async (...given) => (await die('before-look-up')) ?? post.ports.addressOf(...given),
    async sendKombi(...given) {
      const sent = await post.ports.sendKombi(...given);
      return (await die('after-sending')) ?? sent;
    },
  };
  const settings = { channel, receipts: 'push', senderCvr: demoCvr, senderName: 'Demo', systemName: 'Selvbetjening' };
  const kind = { ...postDelivery(ports), files: 'letter' } as unknown as DeliveryKind<unknown, unknown>;
  const services: DeliveryServices = {
    ...deliveryServices(product.services, memoryPeer()),
    deliveries: new Map([['digital-post', { kind, option: 'remote-print' }]]),
    deliverySettings: () => settings,
    writeLetter: async () => ({ name: 'brev.pdf', content: Buffer.from('%PDF-1.7 brev') }),
  };
  const id = await newDelivery();
  const row = () =>
    inDemo((transaction) =>
      transaction
        .selectFrom('delivery')
        .select(['status', 'reason', 'case', 'open_step'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
  if (death !== 'none') {
    // Where it never comes so far, it ends by itself.
    await Promise.race([dead, deliver(services, product.demo.id, id)]);
  }
  for (let turn = 0; turn < 16; turn += 1) {
    const { status } = await row();
    if (status === 'delivered' || status === 'failed') break;
    product.clock.now = new Date(product.clock.now.getTime() + 120_000);
    if (status === 'pending') await deliver(services, product.demo.id, id);
    for (const body of post.receipts.splice(0)) {
      const brought = { headers: {}, body: Buffer.from(body), sender: 'distributor' } as const;
      const received = await receiveReceipt(services, product.demo, 'digital-post', brought);
      assert.ok(received.kind === 'taken' || received.kind === 'kept', received.kind);
    }
    if (status === 'awaiting') {
      product.clock.now = new Date(product.clock.now.getTime() + 40 * 86_400_000);
      await settleOverdueReceipts(services);
    }
  }
  const end = await row();
  const has = (way: 'digital' | 'letter') =>
    [...post.taken.values()].filter((each) => each.way === way && each.delivered).length;
  assert.ok(has('digital') <= 1 && has('letter') <= 1, 'nothing twice');
  const tasks = await inDemo((transaction) =>
    transaction
      .selectFrom('task')
      .select('id')
      .where('case', '=', end.case)
      .where('open_step', '=', end.open_step)
      .where('purpose', '=', 'failedDelivery')
      .where('closed_at', 'is', null)
      .execute(),
  );
  assert.equal(tasks.length, end.status === 'failed' ? 1 : 0);
  if (end.status === 'failed') assert.ok((end.reason?.da ?? '').length > 10, 'the task says why');
  else assert.equal(end.status, 'delivered');
  const parts = [has('digital') && 'digital', has('letter') && 'letter', tasks.length > 0 && 'task'];
  return parts.filter(Boolean).join(', ') as End;
}

/** `POST_MATRIX=all` tries every death in every cell and prints the matrix; every run tries one in each, in turn. */
const all = process.env.POST_MATRIX === 'all';

test('DEL-1 each channel under each fault and with a death at each step: the recipient has what the setting promises, once, or a person has a task that says why', async () => {
  const lines: string[] = [];
  let cell = 0;
  for (const channel of channels) {
    for (const fault of faults) {
      const expected = promised[channel][fault] ?? promised[channel].none;
      const ends: End[] = [];
      cell += 1;
      const tried = all ? deaths : deaths.slice(0, 1).concat(deaths[1 + (cell % (deaths.length - 1))] ?? []);
      for (const death of tried) {
        const end = await play(channel, fault, death);
        ends.push(end);
        assert.equal(end, expected, `${channel}, ${fault}, death ${death}`);
      }
      lines.push(`${channel.padEnd(20)} ${fault.padEnd(20)} ${ends[0]} (with and without a death)`);
    }
  }
  if (all) process.stdout.write(`${lines.join('\n')}\n`);
});
