import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSmsPeer } from '../../sandbox/sms/peer.ts';
import { findBilled } from '../../src/cases/billing/billed-messages.ts';
import { compareBilled } from '../../src/cases/billing/compare-billed.ts';
import { billedStatement } from '../../src/cases/billing/statement.ts';
import { readTrials } from '../../src/cases/deliveries/trials/read-trials.ts';
import { mostSamples, sendSample } from '../../src/cases/deliveries/trials/send-sample.ts';
import { refuseAt } from '../../src/cases/refusals/refusals.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import { registeredOptions } from '../../src/options/registry.ts';
import { smsKind } from '../../src/options/sms/sms-kind.ts';
import { playPeer } from '../../src/options/testing.ts';
import { inventedEmployee } from '../../src/organisations/seed/invented-employee.ts';
import { momentsOfMonth } from '../../src/web/admin/sms/log-filter.ts';
import { danishDate } from '../../src/workflows/working-days.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { listenForStates, smsServices, smsSettings } from '../helpers/sms-services.ts';

const peer = await playPeer(createSmsPeer({ stepMilliseconds: 1, ladder: [20, 20, 20] }));
const option = registeredOptions.find(({ key }) => key === 'sms') ?? assert.fail();
let product: TestDatabase;
let states: Awaited<ReturnType<typeof listenForStates>>;
let employee: string;
/** Samples are counted by the hour. */
let hours = 0;
before(async () => {
  product = await startTestDatabase();
  employee = (await inventedEmployee(product.database, product.demo, 'Fritid')).id;
  states = await listenForStates(() => ({ services: services(), organisation: product.demo }));
});
after(async () => {
  await states.close();
  await product.close();
});

const services = () => {
  const base = smsServices(product.services, smsSettings(peer.url), states?.url ?? '');
  const start = product.services.now;
  return { ...base, now: () => new Date(start().getTime() + hours * 3_600_000) };
};
const inDemo = <T>(work: (transaction: OrganisationTransaction) => Promise<T>) =>
  product.database.inOrganisation(product.demo.id, work);
const sample = (to: string, account = '') => {
  hours += 0.01;
  return sendSample(services(), product.demo, option, { to, account }, { employee, from: {} });
};
const newest = async () =>
  (await inDemo((transaction) => readTrials(services(), transaction, product.demo, option)))?.trials[0] ??
  assert.fail('nothing was sent');

/** What the newest has come to, once nothing more is awaited. */
async function settled() {
  for (let round = 0; round < 400; round += 1) {
    const found = await newest();
    if (found.state !== 'awaiting') return found;
    await sleep(20);
  }
  return assert.fail('no state came');
}

test('SMS-3 SMS-4 a test SMS goes to the number that is typed, is delivered, and nothing of whom it went to is kept', async () => {
  assert.deepEqual(await sample('20 60 70 80', 'borgerservice'), { kind: 'sent' });
  const { state, course, words, reason } = await settled();
  assert.deepEqual([state, reason], ['passed', null]);
  assert.ok(words.some(({ title }) => title.en === 'Delivered to the phone'));
  const told = course?.facts.map(({ text }) => text.da) ?? [];
  assert.ok(told.includes('+45 •• •• •• 80') && told.includes('Demo Komm'), JSON.stringify(told));
  const row = await inDemo((transaction) =>
    transaction.selectFrom('option_trial').selectAll().executeTakeFirstOrThrow(),
  );
  assert.doesNotMatch(JSON.stringify(row), /20607080/);
  const [message] = (await peer.received<{ sms: { text: string } }>()).map(({ sms }) => sms);
  assert.match(message?.text ?? '', /^Prøve-sms fra .+: Konto og afsendernavn virker/);
  const entry = await inDemo((transaction) =>
    transaction.selectFrom('audit_entry').select('action').where('action', '=', 'optionTried').execute(),
  );
  assert.equal(entry.length, 1);
});

test('SMS-5 a test SMS stands in the log without whom it went to, and on the statement as the gateway bills it', async () => {
  await sample('20 60 70 81', 'teknik');
  await settled();
  const always = { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2099-01-01T00:00:00Z') };
  const { messages } = await inDemo((transaction) => findBilled(transaction, always, 1));
  assert.deepEqual(
    messages.map(({ workflow, receiver, caseNumber, account, state, parts }) => [
      workflow,
      receiver,
      caseNumber,
      account,
      state,
      parts,
    ]),
    ['teknik', 'borgerservice'].map((account) => ['', null, null, account, 'delivered', 1]),
  );
  const month = danishDate(new Date().toISOString()).slice(0, 7);
  const lines = await inDemo((transaction) => billedStatement(transaction, momentsOfMonth(month)));
  const billed = (await smsKind.billed?.(smsSettings(peer.url), month, AbortSignal.timeout(10_000))) ?? [];
  assert.deepEqual(
    compareBilled(lines, billed).map(({ ours, result }) => [ours.parts, result]),
    [
      [1, 'same'],
      [1, 'same'],
    ],
  );
});

test('SMS-3 a wrong number, one that has answered STOP, an account that may send no more, a lost answer and too many are told', async () => {
  hours += 2;
  for (const [to, problem] of [
    ['12 34', /otte cifre/],
    ['', /ikke et telefonnummer/],
    ['+46 70 123 45 67', /danske numre/],
    ['70 12 34 56', /kan ikke modtage/],
  ] as const) {
    const sent = await sample(to);
    assert.match(sent.kind === 'wrong' ? (sent.problems.to?.da ?? '') : sent.kind, problem, to);
  }
  await refuseAt(services(), product.demo, 'sms', '+4520607099');
  assert.deepEqual(await sample('20607099'), { kind: 'refused' });
  await peer.faults([{ at: 'request', kind: 'wrong', service: 'account', what: 'credit', times: 1 }]);
  await sample('20 60 70 82');
  const stopped = await newest();
  assert.deepEqual([stopped.state, stopped.note], ['unavailable', 'borgerservice: 0x0216']);
  await peer.faults([{ at: 'request', kind: 'wrong', service: 'phone', what: 'unknown', times: 1 }]);
  await sample('20 60 70 83');
  const refused = await settled();
  assert.match(refused.state === 'refused' ? (refused.reason?.da ?? '') : refused.state, /kan ikke modtage sms’en/);
  await peer.faults([{ at: 'answer', kind: 'drop', service: 'send', times: 1 }]);
  await sample('20 60 70 84');
  assert.equal((await settled()).state, 'passed', 'the gateway’s own word says how it went');
  await peer.faults([]);
  for (let sent = 3; sent < mostSamples; sent += 1) assert.deepEqual(await sample('20 60 70 85'), { kind: 'sent' });
  assert.deepEqual(await sample('20 60 70 85'), { kind: 'tooMany' });
  hours += 2;
  assert.deepEqual(await sample('20 60 70 85'), { kind: 'sent' });
});
