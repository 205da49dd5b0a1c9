import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SignJWT } from 'jose';
import type { HeldSms } from '../../sandbox/sms/held-sms.ts';
import { createSmsPeer } from '../../sandbox/sms/peer.ts';
import { detailPlace } from '../../src/audit/record.ts';
import { deliver } from '../../src/cases/deliver.ts';
import { chooseMessages, liftRefusal, numberRefusedAt } from '../../src/cases/refusals/refusals.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import { playPeer } from '../../src/options/testing.ts';
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

/** A case with an SMS that has been attempted once. */
async function attempted(phone: string, choices: Readonly<Record<string, string>> = {}) {
  await publishSms(product, smsWorkflow({ first: smsStep('done', { choices }) }));
  const made = await smsCase(product, { phone, name: 'Åse' });
  const [id = ''] = made.deliveries;
  await deliver(services(), product.demo.id, id);
  return { ...made, id };
}

const choose = (person: string, isWanted: boolean) =>
  chooseMessages(product.services, product.demo, 'sms', isWanted, {
    person,
    actor: { kind: 'citizen', id: person },
    from: {},
  });

async function standing({ id, case: caseId }: { readonly id: string; readonly case: string }) {
  return inDemo(async (transaction) => {
    const { status, reason } = await transaction
      .selectFrom('delivery')
      .select(['status', 'reason'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const row = await transaction
      .selectFrom('case')
      .select(['status', 'person'])
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    return { status, reason, case: row.status, person: row.person };
  });
}

async function onPhone(number: string): Promise<number> {
  const received = await peer.received<{ kind: string; sms: HeldSms }>();
  return received.filter(({ kind, sms }) => kind === 'message' && sms.msisdn === number.slice(1)).length;
}

async function answer(from: string, message: string, secret: string): Promise<number> {
  const sms = { id: 77, msisdn: Number(from.slice(1)), receiver: 1_204, message, senttime: 1_795_000_000 };
  const signature = await new SignJWT(sms)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));
  const response = await fetch(`${states.url}/demo/kvitteringer/sms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gwapi-signature': signature },
    body: JSON.stringify(sms),
  });
  return response.status;
}

test('SMS-1 whoever has said no to SMS gets none, the case says so and goes on; what the case demands is sent all the same', async () => {
  const first = await attempted('+4520600001');
  const { person } = await standing(first);
  await choose(person, false);
  const refused = await attempted('+4520600002');
  assert.equal((await standing(refused)).person, person);
  const { status, reason, case: caseStatus } = await standing(refused);
  assert.deepEqual([status, caseStatus], ['calledOff', 'ended']);
  assert.match(reason?.da ?? '', /har sagt nej/);
  assert.ok(reason?.en);
  await deliver(services(), product.demo.id, refused.id);
  assert.equal(await onPhone('+4520600002'), 0);
  await attempted('+4520600003', { demanded: 'yes' });
  assert.equal(await onPhone('+4520600003'), 1);
  await choose(person, true);
  await attempted('+4520600004');
  assert.equal(await onPhone('+4520600004'), 1);
});

test('SMS-1 a STOP that the gateway has signed stops all further SMS to the number; other answers and forged ones stop nothing', async () => {
  const [account] = smsSettings(peer.url).accounts ?? [];
  const secret = account?.webhookSecret ?? '';
  assert.equal(await answer('+4520600011', 'Tak for beskeden', secret), 200);
  assert.equal(await answer('+4520600011', 'STOP', `${secret}x`), 401);
  await attempted('+4520600011');
  assert.equal(await onPhone('+4520600011'), 1);
  assert.equal(await answer('+4520600011', 'Stop', secret), 200);
  assert.equal(await answer('+4520600011', 'Stop', secret), 200);
  const stopped = await attempted('+4520600011');
  assert.deepEqual(
    [(await standing(stopped)).status, (await standing(stopped)).case, await onPhone('+4520600011')],
    ['calledOff', 'ended', 1],
  );
  await attempted('+4520600012');
  assert.equal(await onPhone('+4520600012'), 1);
});

test('SMS-1 a number’s STOP is lifted at the citizen’s request, with a reason in the log, and the number gets SMS again', async () => {
  const [account] = smsSettings(peer.url).accounts ?? [];
  const number = '+4520600021';
  assert.equal(await answer(number, 'STOP', account?.webhookSecret ?? ''), 200);
  const refusedAt = () => inDemo((transaction) => numberRefusedAt(transaction, product.demo, 'sms', number));
  assert.ok(await refusedAt());
  assert.equal((await standing(await attempted(number))).status, 'calledOff');
  const employee = crypto.randomUUID();
  const lift = () =>
    liftRefusal(product.services, product.demo, 'sms', number, { employee, reason: 'Ringede i dag', from: {} });
  assert.deepEqual([await lift(), await lift(), await refusedAt()], [true, false, undefined]);
  await attempted(number);
  assert.equal(await onPhone(number), 1);
  const logged = await inDemo((transaction) =>
    transaction
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'messagesAllowed')
      .where('actor_kind', '=', 'employee')
      .execute(),
  );
  assert.equal(logged.length, 1);
  const detail = decryptJson<Record<string, string>>(
    product.demo.keys.own,
    detailPlace,
    logged[0]?.detail ?? Buffer.alloc(0),
  );
  assert.equal(detail.reason, 'Ringede i dag');
  assert.doesNotMatch(JSON.stringify(detail), /20600021/);
});
