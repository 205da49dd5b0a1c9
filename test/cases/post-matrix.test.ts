import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import type { PostEvent, PostState } from '../../sandbox/beskedfordeler/event.ts';
import { type Spoiling, writePush } from '../../sandbox/beskedfordeler/write-event.ts';
import { demoCvr } from '../../sandbox/people.ts';
import { deliver } from '../../src/cases/deliver.ts';
import { receiveReceipt } from '../../src/cases/deliveries/receive-receipt.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import { type Channel, channels } from '../../src/options/remote-print/channel.ts';
import type { KombiSent, PostPorts } from '../../src/options/remote-print/ports.ts';
import { rejection } from '../../src/options/remote-print/rejection.ts';
import { projectRoot } from '../../src/paths.ts';
import { typescriptArguments } from '../../src/processes/node-program.ts';
import { deliveryServices, memoryPeer } from '../helpers/delivery-services.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import type { PostCall, PostWork } from '../helpers/post-process.ts';
import { cellSettings, inventedLetter, postServices } from '../helpers/post-services.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { environmentOfChild } from '../helpers/services-in-child.ts';

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

/**
 * Where the process is killed in its first attempt: the attempt is committed and nothing looked up; the way is committed and nothing
 * sent; it is sent and the answer not heard; what came of it is committed. Nothing else that it knew is there afterwards.
 */
const deaths = ['before-look-up', 'before-sending', 'after-sending', 'after-settling'] as const;
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
function postComponent(fault: Fault) {
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
    ...inventedLetter,
    async sendKombi({ body, transactionId }) {
      const way = body.some((part) => typeof part === 'string' && part.includes('Fysisk Post')) ? 'letter' : 'digital';
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

/** A cell of the matrix: a delivery of its own, and the post component that it meets. */
interface Cell {
  readonly channel: Channel;
  readonly fault: Fault;
  readonly death: Death | 'none';
  readonly delivery: string;
  readonly post: ReturnType<typeof postComponent>;
}

async function newCell(channel: Channel, fault: Fault, death: Cell['death']): Promise<Cell> {
  return { channel, fault, death, delivery: await newDelivery(), post: postComponent(fault) };
}

const began = new Date('2026-11-24T09:00:00Z');

/**
 * Attempts all these deliveries in a process of its own, which is killed (SIGKILL) when each of them has come to where it is to die, or
 * has ended before.
 */
async function attemptAndKill(cells: readonly Cell[]): Promise<void> {
  const { demo } = product;
  const child = spawn(process.execPath, [...typescriptArguments, join(projectRoot, 'test/helpers/post-process.ts')], {
    env: environmentOfChild(product),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  await once(child, 'message');
  const left = new Set(cells.keys());
  const allDead = new Promise<void>((resolve) => {
    const isThere = (cell: number): void => {
      left.delete(cell);
      if (left.size === 0) resolve();
    };
    child.on('message', async (message: PostCall | { readonly kind: 'done'; readonly cell: number }) => {
      if (message.kind === 'done') return isThere(message.cell);
      const cell = cells[message.cell];
      if (!cell) return;
      const isSending = message.call === 'sendKombi';
      if (cell.death === (isSending ? 'before-sending' : 'before-look-up')) return isThere(message.cell);
      const answer = await answerOfPost(cell.post.ports, message);
      if (isSending && cell.death === 'after-sending') return isThere(message.cell);
      child.send({ number: message.number, answer });
    });
  });
  const work: PostWork = {
    organisation: demo.id,
    now: began.toISOString(),
    cells: cells.map(({ channel, delivery }, cell) => ({ cell, delivery, settings: cellSettings(channel) })),
  };
  child.send(work);
  await Promise.race([allDead, ended]);
  assert.deepEqual([...left], [], 'the process did not end by itself');
  child.kill('SIGKILL');
  assert.deepEqual(await ended, [null, 'SIGKILL']);
}

function answerOfPost(ports: PostPorts, { call, transactionId, way }: PostCall): Promise<unknown> {
  const recipient = { kind: 'cpr', id: '0107850018' } as const;
  const settings = {} as Parameters<PostPorts['registered']>[1];
  const signal = new AbortController().signal;
  if (call === 'registered') return ports.registered(recipient, settings, signal);
  if (call === 'addressOf') return ports.addressOf(recipient, settings, signal);
  const body = [way === 'letter' ? 'Fysisk Post' : 'Digital Post'];
  return ports.sendKombi({ body, transactionId }, settings, signal);
}

/** What the recipient of a cell has when nothing more happens. */
async function endOf({ channel, delivery: id, post }: Cell): Promise<End> {
  product.clock.now = began;
  const base = deliveryServices(product.services, memoryPeer());
  const services = postServices(base, post.ports, cellSettings(channel));
  const row = () =>
    inDemo((transaction) =>
      transaction
        .selectFrom('delivery')
        .select(['status', 'reason', 'case', 'open_step'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
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
    if (status === 'awaiting' && (await row()).status === 'awaiting') {
      product.clock.now = new Date(product.clock.now.getTime() + 40 * 86_400_000);
      await deliver(services, product.demo.id, id, 'overdue');
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

/** `POST_MATRIX=all` kills at every step of every cell; every run does so at every step of every fault, with the channels in turn. */
const all = process.env.POST_MATRIX === 'all';

test('DEL-1 each channel under each fault, and killed at each step: the recipient has what the setting promises, once, or a person has a task that says why', async (context: TestContext) => {
  const ends = new Map<string, Map<Cell['death'], End>>();
  const check = async (cell: Cell): Promise<void> => {
    const { channel, fault, death } = cell;
    const end = await endOf(cell);
    assert.equal(end, promised[channel][fault] ?? promised[channel].none, `${channel}, ${fault}, death ${death}`);
    const name = `${channel.padEnd(20)} ${fault.padEnd(20)}`;
    ends.set(name, (ends.get(name) ?? new Map()).set(death, end));
  };
  for (const channel of channels) for (const fault of faults) await check(await newCell(channel, fault, 'none'));
  for (const [turn, death] of deaths.entries()) {
    product.clock.now = began;
    const cells: Cell[] = [];
    for (const [number, fault] of faults.entries()) {
      const tried = all ? channels : channels.filter((_, index) => index === (number + turn) % channels.length);
      for (const channel of tried) cells.push(await newCell(channel, fault, death));
    }
    await attemptAndKill(cells);
    for (const cell of cells) await check(cell);
  }
  for (const [name, tried] of ends) {
    const killed = [...tried.keys()].filter((death) => death !== 'none');
    context.diagnostic(`${name} ${tried.get('none')}; the same when killed ${killed.join(', ')}`);
  }
});
