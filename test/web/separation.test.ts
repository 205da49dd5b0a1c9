import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createSessions, type Sessions } from '../../src/identity/sessions.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import { formFields } from '../helpers/browse.ts';
import { designerClient } from '../helpers/designer-client.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { publishSmallForm } from '../helpers/small-form.ts';

let product: RunningProduct;
let sessions: Sessions;
before(async () => {
  product = await startRunningProduct();
  sessions = createSessions(product.database, { idleMinutes: 30, hours: 8 }, () => new Date());
});
after(() => product.close());

/** The ids of one citizen's records in Demo Kommune, by the names that routes give them. */
async function demoRecords(): Promise<Readonly<Record<string, string>>> {
  const services = { ...product.services, now: () => new Date() };
  const person = await personOf(services, product.demo);
  const sent = await draftWith(services, product.demo, person.id, answersWithPrice('2.000'));
  const result = await send(services, product.demo, sent, person.id);
  assert.ok(result.kind === 'submitted');
  const draft = await draftWith(services, product.demo, person.id, answersWithPrice('900'));
  let document: string | undefined;
  for (let tries = 0; tries < 100 && !document; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    document = await product.database.inOrganisation(
      product.demo.id,
      async (transaction) =>
        (await transaction.selectFrom('document').select('id').where('case', '=', result.case).executeTakeFirst())?.id,
    );
  }
  assert.ok(document, 'the receipt was made');
  const version = await product.definitions.publishedForm(product.demo.id, 'fritidspas');
  return { case: result.case, draft, document, id: version?.id ?? '', '*': document };
}

async function tokenFor(organisation: Organisation, kind: 'citizen' | 'employee' | 'administrator'): Promise<string> {
  const services = { ...product.services, now: () => new Date() };
  if (kind === 'citizen') {
    // The very same person: known to both organisations, and still each shows only its own.
    const person = await personOf(services, organisation);
    return product.database.inOrganisation(organisation.id, (transaction) =>
      sessions.create(transaction, organisation, { kind: 'citizen', person: person.id, level: 'high' }, 'x'),
    );
  }
  const id = kind === 'employee' ? '00000000-0000-4000-8000-0000000000b1' : '00000000-0000-4000-8000-0000000000b2';
  return product.database.inOrganisation(organisation.id, async (transaction) => {
    await transaction
      .insertInto('employee')
      .values({
        organisation: organisation.id,
        id,
        subject: id,
        name: 'Niels Nord',
        email: null,
        groups: ['Fritid'],
        roles: kind === 'employee' ? ['caseworker', 'cashier'] : ['administrator'],
        language: null,
      })
      .execute();
    // By more than one factor just now, so that what weighs much isn't refused before the ids are looked at.
    const proof = { at: new Date(), multiFactor: true };
    return sessions.create(transaction, organisation, { kind: 'employee', employee: id, proof }, 'x');
  });
}

test('PLA-8 every route of one organisation answers 404 to whoever is logged in there and brings ids of the other', {
  timeout: 120_000,
}, async () => {
  const records = await demoRecords();
  const routes = product.server.routeAddresses.filter(
    // Those of the API are for keys, and no log-in opens them.
    ({ url, method, needs }) => /\/:(case|draft|document|file)\b/.test(url) && method !== 'HEAD' && needs !== 'key',
  );
  assert.ok(routes.length >= 15, `only ${routes.length} routes were found`);
  let tried = 0;
  for (const kind of ['citizen', 'employee', 'administrator'] as const) {
    const token = await tokenFor(product.proeveby, kind);
    const cookie = `session=${token}`;
    const home = kind === 'citizen' ? 'mine-sager' : kind === 'employee' ? 'sagsbehandling' : 'administration/log';
    const page = await fetch(`${product.origin}/proeveby/${home}`, { headers: { cookie } });
    assert.equal(page.status, 200, kind);
    const csrf = formFields(await page.text(), '/proeveby/log-af')?._csrf ?? '';
    assert.ok(csrf, 'the page has a token');
    for (const { method, url } of routes) {
      const path = url
        .replace(':organisation', 'proeveby')
        .replace(':form', 'fritidspas')
        .replace(':page', 'aktivitet')
        .replace(':file', records.document ?? '')
        .replaceAll(/:([a-z]+)/gi, (_, name: string) => records[name] ?? 'x');
      const body = new URLSearchParams({
        _csrf: csrf,
        revision: '1',
        trin: '1',
        besked: 'x',
        begrundelse: 'x',
        beslutning: 'approved',
      });
      const answer = await fetch(product.origin + path, {
        method,
        redirect: 'manual',
        headers: { cookie, origin: product.origin },
        ...(method === 'GET' ? {} : { body }),
      });
      const text = await answer.text();
      tried += 1;
      // A citizen at an employee's page, and the other way round, is told so or sent to log in before anything is looked up.
      const otherRoom =
        url.includes('/sagsbehandling') || url.includes('/administration') ? kind !== 'employee' : kind !== 'citizen';
      const expected = otherRoom ? [403, 404] : [404];
      assert.ok(expected.includes(answer.status), `${kind} ${method} ${path}: ${answer.status}`);
      for (const secret of ['Fodbold', 'Aalborg Boldklub', ...(kind === 'citizen' ? [] : ['Karen Ærø Hansen'])])
        assert.ok(!text.includes(secret), path);
    }
  }
  assert.ok(tried >= 45);
  const untouched = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .selectFrom('case')
      .select(['status', 'sequence'])
      .where('id', '=', records.case ?? '')
      .executeTakeFirstOrThrow(),
  );
  assert.deepEqual(untouched, { status: 'open', sequence: 1 });
});

/** A body that each route of the designer takes, so that what it answers is about the key and not the body. */
const designerBodies: Readonly<Record<string, unknown>> = {
  'PUT :key': { baseRevision: 1, definition: {} },
  'DELETE :key': { revision: 1 },
  'POST publish': { revision: 1 },
  'DELETE schedule': undefined,
  'POST withdraw': undefined,
  'POST restore': { baseRevision: 1, from: 'draft' },
  'POST translations': { baseRevision: 1, language: 'en', texts: [] },
  'POST xliff': Buffer.from(xliffOf('kun-demo')),
};
const workflowXliff = Buffer.from(xliffOf('kun-demo.arbejdsgang'));

function xliffOf(file: string): string {
  return `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="da" trgLang="en"><file id="${file}"><unit id="title"><segment><source>x</source><target>y</target></segment></unit></file></xliff>`;
}
const designerQueries: Readonly<Record<string, string>> = {
  'GET xliff': '?language=en',
  'POST xliff': '?revision=1',
  'GET difference': '?from=draft&to=draft',
};

test('PLA-8 every route of the designers answers 404 to a designer who names another organisation’s form or workflow', {
  timeout: 120_000,
}, async () => {
  await publishSmallForm(product.definitions, product.demo.id, { key: 'kun-demo' });
  const ditte = await designerClient(product, product.demo, 'Ditte Designer');
  const loaded = await ditte.load('kun-demo');
  const nana = await designerClient(product, product.proeveby, 'Nana Designer');
  const routes = product.server.routeAddresses.filter(
    ({ url, method }) => url.includes('/design/') && /:(key|form)\b/.test(url) && method !== 'HEAD',
  );
  const api = routes.filter(({ url }) => url.includes('/design/api/'));
  assert.ok(api.length >= 15, `only ${api.length} routes of the API were found`);
  for (const { method, url } of routes) {
    const last = `${method} ${url.split('/').at(-1)}`;
    const path = url
      .replace(':organisation', 'proeveby')
      .replace(/:(key|form)\b/, 'kun-demo')
      .replace(':run', '01a21d62-49ce-7743-80f0-f0d89ffc1444');
    const isApi = api.some((route) => route.url === url);
    if (isApi && method !== 'GET') assert.ok(last in designerBodies, `${last} has no body to be tried with`);
    const answer = isApi
      ? await nana.raw(
          method,
          path.slice('/proeveby/design/api'.length) + (designerQueries[last] ?? ''),
          url.includes('/workflows/') && last === 'POST xliff' ? workflowXliff : designerBodies[last],
        )
      : await fetch(product.origin + path, {
          method,
          redirect: 'manual',
          headers: { cookie: nana.cookie, origin: product.origin },
          ...(method === 'GET' ? {} : { body: new URLSearchParams({ _csrf: nana.token }) }),
        });
    const text = await answer.text();
    // The pages of the form designer are the same for any key: what they show they ask the API for.
    const isShell = url.includes('/:form');
    assert.equal(answer.status, isShell ? 200 : 404, `${method} ${path}: ${answer.status} ${text.slice(0, 200)}`);
    assert.ok(!/Prøve(blanket|sag) kun-demo/.test(text), path);
    // Nor does a log-in of one organisation count at the other's address.
    const elsewhere = await fetch(product.origin + path.replace('/proeveby/', '/demo/'), {
      method,
      redirect: 'manual',
      headers: { cookie: nana.cookie, origin: product.origin, 'x-csrf-token': nana.token },
    });
    assert.ok([303, 401, 403].includes(elsewhere.status), `${method} ${url} at demo: ${elsewhere.status}`);
    assert.ok(!/Prøve(blanket|sag) kun-demo/.test(await elsewhere.text()), path);
  }
  assert.deepEqual(await ditte.load('kun-demo'), loaded, 'nothing of it was touched');
});

test('PLA-8 a session of one organisation is nobody at the other', async () => {
  const token = await tokenFor(product.demo, 'citizen');
  const answer = await fetch(`${product.origin}/proeveby/mine-sager`, {
    headers: { cookie: `session=${token}` },
    redirect: 'manual',
  });
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get('location') ?? '', /^\/proeveby\/login\/mitid\?/);
});

test('SEC-1 cookies are HttpOnly and Lax, and Secure behind TLS is a setting of the address', async () => {
  const answer = await fetch(`${product.origin}/demo/login/mitid`, { redirect: 'manual' });
  const cookie = answer.headers.getSetCookie().join('; ');
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Lax/);
  const page = await fetch(`${product.origin}/demo/`);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'self'|default-src 'none'/);
  assert.ok(!policy.includes('unsafe-inline') && !policy.includes('unsafe-eval'));
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
});
