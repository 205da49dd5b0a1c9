import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSmsPeer } from '../../sandbox/sms/peer.ts';
import { findBilled } from '../../src/cases/billing/billed-messages.ts';
import { compareBilled } from '../../src/cases/billing/compare-billed.ts';
import { receiverHash } from '../../src/cases/billing/note-billed.ts';
import { billedStatement } from '../../src/cases/billing/statement.ts';
import { deliver } from '../../src/cases/deliver.ts';
import { deleteExpired } from '../../src/cases/retention.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import { smsKind } from '../../src/options/sms/sms-kind.ts';
import { playPeer } from '../../src/options/testing.ts';
import { momentsOfMonth } from '../../src/web/admin/sms/log-filter.ts';
import { danishDate } from '../../src/workflows/working-days.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { publishSms, smsCase, smsStep, smsWorkflow } from '../helpers/sms.ts';
import { listenForStates, smsServices, smsSettings } from '../helpers/sms-services.ts';

const peer = await playPeer(createSmsPeer({ stepMilliseconds: 1, ladder: [20, 20, 20] }));
let product: TestDatabase;
let states: Awaited<ReturnType<typeof listenForStates>>;

before(async () => {
  product = await startTestDatabase();
  states = await listenForStates(() => ({ services: services(), organisation: product.demo }));
});
after(async () => {
  await states.close();
  await product.close();
});

const services = () => smsServices(product.services, smsSettings(peer.url), states?.url ?? '');
const inDemo = <T>(work: (transaction: OrganisationTransaction) => Promise<T>) =>
  product.database.inOrganisation(product.demo.id, work);

/** Messages are logged by when they really went out. */
const month = danishDate(new Date().toISOString()).slice(0, 7);
const { from, to } = momentsOfMonth(month);
const always = { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2099-01-01T00:00:00Z') };

const allMessages = async () => (await inDemo((transaction) => findBilled(transaction, always, 1, 100))).messages;

async function compared() {
  const lines = await inDemo((transaction) => billedStatement(transaction, { from, to }));
  const billed = (await smsKind.billed?.(smsSettings(peer.url), month, AbortSignal.timeout(10_000))) ?? [];
  return compareBilled(lines, billed);
}

async function send(account: 'borgerservice' | 'teknik', phone: string, name: string): Promise<string> {
  await publishSms(product, smsWorkflow({ first: smsStep('done', { choices: { account, purpose: 'confirmation' } }) }));
  const made = await smsCase(product, { phone, name });
  const [id = ''] = made.deliveries;
  await deliver(services(), product.demo.id, id);
  for (let round = 0; round < 400; round += 1) {
    const [message] = (await allMessages()).filter((each) => each.caseNumber !== null);
    const { status } = await inDemo((transaction) =>
      transaction.selectFrom('delivery').select('status').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    if (message && (status === 'delivered' || status === 'failed')) return made.case;
    await sleep(20);
  }
  return assert.fail('nothing settled it');
}

test('SMS-5 every SMS is logged with masked receiver, parts, state, price, workflow and case, and found by its number', async () => {
  // The word of the gateway comes before its answer: what it told stays.
  await peer.faults([{ at: 'answer', kind: 'wrong', service: 'early', what: 'dsn-first', times: 1 }]);
  await send('borgerservice', '+4520400001', 'Åse');
  await send('teknik', '+4520400002', `${'Bo og '.repeat(30)}Ib`);
  await peer.faults([{ at: 'request', kind: 'wrong', service: 'phone', what: 'unknown', times: 1 }]);
  await send('borgerservice', '+4520400003', 'Per');
  await peer.faults([]);
  const messages = await allMessages();
  assert.deepEqual(
    messages.map(({ receiver, account, parts, billedParts, state, purpose, sender }) => [
      receiver,
      account,
      billedParts ?? parts,
      state,
      purpose,
      sender,
    ]),
    [
      ['+45 •• •• •• 03', 'borgerservice', 1, 'undeliverable', 'confirmation', 'Demo Komm'],
      ['+45 •• •• •• 02', 'teknik', 2, 'delivered', 'confirmation', 'Teknik'],
      ['+45 •• •• •• 01', 'borgerservice', 1, 'delivered', 'confirmation', 'Demo Komm'],
    ],
  );
  for (const { caseNumber, price, partPrice, currency } of messages) {
    assert.match(caseNumber ?? '', /^2026-\d+$/);
    assert.ok(price !== null || partPrice !== null);
    assert.ok(price === null || currency !== null);
  }
  const receiver = receiverHash(product.demo, '+4520400002');
  const found = await inDemo((transaction) => findBilled(transaction, { ...always, receiver }, 1));
  assert.deepEqual([found.count, found.messages[0]?.account], [1, 'teknik']);
  const page = await inDemo((transaction) => findBilled(transaction, always, 2, 2));
  assert.deepEqual([page.count, page.messages.length], [3, 1]);
});

test('SMS-5 the month’s statement equals what the gateways billed; what was lost on the way is listed as a difference', async () => {
  const equal = await compared();
  assert.deepEqual(
    equal.map(({ messages, ours, differs }) => [messages, ours.parts, differs]),
    [
      [2, 2, false],
      [1, 2, false],
    ],
  );
  assert.deepEqual(
    equal.map(({ theirs }) => ('problem' in theirs ? theirs.problem : theirs.parts)),
    [2, 2],
  );
  // Sent by the same account from elsewhere.
  const [{ token } = { token: '' }] = smsSettings(peer.url).accounts ?? [];
  const answer = await fetch(`${peer.url}/sms/gatewayapi/rest/mtsms`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${token}:`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      message: 'Hej',
      sender: 'Andre',
      recipients: [{ msisdn: 4_520_400_009 }],
      label: 'borgerservice',
    }),
  });
  assert.equal(answer.status, 200);
  const [differing] = await compared();
  assert.deepEqual([differing?.ours.parts, differing?.differs], [2, true]);
  assert.ok(differing && !('problem' in differing.theirs) && differing.theirs.parts === 3);
});

test('SMS-5 when the case is deleted what leads to a person goes from the log, and the figures stay until vouchers may go', async () => {
  const figures = async () =>
    (await inDemo((transaction) => billedStatement(transaction, { from, to }))).map(
      ({ workflow, unit, account, messages, parts, cost }) => [workflow, unit, account, messages, parts, cost],
    );
  const before = await figures();
  const { last } = await inDemo((transaction) =>
    transaction
      .selectFrom('case')
      .select(({ fn }) => fn.max('delete_at').as('last'))
      .executeTakeFirstOrThrow(),
  );
  assert.ok(last);
  product.clock.now = new Date(last.getTime() + 1_000);
  const { cases } = await deleteExpired(product.services);
  assert.ok(cases >= 2);
  assert.deepEqual(await figures(), before);
  const rows = await inDemo((transaction) =>
    transaction.selectFrom('billed_message').selectAll().where('state', '=', 'delivered').execute(),
  );
  assert.equal(rows.length, 2);
  for (const row of rows) {
    assert.deepEqual(
      [row.case, row.delivery, row.reference, row.receiver, row.receiver_hash],
      [null, null, null, null, null],
    );
    assert.equal(danishDate(row.sent_at.toISOString()).slice(0, 7), month);
  }
  product.clock.now = new Date('2033-01-02T00:00:00Z');
  await deleteExpired(product.services);
  const left = await inDemo((transaction) =>
    transaction.selectFrom('billed_message').select('state').where('case', 'is', null).execute(),
  );
  assert.deepEqual(left, []);
});
