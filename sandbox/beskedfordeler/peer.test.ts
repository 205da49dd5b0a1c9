import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { ReadReceipt } from '../../src/options/option.ts';
import { judgeReceipt } from '../../src/options/remote-print/receipts/judge-receipt.ts';
import { pullReceipts } from '../../src/options/remote-print/receipts/pull-receipts.ts';
import type { DigitalPostSettings } from '../../src/options/remote-print/settings.ts';
import type { Fault } from '../peer.ts';
import { demoCvr, proevebyCvr } from '../people.ts';
import { callerWith, platformAt } from '../service-platform/connection-in-test.ts';
import { servicePlatformPeer } from '../service-platform/peer.tsx';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { courseOf, type PostEvent } from './event.ts';
import { beskedfordelerPeer, queueOf } from './peer.tsx';
import { tellDistributor } from './tell.ts';

let sandbox: Sandbox;
let folder: string;
/** What was pushed, and how each push is answered until it is changed. */
const pushed: { sender: unknown; body: string }[] = [];
let answer = '<StatusKode>20</StatusKode>';
const receiver = createServer(async (request, response) => {
  pushed.push({
    sender: request.headers['x-client-certificate-subject'],
    body: Buffer.concat(await request.toArray()).toString(),
  });
  response.end(answer);
});

before(async () => {
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  const address = receiver.address();
  folder = await mkdtemp(join(tmpdir(), 'beskedfordeler-'));
  sandbox = await startSandbox({
    port: 0,
    dataFolder: folder,
    productUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    peers: [servicePlatformPeer, beskedfordelerPeer],
  });
  await subscribe(proevebyCvr, { way: 'pull' });
});
after(async () => {
  await sandbox.stop();
  receiver.close();
  await rm(folder, { recursive: true, force: true });
});

const put = (path: string, body: unknown) =>
  fetch(`${sandbox.url}${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const subscribe = (cvr: string, way: unknown) => put(`/beskedfordeler/abonnement/${cvr}`, way);
const faults = (list: readonly Fault[]) => put('/_/beskedfordeler/faults', list);
const told = async () => ((await (await fetch(`${sandbox.url}/_/beskedfordeler/received`)).json()) as unknown[]).length;

async function tell(cvr: string, channel: PostEvent['channel'] = 'Digital Post'): Promise<string> {
  const key = crypto.randomUUID();
  const event = {
    cvr,
    channel,
    transmissionId: crypto.randomUUID(),
    ...(channel === 'Digital Post' ? { messageUuid: key } : { shipmentId: key }),
  };
  await tellDistributor(
    sandbox.url,
    courseOf[channel].map((state) => ({ ...event, state })),
  );
  return key;
}

async function until(claim: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await claim())) await new Promise((resolve) => setTimeout(resolve, 20));
}

function settingsOf(change: Partial<DigitalPostSettings['connection']> = {}): DigitalPostSettings {
  return {
    senderCvr: proevebyCvr,
    senderName: 'Prøveby Kommune',
    systemName: 'Selvbetjening',
    receipts: 'pull',
    queue: queueOf(proevebyCvr),
    connection: {
      platform: platformAt(sandbox.ports['service-platform'] ?? 0),
      caller: callerWith(proevebyCvr),
      distributorUrl: `amqps://127.0.0.1:${sandbox.ports.beskedfordeler}/BF`,
      ...change,
    },
  };
}

const signal = new AbortController().signal;

async function pull(settings = settingsOf(), take?: (read: ReadReceipt) => void) {
  const states: string[] = [];
  const pulled = await pullReceipts(settings, signal, async (body) => {
    const read = judgeReceipt({ headers: {}, body, now: new Date(), sender: 'distributor' }, settings);
    take?.(read);
    states.push(read.kind === 'receipt' ? (read.state?.key ?? '') : `${read.kind} ${'why' in read ? read.why : ''}`);
  });
  return { ...pulled, states };
}

test('FJE-8 receipts are fetched by AMQP with the assertion, in order, and are gone when they were taken', async () => {
  const before = await told();
  const key = await tell(proevebyCvr, 'Fysisk Post');
  await until(async () => (await told()) === before + 5);
  const keys = new Set<string>();
  const { count, problem, states } = await pull(settingsOf(), (read) => {
    if (read.kind === 'receipt') keys.add(read.key);
  });
  assert.deepEqual([count, problem, states], [5, undefined, courseOf['Fysisk Post']]);
  assert.deepEqual([...keys], [key]);
  assert.equal((await pull()).count, 0);
});

test('DEL-1 what could not be taken, and what the connection was lost for, comes again', async () => {
  const before = await told();
  await tell(proevebyCvr);
  await until(async () => (await told()) === before + 2);
  const failing = await pull(settingsOf(), () => {
    throw new Error('the database is away');
  });
  assert.equal(failing.count, 0);
  assert.match(failing.problem ?? '', /Error/);
  await faults([{ at: 'answer', kind: 'drop', times: 1 }]);
  const cut = await pull();
  assert.ok(cut.problem !== undefined);
  const again = await pull();
  assert.equal(again.problem, undefined);
  assert.deepEqual(new Set([...cut.states, ...again.states]), new Set(['digital-received', 'digital-delivered']));
  assert.deepEqual(again.states.at(-1), 'digital-delivered');
});

test('another’s queue, another’s certificate and an address where nothing is are told to the operator, and nothing is lost', async () => {
  const wrongQueue = await pull({ ...settingsOf(), queue: queueOf(demoCvr) });
  assert.match(wrongQueue.problem ?? '', /NOT_FOUND/);
  const nobody = await pull(settingsOf({ distributorUrl: 'amqps://127.0.0.1:1/BF' }));
  assert.match(nobody.problem ?? '', /ECONNREFUSED/);
  assert.match(
    (await pull(settingsOf({ caller: { cvr: proevebyCvr, certificates: [] } }))).problem ?? '',
    /certificate/,
  );
  assert.deepEqual(await pullReceipts({ ...settingsOf(), receipts: 'push' }, signal, async () => {}), { count: 0 });
});

test('FJE-8 receipts are pushed with the sender’s certificate, again until status code 20, and doubled and reordered by faults', async () => {
  pushed.length = 0;
  answer = '<StatusKode>40</StatusKode>';
  const key = await tell(demoCvr);
  await until(() => pushed.length >= 2);
  answer = '<StatusKode>20</StatusKode>';
  await until(() => pushed.some(({ body }) => stateOf(body) === 'digital-delivered'));
  assert.match(String(pushed[0]?.sender), /^CN=Beskedfordeler/);
  assert.equal(tries(pushed[0]?.body), 1);
  assert.equal(tries(pushed[1]?.body), 2);
  assert.ok(pushed.every(({ body }) => body.includes('ModtagBeskedInput')));
  assert.equal(keyOf(pushed[0]?.body ?? ''), key);

  pushed.length = 0;
  await faults([
    { at: 'receipt', kind: 'duplicate', times: 1 },
    { at: 'receipt', kind: 'reorder', times: 1 },
  ]);
  await tell(demoCvr);
  await until(() => pushed.length === 3);
  assert.deepEqual(
    pushed.map(({ body }) => stateOf(body)),
    ['digital-delivered', 'digital-received', 'digital-received'],
  );
  pushed.length = 0;
  await faults([{ at: 'receipt', kind: 'wrong', what: 'unregistered', times: 1 }]);
  await tell(demoCvr);
  await until(() => pushed.length === 1);
  assert.equal(stateOf(pushed[0]?.body ?? ''), 'failed');
  pushed.length = 0;
  await faults([{ at: 'receipt', kind: 'wrong', what: 'unknown-state' }]);
  await tell(demoCvr);
  await until(() => pushed.length === 2);
  assert.equal(read(pushed[0]?.body ?? '').kind, 'unclear');
});

test('DEL-1 a word is told again under a number of its own, fails after all, and stands among those of another system, by faults', async () => {
  const idOf = (body: string) => /BeskedId><UUIDIdentifikator>([^<]*)/.exec(body)?.[1];
  const told = async (what: string, count: number) => {
    pushed.length = 0;
    await faults([{ at: 'receipt', kind: 'wrong', what, times: 1 }]);
    const key = await tell(demoCvr);
    await until(() => pushed.length === count);
    return { key, bodies: pushed.map(({ body }) => body) };
  };
  const again = await told('again', 3);
  assert.deepEqual(again.bodies.map(stateOf), ['digital-received', 'digital-received', 'digital-delivered']);
  assert.equal(new Set(again.bodies.map(idOf)).size, 3);
  const after = await told('fails-after', 2);
  assert.deepEqual(after.bodies.map(stateOf), ['digital-received', 'failed']);
  const other = await told('other-system', 3);
  const [foreign, own] = other.bodies.map((body) => read(body));
  assert.ok(foreign?.kind === 'receipt' && own?.kind === 'receipt');
  assert.notEqual(foreign.system, own.system);
  assert.notEqual(foreign.key, other.key);
  assert.equal(own.key, other.key);
});

function read(body: string): ReadReceipt {
  const settings = { senderCvr: demoCvr } as DigitalPostSettings;
  return judgeReceipt({ headers: {}, body: Buffer.from(body), now: new Date(), sender: 'distributor' }, settings);
}

function stateOf(body: string): string | undefined {
  const receipt = read(body);
  return receipt.kind === 'receipt' ? receipt.state?.key : undefined;
}

function keyOf(body: string): string | undefined {
  const receipt = read(body);
  return receipt.kind === 'receipt' ? receipt.key : undefined;
}

function tries(body = ''): number {
  return Number(/AntalLeveranceforsoeg>(\d+)</.exec(body)?.[1]);
}
