import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { endSessions, type Whose } from '../../src/identity/end-sessions.ts';
import { noAccess } from '../../src/identity/rights/access.ts';
import { createSessions, type Sessions } from '../../src/identity/sessions.ts';
import { formFields } from '../helpers/browse.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let sessions: Sessions;
let person: string;
const employee = '00000000-0000-4000-8000-000000000401';
const other = '00000000-0000-4000-8000-000000000402';
before(async () => {
  product = await startRunningProduct();
  sessions = createSessions(product.database, { idleMinutes: 30, hours: 8 }, () => new Date());
  person = (await personOf({ ...product.services, now: () => new Date() }, product.demo)).id;
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .insertInto('employee')
      .values(
        [employee, other].map((id) => ({
          organisation: product.demo.id,
          id,
          subject: id,
          name: 'Signe Prøve',
          email: null,
          language: null,
          groups: ['Fritid'],
          roles: ['caseworker', 'designer', 'system-administrator', 'administrator'],
        })),
      )
      .execute(),
  );
});
after(() => product.close());

type Who = 'citizen' | 'employee';

function logIn(who: Who, browser: string, atProvider: string | null = null): Promise<string> {
  const from = { browser, address: '192.0.2.*' };
  return product.database.inOrganisation(product.demo.id, (transaction) =>
    who === 'citizen'
      ? sessions.create(transaction, product.demo, { kind: who, person, level: 'high' }, atProvider, from)
      : sessions.create(transaction, product.demo, { kind: who, employee, person }, atProvider, from),
  );
}

async function ask(path: string, token: string | null, body?: URLSearchParams): Promise<Response> {
  return fetch(product.origin + path, {
    method: body ? 'POST' : 'GET',
    redirect: 'manual',
    headers: {
      'accept-language': 'da',
      origin: product.origin,
      'sec-fetch-site': 'same-origin',
      ...(token === null ? {} : { cookie: `session=${token}` }),
    },
    ...(body ? { body } : {}),
  });
}

async function isOpen(token: string): Promise<boolean> {
  return (await sessions.find(product.demo, token)) !== null;
}

async function csrfOf(token: string): Promise<string> {
  const page = await (await ask('/demo/mit-login', token)).text();
  return formFields(page, '/demo/log-af')?._csrf ?? '';
}

for (const who of ['citizen', 'employee'] as const) {
  test(`SEC-2 one's own log-ins are listed with when and from where, and are ended one by one or all: ${who}`, async () => {
    const here = await logIn(who, 'Firefox');
    const there = await logIn(who, 'Safari');
    const third = await logIn(who, 'Chrome');
    const strangers = await product.database.inOrganisation(product.demo.id, (transaction) =>
      sessions.create(transaction, product.demo, { kind: 'employee', employee: other }, null),
    );
    const page = await (await ask('/demo/mit-login', here)).text();
    for (const what of ['Firefox, 192.0.2.*', 'Safari, 192.0.2.*', 'Chrome, 192.0.2.*']) assert.ok(page.includes(what));
    assert.equal(page.split('Denne browser').length, 2);
    assert.ok(!page.includes(here) && !page.includes(there));

    const id = (await sessions.list(product.demo, await userOf(here), here)).find(
      ({ from }) => from?.browser === 'Safari',
    )?.id;
    const _csrf = await csrfOf(here);
    const one = await ask('/demo/mit-login/afslut', here, new URLSearchParams({ _csrf, 'log-in': id ?? '' }));
    assert.equal(one.headers.get('location'), '/demo/mit-login?ok=afsluttet');
    assert.deepEqual(await Promise.all([here, there, third, strangers].map(isOpen)), [true, false, true, true]);

    const all = await ask('/demo/mit-login/afslut', here, new URLSearchParams({ _csrf, alle: 'ja' }));
    assert.equal(all.status, 303);
    assert.deepEqual(await Promise.all([here, third, strangers].map(isOpen)), [false, false, true]);
    assert.equal((await ask('/demo/mit-login', here)).status, 401);
  });
}

async function userOf(token: string) {
  const session = await sessions.find(product.demo, token);
  assert.ok(session && session.user.kind !== 'anonymous');
  return session.user;
}

test("SEC-2 nobody ends another person's log-in by its id", async () => {
  const mine = await logIn('citizen', 'Firefox');
  const theirs = await logIn('employee', 'Firefox');
  const [id] = (await sessions.list(product.demo, await userOf(theirs), theirs)).map((each) => each.id);
  const _csrf = await csrfOf(mine);
  await ask('/demo/mit-login/afslut', mine, new URLSearchParams({ _csrf, 'log-in': id ?? '' }));
  assert.ok(await isOpen(theirs));
  const stranger = await userOf(theirs);
  const ended = await product.database.inOrganisation(product.demo.id, (transaction) =>
    sessions.endOf(transaction, stranger, null),
  );
  assert.equal(ended, 1);
});

test('SEC-2 staying logged in says by how much, and says no to one whose log-in is over', async () => {
  const token = await logIn('citizen', 'Firefox');
  const _csrf = await csrfOf(token);
  const stayed = await ask('/demo/mit-login/bliv', token, new URLSearchParams({ _csrf }));
  const answer = (await stayed.json()) as { idleSeconds: number; endsAt: string };
  assert.equal(answer.idleSeconds, 29 * 60);
  assert.ok(Date.parse(answer.endsAt) > Date.now());
  assert.match(await (await ask('/demo/mit-login/bliv', token)).text(), /Luk dette vindue/);
  await sessions.end(product.demo, token);
  assert.equal((await ask('/demo/mit-login/bliv', token, new URLSearchParams({ _csrf }))).status, 403);
  assert.equal((await ask('/demo/mit-login/bliv', token)).status, 401);
});

test('SEC-2 a change of what an employee may ends their sessions, and one who has left has none; other changes do not', async () => {
  const change = (to: Readonly<Record<string, unknown>>) =>
    product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction.updateTable('employee').set(to).where('id', '=', employee).execute(),
    );
  const roles = ['caseworker', 'designer', 'system-administrator', 'administrator'];
  const same = await logIn('employee', 'Firefox');
  await change({ name: 'Signe Ny', seen_at: new Date(), groups: ['Fritid'], roles: [...roles].reverse() });
  assert.ok(await isOpen(same), 'the same rights in another order');
  const given = sql`'[{"role": "designer", "limits": {"units": ["a"]}}]'::jsonb`;
  for (const [what, to, back] of [
    ['a group more', { groups: ['Fritid', 'Teknik'] }, { groups: ['Fritid'] }],
    ['a role less', { roles: roles.slice(1) }, { roles }],
    ['a role given', { given_roles: given }, { given_roles: sql`'[]'::jsonb` }],
    ['a role provided', { provided_roles: given }, { provided_roles: sql`'[]'::jsonb` }],
    ['leaving', { left_at: new Date() }, { left_at: null }],
  ] as const) {
    const token = await logIn('employee', 'Firefox');
    assert.ok(await isOpen(token), what);
    await change(to);
    assert.ok(!(await isOpen(token)), what);
    await change(back);
    assert.ok(!(await isOpen(token)), `${what}, taken back`);
  }
});

test('SEC-2 an administrator logs an employee off everywhere, or everybody but themselves; the log tells', async () => {
  const citizen = await logIn('citizen', 'Firefox');
  const first = await logIn('employee', 'Firefox');
  const { database, demo } = product;
  const changer = { employee, access: noAccess, at: new Date(), from: {} };
  const end = (whose: Whose, except: string) =>
    database.inOrganisation(demo.id, (transaction) => endSessions(transaction, demo, changer, whose, except));
  assert.ok((await end({ employee }, '')) >= 1);
  assert.deepEqual([await isOpen(first), await isOpen(citizen)], [false, true]);
  const own = await logIn('employee', 'Firefox');
  const id = (await sessions.find(demo, own))?.id ?? '';
  await end('everyone', id);
  assert.deepEqual([await isOpen(own), await isOpen(citizen)], [true, false]);
  const rows = await database.inOrganisation(demo.id, (transaction) =>
    transaction
      .selectFrom('audit_entry')
      .select(['record_kind', 'record'])
      .where('action', '=', 'logout')
      .where('record_kind', 'in', ['employee', 'organisation'])
      .orderBy('id')
      .execute(),
  );
  assert.deepEqual(rows, [
    { record_kind: 'employee', record: employee },
    { record_kind: 'organisation', record: null },
  ]);
});

test('SEC-2 what a case worker, designer, administrator or citizen typed is kept when the log-in ended meanwhile', {
  timeout: 60_000,
}, async () => {
  const services = { ...product.services, now: () => new Date() };
  const by = await personOf(services, product.demo);
  const draft = await draftWith(services, product.demo, by.id, answersWithPrice('800'));
  const sent = await send(services, product.demo, draft, by.id);
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
  const of = `/demo/sagsbehandling/sag/${sent.case}`;
  const typed = 'Det her måtte ikke gå tabt <&>';
  const shown = 'Det her måtte ikke gå tabt &lt;&amp;';
  const forms: readonly (readonly [path: string, who: Who, field: string])[] = [
    [`${of}/besked`, 'employee', 'besked'],
    [`${of}/notat`, 'employee', 'notat'],
    [`${of}/afgoer`, 'employee', 'begrundelse'],
    [`${of}/overdrag`, 'employee', 'kollega'],
    [`${of}/haandteret`, 'employee', 'forklaring-1'],
    [`${of}/inviter`, 'employee', 'inviteret-1'],
    [`${of}/annuller`, 'employee', 'begrundelse'],
    ['/demo/sagsbehandling/profil', 'employee', 'foerste'],
    ['/demo/sagsbehandling/filtre', 'employee', 'navn'],
    ['/demo/sagsbehandling/opgaver', 'employee', 'kollega'],
    ['/demo/sagsbehandling/soeg', 'employee', 'soeg'],
    ['/demo/sagsbehandling/notifikationer/valg', 'employee', 'valg'],
    ['/demo/administration/indstillinger/remote-print', 'employee', 'sender'],
    ['/demo/administration/api-noegler', 'employee', 'navn'],
    ['/demo/administration/sprog', 'employee', 'tekst'],
    ['/demo/administration/kalender', 'employee', 'navn'],
    [`/demo/mine-sager/${sent.case}/besked`, 'citizen', 'besked'],
    [`/demo/mine-sager/${sent.case}/annuller`, 'citizen', 'grund'],
    [`/demo/mine-sager/${sent.case}/kvittering/vurdering`, 'citizen', 'kommentar'],
    ['/demo/mine-sager/invitation/01a21d62-49ce-7743-80f0-f0d89ffc1444/nej', 'citizen', 'grund'],
  ];
  const lost: string[] = [];
  for (const [path, who, field] of forms) {
    const token = await logIn(who, 'Firefox');
    const _csrf = await csrfOf(token);
    await sessions.end(product.demo, token);
    const answer = await ask(path, token, new URLSearchParams({ _csrf, [field]: typed }));
    const page = await answer.text();
    const keeps = answer.status === 401 && page.includes(shown) && page.includes(`name="${field}"`);
    if (!keeps) lost.push(`${path}: ${answer.status} ${answer.headers.get('location') ?? ''}`);
    if (!page.includes('/login/')) lost.push(`${path}: no way to the log-in`);
  }
  assert.deepEqual(lost, []);
});
