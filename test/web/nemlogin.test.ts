import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handlerUsers } from '../../sandbox/context-handler/employees.ts';
import { handlerKeys } from '../../sandbox/context-handler/peer.tsx';
import { providerKeys } from '../../sandbox/nemlogin/keys.ts';
import { logoutRequestXml, redirectTo } from '../../sandbox/nemlogin/logout.ts';
import { nameIdOf, subjects } from '../../sandbox/nemlogin/subjects.ts';
import { readIdentity } from '../../src/cases/person.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import { unwrapDataKey } from '../../src/database/encryption/key-ring.ts';
import { sessionIdOf } from '../../src/identity/sessions/session-token.ts';
import { type CookieBrowser, createCookieBrowser, type Loaded } from '../helpers/cookie-browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
before(async () => {
  product = await startRunningProduct({ stillClock: true, environment: { TRUST_PROXY: '1' } });
});
after(() => product.close());

const begin = '/proeveby/login/mitid?niveau=substantial&tilbage=/proeveby/mine-sager';

/** How far the product's clock is before that of NemLog-in, in milliseconds. */
let ahead = 0;

/** Opens the log-in page of the provider, the way that was asked for. */
async function openLogin(browser: CookieBrowser, way = 'nemlogin', level = 'substantial'): Promise<Loaded> {
  product.clock.now = new Date(Date.now() + ahead);
  const page = await browser.open(
    `${product.origin}/proeveby/login/mitid?vej=${way}&niveau=${level}&tilbage=/proeveby/mine-sager`,
  );
  assert.match(page.url, /\/nemlogin\/log-in\//, page.html);
  return page;
}

/** Chooses on the provider's page, and brings what it answers to the product as a browser without scripts does. */
async function choose(
  browser: CookieBrowser,
  login: Loaded,
  fields: Readonly<Record<string, string>>,
): Promise<Loaded> {
  return carry(browser, await browser.post(login.url, { level: 'substantial', ...fields }));
}

async function carry(browser: CookieBrowser, answer: Loaded, path = 'saml'): Promise<Loaded> {
  const action = /action="([^"]+)"/.exec(answer.html)?.[1] ?? '';
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(answer.html)?.[1] ?? '';
  assert.ok(action.endsWith(`/proeveby/${path}/svar`), answer.html);
  return browser.post(action, { SAMLResponse: field('SAMLResponse'), RelayState: field('RelayState') });
}

function subject(name: string) {
  const found = subjects.find((each) => each.name.startsWith(name));
  assert.ok(found);
  return found;
}

async function logIn(browser: CookieBrowser, name: string, way = 'nemlogin'): Promise<Loaded> {
  return choose(browser, await openLogin(browser, way), { subject: subject(name).key });
}

async function identityOf(browser: CookieBrowser) {
  const token = browser.cookie('session') ?? '';
  const session = await sessionsPerson(token);
  return product.database.inOrganisation(product.proeveby.id, (transaction) =>
    readIdentity(transaction, product.proeveby, session),
  );
}

async function sessionsPerson(token: string): Promise<string> {
  const { createHash } = await import('node:crypto');
  const row = await product.database.inOrganisation(product.proeveby.id, (transaction) =>
    transaction
      .selectFrom('session')
      .select('person')
      .where('token_hash', '=', createHash('sha256').update(token).digest())
      .executeTakeFirstOrThrow(),
  );
  return row.person ?? '';
}

test('SEC-2 a log-in by NemLog-in makes a new token, and ends the session that the browser had before', async () => {
  const browser = createCookieBrowser();
  await logIn(browser, 'Karen');
  const first = browser.cookie('session') ?? '';
  assert.notEqual(await sessionsPerson(first), '');
  // NemLog-in knows her still, and answers at once.
  await carry(browser, await browser.open(`${product.origin}${begin}&vej=nemlogin`));
  const second = browser.cookie('session') ?? '';
  assert.notEqual(second, first);
  assert.notEqual(await sessionsPerson(second), '');
  await assert.rejects(sessionsPerson(first));
});

test('SEC-2 a citizen chooses how to log in, logs in by NemLog-in, and logs out there and here', async () => {
  const browser = createCookieBrowser();
  const ways = await browser.open(product.origin + begin);
  assert.match(ways.html, /Log på som privatperson/);
  assert.match(ways.html, /Log på for en virksomhed eller forening/);
  assert.doesNotMatch(ways.html, /vej=mitid/);
  const cases = await logIn(browser, 'Karen');
  assert.equal(new URL(cases.url).pathname, '/proeveby/mine-sager');
  assert.match(cases.html, /Karen Ærø Hansen/);
  assert.deepEqual(await identityOf(browser), {
    cpr: '0107850018',
    name: 'Karen Ærø Hansen',
    birthDate: '1985-07-01',
  });
  const token = /name="_csrf" value="([^"]+)"/.exec(cases.html)?.[1] ?? '';
  const out = await browser.post(`${product.origin}/proeveby/log-af`, { _csrf: token });
  assert.match(out.html, /Du er logget af/);
  assert.equal(new URL(out.url).searchParams.get('delvist'), null, out.url);
  // The provider's session is gone too: it asks again.
  await openLogin(browser);
});

test('SEC-2 one without a CPR number, one with a protected name and an employee of a company are let in as who they are', async () => {
  const foreigner = createCookieBrowser();
  await logIn(foreigner, 'Zoë');
  const zoe = await identityOf(foreigner);
  assert.equal(zoe.cpr, null);
  assert.match(zoe.name, /^Zoë/);
  const employee = createCookieBrowser();
  const page = await logIn(employee, 'Birgit', 'nemlogin-company');
  assert.match(page.html, /Birgit Kasserer/);
  assert.deepEqual(await identityOf(employee), {
    cpr: null,
    name: 'Birgit Kasserer',
    email: 'birgit@virksomhed.example',
    cvr: '99000104',
    companyName: 'Fjordbyens Idrætsforening',
  });
});

test('SEC-2 whatever NemLog-in answers instead of a person, nobody is logged in, and the page says what to do', async () => {
  const browser = createCookieBrowser();
  const pages: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ cancel: 'yes' }, /Du er ikke logget på/],
    [{ fail: 'yes', failure: 'no-reason' }, /Du er ikke logget på/],
    [{ fail: 'yes', failure: 'level-unreachable' }, /højere sikringsniveau/],
    [{ fail: 'yes', failure: 'denied' }, /NemLog-in kunne ikke logge dig på her/],
    [{ subject: subject('Karen').key, level: 'low' }, /højere sikringsniveau/],
    [{ subject: subject('Karen').key, variant: 'wrapping-4' }, /Login kunne ikke gennemføres/],
  ];
  for (const [fields, text] of pages) {
    const other = createCookieBrowser();
    const page = await choose(other, await openLogin(other), fields);
    assert.match(page.html, text);
    assert.doesNotMatch(page.html, /Intern besked/);
    assert.equal(other.cookie('session'), undefined);
    assert.equal(
      page.html.includes('Henvisning til fejlen'),
      fields.cancel === undefined && fields.failure !== 'no-reason',
    );
  }
  assert.equal((await browser.post(`${product.origin}/proeveby/saml/svar`, { SAMLResponse: 'AAAA' })).status, 200);
  assert.equal(browser.cookie('session'), undefined);
});

test('SEC-2 two tabs can be logging in at once', async () => {
  const browser = createCookieBrowser();
  const [first, second] = [await openLogin(browser), await openLogin(browser)];
  assert.match((await choose(browser, first, { cancel: 'yes' })).html, /Du er ikke logget på/);
  assert.match((await choose(browser, second, { subject: subject('Karen').key })).html, /Karen Ærø Hansen/);
});

test('SEC-2 one whose name is protected is told apart from one who is not logged in', async () => {
  const browser = createCookieBrowser();
  const page = await choose(browser, await openLogin(browser), { subject: subject('Sofie').key, variant: 'no-name' });
  assert.match(page.html, /Logget på uden navn/);
});

test('SEC-2 a higher level is asked for in its turn, and given', async () => {
  const browser = createCookieBrowser();
  await logIn(browser, 'Karen');
  const again = await openLogin(browser, 'nemlogin', 'high');
  assert.match(again.html, /value="high" checked/);
  const raised = await choose(browser, again, { subject: subject('Karen').key, level: 'high' });
  assert.equal(new URL(raised.url).pathname, '/proeveby/mine-sager');
});

test('SEC-2 a log-out from NemLog-in ends the session without our cookie, one for nobody succeeds, and an unsigned one is refused', async () => {
  const browser = createCookieBrowser();
  await logIn(browser, 'Mads');
  const entityId = `${product.origin}/proeveby/saml/metadata`;
  const provider = { logout: `${product.origin}/proeveby/saml/log-af` };
  const message = (nameId: string) =>
    logoutRequestXml(`${product.sandboxUrl}/nemlogin`, { provider, nameId, sessionIndex: null }, new Date());
  const { privateKey } = providerKeys.first;
  const address = (nameId: string) => redirectTo(provider.logout, 'SAMLRequest', message(nameId), 'x', privateKey);
  const unsigned = address(nameIdOf(subject('Mads'), entityId)).replace(/&Signature=.*/, '');
  assert.equal((await fetch(unsigned, { redirect: 'manual' })).status, 400);
  assert.match((await browser.open(`${product.origin}/proeveby/mine-sager`)).html, /Mads Hansen/);
  for (const nameId of [nameIdOf(subject('Mads'), entityId), nameIdOf(subject('Peter'), entityId)]) {
    const answer = await fetch(address(nameId), { redirect: 'manual' });
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('location') ?? '', /\/nemlogin\/saml\?SAMLResponse=/);
  }
  const page = await browser.open(`${product.origin}/proeveby/mine-sager`);
  assert.match(page.html, /Vælg, hvordan du vil logge på/);
});

test('SEC-2 a log-out at the provider goes round, and a partial one says to close the browser', async () => {
  const browser = createCookieBrowser();
  await logIn(browser, 'Peter');
  const round = await browser.post(`${product.sandboxUrl}/nemlogin/log-out`, {});
  assert.match(round.html, /logget af alle tjenester/);
  assert.match((await browser.open(`${product.origin}/proeveby/mine-sager`)).html, /Vælg, hvordan/);
  const cases = await logIn(browser, 'Peter');
  await fault([{ at: 'answer', kind: 'drop', times: 1 }]);
  const token = /name="_csrf" value="([^"]+)"/.exec(cases.html)?.[1] ?? '';
  const partial = await browser.post(`${product.origin}/proeveby/log-af`, { _csrf: token });
  assert.match(partial.html, /Luk browseren for at logge helt af/);
});

test('SEC-2 a new key of the provider is found though it was not announced', async () => {
  const browser = createCookieBrowser();
  await browser.post(`${product.sandboxUrl}/nemlogin/keys`, { do: 'change' });
  // Whatever made the product look before, it may look again by now.
  ahead = 60_000;
  const page = await logIn(browser, 'Karen');
  assert.match(page.html, /Karen Ærø Hansen/);
});

let browsers = 0;

/** A browser with an address of its own. */
function employeesBrowser(): CookieBrowser {
  browsers += 1;
  return createCookieBrowser(`10.0.0.${browsers}`);
}

/** Comes to the employees' pages by the Context Handler, and brings its answer back. */
async function comeAsEmployee(
  browser: CookieBrowser,
  fields: Readonly<Record<string, string>>,
  begin = '/proeveby/login/medarbejder?vej=context-handler',
): Promise<Loaded> {
  product.clock.now = new Date(Date.now() + ahead);
  const page = await browser.open(`${product.origin}${begin}`);
  assert.match(page.url, /\/context-handler\/log-in\//, page.html.slice(0, 500));
  return carry(browser, await browser.post(page.url, { level: 'substantial', ...fields }), 'saml/medarbejder');
}

const handlerUser = (name: string) => handlerUsers.find((each) => each.name.startsWith(name))?.uuid ?? '';

test('SEC-2 the Context Handler knows the organisation by metadata of its own, with the roles that it asks for', async () => {
  const of = async (path: string) => (await fetch(`${product.origin}/proeveby/${path}/metadata`)).text();
  const metadata = await of('saml/medarbejder');
  assert.match(metadata, /entityID="[^"]*\/proeveby\/saml\/medarbejder\/metadata"/);
  assert.match(metadata, /privilegesIntermediate" [^>]*isRequired="true"/);
  assert.doesNotMatch(metadata, /cprNumber/);
  assert.match(await of('saml'), /cprNumber/);
});

test('SEC-2 an employee comes by either form of NameID and is the same, and the Context Handler ends the session without our cookie', async () => {
  const browser = employeesBrowser();
  const uuid = handlerUser('Kirsten');
  for (const nameForm of ['persistent', 'x509']) {
    const page = await comeAsEmployee(browser, { employee: uuid, nameForm, bpp: nameForm === 'x509' ? '1.1' : '1.2' });
    assert.equal(new URL(page.url).pathname, '/proeveby/sagsbehandling');
    assert.match(page.html, /Kirsten Kleemann/);
    if (nameForm === 'persistent') await browser.post(`${product.sandboxUrl}/context-handler/log-out`, {});
  }
  const rows = await product.database.inOrganisation(product.proeveby.id, (transaction) =>
    transaction.selectFrom('employee').select('subject').where('subject', 'like', `%:${uuid}`).execute(),
  );
  assert.deepEqual(rows, [{ subject: `context-handler 10000017:${uuid}` }]);
  const provider = { logout: `${product.origin}/proeveby/saml/medarbejder/log-af` };
  const nameId = `C=DK,O=10000017,CN=Kirsten Kleemann,Serial=${uuid}`;
  const message = logoutRequestXml(
    `${product.sandboxUrl}/context-handler`,
    { provider, nameId, sessionIndex: null },
    new Date(),
  );
  const by = (key: string) => redirectTo(provider.logout, 'SAMLRequest', message, 'x', key);
  assert.equal((await fetch(by(providerKeys.first.privateKey), { redirect: 'manual' })).status, 400, 'NemLog-in’s key');
  assert.match((await browser.open(`${product.origin}/proeveby/sagsbehandling`)).html, /Kirsten Kleemann/);
  assert.equal((await fetch(by(handlerKeys.first.privateKey), { redirect: 'manual' })).status, 303);
  assert.match((await browser.open(`${product.origin}/proeveby/sagsbehandling`)).html, /Vælg, hvordan du vil logge på/);
});

test('SEC-2 whatever the Context Handler answers instead of an employee, the page says what to do, and nobody is logged in', async () => {
  const pages: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ cancel: 'yes' }, /Du er ikke logget på/],
    [{ fail: 'yes', failure: 'denied' }, /Adgangsstyringen kunne ikke logge dig på her/],
    [{ employee: handlerUser('Kirsten'), level: 'low' }, /Din arbejdsplads kræver et højere sikringsniveau/],
    [{ employee: handlerUser('Dorte') }, /Du er ikke ansat her/],
    [{ employee: handlerUser('Rolf') }, /Bed din leder eller den, der giver roller i din kommune/],
    [{ employee: handlerUser('Una') }, /ingen af de roller, der fulgte med, kan bruges her/],
    [{ employee: handlerUser('Viggo') }, /ingen af de roller, der fulgte med, kan bruges her/],
    [{ employee: handlerUser('Niels'), variant: 'privileges-not-base64' }, /kan bruges her/],
    [{ employee: handlerUser('Niels'), variant: 'wrapping-4' }, /Login kunne ikke gennemføres/],
    [{ typed: 'yes', name: 'Opdigtet', cvr: '10000017', roles: 'konge' }, /kan bruges her/],
  ];
  for (const [fields, text] of pages) {
    const browser = employeesBrowser();
    const page = await comeAsEmployee(browser, fields);
    assert.match(page.html, text, JSON.stringify(fields));
    assert.equal(browser.cookie('session'), undefined, JSON.stringify(fields));
  }
});

test('SEC-2 a fresh log-in is asked of the Context Handler though it knows the employee, and the level counts as more than one factor', async () => {
  const browser = employeesBrowser();
  const asta = { employee: handlerUser('Asta') };
  await comeAsEmployee(browser, asta);
  const units = '/proeveby/administration/roller/enheder';
  const page = await browser.open(`${product.origin}${units}`);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const fields = { _csrf: csrf, uuid: '0f3a6e0c-5d7b-4c43-9a57-1d5f5b1c0007', navn: 'Park' };
  assert.match((await browser.post(`${product.origin}${units}`, fields)).html, /Navnet er gemt/);
  // Without `frisk` it answers at once: it knows her.
  const known = await browser.open(`${product.origin}/proeveby/login/medarbejder?vej=context-handler`);
  assert.match(known.html, /SAMLResponse/);
  await comeAsEmployee(browser, asta, '/proeveby/login/medarbejder?vej=context-handler&frisk=ja');
});

test('SEC-2 none of all this was an error of the product’s', () => {
  assert.deepEqual(
    product.log.filter((line) => /"level":"(error|fatal)"/.test(line)),
    [],
  );
});

async function fault(faults: readonly object[]): Promise<void> {
  const put = await fetch(`${product.sandboxUrl}/_/nemlogin/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  assert.equal(put.status, 200);
}

test('SEC-1 what NemLog-in signed is kept with the session, byte for byte, so that its signature can be checked again', async () => {
  const browser = createCookieBrowser();
  await logIn(browser, 'Peter');
  const session = sessionIdOf(browser.cookie('session') ?? '');
  const [proof] = await product.database.inOrganisation(product.proeveby.id, async (transaction) => {
    const kept = await transaction
      .selectFrom('login_proof')
      .innerJoin('data_key', 'data_key.id', 'login_proof.data_key')
      .select(['login_proof.content', 'data_key.id', 'data_key.wrapped'])
      .where('session', '=', session)
      .execute();
    return kept.map(({ content, id, wrapped }) => {
      const { key } = unwrapDataKey(product.proeveby.keys, id, wrapped);
      return decryptJson<{ readonly assertion: string }>(key, 'login_proof.content', content);
    });
  });
  assert.ok(proof);
  assert.match(proof.assertion, /<(\w+:)?Assertion[^>]* ID="/);
  assert.match(proof.assertion, /SignatureValue/);
});
