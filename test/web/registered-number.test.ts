import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HeldSms } from '../../sandbox/sms/held-sms.ts';
import { createSmsPeer } from '../../sandbox/sms/peer.ts';
import { billedStatement } from '../../src/cases/billing/statement.ts';
import { deliver } from '../../src/cases/deliver.ts';
import { settleByPerson } from '../../src/cases/deliveries/settle-by-person.ts';
import { ensureEmployeePerson } from '../../src/cases/person.ts';
import { chooseMessages, refuseAt } from '../../src/cases/refusals/refusals.ts';
import { sendNumberCode } from '../../src/cases/registered-numbers/send-number-code.ts';
import { deleteExpired } from '../../src/cases/retention.ts';
import type { OrganisationTransaction } from '../../src/database/database.ts';
import { createPdfRenderer, type PdfRenderer } from '../../src/documents/pdf/pdf-renderer.ts';
import { playPeer } from '../../src/options/testing.ts';
import {
  type CitizenBrowser,
  type CitizenServer,
  startCitizenServer,
} from '../../src/web/citizen/test-support/citizen-server.ts';
import { visibleText } from '../../src/web/citizen/test-support/posted-fields.ts';
import type { Step } from '../../src/workflows/definition.ts';
import { karen, personOf } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { publishSms, smsCase, smsForm, smsStep, smsWorkflow } from '../helpers/sms.ts';
import { listenForStates, smsServices, smsSettings } from '../helpers/sms-services.ts';
import { fill } from '../helpers/workflow-of.ts';

const bo = { cpr: '2411790031', name: 'Bo Hansen' };
const here = '/demo/mine-sager/sms';
const signe = '00000000-0000-4000-8000-00000000000a';
const by = { employee: signe, groups: null, reach: null, from: {} };
const peer = await playPeer(createSmsPeer({ stepMilliseconds: 1, ladder: [20, 20, 20] }));
let product: TestDatabase;
let pdf: PdfRenderer;
let states: Awaited<ReturnType<typeof listenForStates>>;
let citizens: CitizenServer;

before(async () => {
  product = await startTestDatabase();
  pdf = createPdfRenderer();
  states = await listenForStates(() => ({ services: services(), organisation: product.demo }));
  citizens = await startCitizenServer({ ...services(), pdf });
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
});
after(async () => {
  await citizens?.server.close();
  await states?.close();
  await pdf?.stop();
  await product?.close();
});

const services = () => smsServices(product.services, smsSettings(peer.url), states?.url ?? '');
const inDemo = <T>(work: (transaction: OrganisationTransaction) => Promise<T>) =>
  product.database.inOrganisation(product.demo.id, work);
const later = (milliseconds: number) => {
  product.clock.now = new Date(product.clock.now.getTime() + milliseconds);
};
const text = (browser: CitizenBrowser) => visibleText(browser.page.html);

/** What a phone has got, the latest last. */
async function onPhone(number: string): Promise<readonly string[]> {
  const received = await peer.received<{ kind: string; sms: HeldSms }>();
  return received.flatMap(({ kind, sms }) => (kind === 'message' && sms.msisdn === number.slice(1) ? [sms.text] : []));
}

async function codeOn(number: string): Promise<string> {
  const [code = ''] = (await onPhone(number)).at(-1)?.match(/^\d{6}(?= er din kode hos Demo Kommune)/) ?? [];
  assert.match(code, /^\d{6}$/);
  return code;
}

/** Another code than that one. */
const notThat = (code: string) => (code === '111111' ? '222222' : '111111');

async function register(browser: CitizenBrowser, number: string): Promise<void> {
  later(60_000);
  await browser.get(here);
  await browser.send(`${here}/nummer`, { nummer: number });
  await browser.send(`${here}/kode`, { kode: await codeOn(number) });
  assert.match(browser.page.path, /\?nummer=bekraeftet$/);
}

async function standing(caseId: string) {
  return inDemo(async (transaction) => {
    const deliveries = await transaction
      .selectFrom('delivery')
      .select(['id', 'status', 'reason'])
      .where('case', '=', caseId)
      .orderBy('receiver')
      .execute();
    const { status } = await transaction
      .selectFrom('case')
      .select('status')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    return { deliveries, case: status };
  });
}

async function until(caseId: string, status: string): Promise<void> {
  for (let round = 0; round < 400 && (await standing(caseId)).case !== status; round += 1) await sleep(20);
  const { case: is, deliveries } = await standing(caseId);
  assert.equal(is, status, JSON.stringify(deliveries));
}

test('SMS-1 SMS-3 a citizen registers a number by a code, a step sends to it, and to whoever has none a case worker is told so', async () => {
  const browser = await citizens.browserOf(product.demo, karen);
  await browser.get('/demo/mine-sager');
  assert.match(text(browser), /Du har ikke registreret et mobilnummer/);
  await browser.get(here);
  for (const [typed, wrong] of [
    ['', /Skriv dit mobilnummer/],
    ['min mobil', /Det er ikke et telefonnummer/],
    ['12 34', /Et dansk nummer har otte cifre/],
    ['70 12 14 16', /kan ikke modtage sms/],
    ['+46 70 123 45 67', /Vi kan kun sende sms til danske numre/],
  ] as const) {
    await browser.send(`${here}/nummer`, { nummer: typed });
    assert.equal(browser.page.status, 422);
    assert.match(text(browser), wrong);
    if (typed !== '') assert.ok(browser.page.html.includes(`value="${typed}"`), `what was typed stands: ${typed}`);
  }
  await browser.send(`${here}/nummer`, { nummer: '20 62 00 01' });
  assert.equal(browser.page.path, `${here}#kode`);
  assert.match(text(browser), /seks cifre til \+45 20 62 00 01/);
  const code = await codeOn('+4520620001');
  await browser.send(`${here}/kode`, { kode: '' });
  assert.match(text(browser), /Skriv koden fra sms’en/);
  await browser.send(`${here}/kode`, { kode: notThat(code) });
  assert.match(text(browser), /Koden er ikke rigtig/);
  await browser.send(`${here}/kode`, { kode: `${code.slice(0, 3)} ${code.slice(3)}` });
  assert.match(text(browser), /Dit mobilnummer er registreret/);

  await publishSms(product, smsWorkflow({ first: smsStep('done', { values: {}, choices: { registered: 'yes' } }) }));
  const sent = await smsCase(product, { name: 'Karen' });
  await deliver(services(), product.demo.id, sent.deliveries[0] ?? '');
  await until(sent.case, 'ended');
  assert.match((await onPhone('+4520620001')).at(-1) ?? '', /^Kære Karen\nVi har modtaget din ansøgning/);

  // A form that asks for the number begins with it.
  const [page] = smsForm.pages;
  assert.ok(page);
  const fields = page.fields.map((field) =>
    field.key === 'phone' ? { ...field, prefill: { from: 'registered.phone', locked: false } } : field,
  ) as typeof page.fields;
  const asks = { ...smsForm, key: 'sms-forud', pages: [{ ...page, fields }] };
  const starts = smsWorkflow({ begin: fill({ form: 'sms-forud', as: 'svar', by: 'starter', next: 'done' }) });
  assert.ok((await product.definitions.publishForm(product.demo.id, asks)).ok);
  assert.ok((await product.definitions.publishWorkflow(product.demo.id, { ...starts, key: 'sms-forud' })).ok);
  await browser.get('/demo/blanket/sms-forud/start');
  await browser.send('/demo/blanket/sms-forud/start');
  assert.match(
    browser.page.html,
    /name="phone"[^>]*value="(\+45 ?)?20 ?62 ?00 ?01"|value="(\+45 ?)?20 ?62 ?00 ?01"[^>]*name="phone"/,
  );

  // A step that says neither a number nor this is not published.
  const silent = smsWorkflow({ first: smsStep('done', { values: {} }) });
  const refused = await product.definitions.publishWorkflow(product.demo.id, silent);
  assert.ok(!refused.ok);
  assert.match(JSON.stringify(refused.findings), /Modtagernummer/);

  // Removed, the case's own number is used where the step has one, and a person is told where it has none.
  await browser.get(here);
  await browser.send(`${here}/fjern`);
  assert.match(text(browser), /Dit mobilnummer er fjernet/);
  const without = await smsCase(product, { name: 'Karen' });
  const [id = ''] = without.deliveries;
  await deliver(services(), product.demo.id, id);
  const failed = await standing(without.case);
  assert.equal(failed.deliveries[0]?.status, 'failed');
  assert.match(
    failed.deliveries[0]?.reason?.da ?? '',
    /Personen har ikke registreret et mobilnummer, og sagen har ikke et andet/,
  );
  const corrected = { action: 'correct', fields: { to: '+4520620002' } } as const;
  assert.equal(await settleByPerson(product.services, product.demo, id, corrected, by), 'done');
  await deliver(services(), product.demo.id, id);
  await until(without.case, 'ended');
  assert.equal((await onPhone('+4520620002')).length, 1);
  await publishSms(product, smsWorkflow({ first: smsStep('done', { choices: { registered: 'yes' } }) }));
  const other = await smsCase(product, { name: 'Karen', phone: '+4520620003' });
  await deliver(services(), product.demo.id, other.deliveries[0] ?? '');
  await until(other.case, 'ended');
  assert.equal((await onPhone('+4520620003')).length, 1);
});

test('SMS-1 news are told at the registered number, and whoever has said no at another’s case has said no', async () => {
  const browser = await citizens.browserOf(product.demo, karen);
  await register(browser, '+4520620011');
  const notice: Step = {
    kind: 'notify',
    title: { da: 'Besked', en: 'Message' },
    message: { da: 'Vi mangler et bilag.', en: 'We lack an enclosure.' },
    next: 'done',
  };
  await publishSms(product, smsWorkflow({ first: notice }, { smsTo: { registered: true } }));
  const told = await smsCase(product, { name: 'Karen' });
  await deliver(services(), product.demo.id, told.deliveries[0] ?? '');
  assert.match((await onPhone('+4520620011')).at(-1) ?? '', /^Demo Kommune: Der er nyt i din sag/);
  const { id: person } = await personOf(product.services, product.demo);
  const choose = (isWanted: boolean) =>
    chooseMessages(product.services, product.demo, 'sms', isWanted, {
      person,
      actor: { kind: 'citizen', id: person },
      from: {},
    });
  const count = (await onPhone('+4520620011')).length;
  await choose(false);
  const refused = await smsCase(product, { name: 'Karen' });
  await deliver(services(), product.demo.id, refused.deliveries[0] ?? '');
  assert.equal((await onPhone('+4520620011')).length, count);
  await browser.get(here);
  assert.match(text(browser), /Du har sagt nej til sms/);
  assert.doesNotMatch(text(browser), /Send en kode/);
  await choose(true);
});

test('SMS-3 a code is good for ten minutes and five tries, five are sent in a day, and a number gets no more whoever asks', async () => {
  later(86_400_000);
  const browser = await citizens.browserOf(product.demo, bo);
  const ask = async (number: string) => {
    await browser.get(here);
    await browser.send(`${here}/nummer`, { nummer: number });
  };
  await ask('20 62 00 21');
  const first = await codeOn('+4520620021');
  await ask('20 62 00 21');
  assert.match(text(browser), /Der er sendt for mange koder/);
  for (let turn = 0; turn < 5; turn += 1) await browser.send(`${here}/kode`, { kode: notThat(first) });
  assert.match(text(browser), /Koden gælder ikke mere/);
  later(31_000);
  await ask('20 62 00 21');
  const second = await codeOn('+4520620021');
  // The one before is over, also where it is right.
  if (first !== second) {
    await browser.send(`${here}/kode`, { kode: first });
    assert.match(text(browser), /Koden er ikke rigtig/);
  }
  const old = await citizens.browserOf(product.demo, bo);
  await old.get(here);
  later(10 * 60_000);
  await old.send(`${here}/kode`, { kode: second });
  assert.match(text(old), /Koden gælder ikke mere/);
  for (let turn = 0; turn < 3; turn += 1) {
    later(31_000);
    await ask('20 62 00 21');
    assert.match(browser.page.path, /#kode$/);
  }
  later(31_000);
  await ask('20 62 00 22');
  assert.match(text(browser), /Der er sendt for mange koder/);
  assert.deepEqual(await onPhone('+4520620022'), []);
  const other = await citizens.browserOf(product.demo, karen);
  await other.get(here);
  await other.send(`${here}/nummer`, { nummer: '20620021' });
  assert.match(text(other), /Der er sendt for mange koder/);
  assert.equal((await onPhone('+4520620021')).length, 5);
});

test('SMS-3 codes and numbers are nowhere in the clear, a STOP is over for who shows that the number is theirs, and all is logged', async () => {
  later(86_400_000);
  await refuseAt(product.services, product.demo, 'sms', '+4520620031');
  const browser = await citizens.browserOf(product.demo, karen);
  await register(browser, '+4520620031');
  const kept = await inDemo(async (transaction) => ({
    codes: await transaction.selectFrom('number_code').selectAll().execute(),
    numbers: await transaction.selectFrom('registered_number').selectAll().execute(),
    refusals: await transaction.selectFrom('message_refusal').selectAll().execute(),
    log: await transaction
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'in', ['numberCodeSent', 'numberRegistered', 'numberRemoved'])
      .execute(),
  }));
  assert.deepEqual(kept.refusals, []);
  assert.equal(kept.numbers.length, 1);
  const bytes = [...kept.codes, ...kept.numbers].flatMap((row) =>
    Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))),
  );
  assert.ok(!bytes.some((value) => value.includes('20620031') || value === kept.codes.at(-1)?.id.slice(0, 6)));
  const actions = kept.log.map(({ action }) => action);
  for (const action of ['numberCodeSent', 'numberRegistered', 'numberRemoved'] as const) {
    assert.ok(actions.includes(action), action);
  }
});

test('SMS-3 a company’s employee registers the number of their own cases, which nobody else sees', async () => {
  later(86_400_000);
  const token = await inDemo(async (transaction) => {
    const person = await ensureEmployeePerson(transaction, product.demo, {
      id: signe,
      name: 'Signe',
      email: null,
      cvr: '10000009',
    });
    return citizens.sessions.create(transaction, product.demo, { kind: 'employee', employee: signe, person }, null);
  });
  const browser = citizens.visitor();
  browser.logIn(token);
  await register(browser, '+4520620036');
  assert.match(text(browser), /\+45 20 62 00 36/);
  const other = await citizens.browserOf(product.demo, bo);
  await other.get(here);
  assert.doesNotMatch(text(other), /20 62 00 36/);
  const stranger = citizens.visitor();
  await stranger.get(here);
  assert.match(stranger.page.path, /\/demo\/login\//);
});

test('SMS-1 a code is billed and counted like any SMS, without anything that leads to a person; a lost answer is told as sent', async () => {
  later(86_400_000);
  const { id: person } = await personOf(product.services, product.demo);
  const owner = { person, actor: { kind: 'citizen', id: person } as const, from: {} };
  const options = { language: 'en', publicUrl: states.url };
  const sent = await sendNumberCode(services(), product.demo, owner, '+4520620041', options);
  assert.deepEqual(sent, { kind: 'sent' });
  assert.match((await onPhone('+4520620041')).at(-1) ?? '', /^\d{6} is your code at Demo Municipality/);
  const logged = () =>
    inDemo((transaction) =>
      transaction.selectFrom('billed_message').selectAll().where('purpose', '=', 'code').orderBy('sent_at').execute(),
    );
  const row = (await logged()).at(-1);
  assert.deepEqual(
    [row?.receiver, row?.receiver_hash, row?.case, row?.workflow, row?.parts],
    [null, null, null, '-', 1],
  );
  for (let round = 0; round < 400 && (await logged()).at(-1)?.state !== 'delivered'; round += 1) {
    if (states.answers.at(-1) === 404) break;
    await sleep(20);
  }
  assert.ok(!states.answers.includes(500));
  const statement = await inDemo((transaction) =>
    billedStatement(transaction, { from: new Date(0), to: new Date('2100-01-01') }),
  );
  assert.ok(statement.some(({ workflow, parts }) => workflow === '-' && parts > 0));
  later(60_000);
  await peer.faults([{ at: 'answer', kind: 'drop', service: 'send', times: 1 }]);
  assert.deepEqual(await sendNumberCode(services(), product.demo, owner, '+4520620041', options), { kind: 'sent' });
  later(60_000);
  await peer.faults([{ at: 'request', kind: 'wrong', service: 'account', what: 'credit', times: 1 }]);
  assert.deepEqual(await sendNumberCode(services(), product.demo, owner, '+4520620042', options), {
    kind: 'unavailable',
  });
  await peer.faults([]);
});

test('SMS-3 a number is kept for a year after anything else of its person, and codes for a day', async () => {
  later(86_400_000);
  const browser = await citizens.browserOf(product.demo, bo);
  await register(browser, '+4520620051');
  const { id: person } = await personOf(product.services, product.demo, bo);
  const numbersOfBo = () =>
    inDemo((transaction) =>
      transaction.selectFrom('registered_number').select('confirmed_at').where('person', '=', person).execute(),
    );
  assert.equal((await numbersOfBo()).length, 1);
  later(360 * 86_400_000);
  await deleteExpired(product.services);
  assert.equal((await numbersOfBo()).length, 1);
  assert.deepEqual(await inDemo((transaction) => transaction.selectFrom('number_code').select('id').execute()), []);
  later(10 * 86_400_000);
  await deleteExpired(product.services);
  const left = await inDemo((transaction) =>
    transaction.selectFrom('person').select('id').where('id', '=', person).execute(),
  );
  assert.deepEqual(left, []);
});

test('SMS-1 where the organisation sends no SMS nothing of it is offered', async () => {
  const none = await startCitizenServer({ ...services(), deliverySettings: () => ({}), pdf });
  try {
    const browser = await none.browserOf(product.demo, karen);
    await browser.get('/demo/mine-sager');
    assert.doesNotMatch(text(browser), /mobilnummer|Nej tak til sms/);
    await browser.get(here);
    assert.equal(browser.page.status, 404);
  } finally {
    await none.server.close();
  }
});
