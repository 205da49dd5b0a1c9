import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HeldSms } from '../../sandbox/sms/held-sms.ts';
import { createSmsPeer } from '../../sandbox/sms/peer.ts';
import { type DeliveryServices, deliver } from '../../src/cases/deliver.ts';
import { settleOverdueReceipts } from '../../src/cases/deliveries/overdue-receipts.ts';
import { settleByPerson } from '../../src/cases/deliveries/settle-by-person.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import type { SmsSettings } from '../../src/options/sms/settings.ts';
import { smsTemplates } from '../../src/options/sms/sms-templates.ts';
import { playPeer } from '../../src/options/testing.ts';
import type { Step } from '../../src/workflows/definition.ts';
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
  await publishSms(product);
});
after(async () => {
  await states.close();
  await product.close();
});
beforeEach(async () => {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
  await peer.faults([]);
  await inDemo((transaction) => transaction.deleteFrom('circuit').execute());
});

function inDemo<T>(work: (transaction: OrganisationTransaction) => Promise<T>): Promise<T> {
  return product.database.inOrganisation(product.demo.id, work);
}

function services(more: Partial<SmsSettings> = {}): DeliveryServices {
  return smsServices(product.services, smsSettings(peer.url, more), states?.url ?? '');
}

let numbers = 0;
/** A case with an SMS to a number that nothing has come to. */
async function newSms(phone?: string) {
  numbers += 1;
  const number = phone ?? `+45204${String(numbers).padStart(5, '0')}`;
  const made = await smsCase(product, { phone: number, name: 'Åse' });
  const [id] = made.deliveries;
  assert.ok(id);
  return { ...made, id, number };
}

function rowOf(id: string) {
  return inDemo((transaction) =>
    transaction.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
}

/** Waits until what the gateway tells has settled the delivery so. */
async function until(id: string, status: string) {
  for (let round = 0; round < 400; round += 1) {
    const row = await rowOf(id);
    if (row.status === status) return row;
    await sleep(20);
  }
  const { status: is, reason } = await rowOf(id);
  return assert.fail(`it is ${is}: ${JSON.stringify(reason)}; told: ${states.answers.slice(-5)}`);
}

async function caseStatus(id: string): Promise<string> {
  const row = await inDemo((transaction) =>
    transaction.selectFrom('case').select('status').where('id', '=', id).executeTakeFirstOrThrow(),
  );
  return row.status;
}

/** What the gateway has taken for a number. */
async function onPhone(number: string): Promise<readonly HeldSms[]> {
  const received = await peer.received<{ kind: string; sms: HeldSms }>();
  return received.flatMap(({ kind, sms }) => (kind === 'message' && sms.msisdn === number.slice(1) ? [sms] : []));
}

const advance = (milliseconds: number) => {
  product.clock.now = new Date(product.clock.now.getTime() + milliseconds);
};

test('SMS-1 a step sends one SMS to the number in the form, and the gateway’s own word settles it', async () => {
  const { id, number, case: caseId } = await newSms();
  await deliver(services(), product.demo.id, id);
  await until(id, 'delivered');
  assert.equal(await caseStatus(caseId), 'ended');
  const [sms, ...more] = await onPhone(number);
  assert.ok(sms && more.length === 0);
  assert.match(sms.text, /^Kære Åse\nVi har modtaget din ansøgning 2026-\d+\.$/);
  assert.deepEqual([sms.sender, sms.encoding, sms.parts.length, sms.userref], ['Demo Komm', 'UTF8', 1, id]);
  await deliver(services(), product.demo.id, id);
  assert.equal((await onPhone(number)).length, 1);
});

test('SMS-1 the same by CPSMS, whose states come by GET', async () => {
  await publishSms(product, smsWorkflow({ first: smsStep('done', { choices: { account: 'teknik', link: 'yes' } }) }));
  const { id, number } = await newSms();
  await deliver(services(), product.demo.id, id);
  await until(id, 'delivered');
  const [sms] = await onPhone(number);
  assert.equal(sms?.sender, 'Teknik');
  assert.match(sms?.text ?? '', /\/demo\/s\/[\w-]{22}$/);
  await publishSms(product);
});

test('SMS-1 what is not urgent waits for the time of day, and goes then', async () => {
  product.clock.now = new Date('2026-11-24T22:00:00Z');
  const { id, number } = await newSms();
  const quiet = services({ sendFrom: '08:00', sendUntil: '20:00' });
  await deliver(quiet, product.demo.id, id);
  const waiting = await rowOf(id);
  assert.deepEqual([waiting.status, waiting.attempts], ['pending', 0]);
  assert.equal(waiting.next_at?.toISOString(), '2026-11-25T07:00:00.000Z');
  assert.equal((await onPhone(number)).length, 0);
  product.clock.now = new Date('2026-11-25T07:00:00Z');
  await deliver(quiet, product.demo.id, id);
  await until(id, 'delivered');
  assert.equal((await onPhone(number)).length, 1);
});

test('SMS-3 a number that nobody has is a failed delivery that a case worker corrects and sends again', async () => {
  await peer.faults([{ at: 'request', kind: 'wrong', service: 'phone', what: 'unknown', times: 1 }]);
  const { id, number, case: caseId } = await newSms();
  await deliver(services(), product.demo.id, id);
  const failed = await until(id, 'failed');
  assert.match(failed.reason?.da ?? '', /kan ikke modtage sms’en \(kode 0x1010\)/);
  const corrected = number.replace('+45204', '+45205');
  const settling = { action: 'correct', fields: { to: corrected } } as const;
  assert.equal(await settleByPerson(product.services, product.demo, id, settling, by), 'done');
  await deliver(services(), product.demo.id, id);
  await until(id, 'delivered');
  assert.deepEqual([(await onPhone(number)).length, (await onPhone(corrected)).length], [1, 1]);
  assert.equal(await caseStatus(caseId), 'ended');
});

test('SMS-3 a number that can’t be one is a failed delivery before anything is sent', async () => {
  await publishSms(product, smsWorkflow({ first: smsStep('done', { values: { to: 'svar.name' } }) }));
  const { id } = await newSms();
  await deliver(services(), product.demo.id, id);
  const failed = await rowOf(id);
  assert.equal(failed.status, 'failed');
  assert.ok(failed.reason?.da && failed.reason.en);
  const settling = { action: 'correct', fields: { to: '+4520999901' } } as const;
  assert.equal(await settleByPerson(product.services, product.demo, id, settling, by), 'done');
  await deliver(services(), product.demo.id, id);
  await until(id, 'delivered');
  assert.equal((await onPhone('+4520999901')).length, 1);
  await publishSms(product);
});

test('SMS-1 after a lost answer nothing is sent again, and the word that comes by itself settles it', async () => {
  await peer.faults([{ at: 'answer', kind: 'drop', service: 'send', times: 1 }]);
  const { id, number } = await newSms();
  await deliver(services(), product.demo.id, id);
  if ((await rowOf(id)).status !== 'delivered') {
    advance(2_000);
    await deliver(services(), product.demo.id, id);
  }
  await until(id, 'delivered');
  assert.equal((await onPhone(number)).length, 1);
});

for (const [afterDoubt, status, count] of [
  ['person', 'failed', 1],
  ['may-be-lost', 'delivered', 1],
  ['may-come-twice', 'awaiting', 2],
] as const) {
  test(`SMS-1 after a lost answer of which no word comes: ${afterDoubt}`, async () => {
    await peer.faults([
      { at: 'answer', kind: 'drop', service: 'send', times: 1 },
      { at: 'receipt', kind: 'drop', service: 'dsn' },
    ]);
    const { id, number } = await newSms();
    const chosen = services({ afterDoubt });
    await deliver(chosen, product.demo.id, id);
    advance(2_000);
    await deliver(chosen, product.demo.id, id);
    assert.equal((await rowOf(id)).status, 'awaiting');
    if (afterDoubt !== 'may-come-twice') {
      advance(31 * 60_000);
      await settleOverdueReceipts(chosen);
    }
    const row = await rowOf(id);
    assert.equal(row.status, status);
    assert.equal((await onPhone(number)).length, count);
    if (status === 'failed') assert.match(row.reason?.da ?? '', /Vi ved ikke, om sms’en blev sendt/);
  });
}

test('SMS-1 where no state is told it is fetched', async () => {
  await peer.faults([{ at: 'receipt', kind: 'drop', service: 'dsn' }]);
  const { id } = await newSms();
  await deliver(services(), product.demo.id, id);
  assert.equal((await rowOf(id)).status, 'awaiting');
  for (let round = 0; round < 10 && (await rowOf(id)).status === 'awaiting'; round += 1) {
    product.clock.now = new Date(Math.max(product.clock.now.getTime(), (await rowOf(id)).next_at?.getTime() ?? 0) + 1);
    await settleOverdueReceipts(services());
  }
  assert.equal((await rowOf(id)).status, 'delivered');
});

test('SMS-1 an account without credit keeps messages waiting, and nobody gets a task for each', async () => {
  await peer.faults([{ at: 'request', kind: 'wrong', service: 'account', what: 'credit', times: 1 }]);
  const { id, number } = await newSms();
  await deliver(services(), product.demo.id, id);
  const row = await rowOf(id);
  assert.equal(row.status, 'pending');
  advance(60_000);
  await deliver(services(), product.demo.id, id);
  await until(id, 'delivered');
  assert.equal((await onPhone(number)).length, 1);
});

test('SMS-1 a state that nobody of ours has signed is refused and changes nothing', async () => {
  await peer.faults([{ at: 'receipt', kind: 'drop', service: 'dsn' }]);
  const { id, number } = await newSms();
  await deliver(services(), product.demo.id, id);
  const [sms] = await onPhone(number);
  const forged = await fetch(`${states.url}/demo/kvitteringer/sms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gwapi-signature': 'e30.e30.e30' },
    body: JSON.stringify({ id: sms?.id, msisdn: 4_520_400_001, time: 1, status: 'DELIVERED', userref: id }),
  });
  assert.equal(forged.status, 401);
  assert.equal((await rowOf(id)).status, 'awaiting');
});

test('SMS-1 several receivers get an SMS of their own, each a delivery of its own', async () => {
  await publishSms(
    product,
    smsWorkflow({
      first: {
        kind: 'forEach',
        title: { da: 'Hver', en: 'Each' },
        over: 'svar.others',
        as: 'other',
        order: 'together',
        start: 'tell',
        next: 'done',
      },
      tell: smsStep('first', { values: { to: 'other.phone' } }),
    }),
  );
  const row = (id: string, phone: string) => ({ id, answers: { phone } });
  const made = await smsCase(product, {
    name: 'Bo',
    others: [row('a', '+4520777701'), row('b', '+4520777702'), row('c', '+4520777703')],
  });
  assert.equal(made.deliveries.length, 3);
  for (const id of made.deliveries) await deliver(services(), product.demo.id, id);
  for (const id of made.deliveries) await until(id, 'delivered');
  for (const last of [1, 2, 3]) assert.equal((await onPhone(`+452077770${last}`)).length, 1);
  assert.equal(await caseStatus(made.case), 'ended');
  await publishSms(product);
});

test('SMS-1 news of a case are told by SMS where the workflow says to which number, once until it has gone out', async () => {
  const message = { da: 'Vi mangler et bilag.', en: 'We lack an enclosure.' };
  const notice = (next: string): Step => ({
    kind: 'notify',
    title: { da: 'Besked', en: 'Message' },
    message,
    next,
  });
  await publishSms(
    product,
    smsWorkflow({ first: notice('again'), again: notice('done') }, { smsTo: { alias: 'svar', field: 'phone' } }),
  );
  const { id, number, deliveries } = await newSms();
  assert.equal(deliveries.length, 1);
  await deliver(services(), product.demo.id, id);
  await until(id, 'delivered');
  const [sms, ...more] = await onPhone(number);
  assert.equal(more.length, 0);
  assert.match(sms?.text ?? '', /^Demo Kommune: Der er nyt i din sag 2026-\d+\. .*\nhttp\S+\/demo\/s\/[\w-]{22}$/);
  assert.doesNotMatch(sms?.text ?? '', /bilag/);
  const silent = await smsCase(product, { name: 'Uden nummer' });
  assert.deepEqual(silent.deliveries, []);
  await publishSms(product);
});

test('SMS-1 a workflow that tells by SMS to what is no number is not published', async () => {
  const wrong = smsWorkflow({ first: smsStep('done') }, { smsTo: { alias: 'svar', field: 'name' } });
  const published = await product.definitions.publishWorkflow(product.demo.id, wrong);
  assert.ok(!published.ok);
  assert.match(JSON.stringify(published.findings), /»svar\.name«, som ikke er et telefonnummer/);
});

test('SMS-6 each ready text is published as it is and sent, one part each', async () => {
  const steps = smsTemplates.map(({ key, text, choices }, index): [string, Step] => {
    const chosen = Object.entries(choices ?? {}).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    const step = smsStep(smsTemplates[index + 1]?.key ?? 'done', {
      texts: { text },
      choices: Object.fromEntries(chosen),
    });
    return [index === 0 ? 'first' : key, step];
  });
  await publishSms(product, smsWorkflow(Object.fromEntries(steps)));
  const { number, deliveries, case: caseId } = await newSms();
  let [id] = deliveries;
  for (const { text } of smsTemplates) {
    assert.ok(id);
    await deliver(services(), product.demo.id, id);
    await until(id, 'delivered');
    const sms = (await onPhone(number)).find(({ userref }) => userref === id);
    const pattern = text.da.replaceAll(/[.?*+]/g, '\\$&').replace(/\{\{.*\}\}/, '2026-\\d+');
    assert.match(sms?.text ?? '', new RegExp(`^${pattern}\nhttp\\S+/demo/s/[\\w-]{22}$`));
    assert.equal(sms?.parts.length, 1);
    const sent = id;
    id = await inDemo(async (transaction) => {
      const rows = await transaction
        .selectFrom('delivery')
        .select('id')
        .where('case', '=', caseId)
        .where('status', '=', 'pending')
        .execute();
      return rows.find((row) => row.id !== sent)?.id;
    });
  }
  assert.equal(await caseStatus(caseId), 'ended');
  await publishSms(product);
});

test('SMS-1 a template with a field that is not there is not published', async () => {
  const text = { da: 'Kære {{svar.efternavn}}', en: 'Dear {{svar.efternavn}}' };
  const published = await product.definitions.publishWorkflow(
    product.demo.id,
    smsWorkflow({ first: smsStep('done', { texts: { text } }) }),
  );
  assert.ok(!published.ok);
  assert.match(JSON.stringify(published.findings), /first\.texts\.text/);
});
