import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { casePlaces, findCase } from '../../src/cases/stored-case.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import { signedHeaders } from '../../src/messages/standard-webhooks.ts';
import { type ApiScope, apiScopes, listApiKeys, makeApiKey } from '../../src/organisations/api-keys/api-keys.ts';
import { endCredential } from '../../src/organisations/api-keys/credentials.ts';
import type { KeyMaker } from '../../src/organisations/api-keys/key-audit.ts';
import { makeWebhookSecret } from '../../src/organisations/api-keys/webhook-secrets.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import { idOf } from '../../src/web/api/signal-case.ts';
import type { CaseEvent } from '../../src/workflows/case-state.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { smallForm } from '../helpers/small-form.ts';
import { end, fill, wait } from '../helpers/workflow-of.ts';

interface Told {
  readonly status: number;
  readonly type: string | null;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly number?: string;
    readonly code?: string;
    readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: { da: string } }[];
  };
}

let product: RunningProduct;
let key: string;
let secret: string;
const maker: KeyMaker = { employee: randomUUID(), at: new Date(), from: { from: '192.0.2.1' } };
const title = { da: 'Venteprøve', en: 'Wait test' };

before(async () => {
  product = await startRunningProduct();
  const { definitions, demo } = product;
  const published = [
    await definitions.publishForm(
      demo.id,
      smallForm({
        key: 'vente',
        start: { logins: ['mitid', 'anonymous'] },
        pages: [
          {
            key: 'side',
            title,
            fields: [
              { kind: 'shortText', key: 'subject', label: title, required: true, maxLength: 40 },
              { kind: 'amount', key: 'price', label: title, required: true, max: 5_000 },
              { kind: 'date', key: 'day', label: title },
              { kind: 'yesNo', key: 'urgent', label: title },
              { kind: 'shortText', key: 'why', label: title, visibleWhen: 'urgent = true' },
              { kind: 'shortText', key: 'cprName', label: title, prefill: { from: 'cpr.name', locked: true } },
              {
                kind: 'rows',
                key: 'people',
                label: title,
                rowLabel: title,
                addable: true,
                maxRows: 3,
                columns: [
                  { kind: 'shortText', key: 'name', label: title, required: true },
                  { kind: 'date', key: 'born', label: title },
                ],
              },
              { kind: 'files', key: 'papers', label: title, maxFiles: 2, accept: ['application/pdf', 'image/png'] },
            ],
          },
        ],
      }),
    ),
    await definitions.publishWorkflow(demo.id, {
      schema: 'workflow/1',
      key: 'vente',
      title,
      start: 'begin',
      group: 'Fritid',
      kle: '18.20.02',
      retentionDays: 90,
      steps: {
        begin: fill({ form: 'vente', as: 'svar', by: 'starter', next: 'payment' }),
        payment: wait({
          event: { name: 'betalt', as: 'betaling', data: { amount: 'number', paidOn: 'date', receipt: 'string' } },
          next: 'again',
        }),
        again: wait({
          event: { name: 'betalt', data: { amount: 'number', paidOn: 'date', receipt: 'string' } },
          next: 'done',
        }),
        done: end('paid'),
      },
    }),
  ];
  published.push(
    await definitions.publishForm(demo.id, smallForm({ key: 'medid' })),
    await definitions.publishForm(demo.id, smallForm({ key: 'ansatte', start: { logins: ['employee'] } })),
  );
  for (const form of ['medid', 'ansatte']) {
    const steps = { begin: fill({ form, as: 'svar', by: 'starter', next: 'done' }), done: end('received') };
    published.push(
      await definitions.publishWorkflow(demo.id, {
        ...{ schema: 'workflow/1', key: form, title, start: 'begin', group: 'Fritid', retentionDays: 90, steps },
      }),
    );
  }
  for (const each of published) assert.ok(each.ok, JSON.stringify(each));
  key = await keyFor(demo, apiScopes);
  secret = await secretFor(demo, 'Betalingssystemet');
  // A running product knows what was published within five seconds.
  for (let tries = 0; tries < 40; tries += 1) {
    if ((await ask('GET', '/api/v1/demo/forms/vente')).status === 200) return;
    await sleep(250);
  }
  assert.fail('The form did not come up.');
});
after(() => product.close());

async function keyFor(
  organisation: Organisation,
  scopes: readonly ApiScope[],
  name = 'Prøvesystemet',
  workflows: readonly string[] | null = null,
): Promise<string> {
  const { value } = await product.database.inOrganisation(organisation.id, (transaction) =>
    makeApiKey(transaction, organisation, { name, scopes, workflows }, maker),
  );
  return value;
}

async function secretFor(organisation: Organisation, name: string): Promise<string> {
  const { value } = await product.database.inOrganisation(organisation.id, (transaction) =>
    makeWebhookSecret(transaction, organisation, name, maker),
  );
  return value;
}

async function ask(
  method: string,
  path: string,
  { body, headers = {}, by = key }: { body?: unknown; headers?: Record<string, string>; by?: string | null } = {},
): Promise<Told> {
  const response = await fetch(product.origin + path, {
    method,
    headers: {
      ...(by === null ? {} : { authorization: `Bearer ${by}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as Told['body'],
  };
}

const good = { form: 'vente', answers: { subject: 'Cykel', price: 1250.5, day: '2026-12-01', urgent: false } };
const start = (body: unknown, idempotencyKey: string = randomUUID(), by = key) =>
  ask('POST', '/api/v1/demo/cases', { body, by, headers: { 'idempotency-key': idempotencyKey } });
async function started(): Promise<string> {
  const { status, body } = await start(good);
  assert.equal(status, 201, JSON.stringify(body));
  return body.number ?? '';
}

async function counts(): Promise<readonly number[]> {
  const rows = await product.database.inOrganisation(product.demo.id, async (transaction) => [
    await transaction.selectFrom('case').select('id').execute(),
    await transaction.selectFrom('draft').select('id').execute(),
    await transaction.selectFrom('case_event').select('sequence').execute(),
    await transaction.selectFrom('api_request').select('draft').execute(),
    await transaction.selectFrom('case_signal').select('message').execute(),
  ]);
  return rows.map(({ length }) => length);
}

const paid = { data: { amount: 1250.5, paidOn: '2026-12-02', receipt: 'K-1' } };
const pay = (number: string, body: unknown = paid, headers: Record<string, string> = {}) =>
  ask('POST', `/api/v1/demo/cases/${number}/events/betalt`, { body, headers });

test('WFL-8 API-1 a system with a key starts a case, follows it, and completes its waits to the end', async () => {
  const made = await start(good);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const number = made.body.number ?? '';
  const path = `/api/v1/demo/cases/${number}`;
  const first = await ask('GET', path);
  assert.equal(first.status, 200);
  assert.deepEqual(
    [first.body.status, first.body.outcome, first.body.workflow],
    ['open', null, { key: 'vente', version: 1, title }],
  );
  const [step] = first.body.steps as readonly Readonly<Record<string, unknown>>[];
  assert.deepEqual(
    [step?.step, step?.kind, step?.event, step?.title],
    ['payment', 'wait', 'betalt', { da: 'Trin', en: 'Step' }],
  );
  assert.deepEqual((await pay(number)).body, { number, event: 'betalt', again: false });
  assert.equal((await pay(number)).status, 200);
  const last = await ask('GET', path);
  assert.deepEqual([last.body.status, last.body.outcome, last.body.steps], ['ended', 'paid', []]);
  assert.deepEqual([(await pay(number)).status, (await pay(number)).body.code], [409, 'ended']);
  // What was sent is the submission; who did it stands in the log, and its person is nobody.
  const { submission, log } = await product.database.inOrganisation(product.demo.id, async (transaction) => ({
    submission: await transaction
      .selectFrom('submission')
      .innerJoin('case', (join) => join.onRef('case.id', '=', 'submission.case'))
      .select(['submission.alias', 'submission.language'])
      .where('case.number', '=', number)
      .execute(),
    log: await transaction
      .selectFrom('audit_entry')
      .innerJoin('case', (join) => join.onRef('case.id', '=', 'audit_entry.record'))
      .select(['audit_entry.action', 'audit_entry.actor_kind'])
      .where('case.number', '=', number)
      .orderBy('audit_entry.id')
      .execute(),
  }));
  assert.deepEqual(submission, [{ alias: 'svar', language: 'da' }]);
  assert.deepEqual(
    log.map(({ action }) => action).filter((action) => ['caseSubmitted', 'caseSignalled', 'caseRead'].includes(action)),
    ['caseSubmitted', 'caseRead', 'caseSignalled', 'caseSignalled', 'caseRead'],
  );
});

test('WFL-8 a case for a person by CPR number has the register’s answers, and is theirs', async () => {
  const { status, body } = await start({ ...good, person: { cpr: '0107850018' }, language: 'en' });
  assert.equal(status, 201, JSON.stringify(body));
  const again = await start({
    ...good,
    person: { cpr: '0107850018' },
    answers: { ...good.answers, cprName: 'Karen Ærø Hansen' },
  });
  assert.equal(again.status, 201, JSON.stringify(again.body));
  const forged = await start({
    ...good,
    person: { cpr: '0107850018' },
    answers: { ...good.answers, cprName: 'En anden' },
  });
  assert.deepEqual(
    [forged.status, forged.body.errors?.map(({ pointer, code }) => [pointer, code])],
    [422, [['/answers/cprName', 'locked']]],
  );
  const owners = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .selectFrom('case')
      .select(['person', 'language'])
      .where('number', 'in', [body.number ?? '', again.body.number ?? ''])
      .orderBy('number')
      .execute(),
  );
  assert.equal(new Set(owners.map(({ person }) => person)).size, 1);
  assert.deepEqual(
    owners.map(({ language }) => language),
    ['en', 'da'],
  );
  const wrong = await start({ ...good, person: { cpr: '3213850018' } });
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'cpr']);
  assert.ok(!product.log.some((line) => line.includes('0107850018')), 'no CPR number in the log');
});

test('API-1 SEC-3 a key says whose case it is only with a right of its own, which stands in the case and the log', async () => {
  const plain = await keyFor(product.demo, ['cases:start', 'cases:read'], 'Uden ret');
  const before = await counts();
  const answers = { subject: 'Cykel', urgent: false, name: 'Karen' };
  const karen = { cpr: '0107850018' };
  for (const [body, by, status, code] of [
    [{ form: 'medid', answers, person: karen }, plain, 403, 'onBehalf'],
    [{ form: 'medid', answers }, plain, 403, 'onBehalf'],
    [{ ...good, person: karen }, plain, 403, 'onBehalf'],
    [{ form: 'medid', answers }, key, 422, 'person'],
    [{ form: 'ansatte', answers, person: karen }, key, 403, 'employeesOnly'],
  ] as const) {
    const told = await start(body, randomUUID(), by);
    assert.deepEqual([told.status, told.body.code], [status, code]);
    assert.ok(String(told.body.detail).length > 10);
  }
  assert.deepEqual(await counts(), before);
  const made = await start({ form: 'medid', answers, person: karen });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { event, log, name } = await product.database.inOrganisation(product.demo.id, async (transaction) => {
    const found = await findCase(transaction, product.demo, idOf(made.body.number ?? ''), false);
    assert.ok(found);
    const row = await transaction
      .selectFrom('case_event')
      .select('content')
      .where('case', '=', found.id)
      .orderBy('sequence')
      .executeTakeFirstOrThrow();
    const entry = await transaction
      .selectFrom('audit_entry')
      .select(['actor', 'actor_kind', 'detail'])
      .where('record', '=', found.id)
      .where('action', '=', 'caseSubmitted')
      .executeTakeFirstOrThrow();
    const names = new Map((await listApiKeys(transaction)).map(({ id, name }) => [id, name]));
    return {
      event: decryptJson<CaseEvent>(found.key.key, casePlaces.event, row.content),
      log: entry,
      name: names.get(entry.actor ?? ''),
    };
  });
  assert.equal(event.actor.kind, 'system');
  assert.deepEqual([event.actor.id, log.actor_kind, name], [log.actor, 'system', 'Prøvesystemet']);
});

test('API-1 the cases of a key’s workflows are listed page by page, with ETag; those of others are not there for it', async () => {
  const numbers = [await started(), await started(), await started()];
  const narrow = await keyFor(product.demo, apiScopes, 'Kun medid', ['medid']);
  const seen: string[] = [];
  let after: unknown = null;
  do {
    const query = new URLSearchParams({ limit: '2', workflow: 'vente', ...(after ? { after: String(after) } : {}) });
    const { status, body } = await ask('GET', `/api/v1/demo/cases?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    const cases = body.cases as readonly { number: string; status: string; workflow: { key: string } }[];
    assert.ok(cases.length <= 2 && cases.every(({ workflow }) => workflow.key === 'vente'));
    seen.push(...cases.map(({ number }) => number));
    after = body.next;
  } while (after !== null);
  assert.deepEqual(seen.slice(-3), numbers);
  assert.equal(new Set(seen).size, seen.length);
  const others = await ask('GET', '/api/v1/demo/cases?limit=200', { by: narrow });
  assert.ok(
    (others.body.cases as readonly { workflow: { key: string } }[]).every((each) => each.workflow.key === 'medid'),
  );
  const path = `/api/v1/demo/cases/${numbers[0]}`;
  for (const [method, address] of [
    ['GET', path],
    ['GET', `${path}/documents`],
    ['GET', '/api/v1/demo/forms/vente'],
    ['POST', `${path}/events/betalt`],
  ] as const) {
    const told = await ask(method, address, { by: narrow, ...(method === 'POST' ? { body: paid } : {}) });
    assert.equal(told.status, 404, address);
  }
  assert.deepEqual((await start(good, randomUUID(), narrow)).body.code, 'noForm');
  for (const query of ['limit=0', 'limit=1000', 'limit=x', 'after=x', 'status=lukket', 'mere=1', 'limit=1&limit=2']) {
    const told = await ask('GET', `/api/v1/demo/cases?${query}`);
    assert.deepEqual([told.status, told.body.code], [400, 'query'], query);
  }
  const headers = { authorization: `Bearer ${key}` };
  const first = await fetch(product.origin + path, { headers });
  const etag = first.headers.get('etag') ?? '';
  const same = await fetch(product.origin + path, { headers: { ...headers, 'if-none-match': etag } });
  assert.deepEqual([same.status, await same.text()], [304, '']);
  await pay(numbers[0] ?? '');
  const changed = await fetch(product.origin + path, { headers: { ...headers, 'if-none-match': etag } });
  assert.equal(changed.status, 200);
});

test('API-1 files go in with the case and come out again; what a page would refuse is refused at its place', async () => {
  const before = await counts();
  const content = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const file = (name: string, bytes: Buffer | string) => ({
    name,
    content: typeof bytes === 'string' ? bytes : bytes.toString('base64'),
  });
  const withFiles = (papers: unknown) => ({ ...good, answers: { ...good.answers, papers } });
  for (const [papers, pointer, code] of [
    ['x', '/answers/papers', 'files'],
    [[{ name: 'a.txt' }], '/answers/papers', 'files'],
    [[file('a.txt', 'ikke base64!')], '/answers/papers/0/content', 'base64'],
    [[file('a.png', content), file('b.png', content), file('c.png', content)], '/answers/papers', 'tooManyFiles'],
    [[file('a.pdf', content)], '/answers/papers/0', undefined],
    [[file('a.exe', Buffer.from('MZ\u0000'))], '/answers/papers/0', undefined],
    [[file('a.txt', Buffer.alloc(0))], '/answers/papers/0', undefined],
  ] as const) {
    const told = await start(withFiles(papers));
    assert.equal(told.status, 422, JSON.stringify(told.body));
    const fault = told.body.errors?.[0];
    assert.equal(fault?.pointer, pointer);
    if (code !== undefined) assert.equal(fault?.code, code);
    assert.ok((fault?.message.da.length ?? 0) > 5);
  }
  assert.deepEqual(await counts(), before);
  const made = await start(withFiles([file('bilag.png', content)]));
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const path = `/api/v1/demo/cases/${made.body.number}/documents`;
  const { body } = await ask('GET', path);
  const documents = body.documents as readonly {
    id: string;
    name: string;
    size: number;
    kind: string;
    field: string;
  }[];
  const upload = documents.find(({ kind }) => kind === 'upload');
  assert.deepEqual([upload?.name, upload?.size, upload?.field], ['bilag.png', content.length, 'papers']);
  const headers = { authorization: `Bearer ${key}` };
  const got = await fetch(`${product.origin}${path}/${upload?.id}`, { headers });
  assert.deepEqual(Buffer.from(await got.arrayBuffer()), content);
  const again = await fetch(`${product.origin}${path}/${upload?.id}`, {
    headers: { ...headers, 'if-none-match': got.headers.get('etag') ?? '' },
  });
  assert.equal(again.status, 304);
  const none = await ask('GET', `${path}/${randomUUID()}`);
  assert.deepEqual([none.status, none.body.code], [404, 'noDocument']);
  const reader = await keyFor(product.demo, ['cases:read'], 'Uden filer');
  assert.equal((await ask('GET', path, { by: reader })).status, 403);
});

test('API-1 the same Idempotency-Key makes one case, however often and at once it is sent; another content is refused', async () => {
  const once = randomUUID();
  const before = await counts();
  const all = await Promise.all(Array.from({ length: 6 }, () => start(good, once)));
  assert.deepEqual(
    all.map(({ status }) => status).sort(),
    [200, 200, 200, 200, 200, 201],
    JSON.stringify(all.map(({ body }) => body)),
  );
  assert.equal(new Set(all.map(({ body }) => body.number)).size, 1);
  const later = await start(good, once);
  assert.deepEqual([later.status, later.body.again, later.body.number], [200, true, all[0]?.body.number]);
  const other = await start({ ...good, answers: { ...good.answers, subject: 'Bil' } }, once);
  assert.deepEqual([other.status, other.body.code], [422, 'reused']);
  const missing = await ask('POST', '/api/v1/demo/cases', { body: good });
  assert.deepEqual([missing.status, missing.body.code], [400, 'idempotencyKey']);
  const now = await counts();
  assert.deepEqual([now[0], now[1]], [(before[0] ?? 0) + 1, (before[1] ?? 0) + 1]);
  // The key of another system is another one's.
  const neighbour = await keyFor(product.demo, ['cases:start']);
  assert.equal((await start(good, once, neighbour)).status, 201);
});

test('API-1 what is wrong is told at each answer in Danish and English, nothing is kept, and the key may come again', async () => {
  const before = await counts();
  const once = randomUUID();
  const { status, type, body } = await start(
    {
      form: 'vente',
      answers: {
        price: 9000,
        day: '2026-02-31',
        urgent: 'ja',
        why: 'x',
        nothing: 1,
        'a/b~c': 1,
        people: [{ name: 'A' }, { born: 'i går' }, 7],
      },
    },
    once,
  );
  assert.deepEqual([status, type, body.code], [422, 'application/problem+json; charset=utf-8', 'answers']);
  const told = Object.fromEntries((body.errors ?? []).map(({ pointer, code }) => [pointer, code]));
  assert.deepEqual(told, {
    '/answers/urgent': 'boolean',
    '/answers/nothing': 'unknown',
    '/answers/a~1b~0c': 'unknown',
    '/answers/people/1/born': 'date',
    '/answers/people/2': 'row',
    '/answers/subject': told['/answers/subject'],
    '/answers/price': told['/answers/price'],
    '/answers/day': told['/answers/day'],
    '/answers/why': 'hidden',
    '/answers/people/1/name': told['/answers/people/1/name'],
  });
  for (const { message } of body.errors ?? [])
    assert.ok(message.da.length > 3 && 'en' in message, JSON.stringify(message));
  assert.deepEqual(await counts(), before);
  assert.equal((await start(good, once)).status, 201);
  const english = await ask('POST', '/api/v1/demo/cases', {
    body: { ...good, form: 'findes-ikke' },
    headers: { 'idempotency-key': randomUUID(), 'accept-language': 'en' },
  });
  assert.deepEqual([english.status, english.body.title], [404, 'There is no such form']);
  assert.equal((await start({ ...good, language: 'xx' })).body.code, 'language');
});

test('API-1 bodies that are no such thing get the right status with words, and nothing is changed', async () => {
  const number = await started();
  const before = await counts();
  const huge = await start({ ...good, answers: { subject: 'x'.repeat(16_000_000) } });
  assert.deepEqual([huge.status, huge.body.code], [413, 'tooLarge']);
  assert.match(String(huge.body.detail), /15000000 bytes/);
  const extra = await start({ ...good, surprise: true });
  assert.deepEqual([extra.status, extra.body.errors?.[0]?.pointer], [400, '/surprise']);
  const noForm = await start({ answers: {} });
  assert.deepEqual([noForm.status, noForm.body.errors?.[0]?.pointer], [400, '/form']);
  for (const body of ['{', '[]', '"x"', 'null', '{"__proto__":{}}']) {
    const told = await ask('POST', '/api/v1/demo/cases', { body, headers: { 'idempotency-key': randomUUID() } });
    assert.deepEqual([told.status, told.body.code], [400, 'body'], body);
  }
  const type = await ask('POST', '/api/v1/demo/cases', { body: 'a=b', headers: { 'content-type': 'text/plain' } });
  assert.deepEqual([type.status, type.body.code], [415, 'mediaType']);
  for (const [data, faults] of [
    [{}, ['/data/amount missing', '/data/paidOn missing', '/data/receipt missing']],
    [
      { amount: '12', paidOn: '2026-02-31', receipt: 7 },
      ['/data/amount number', '/data/paidOn date', '/data/receipt string'],
    ],
    [{ ...paid.data, more: true }, ['/data/more unknown']],
  ] as const) {
    const told = await pay(number, { data });
    assert.equal(told.status, 422);
    assert.deepEqual(
      told.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`),
      faults,
    );
  }
  assert.deepEqual([(await pay(number, { data: { amount: {} } })).status], [400]);
  const unknown = await ask('POST', `/api/v1/demo/cases/${number}/events/regnvejr`, { body: paid });
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'noEvent']);
  assert.deepEqual((await pay('2026-999999')).body.code, 'noCase');
  assert.deepEqual((await pay('%00')).status >= 400, true);
  assert.deepEqual(await counts(), before);
});

test('API-1 a key does what its scopes say, for its organisation alone, and nothing once it has ended', async () => {
  const number = await started();
  const reader = await keyFor(product.demo, ['cases:read'], 'Læseren');
  assert.equal((await ask('GET', `/api/v1/demo/cases/${number}`, { by: reader })).status, 200);
  const refused = await start(good, randomUUID(), reader);
  assert.deepEqual([refused.status, refused.body.code], [403, 'scope']);
  assert.match(String(refused.body.detail), /cases:start/);
  const signal = await ask('POST', `/api/v1/demo/cases/${number}/events/betalt`, { body: paid, by: reader });
  assert.equal(signal.status, 403);
  for (const by of [null, 'x', `${reader}x`, 'sbk_']) {
    const told = await ask('GET', `/api/v1/demo/cases/${number}`, { by });
    assert.equal(told.status, 401, String(by));
  }
  await product.database.inOrganisation(product.demo.id, async (transaction) => {
    const found = (await listApiKeys(transaction)).find(({ name }) => name === 'Læseren');
    assert.ok(found?.usedAt, 'the use is noted');
    assert.equal(await endCredential(transaction, product.demo, 'api_key', found.id, maker), 'Læseren');
  });
  const ended = await ask('GET', `/api/v1/demo/cases/${number}`, { by: reader });
  assert.deepEqual([ended.status, ended.body.code], [401, 'badKey']);
});

test('PLA-8 no route of the API or webhook lets one organisation at a case of another', async () => {
  const number = await started();
  const before = await counts();
  const nord = await keyFor(product.proeveby, apiScopes);
  const nordSecret = await secretFor(product.proeveby, 'Nord');
  const routes = product.server.routeAddresses.filter(
    ({ url, method }) => /^\/api\/v1\/:organisation|\/webhook\//.test(url) && method !== 'HEAD',
  );
  assert.equal(routes.length, 8);
  for (const { method, url } of routes) {
    const path = url
      .replace(':form', 'vente')
      .replace(':number', number)
      .replace(':event', 'betalt')
      .replace(':document', randomUUID());
    const body = url.endsWith('/cases') ? good : paid;
    const text = JSON.stringify(body);
    const send = (slug: string, by: string, signedBy: string) =>
      ask(method, path.replace(':organisation', slug), {
        by,
        ...(method === 'GET' ? {} : { body }),
        headers: { 'idempotency-key': randomUUID(), ...signedHeaders(signedBy, randomUUID(), text, new Date()) },
      });
    const home = await send('proeveby', nord, nordSecret);
    if (method === 'GET' && url.endsWith('/cases')) assert.deepEqual(home.body.cases, [], 'none of the other’s');
    else assert.equal(home.status, 404, `${method} ${url} at home`);
    assert.equal((await send('demo', nord, nordSecret)).status, 401, `${method} ${url} at the other`);
    assert.equal((await send('findes-ikke', nord, nordSecret)).status, 404, `${method} ${url} nowhere`);
  }
  assert.deepEqual(await counts(), before);
});

function webhook(
  number: string,
  {
    id = `msg_${randomUUID()}`,
    at = new Date(),
    by = secret,
    body = JSON.stringify({ type: 'betalt', ...paid }),
    event = 'betalt',
    headers = {},
  }: {
    id?: string;
    at?: Date;
    by?: string;
    body?: string;
    event?: string;
    headers?: Record<string, string>;
  } = {},
): Promise<Told> {
  return ask('POST', `/demo/webhook/${number}/${event}`, {
    by: null,
    body,
    headers: { ...signedHeaders(by, id, body, at), ...headers },
  });
}

test('WFL-8 a signed webhook completes a wait once, however often the same message comes', async () => {
  const number = await started();
  const id = 'msg_1';
  assert.deepEqual((await webhook(number, { id })).body, { number, event: 'betalt', again: false });
  const before = await counts();
  // The case waits for the same event again; the same message is no other one.
  const twice = await webhook(number, { id });
  assert.deepEqual([twice.status, twice.body.again], [200, true]);
  assert.deepEqual(await counts(), before);
  const { body } = await ask('GET', `/api/v1/demo/cases/${number}`);
  assert.deepEqual(
    (body.steps as readonly { step: string }[]).map(({ step }) => step),
    ['again'],
  );
  const both = await Promise.all([webhook(number, { id: 'msg_2' }), webhook(number, { id: 'msg_2' })]);
  assert.deepEqual(both.map((told) => [told.status, told.body.again]).sort(), [
    [200, false],
    [200, true],
  ]);
  assert.equal((await ask('GET', `/api/v1/demo/cases/${number}`)).body.outcome, 'paid');
  assert.equal((await webhook(number, { id: 'msg_2' })).status, 200);
  assert.deepEqual((await webhook(number, { id: 'msg_3' })).body.code, 'ended');
});

test('WFL-8 a webhook that is forged, old, unsigned or about something else changes nothing and is told why', async () => {
  const number = await started();
  const before = await counts();
  const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const refusals = [
    [await webhook(number, { by: other }), 401, 'webhook.wrong'],
    [await webhook(number, { at: new Date(Date.now() - 301_000) }), 401, 'webhook.old'],
    [await webhook(number, { at: new Date(Date.now() + 310_000) }), 401, 'webhook.old'],
    [await webhook(number, { headers: { 'webhook-signature': '' } }), 401, 'webhook.wrong'],
    [await ask('POST', `/demo/webhook/${number}/betalt`, { by: null, body: paid }), 401, 'webhook.unsigned'],
    [await webhook(number, { headers: { 'webhook-id': 'another' } }), 401, 'webhook.wrong'],
    [await webhook(number, { event: 'regnvejr' }), 404, 'noEvent'],
    [await webhook('2026-999999'), 404, 'noCase'],
    [await webhook(number, { body: '{"data":{}}' }), 422, 'data'],
    [await webhook(number, { body: '{"data":{},"more":1}' }), 400, 'body'],
    [await webhook(number, { body: '{' }), 400, 'body'],
    [await webhook(number, { body: JSON.stringify({ data: { receipt: 'x'.repeat(10_000_000) } }) }), 413, 'tooLarge'],
  ] as const;
  for (const [told, status, code] of refusals) {
    assert.deepEqual([told.status, told.body.code], [status, code], JSON.stringify(told.body));
    assert.ok(String(told.body.detail).length > 10);
  }
  assert.deepEqual(await counts(), before);
  // The signature is the standard's own: over id, time and body, by the bytes of the secret.
  const [id, at, body] = ['msg_9', String(Math.floor(Date.now() / 1000)), JSON.stringify(paid)];
  const signature = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${id}.${at}.${body}`)
    .digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,AAAA v1,${signature}` };
  assert.equal((await ask('POST', `/demo/webhook/${number}/betalt`, { by: null, body, headers })).status, 200);
});

test('API-1 the API’s description names its routes, what they take, and every way in', async () => {
  const { status, body } = await ask('GET', '/api/v1/openapi.json', { by: null });
  assert.deepEqual([status, body.openapi], [200, '3.1.0']);
  const described = Object.entries(body.paths as Record<string, Record<string, unknown>>)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .sort();
  const served = product.server.routeAddresses
    .filter(({ url, method }) => /^\/api\/v1\/:|\/webhook\//.test(url) && method !== 'HEAD')
    .map(({ method, url }) => `${method} ${url.replaceAll(/:([a-z]+)/g, '{$1}')}`)
    .sort();
  assert.deepEqual(described, served);
  const text = JSON.stringify(body);
  const { schemas } = body.components as { schemas: Record<string, unknown> };
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([A-Za-z]+)"/g))
    assert.ok(name && name in schemas, name);
  const form = await ask('GET', '/api/v1/demo/forms/vente');
  assert.deepEqual(Object.keys(form.body.properties as object), [
    'subject',
    'price',
    'day',
    'urgent',
    'why',
    'cprName',
    'people',
    'papers',
  ]);
});
