import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { signClaims } from '../../sandbox/sms/gatewayapi/sign.ts';
import type { HeldSms } from '../../sandbox/sms/held-sms.ts';
import { createSmsPeer } from '../../sandbox/sms/peer.ts';
import { findBilled } from '../../src/cases/billing/billed-messages.ts';
import { compareBilled } from '../../src/cases/billing/compare-billed.ts';
import { receiverHash } from '../../src/cases/billing/note-billed.ts';
import { billedStatement } from '../../src/cases/billing/statement.ts';
import { deliver } from '../../src/cases/deliver.ts';
import { settleOverdueReceipts } from '../../src/cases/deliveries/overdue-receipts.ts';
import { type Settling, settleByPerson } from '../../src/cases/deliveries/settle-by-person.ts';
import { deleteExpired } from '../../src/cases/retention.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import type { SmsSettings } from '../../src/options/sms/settings.ts';
import { smsKind } from '../../src/options/sms/sms-kind.ts';
import { playPeer } from '../../src/options/testing.ts';
import { momentsOfMonth } from '../../src/web/admin/sms/log-filter.ts';
import { danishDate } from '../../src/workflows/working-days.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { publishSms, smsCase, smsStep, smsWorkflow } from '../helpers/sms.ts';
import { listenForStates, smsServices, smsSettings } from '../helpers/sms-services.ts';

const peer = await playPeer(createSmsPeer({ logMilliseconds: 1, stepMilliseconds: 1, ladder: [20, 20, 20] }));
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

/** A message whose answer was lost, and of which nothing has been told; attempted until a word is waited for. */
async function inDoubt(
  phone: string,
  afterDoubt: NonNullable<SmsSettings['afterDoubt']>,
  account: 'borgerservice' | 'teknik' = 'borgerservice',
) {
  const isCpsms = account === 'teknik';
  await peer.faults([
    { at: 'answer', kind: 'drop', service: isCpsms ? 'cpsms-send' : 'send', times: 1 },
    { at: 'receipt', kind: 'drop', service: isCpsms ? 'cpsms-report' : 'dsn' },
    { at: 'request', kind: 'error', status: 503, service: 'cpsms-log', times: 1 },
  ]);
  await publishSms(product, smsWorkflow({ first: smsStep('done', { choices: { account } }) }));
  const [id = ''] = (await smsCase(product, { phone, name: 'Ib' })).deliveries;
  const chosen = smsServices(product.services, smsSettings(peer.url, { afterDoubt }), states.url);
  const attempt = async () => {
    product.clock.now = new Date(product.clock.now.getTime() + 2_000);
    await deliver(chosen, product.demo.id, id);
  };
  const receiver = receiverHash(product.demo, phone);
  const log = async () => {
    const { messages } = await inDemo((transaction) => findBilled(transaction, { ...always, receiver }, 1));
    return messages.map(({ state, doubt, parts, billedParts }) => [state, doubt, billedParts ?? parts]).sort();
  };
  await attempt();
  assert.deepEqual(await log(), [['unknown', 'awaited', 1]]);
  const overdue = async () => {
    product.clock.now = new Date(product.clock.now.getTime() + 31 * 60_000);
    await settleOverdueReceipts(chosen);
  };
  const settle = (settling: Settling) =>
    settleByPerson(chosen, product.demo, id, settling, {
      employee: crypto.randomUUID(),
      groups: null,
      reach: null,
      from: {},
    });
  return { id, phone, attempt, overdue, settle, log };
}

/** What the gateway tells at last of the messages to a number, the first of them first. */
async function tellLate({ id, phone }: { readonly id: string; readonly phone: string }, which: number): Promise<void> {
  const received = await peer.received<{ readonly kind: string; readonly sms: HeldSms }>();
  const held = received.filter(({ kind, sms }) => kind === 'message' && `+${sms.msisdn}` === phone)[which];
  const time = Math.floor(Date.now() / 1_000);
  const said = { id: held?.sms.id, msisdn: Number(phone.slice(1)), time, status: 'DELIVERED', userref: id };
  const claims = { ...said, error: null, code: null, callback_url: null, api: 4 };
  const [account] = smsSettings(peer.url).accounts ?? [];
  const answer = await fetch(`${states.url}/demo/kvitteringer/sms`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-gwapi-signature': signClaims(claims, account?.webhookSecret ?? ''),
    },
    body: JSON.stringify(said),
  });
  assert.equal(answer.status, 200);
}

test('SMS-5 a message in doubt is logged so, stands for itself in the statement, and counts when a late word shows that it was taken', async () => {
  const byHand = await inDoubt('+4520400011', 'person');
  await byHand.attempt();
  const [before] = await compared();
  assert.deepEqual(
    [before?.ours.parts, before?.doubtful, before?.result],
    [2, { messages: 1, parts: 1 }, 'doubt'],
    'the gateway bills one more than is known, and it can be that one',
  );
  await byHand.overdue();
  assert.deepEqual(await byHand.log(), [['unknown', 'person', 1]]);
  assert.equal(await byHand.settle({ action: 'byHand', reason: 'Ringede' }), 'done');
  assert.deepEqual(await byHand.log(), [['unknown', 'settled', 1]]);
  await tellLate(byHand, 0);
  await tellLate(byHand, 0);
  assert.deepEqual(await byHand.log(), [['delivered', null, 1]]);
  const [after] = await compared();
  assert.deepEqual([after?.ours.parts, after?.doubtful.parts, after?.result], [3, 0, 'same']);
});

test('SMS-5 what is sent again after doubt is logged beside it: the one is known, the other stays in doubt until its own word comes', async () => {
  const twice = await inDoubt('+4520400012', 'may-come-twice');
  await twice.attempt();
  assert.deepEqual(await twice.log(), [
    ['queued', null, 1],
    ['unknown', 'awaited', 1],
  ]);
  await tellLate(twice, 1);
  assert.deepEqual(await twice.log(), [
    ['delivered', null, 1],
    ['unknown', null, 1],
  ]);
  await tellLate(twice, 0);
  assert.deepEqual(await twice.log(), [
    ['delivered', null, 1],
    ['delivered', null, 1],
  ]);

  const again = await inDoubt('+4520400013', 'person');
  await again.attempt();
  await again.overdue();
  assert.equal(await again.settle({ action: 'retry' }), 'done');
  await again.attempt();
  assert.deepEqual(await again.log(), [
    ['queued', null, 1],
    ['unknown', 'awaited', 1],
  ]);
  await tellLate(again, 1);
  await tellLate(again, 0);
  assert.deepEqual(await again.log(), [
    ['delivered', null, 1],
    ['delivered', null, 1],
  ]);

  const lost = await inDoubt('+4520400014', 'may-be-lost');
  await lost.attempt();
  await lost.overdue();
  assert.deepEqual(await lost.log(), [['unknown', null, 1]]);
  await tellLate(lost, 0);
  assert.deepEqual(await lost.log(), [['delivered', null, 1]]);
  await peer.faults([]);
});

test('SMS-5 what CPSMS has in its log when that can be read at last is the message that was in doubt', async () => {
  const found = await inDoubt('+4520400015', 'person', 'teknik');
  await found.attempt();
  assert.deepEqual(await found.log(), [['unknown', 'awaited', 1]]);
  await found.overdue();
  assert.deepEqual(await found.log(), [['delivered', null, 1]]);
  await peer.faults([]);
});

test('SMS-5 the month’s statement equals what the gateways billed; what was lost on the way is listed as a difference', async () => {
  const equal = await compared();
  assert.deepEqual(
    equal.map(({ messages, ours, result }) => [messages, ours.parts, result]),
    [
      [8, 8, 'same'],
      [2, 3, 'same'],
    ],
  );
  assert.deepEqual(
    equal.map(({ theirs }) => ('problem' in theirs ? theirs.problem : theirs.parts)),
    [8, 3],
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
  assert.deepEqual([differing?.ours.parts, differing?.result], [8, 'differs']);
  assert.ok(differing && !('problem' in differing.theirs) && differing.theirs.parts === 9);
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
  assert.equal(rows.length, 9);
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
