import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../sandbox/peer.ts';
import type { HeldSms } from '../../sandbox/sms/held-sms.ts';
import { createSmsPeer } from '../../sandbox/sms/peer.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import { playPeer } from '../../src/options/testing.ts';
import { projectRoot } from '../../src/paths.ts';
import { typescriptArguments } from '../../src/processes/node-program.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { environmentOfChild } from '../helpers/services-in-child.ts';
import { publishSms, smsCase, smsStep, smsWorkflow } from '../helpers/sms.ts';
import type { SmsWork } from '../helpers/sms-process.ts';
import { listenForStates, smsServices, smsSettings } from '../helpers/sms-services.ts';

/** `SMS_MESSAGES=1000 npm test -- test/cases/sms-killed` is the long one; `SMS_SEED` repeats the chances of the killing. */
const messages = Number(process.env.SMS_MESSAGES ?? 16);
const seed = Number(process.env.SMS_SEED ?? 7);
const rounds = 40;

const peer = await playPeer(createSmsPeer({ stepMilliseconds: 1, ladder: [20, 40, 80], validitySecond: 0.001 }));
let product: TestDatabase;
let states: Awaited<ReturnType<typeof listenForStates>>;

before(async () => {
  product = await startTestDatabase();
  states = await listenForStates(() => ({
    services: smsServices(product.services, smsSettings(peer.url), states.url),
    organisation: product.demo,
  }));
});
after(async () => {
  await states.close();
  await product.close();
});

function inDemo<T>(work: (transaction: OrganisationTransaction) => Promise<T>): Promise<T> {
  return product.database.inOrganisation(product.demo.id, work);
}

let chance = seed;
/** From 0 up to 1, the same for the same seed. */
function random(): number {
  chance = (Math.imul(chance, 1_103_515_245) + 12_345) >>> 0;
  return chance / 2 ** 32;
}

/** All that can go wrong between us, the gateway and the phone, each with a chance. */
const faults: readonly Fault[] = [
  { at: 'answer', kind: 'drop', service: 'send', chance: 0.1 },
  { at: 'request', kind: 'drop', service: 'send', chance: 0.05 },
  { at: 'request', kind: 'error', status: 503, service: 'send', chance: 0.05 },
  { at: 'request', kind: 'error', status: 429, service: 'send', chance: 0.05 },
  { at: 'answer', kind: 'garble', service: 'send', chance: 0.03 },
  { at: 'answer', kind: 'delay', service: 'send', milliseconds: 2_500, chance: 0.02 },
  { at: 'request', kind: 'wrong', service: 'account', what: 'credit', chance: 0.05 },
  { at: 'request', kind: 'wrong', service: 'phone', what: 'unknown', chance: 0.03 },
  { at: 'request', kind: 'wrong', service: 'phone', what: 'expired', chance: 0.03 },
  { at: 'request', kind: 'wrong', service: 'phone', what: 'skipped', chance: 0.02 },
  { at: 'answer', kind: 'wrong', service: 'early', what: 'dsn-first', chance: 0.1 },
  { at: 'receipt', kind: 'drop', service: 'dsn', chance: 0.15 },
  { at: 'receipt', kind: 'duplicate', service: 'dsn', chance: 0.1 },
  { at: 'receipt', kind: 'reorder', service: 'dsn', chance: 0.1 },
  { at: 'receipt', kind: 'wrong', service: 'dsn', what: 'unsigned', chance: 0.03 },
  { at: 'receipt', kind: 'wrong', service: 'dsn', what: 'text-msisdn', chance: 0.05 },
  { at: 'receipt', kind: 'garble', service: 'dsn', chance: 0.02 },
  { at: 'answer', kind: 'wrong', service: 'not-found', what: 'long', chance: 0.2 },
];

async function startChild(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [...typescriptArguments, join(projectRoot, 'test', 'helpers', 'sms-process.ts')],
    { env: environmentOfChild(product), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  await once(child, 'message');
  return child;
}

/** Lets a process work until it is done or, where it is to die, is killed in the middle. */
async function workOff(work: SmsWork, isKilled: boolean): Promise<void> {
  const child = await startChild();
  const ended = once(child, 'exit');
  const over = once(child, 'message').then(() => 'over');
  child.send(work);
  if (isKilled) {
    await Promise.race([over, sleep(20 + random() * 400)]);
  } else {
    const end = await Promise.race([over, ended.then(([code]) => `it ended by itself with ${code}`)]);
    assert.equal(end, 'over');
  }
  child.kill('SIGKILL');
  await ended;
}

for (const account of ['borgerservice', 'teknik'] as const) {
  test(`SMS-1 with every fault and a process that is killed each number has its message once, or a person has the case: ${account}`, async () => {
    product.clock.now = new Date('2026-11-24T09:00:00Z');
    await peer.faults([]);
    await publishSms(product, smsWorkflow({ first: smsStep('done', { choices: { account } }) }));
    const made = new Map<string, { readonly case: string; readonly number: string }>();
    for (let index = 0; index < messages; index += 1) {
      const number = `+4520${account === 'teknik' ? 5 : 4}${String(index).padStart(5, '0')}`;
      const { case: caseId, deliveries } = await smsCase(product, { phone: number, name: `Nummer ${index}` });
      made.set(deliveries[0] ?? '', { case: caseId, number });
    }
    await peer.faults(faults);
    const unsettled = async () => {
      const rows = await inDemo((transaction) =>
        transaction
          .selectFrom('delivery')
          .select(['id', 'status'])
          .where('kind', '=', 'sms')
          .where('status', 'in', ['pending', 'awaiting'])
          .execute(),
      );
      return rows.filter(({ id }) => made.has(id));
    };
    let killed = 0;
    for (let round = 0; round < rounds; round += 1) {
      const left = await unsettled();
      if (left.length === 0) break;
      await inDemo((transaction) => transaction.deleteFrom('circuit').execute());
      const isKilled = round < (messages > 100 ? 10 : 3);
      killed += isKilled ? 1 : 0;
      await workOff(
        {
          organisation: product.demo.id,
          now: product.clock.now.toISOString(),
          deliveries: left.filter(({ status }) => status === 'pending').map(({ id }) => id),
          settings: smsSettings(peer.url),
          publicUrl: states.url,
          concurrency: messages > 100 ? 20 : 4,
        },
        isKilled,
      );
      // Long enough that what was begun is known to be lost, and, later, that what was awaited is overdue.
      product.clock.now = new Date(product.clock.now.getTime() + (isKilled ? 5_000 : 24 * 3_600_000));
    }
    assert.ok(killed > 0);
    assert.deepEqual(await unsettled(), []);

    const received = await peer.received<{ kind: string; sms: HeldSms }>();
    const taken = new Map<string, number>();
    for (const { kind, sms } of received) {
      if (kind === 'message') taken.set(sms.msisdn, (taken.get(sms.msisdn) ?? 0) + 1);
    }
    const rows = await inDemo((transaction) =>
      transaction
        .selectFrom('delivery')
        .leftJoin('task', (join) =>
          join
            .onRef('task.organisation', '=', 'delivery.organisation')
            .onRef('task.case', '=', 'delivery.case')
            .on('task.closed_at', 'is', null),
        )
        .select(['delivery.id', 'delivery.status', 'delivery.attempts', 'task.purpose'])
        .where('delivery.kind', '=', 'sms')
        .execute(),
    );
    const ends = { delivered: 0, person: 0, lost: 0 };
    for (const { id, status, purpose } of rows) {
      const { number } = made.get(id) ?? {};
      if (number === undefined) continue;
      const count = taken.get(number.slice(1)) ?? 0;
      assert.ok(count <= 1, `${number} got ${count}`);
      if (status === 'delivered') {
        assert.equal(count, 1, `${number} is told to be delivered`);
        ends.delivered += 1;
      } else {
        assert.deepEqual([status, purpose], ['failed', 'failedDelivery'], number);
        ends.person += 1;
        if (count === 0) ends.lost += 1;
      }
    }
    assert.equal(ends.delivered + ends.person, messages);
    assert.ok(ends.delivered > ends.person, JSON.stringify(ends));
    if (messages > 100) console.log(`${account}: ${JSON.stringify(ends)}, killed ${killed} times`);
  });
}
