import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { groupsOf, manyGroups } from '../../sandbox/graph/groups.ts';
import { employees, people } from '../../sandbox/people.ts';
import { readAuditLog } from '../../src/audit/read-audit-log.ts';
import { readIdentity } from '../../src/cases/person.ts';
import { keptLogin, writeLogin } from '../../src/identity/providers/login-settings.ts';
import { isPreset, type PresetKey, presetsFor } from '../../src/identity/providers/presets.ts';
import { formFields } from '../helpers/browse.ts';
import { type CookieBrowser, createCookieBrowser, type Loaded } from '../helpers/cookie-browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { publishSmallForm } from '../helpers/small-form.ts';
import { enterProviders, sandboxProvider } from './support/enter-provider.ts';

let product: RunningProduct;
before(async () => {
  product = await startRunningProduct({ environment: { TRUST_PROXY: '1' } });
  const start = { ways: ['provider:idura'] };
  await publishSmallForm(product.definitions, product.demo.id, { key: 'kun-idura', start });
  const citizens = presetsFor('citizens');
  const staff = presetsFor('employees');
  await enterProviders(
    product,
    [...citizens, ...staff].map((preset) => sandboxProvider(product, preset)),
    {
      citizens: ['mitid', ...citizens.map((key) => `provider:${key}`)],
      employees: ['oidc', ...staff.map((key) => `provider:${key}`)],
    },
  );
});
after(() => product.close());

const karen = people.find(({ firstName }) => firstName === 'Karen');
const signe = employees.find(({ name }) => name.startsWith('Signe'));
const without = people.find(({ cpr }) => cpr === undefined);
assert.ok(karen && signe && without);

function begin(browser: CookieBrowser, preset: PresetKey, more = ''): Promise<Loaded> {
  const path = presetsFor('citizens').includes(preset) ? 'mitid' : 'medarbejder';
  return browser.open(`${product.origin}/demo/login/${path}?vej=provider:${preset}${more}`);
}

async function logIn(preset: PresetKey, fields: Readonly<Record<string, string>>, more = '') {
  const browser = createCookieBrowser();
  const form = await begin(browser, preset, more);
  assert.match(form.url, new RegExp(`/brokers/demo/${preset}/log-in/`), form.html.slice(0, 400));
  return { browser, page: await browser.post(form.url, { level: 'substantial', ...fields }) };
}

async function sessionIn(browser: CookieBrowser) {
  const hash = createHash('sha256')
    .update(browser.cookie('session') ?? '')
    .digest();
  return product.database.inOrganisation(product.demo.id, async (transaction) => {
    const row = await transaction
      .selectFrom('session')
      .leftJoin('employee', (join) =>
        join.onRef('employee.organisation', '=', 'session.organisation').onRef('employee.id', '=', 'session.employee'),
      )
      .select(['session.person', 'way', 'login_level', 'employee.subject', 'employee.roles', 'employee.groups'])
      .where('token_hash', '=', hash)
      .executeTakeFirstOrThrow();
    const identity = row.person && (await readIdentity(transaction, product.demo, row.person));
    return { ...row, identity: identity || null };
  });
}

test('ADM-3 SEC-1 an administrator replaces the organisation’s key in three steps, and log-ins by it work all the way', async () => {
  const page = `${product.origin}/demo/administration/login`;
  const browser = createCookieBrowser();
  const login = await browser.open(
    `${product.origin}/demo/login/medarbejder?vej=oidc&tilbage=/demo/administration/login`,
  );
  const alma = employees.find(({ name }) => name.startsWith('Alma'));
  let shown = await browser.post(login.url, { employee: alma?.subject ?? '' });
  assert.equal(shown.url, page);
  const published = async () => {
    const answer = await fetch(`${product.origin}/demo/login/jwks.json`);
    const { keys } = (await answer.json()) as {
      readonly keys: readonly { readonly kid: string; readonly use: string }[];
    };
    return keys.filter(({ use }) => use === 'sig').map(({ kid }) => kid);
  };
  const step = async (word: string, key?: string) => {
    const fields = formFields(shown.html, `/demo/administration/login/noegle/${word}`) ?? assert.fail(word);
    shown = await browser.post(`${page}/noegle/${word}`, key === undefined ? fields : { ...fields, noegle: key });
    return published();
  };
  // The provider fetches keys the first time that somebody logs in there, which is after the new one was published.
  const worksAt = async () => (await logIn('signaturgruppen', { person: karen.mitidUuid })).page.status;

  const [first = ''] = await published();
  const begun = shown.html;
  const both = await step('ny');
  assert.match(shown.html, /En ny nøgle er lavet/);
  assert.deepEqual([both.length, both[0]], [2, first]);
  const next = both[1] ?? '';
  assert.equal(await worksAt(), 200);

  // The page as it was before the step: the key that it would make is one too many.
  const now = shown;
  shown = { ...shown, html: begun };
  assert.deepEqual(await step('ny'), both);
  assert.match(shown.html, /Nøglerne er skiftet, siden du åbnede siden/);
  shown = now;
  assert.deepEqual(await step('brug', first), both, 'another key than the new one is not taken into use');

  // Whoever saves something else with what they read before keeps the keys that there are.
  const before = keptLogin((await product.organisations.byId(product.demo.id)) ?? product.demo);
  assert.deepEqual(await step('brug'), [next, first]);
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    writeLogin(transaction, product.demo, before, new Date()),
  );
  product.refresh();
  assert.deepEqual(await published(), [next, first]);
  assert.equal(await worksAt(), 200);

  assert.deepEqual(await step('tilbage'), [first, next]);
  assert.equal(await worksAt(), 200);
  assert.deepEqual(await step('brug'), [next, first]);
  assert.deepEqual(await step('fjern'), [next]);
  assert.match(shown.html, /Den gamle nøgle er fjernet/);
  assert.equal(await worksAt(), 200);
  await step('ny');
  assert.deepEqual(await step('kasser'), [next]);

  const entries = await product.database.inOrganisation(product.demo.id, (transaction) =>
    readAuditLog(transaction, product.demo, {}, null),
  );
  const steps = entries.filter(({ action }) => action.startsWith('loginKey')).map(({ action }) => action.slice(8));
  assert.deepEqual(steps.reverse(), ['Made', 'Used', 'Returned', 'Used', 'Removed', 'Made', 'Discarded']);
});

test('SEC-1 citizens and employees log in at a provider of every preset, by the claims that it sends', async () => {
  for (const preset of presetsFor('citizens')) {
    const { browser, page } = await logIn(preset, { person: karen.mitidUuid });
    assert.equal(page.status, 200, `${preset}: ${page.url}`);
    const { identity, way, login_level: level } = await sessionIn(browser);
    assert.ok(identity, preset);
    const isCompany = preset === 'signaturgruppen-nemlogin';
    assert.equal(identity.name, 'Karen Ærø Hansen');
    assert.equal(identity.cpr, isCompany ? null : karen.cpr, preset);
    assert.equal(identity.cvr, isCompany ? '99000104' : undefined, preset);
    assert.deepEqual([way, level], [`provider:${preset}`, 'substantial']);
  }
  for (const preset of presetsFor('employees')) {
    const { browser, page } = await logIn(preset, { employee: signe.subject });
    assert.equal(page.status, 200, `${preset}: ${page.url}`);
    const { subject, roles, groups, way } = await sessionIn(browser);
    assert.match(subject ?? '', new RegExp(`:${signe.subject}$`), preset);
    assert.deepEqual([roles, groups, way], [['caseworker'], ['Fritid'], `provider:${preset}`]);
  }
});

test('one who has no CPR number is known by what the provider calls them, and is the same the next time', async () => {
  const first = await sessionIn((await logIn('idura', { person: without.mitidUuid })).browser);
  const again = await sessionIn((await logIn('idura', { person: without.mitidUuid })).browser);
  const elsewhere = await sessionIn((await logIn('os2', { person: without.mitidUuid })).browser);
  assert.equal(first.identity?.cpr, null);
  assert.equal(first.person, again.person);
  assert.notEqual(first.person, elsewhere.person);
});

test('SEC-2 the level that the form or the provider’s settings demand is held, and asked for beforehand', async () => {
  const low = await logIn('os2', { person: karen.mitidUuid, level: 'low' }, '&niveau=low');
  assert.equal(low.page.status, 403);
  assert.match(low.page.html, /højere sikringsniveau/);
  const high = await logIn('idura', { person: karen.mitidUuid }, '&niveau=high');
  assert.equal(high.page.status, 403);
});

test('a citizen chooses among the ways by the names that the organisation gave them', async () => {
  const browser = createCookieBrowser();
  const page = await browser.open(`${product.origin}/demo/login/mitid`);
  assert.match(page.html, /Log på med Prøve idura/);
  assert.match(page.html, /vej=provider%3Aidura/);
  const unknown = await browser.open(`${product.origin}/demo/login/mitid?vej=provider:nobody`);
  assert.match(unknown.html, /Log på med Prøve idura/, 'a way that isn’t offered leads to the choice');
});

test('a log-out ends the session at the very provider that it was begun by', async () => {
  const { browser, page } = await logIn('idura', { person: karen.mitidUuid });
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const out = await browser.post(`${product.origin}/demo/log-af`, { _csrf: csrf });
  assert.match(out.url, /\/login\/logget-af\?state=demo/);
  assert.equal(browser.cookie('session'), undefined);
});

test('PLA-8 an organisation’s provider and its keys are its own: another one has no such addresses', async () => {
  const own = await fetch(`${product.origin}/demo/login/jwks.json`);
  const keys = (await own.json()) as { readonly keys: readonly Readonly<Record<string, unknown>>[] };
  assert.equal(keys.keys.length, 2);
  assert.ok(keys.keys.every((key) => !('d' in key)));
  assert.equal((await fetch(`${product.origin}/proeveby/login/jwks.json`)).status, 404);
  const elsewhere = await fetch(`${product.origin}/proeveby/login/udbyder/idura/retur?state=proeveby.low.x&code=c`);
  assert.equal(elsewhere.status, 404);
  assert.ok(isPreset('idura'));
});

/** Has the sandbox's Microsoft Graph fail in this way at the next requests. */
async function graphFaults(faults: readonly object[]): Promise<void> {
  const answer = await fetch(`${product.sandboxUrl}/_/graph/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  assert.ok(answer.ok, String(answer.status));
}

test('ADM-1 the groups that Entra ID left out of a log-in are read from Graph, all of them or nobody is let in', async () => {
  const gry = { employee: manyGroups.subject };
  const first = await logIn('entra', gry);
  assert.equal(first.page.status, 200, first.page.url);
  const { groups } = await sessionIn(first.browser);
  assert.equal(groups?.length, 250);
  const expected = groupsOf(manyGroups.subject).map(({ id }) => id);
  assert.deepEqual([...(groups ?? [])].sort(), [...expected].sort());
  const pages = (await product.received('graph')).map(({ from, count }) => [from, count]);
  assert.deepEqual(pages, [
    [0, 100],
    [100, 100],
    [200, 50],
  ]);

  await graphFaults([{ at: 'request', kind: 'error', status: 429, times: 1 }]);
  assert.equal((await logIn('entra', gry)).page.status, 200, 'a busy Graph is asked again');
  for (const fault of [{ kind: 'error', status: 500 }, { kind: 'drop' }, { kind: 'error', status: 401 }]) {
    await graphFaults([{ at: 'request', ...fault }]);
    const refused = await logIn('entra', gry);
    assert.equal(refused.page.status, 503, JSON.stringify(fault));
    assert.match(refused.page.html, /Vi kunne ikke hente dine grupper/);
    assert.equal(refused.browser.cookie('session'), undefined);
  }
  assert.equal(
    (await logIn('entra', { employee: signe.subject })).page.status,
    200,
    'who has few groups needs no Graph',
  );
  await graphFaults([]);
  const wrong = await fetch(`${product.sandboxUrl}/graph/demo/v1.0/me/transitiveMemberOf/microsoft.graph.group`, {
    headers: { authorization: 'Bearer nobody’s'.replace('’', '') },
  });
  assert.equal(wrong.status, 401);
});

test('FRM-7 a form that allows one way is begun and sent by whoever came in by it, and others are led to it', async () => {
  const form = `${product.origin}/demo/blanket/kun-idura`;
  const other = (await logIn('os2', { person: karen.mitidUuid })).browser;
  let told = await other.open(form);
  for (let tries = 0; told.status === 404 && tries < 40; tries += 1) {
    // A running product knows a form that was published a moment ago within five seconds.
    await sleep(250);
    told = await other.open(form);
  }
  assert.match(told.html, /Til denne blanket kan du logge på sådan her:[\s\S]*Log på med Prøve idura/);
  const led = await other.open(`${form}/start`);
  assert.match(led.url, /\/brokers\/demo\/idura\/log-in\//, 'the one way, without a choice');
  const begin = await other.post(led.url, { level: 'substantial', person: karen.mitidUuid });
  assert.equal(begin.url, `${form}/start`);
  const csrf = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const first = await other.post(`${form}/start`, { _csrf: csrf(begin.html) });
  assert.match(first.url, /\/udfyld\//, first.html.slice(0, 300));

  // The same person in by another way: the same draft, but neither to be gone on with nor to be sent.
  const draft = first.url.replace(/\/sagen$/, '');
  const elsewhere = (await logIn('os2', { person: karen.mitidUuid })).browser;
  const home = await elsewhere.open(`${product.origin}/demo/mine-sager`);
  assert.match((await elsewhere.open(first.url)).url, /\/brokers\/demo\/idura\/log-in\//);
  const sent = await elsewhere.post(`${draft}/gennemse`, { _csrf: csrf(home.html), revision: '1' });
  assert.doesNotMatch(sent.url, /kvittering/);
  const rows = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('draft').select('submitted_case').where('form_version', 'is not', null).execute(),
  );
  assert.ok(rows.every(({ submitted_case: sentCase }) => sentCase === null));
});

test('ADM-1 an administrator is told of forms that nobody could open, before the way is taken off', async () => {
  const browser = createCookieBrowser();
  const page = `${product.origin}/demo/administration/login`;
  const login = await browser.open(
    `${product.origin}/demo/login/medarbejder?vej=oidc&tilbage=/demo/administration/login`,
  );
  const alma = employees.find(({ name }) => name.startsWith('Alma'));
  const shown = await browser.post(login.url, { employee: alma?.subject ?? '' });
  assert.equal(shown.url, page);
  const hidden = formFields(shown.html, '/demo/administration/login/maader') ?? {};
  const kept = { ...hidden, borgere: 'mitid', medarbejdere: 'oidc' };
  const refused = await browser.post(`${page}/maader`, kept);
  assert.match(refused.html, /Disse blanketter kan kun åbnes med den måde, du tager fra: Prøveblanket kun-idura/);
  assert.match(refused.html, /Tag den fra alligevel/);
  const done = await browser.post(`${page}/maader`, { ...kept, alligevel: 'ja' });
  assert.equal(done.url, `${page}?ok=gemt`, done.html.slice(0, 300));
  assert.doesNotMatch((await createCookieBrowser().open(`${product.origin}/demo/login/mitid`)).html, /Prøve idura/);
});
