import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { smsGatewayAccounts } from '../../sandbox/sms/accounts.ts';
import type { HeldSms } from '../../sandbox/sms/held-sms.ts';
import { createSmsPeer } from '../../sandbox/sms/peer.ts';
import { type ComparedBill, compareBilled } from '../../src/cases/billing/compare-billed.ts';
import { stateInDoubt } from '../../src/cases/billing/note-billed.ts';
import { billedStatement } from '../../src/cases/billing/statement.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import { smsKind } from '../../src/options/sms/sms-kind.ts';
import { playPeer } from '../../src/options/testing.ts';
import { projectRoot } from '../../src/paths.ts';
import { typescriptArguments } from '../../src/processes/node-program.ts';
import { momentsOfMonth } from '../../src/web/admin/sms/log-filter.ts';
import { danishDate } from '../../src/workflows/working-days.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { environmentOfChild } from '../helpers/services-in-child.ts';
import { publishSms, smsCase, smsStep, smsWorkflow } from '../helpers/sms.ts';
import { neverStruck, smsFaults } from '../helpers/sms-faults.ts';
import type { SmsWork } from '../helpers/sms-process.ts';
import { listenForStates, smsServices, smsSettings } from '../helpers/sms-services.ts';

/** `SMS_MESSAGES=1000 npm test -- test/cases/sms-killed` is the long one; `SMS_SEED` repeats the chances of the killing. */
const messages = Number(process.env.SMS_MESSAGES ?? 16);
const isLong = messages > 100;
const seed = Number(process.env.SMS_SEED ?? 7);
const rounds = 40;
const accounts = ['borgerservice', 'teknik'] as const;

const peer = await playPeer(
  createSmsPeer({ logMilliseconds: 1, stepMilliseconds: 1, ladder: [20, 40, 80], validitySecond: 0.001 }),
);
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

/** The number that each delivery goes to, half of them by each gateway. */
const made = new Map<string, string>();

async function makeMessages(): Promise<void> {
  for (const [index, account] of accounts.entries()) {
    await publishSms(product, smsWorkflow({ first: smsStep('done', { choices: { account } }) }));
    for (let count = 0; count < messages / 2; count += 1) {
      const phone = `+4520${4 + index}${String(count).padStart(5, '0')}`;
      // Every third is of two parts.
      const name = count % 3 === 0 ? `Nummer ${count} ${'og så videre '.repeat(12)}` : `Nummer ${count}`;
      const { deliveries } = await smsCase(product, { phone, name });
      made.set(deliveries[0] ?? '', phone);
    }
  }
}

async function unsettled() {
  const rows = await inDemo((transaction) =>
    transaction
      .selectFrom('delivery')
      .select(['id', 'status'])
      .where('kind', '=', 'sms')
      .where('status', 'in', ['pending', 'awaiting'])
      .execute(),
  );
  return rows.filter(({ id }) => made.has(id));
}

/** What the gateways took: by the delivery's key, with what is billed for it. */
async function takenThere() {
  const received = await peer.received<
    | { readonly kind: 'message'; readonly sms: HeldSms }
    | { readonly kind: 'state'; readonly id: number; readonly status: string }
  >();
  const calledBack = new Set(
    received.flatMap((entry) => (entry.kind === 'state' && entry.status === 'DELETED' ? [entry.id] : [])),
  );
  return Map.groupBy(
    received
      .flatMap((entry) => (entry.kind === 'message' ? [entry.sms] : []))
      .map((sms) => ({
        number: `+${sms.msisdn}`,
        account: smsGatewayAccounts.findIndex(({ id }) => id === sms.account),
        parts: calledBack.has(sms.id) ? 0 : sms.parts.length,
      })),
    ({ number }) => number,
  );
}

const began = new Date();

/** The months' statement against what the gateways say that they billed; two where midnight makes it so. */
async function compared(): Promise<readonly ComparedBill[]> {
  const months = [...new Set([began, new Date()].map((at) => danishDate(at.toISOString()).slice(0, 7)))];
  const bills = await Promise.all(
    months.map(async (month) => {
      const lines = await inDemo((transaction) => billedStatement(transaction, momentsOfMonth(month)));
      const billed = await smsKind.billed?.(smsSettings(peer.url), month, AbortSignal.timeout(20_000));
      return compareBilled(lines, billed ?? []);
    }),
  );
  return bills.flat();
}

test('SMS-1 with every fault and a process that is killed each number has its message once, or a person has the case', async () => {
  // Messages carry the real time, and their validity ends by the product's.
  product.clock.now = began;
  await makeMessages();
  await peer.faults(smsFaults);
  let killed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const left = await unsettled();
    if (left.length === 0) break;
    await inDemo((transaction) => transaction.deleteFrom('circuit').execute());
    const isKilled = round < (isLong ? 12 : 3);
    killed += isKilled ? 1 : 0;
    await workOff(
      {
        organisation: product.demo.id,
        now: product.clock.now.toISOString(),
        deliveries: left.filter(({ status }) => status === 'pending').map(({ id }) => id),
        settings: smsSettings(peer.url),
        publicUrl: states.url,
        concurrency: isLong ? 20 : 4,
      },
      isKilled,
    );
    // Long enough that what was begun is known to be lost, and, later, that what was awaited is overdue.
    product.clock.now = new Date(product.clock.now.getTime() + (isKilled ? 5_000 : 24 * 3_600_000));
  }
  assert.ok(killed > 0);
  assert.deepEqual(await unsettled(), []);
  const struck = await peer.faultsLeft();
  await peer.faults([]);
  // By chance a few messages meet few of them.
  if (isLong) assert.deepEqual(neverStruck(struck), []);

  const taken = await takenThere();
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
    const number = made.get(id) ?? '';
    const count = taken.get(number)?.length ?? 0;
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
  if (isLong) console.log(`${JSON.stringify(ends)}, killed ${killed} times`);
});

test('SMS-5 after that the statement has what the gateways billed, message by message; what nobody knows stands beside it as in doubt', async () => {
  const taken = await takenThere();
  const logged = Map.groupBy(
    await inDemo((transaction) =>
      transaction
        .selectFrom('billed_message')
        .select(['delivery', 'account', 'state', 'parts', 'billed_parts'])
        .execute(),
    ),
    ({ delivery }) => delivery ?? '',
  );
  const doubted = new Map(accounts.map((account) => [account, { messages: 0, parts: 0, billed: 0 }]));
  for (const [delivery, number] of made) {
    const [there] = taken.get(number) ?? [];
    const [here, another] = logged.get(delivery) ?? [];
    assert.equal(another, undefined, `${number} is logged twice`);
    if (here?.state === stateInDoubt) {
      const sums = doubted.get(here.account as (typeof accounts)[number]);
      assert.ok(sums);
      sums.messages += 1;
      sums.parts += here.parts;
      sums.billed += there?.parts ?? 0;
    } else {
      assert.equal(here && (here.billed_parts ?? here.parts), there?.parts, `${number}: ${here?.state}`);
    }
  }
  const bills = await compared();
  for (const [index, account] of accounts.entries()) {
    const doubt = doubted.get(account);
    const billed = [...taken.values()].flat().reduce((sum, each) => sum + (each.account === index ? each.parts : 0), 0);
    const title = smsGatewayAccounts[index]?.name;
    const own = bills.filter((bill) => bill.title === title);
    const sumOf = (parts: (bill: ComparedBill) => number) => own.reduce((sum, bill) => sum + parts(bill), 0);
    const theirs = sumOf((bill) => ('problem' in bill.theirs ? Number.NaN : (bill.theirs.parts ?? Number.NaN)));
    assert.ok(doubt && billed > 0);
    assert.equal(theirs, billed, `${account}: what the gateway tells`);
    assert.equal(sumOf(({ ours }) => ours.parts) + doubt.billed, theirs, `${account}: the statement`);
    assert.deepEqual(
      [sumOf(({ doubtful }) => doubtful.messages), sumOf(({ doubtful }) => doubtful.parts)],
      [doubt.messages, doubt.parts],
    );
    const expected = doubt.billed > 0 ? 'doubt' : 'same';
    assert.ok(own.some(({ result }) => result === expected) && own.every(({ result }) => result !== 'differs'));
    if (isLong) console.log(`${account}: ${theirs} parts billed; in doubt: ${JSON.stringify(doubt)}`);
  }
});

test('SMS-5 usage figures that lack a line, and those that are not told, are seen', async () => {
  await peer.faults([{ at: 'answer', kind: 'wrong', what: 'missing', service: 'usage-figures', times: 1 }]);
  assert.equal((await compared())[0]?.result, 'differs');
  await peer.faults([
    { at: 'answer', kind: 'drop', service: 'usage', times: 1 },
    { at: 'request', kind: 'error', status: 503, service: 'cpsms-log', times: 1 },
  ]);
  assert.deepEqual(
    (await compared()).map(({ result }) => result),
    ['unasked', 'unasked'],
  );
});
