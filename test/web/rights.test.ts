import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessOfEmployee } from '../../src/identity/rights/access-of-employee.ts';
import type { Limits } from '../../src/identity/rights/limits.ts';
import { isRight, type Right } from '../../src/identity/rights/rights.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import type { Need } from '../../src/web/web-routes.ts';
import { formFields } from '../helpers/browse.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { makeOperator } from '../helpers/make-operator.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
before(async () => {
  product = await startRunningProduct({ environment: { TRUST_PROXY: '1' } });
  await makeOperator(product, 'demo');
});
after(() => product.close());

/** What each route asks of whoever calls it, by the beginning of its address; the first that fits holds. */
const needsOf: readonly (readonly [pattern: RegExp, need: Need])[] = [
  [/^GET \/(healthz|readyz|metrics|assets\/:name|sprog)?$/, 'anyone'],
  [/^\w+ \/:organisation\/(sprog|logo|tilgaengelighed|log-af|mit-login(\/\w+)?)$/, 'anyone'],
  [/^GET (\/:organisation)?\/login\//, 'anyone'],
  [/^POST \/:organisation\/login\/medarbejder\/bekraeft$/, 'anyone'],
  [/^POST (\/login\/(mitid|medarbejder)|\/:organisation\/login\/udbyder\/:provider)\/afmelding$/, 'signature'],
  [/^GET \/:organisation\/sagsbehandling\/(opgaver|filtre)$/, 'anyone'],
  [/^\w+ \/:organisation\/sagsbehandling\/afleveringer/, 'deliveries.settle'],
  [/\/sagsbehandling\/sag\/:case\/betaling\/:payment\/bilag\//, 'cases.work'],
  [/^\w+ \/:organisation\/sagsbehandling\/sag\/:case\/betaling(strin)?\//, 'payments.handle'],
  [/^\w+ \/:organisation\/sagsbehandling/, 'cases.work'],
  [/^POST \/:organisation\/design\/api\/forms\/:key\/(publish|withdraw)$/, 'forms.publish'],
  [/^DELETE \/:organisation\/design\/api\/forms\/:key\/schedule$/, 'forms.publish'],
  [/^POST \/:organisation\/design\/api\/workflows\/:key\/(publish|withdraw)$/, 'workflows.publish'],
  [/^DELETE \/:organisation\/design\/api\/workflows\/:key\/schedule$/, 'workflows.publish'],
  [/^\w+ \/:organisation\/design\/arbejdsgange\/:key\/flyt/, 'workflows.publish'],
  [/^\w+ \/:organisation\/design\/(api\/workflow|arbejdsgange)/, 'workflows.design'],
  [/^\w+ \/:organisation\/design/, 'forms.design'],
  [/^\w+ \/:organisation\/administration\/login/, 'login.set'],
  [/^\w+ \/:organisation\/administration\/(log|roller\/aendringer)/, 'log.read'],
  [/^\w+ \/:organisation\/administration\/(roller|medarbejdere\/(:employee\/roller|indlaes))/, 'roles.manage'],
  [/^\w+ \/:organisation\/administration\/organisationer/, 'organisations.manage'],
  [/^\w+ \/:organisation\/administration\/medarbejdere/, 'employees.manage'],
  [/^\w+ \/:organisation\/administration\/betalinger/, 'payments.report'],
  [/^\w+ \/:organisation\/administration\/sms/, 'sms.report'],
  [/^\w+ \/:organisation\/administration\/nej-til-sms/, 'sms.refusals'],
  [/^\w+ \/:organisation\/administration\/api-noegler/, 'keys.manage'],
  [/^\w+ \/:organisation\/administration\/sprog/, 'languages.set'],
  [/^\w+ \/:organisation\/administration\/(indstillinger|kalender|adresser)/, 'options.set'],
  [/^POST \/:organisation\/(kvitteringer|webhook|post)\//, 'signature'],
  [/^GET \/:organisation\/kvitteringer\/:kind$/, 'signature'],
  [/^GET \/:organisation\/saml\/(medarbejder\/)?metadata$/, 'anyone'],
  [/^\w+ \/:organisation\/saml\//, 'signature'],
  [/^\w+ (\/:organisation)?\/api\/v1\//, 'key'],
  [/^\w+ \/:organisation\/scim\/v2(\/|$)/, 'key'],
  [/^\w+ \/:organisation\/(blanket|mine-sager|kvittering|fortsaet|opslag|s)(\/|$)/, 'person'],
  [/^GET \/:organisation\/?$/, 'person'],
];

/** Who may use which right: the six roles, and one that the organisation made itself. */
const holders: Readonly<Record<string, readonly Right[]>> = {
  employee: [],
  caseworker: ['cases.work', 'deliveries.settle'],
  designer: ['forms.design', 'forms.publish', 'workflows.design', 'workflows.publish'],
  cashier: ['payments.handle', 'payments.report'],
  administrator: [
    'deliveries.settle',
    'payments.report',
    'sms.report',
    'sms.refusals',
    'log.read',
    'keys.manage',
    'login.set',
    'languages.set',
    'options.set',
    'employees.manage',
    'roles.manage',
  ],
  'system-administrator': [
    'deliveries.settle',
    'payments.report',
    'sms.report',
    'sms.refusals',
    'forms.design',
    'forms.publish',
    'workflows.design',
    'workflows.publish',
    'log.read',
    'keys.manage',
    'login.set',
    'languages.set',
    'options.set',
    'employees.manage',
    'roles.manage',
    'organisations.manage',
  ],
  revision: ['log.read'],
};

interface Caller {
  readonly cookie: string;
  readonly csrf: string;
  /** The address that they call from, where it is another. */
  readonly from?: string;
}

const employeeId = (number: number) => `00000000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`;

async function employee(role: string, number: number): Promise<Caller> {
  const id = employeeId(number);
  const { database, demo } = product;
  await database.inOrganisation(demo.id, async (transaction) => {
    const values = { organisation: demo.id, id, subject: id, name: role, email: null, language: null };
    await transaction
      .insertInto('employee')
      .values({ ...values, groups: ['Fritid'], roles: [role] })
      .execute();
  });
  return caller(await sessionOf(id));
}

function sessionOf(id: string): Promise<string> {
  const { database, demo } = product;
  const sessions = createSessions(database, { idleMinutes: 30, hours: 8 }, () => new Date());
  return database.inOrganisation(demo.id, (transaction) =>
    sessions.create(
      transaction,
      demo,
      { kind: 'employee', employee: id, proof: { at: new Date(), multiFactor: true } },
      'x',
    ),
  );
}

async function caller(token: string): Promise<Caller> {
  const cookie = `session=${token}`;
  const page = await (await fetch(`${product.origin}/demo/`, { headers: { cookie } })).text();
  const csrf = formFields(page, '/demo/log-af')?._csrf ?? '';
  assert.ok(csrf, 'the page has a token');
  return { cookie, csrf };
}

async function call({ method, url }: { method: string; url: string }, { cookie, csrf, from }: Caller): Promise<number> {
  const path = url
    .replace(':organisation', 'demo')
    .replace(':option', 'remote-print')
    .replace(':open', '1')
    .replaceAll(/:([a-z]+)/gi, '01a21d62-49ce-7743-80f0-f0d89ffc1444');
  const answer = await fetch(product.origin + path, {
    method,
    redirect: 'manual',
    headers: {
      ...{ cookie, origin: product.origin, 'x-csrf-token': csrf },
      ...(from === undefined ? {} : { 'x-forwarded-for': from }),
    },
    ...(method === 'GET' ? {} : { body: new URLSearchParams({ _csrf: csrf }) }),
  });
  await answer.arrayBuffer();
  if (answer.status === 303 && /\/login\//.test(answer.headers.get('location') ?? '')) return 401;
  return answer.status;
}

/** The running server has a memory of its own, which a change of roles reaches within five seconds. */
async function untilOpen(route: { method: string; url: string }, who: Caller): Promise<void> {
  const until = Date.now() + 15_000;
  while ((await call(route, who)) !== 200 && Date.now() < until) await sleep(250);
  assert.equal(await call(route, who), 200);
}

test('ADM-1 every route states what it needs, as it is written here', () => {
  const wrong = product.server.routeAddresses
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url, needs }) => {
      const written = needsOf.find(([pattern]) => pattern.test(`${method} ${url}`))?.[1];
      return written === needs ? null : `${method} ${url} needs ${needs}; written: ${written}`;
    })
    .filter((line) => line !== null);
  assert.deepEqual(wrong, []);
});

test('ADM-1 every route that needs a right is open to the roles that have it, and to nobody else', {
  timeout: 120_000,
}, async () => {
  const { database, demo } = product;
  await database.inOrganisation(demo.id, (transaction) =>
    transaction
      .insertInto('role')
      .values({
        organisation: demo.id,
        key: 'revision',
        name: JSON.stringify({ da: 'Revision' }),
        rights: ['log.read', 'a.right.of.another.version'],
        changed_at: new Date(),
        changed_by: null,
      })
      .execute(),
  );
  product.organisations.refresh();
  const sessions = createSessions(database, { idleMinutes: 30, hours: 8 }, () => new Date());
  const asCitizen = async () => {
    const { id: person } = await personOf({ ...product.services, now: () => new Date() }, demo);
    return caller(
      await database.inOrganisation(demo.id, (transaction) =>
        sessions.create(transaction, demo, { kind: 'citizen', person, level: 'high' }, 'x'),
      ),
    );
  };
  const callers: [string, Caller, readonly Right[], again: () => Promise<Caller>][] = [
    ['citizen', await asCitizen(), [], asCitizen],
  ];
  for (const [number, [role, rights]] of Object.entries(holders).entries()) {
    const again = async () => caller(await sessionOf(employeeId(number)));
    callers.push([role, await employee(role, number), rights, again]);
  }
  const [, revision] = callers.find(([role]) => role === 'revision') ?? [];
  assert.ok(revision);
  await untilOpen({ method: 'GET', url: '/:organisation/administration/log' }, revision);
  const [, system] = callers.find(([role]) => role === 'system-administrator') ?? [];
  assert.ok(system);
  await untilOpen({ method: 'GET', url: '/:organisation/administration/organisationer' }, system);
  const routes = product.server.routeAddresses.filter(({ method, needs }) => method !== 'HEAD' && isRight(needs));
  assert.ok(routes.length > 60, `only ${routes.length} routes need a right`);
  const wrong: string[] = [];
  for (const [index, route] of routes.entries()) {
    for (const each of callers) {
      const [role, , rights, again] = each;
      let status = await call(route, each[1]);
      // What is sent is counted by session, and there are more routes than one may send to in a minute; one of them logs everybody off.
      if (status === 429 || status === 401) {
        each[1] = await again();
        status = await call(route, each[1]);
      }
      const may = isRight(route.needs) && rights.includes(route.needs);
      const refused = status === 403 || status === 401;
      if (refused === may) wrong.push(`${role} ${route.method} ${route.url} (${route.needs}): ${status}`);
      if (status >= 500) wrong.push(`${role} ${route.method} ${route.url}: ${status}`);
    }
    const nobody = await call(route, { cookie: '', csrf: '', from: `10.0.${Math.floor(index / 40)}.1` });
    if (nobody !== 401 && nobody !== 403) wrong.push(`nobody ${route.method} ${route.url}: ${nobody}`);
  }
  assert.deepEqual(wrong, []);
});

test('ADM-1 what a group holds opens to its members alone, and one who has left is nobody', async () => {
  const { database, demo } = product;
  const who = await employee('employee', 90);
  const log = { method: 'GET', url: '/:organisation/administration/log' };
  assert.equal(await call(log, who), 403);
  const values = { organisation: demo.id, role: 'revision', limits: null, changed_at: new Date(), changed_by: null };
  await database.inOrganisation(demo.id, (transaction) =>
    transaction
      .insertInto('group_role')
      .values({ ...values, id: '00000000-0000-4000-8000-000000000301', group: 'Fritid' })
      .execute(),
  );
  product.organisations.refresh();
  await untilOpen(log, who);
  const organisation = await product.organisations.byId(demo.id);
  assert.ok(organisation);
  const outside = { groups: ['Teknik'], roles: [], provided: [], given: [] };
  assert.equal(accessOfEmployee(organisation.roles, outside).has('log.read'), false);
  await database.inOrganisation(demo.id, (transaction) =>
    transaction
      .updateTable('employee')
      .set({ left_at: new Date() })
      .where('id', '=', '00000000-0000-4000-8000-000000000190')
      .execute(),
  );
  assert.equal(await call(log, who), 401);
});

test('ADM-1 a case worker within limits finds, opens and settles what the limits reach, and nothing else', async () => {
  const { database, demo } = product;
  const services = { ...product.services, now: () => new Date() };
  const karen = await personOf(services, demo);
  const sent = await draftWith(services, demo, karen.id, answersWithPrice('9.000'));
  const result = await send(services, demo, sent, karen.id);
  assert.ok(result.kind === 'submitted');
  const version = await product.definitions.workflowStartedBy(demo.id, 'fritidspas');
  const definition = version?.workflow.definition;
  assert.ok(definition?.kle);
  const id = '00000000-0000-4000-8000-000000000191';
  let who = await employee('employee', 91);
  const { number } = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('case').select('number').where('id', '=', result.case).executeTakeFirstOrThrow(),
  );
  const page = { method: 'GET', url: `/:organisation/sagsbehandling/sag/${result.case}` };
  const inbox = async () =>
    (await fetch(`${product.origin}/demo/sagsbehandling`, { headers: { cookie: who.cookie } })).text();
  const give = (limits: Limits) =>
    database.inOrganisation(demo.id, (transaction) =>
      transaction
        .updateTable('employee')
        .set({ given_roles: JSON.stringify([{ role: 'caseworker', limits }]) })
        .where('id', '=', id)
        .execute(),
    );
  const ownGroup = definition.kle.slice(0, 2);
  const other = ownGroup === '99' ? '98' : '99';
  for (const [limits, reaches] of [
    [{ kle: [ownGroup] }, true],
    [{ kle: [other] }, false],
    [{ workflows: [definition.key] }, true],
    [{ workflows: ['en-anden'] }, false],
    [{ kle: [ownGroup], workflows: ['en-anden'] }, false],
  ] as const) {
    await give(limits);
    // A change of rights ends the sessions from before it.
    assert.equal(await call(page, who), 401);
    who = await caller(await sessionOf(id));
    assert.equal(await call(page, who), reaches ? 200 : 404, JSON.stringify(limits));
    assert.equal((await inbox()).includes(number), reaches, JSON.stringify(limits));
  }
});

test('ADM-1 whoever manages keys but no roles makes no key that would put people into groups', async () => {
  const { database, demo } = product;
  await database.inOrganisation(demo.id, (transaction) =>
    transaction
      .insertInto('role')
      .values({
        organisation: demo.id,
        key: 'noegler',
        name: JSON.stringify({ da: 'Nøgler' }),
        rights: ['keys.manage'],
        changed_at: new Date(),
        changed_by: null,
      })
      .execute(),
  );
  const who = await employee('noegler', 92);
  const make = async (scope: string): Promise<number> => {
    const answer = await fetch(`${product.origin}/demo/administration/api-noegler`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: who.cookie, origin: product.origin },
      body: new URLSearchParams({ _csrf: who.csrf, navn: 'System', maa: scope }),
    });
    return answer.status;
  };
  const until = Date.now() + 15_000;
  while ((await make('cases:read')) !== 303 && Date.now() < until) await sleep(250);
  assert.equal(await make('cases:read'), 303);
  assert.equal(await make('employees:provision'), 422);
});

test('ADM-1 CAS-1 whoever may read the cases of all groups finds and opens them, within limits, and works on none', async () => {
  const { database, demo } = product;
  const services = { ...product.services, now: () => new Date() };
  const karen = await personOf(services, demo);
  const sent = await draftWith(services, demo, karen.id, answersWithPrice('9.000'));
  const result = await send(services, demo, sent, karen.id);
  assert.ok(result.kind === 'submitted');
  const id = '00000000-0000-4000-8000-000000000193';
  const who = await employee('caseworker', 93);
  const { number } = await database.inOrganisation(demo.id, async (transaction) => {
    const values = { organisation: demo.id, changed_at: new Date(), changed_by: null };
    await transaction
      .insertInto('role')
      .values({ ...values, key: 'leder', name: JSON.stringify({ da: 'Leder' }), rights: ['cases.read-all'] })
      .execute();
    // Of a group that no case of this workflow belongs to; a change of groups ends the log-ins there were.
    await transaction
      .updateTable('employee')
      .set({ groups: ['Teknik'] })
      .where('id', '=', id)
      .execute();
    return transaction.selectFrom('case').select('number').where('id', '=', result.case).executeTakeFirstOrThrow();
  });
  product.organisations.refresh();
  const definition = (await product.definitions.workflowStartedBy(demo.id, 'fritidspas'))?.workflow.definition;
  assert.ok(definition);
  const sessions = createSessions(database, { idleMinutes: 30, hours: 8 }, () => new Date());
  const page = { method: 'GET', url: `/:organisation/sagsbehandling/sag/${result.case}` };
  const as = async (limits: Limits | null): Promise<Caller> => {
    const token = await database.inOrganisation(demo.id, async (transaction) => {
      const held = limits === null ? [] : [{ role: 'leder', limits }];
      await transaction
        .updateTable('employee')
        .set({ given_roles: JSON.stringify(held) })
        .where('id', '=', id)
        .execute();
      return sessions.create(transaction, demo, { kind: 'employee', employee: id }, null);
    });
    return caller(token);
  };
  const finds = async ({ cookie, csrf }: Caller): Promise<boolean> => {
    const answer = await fetch(`${product.origin}/demo/sagsbehandling/soeg`, {
      method: 'POST',
      headers: { cookie, origin: product.origin },
      body: new URLSearchParams({ _csrf: csrf, soeg: number }),
    });
    return (await answer.text()).includes(`/sag/${result.case}`);
  };
  assert.equal(await call(page, await as(null)), 404);
  assert.equal(await finds(await as(null)), false);
  await untilOpen(page, await as({ workflows: [definition.key] }));
  const leader = await as({ workflows: [definition.key] });
  assert.equal(await finds(leader), true);
  const shown = await (
    await fetch(`${product.origin}/demo/sagsbehandling/sag/${result.case}`, { headers: { cookie: leader.cookie } })
  ).text();
  assert.match(shown, /Du kan læse sagen, fordi/);
  assert.doesNotMatch(shown, /action="[^"]*\/(notat|besked|tag|afgoer)"/);
  const other = await as({ workflows: ['en-anden'] });
  assert.equal(await call(page, other), 404);
  assert.equal(await finds(other), false);
  assert.ok(who.csrf);
});
