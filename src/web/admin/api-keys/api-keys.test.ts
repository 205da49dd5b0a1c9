import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findApiKey } from '../../../organisations/api-keys/api-keys.ts';
import { openWebhookSecrets } from '../../../organisations/api-keys/webhook-secrets.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../../caseworker/testing.ts';

let site: CaseworkerTest;
let alma: Visitor;
before(async () => {
  site = await startCaseworkerTest();
  alma = await site.employee('Alma', ['administrator'], []);
});
after(() => site.close());

const page = '/demo/administration/api-noegler';
const findKey = (key: string, at = site.demo) =>
  site.database.inOrganisation(at.id, (transaction) => findApiKey(transaction, key, site.clock.now));
const shownKey = (body: string) => /sbk_[A-Za-z0-9_-]{43}/.exec(body)?.[0] ?? '';

test('API-1 an administrator makes a key, which is shown once and kept as a digest, and ends it again', async () => {
  const made = await alma.submit(page, page, { navn: '  Bygge\n sagssystemet ', maa: ['cases:start', 'cases:read'] });
  assert.equal(made.status, 303);
  const shown = made.location ?? '';
  const first = await alma.get(shown);
  assert.match(first.body, /Nøglen til Bygge sagssystemet er lavet/);
  const key = shownKey(first.body);
  assert.ok(key);
  assert.equal(first.header('cache-control'), 'no-store');
  const reloaded = await alma.get(shown);
  assert.equal(shownKey(reloaded.body), '', 'shown once');
  assert.deepEqual((await findKey(key))?.scopes, ['cases:start', 'cases:read']);
  assert.equal(await findKey(key, site.proeveby), undefined);
  const again = await alma.in('en').get(page);
  assert.match(again.body, /Bygge sagssystemet/);
  assert.match(again.body, /Start cases/);
  assert.equal(shownKey(again.body), '');
  const stored = await site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction.selectFrom('api_key').selectAll().execute(),
  );
  assert.equal(stored.length, 1);
  assert.ok(!JSON.stringify(stored).includes(key.slice(4)));
  assert.equal(stored[0]?.digest.length, 32);

  const ended = await alma.submit(page, `${page}/luk`, { noegle: stored[0]?.id ?? '' });
  assert.match((await alma.get(ended.location ?? '')).body, /Bygge sagssystemet er lukket/);
  assert.equal(await findKey(key), undefined);
  assert.match((await alma.in('en').get(page)).body, /Ended/);
  // What has ended can't be ended again, and nothing else can be named.
  for (const noegle of [stored[0]?.id ?? '', 'x', '00000000-0000-4000-8000-000000000000']) {
    assert.equal((await alma.forge(`${page}/luk`, { noegle })).status, 303);
  }
  const log = (await site.audited()).filter(({ action }) => action.startsWith('apiKey'));
  assert.deepEqual(
    log.map(({ action, actor }) => [action, actor]),
    [
      ['apiKeyMade', alma.id],
      ['apiKeyEnded', alma.id],
    ],
  );
  assert.match((await alma.get('/demo/administration/log')).body, /En API-nøgle blev lavet/);
});

test('WFL-8 an administrator makes a secret for webhooks, which is shown once and kept encrypted, and ends it again', async () => {
  const made = await alma.in('en').submit(page, `${page}/hemmelighed`, { 'webhook-navn': 'Betalinger' });
  const shown = await alma.in('en').get(made.location ?? '');
  const secret = /whsec_[A-Za-z0-9+/]{43}=/.exec(shown.body)?.[0] ?? '';
  assert.match(shown.body, /The secret for Betalinger is made/);
  const open = () =>
    site.database.inOrganisation(site.demo.id, (transaction) => openWebhookSecrets(transaction, site.demo));
  assert.deepEqual(
    (await open()).map((each) => each.secret),
    [secret],
  );
  assert.ok(!(await alma.get(page)).body.includes(secret));
  const [row] = await site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction.selectFrom('webhook_secret').selectAll().execute(),
  );
  assert.ok(!row?.secret.toString('latin1').includes(secret));
  await alma.submit(page, `${page}/luk`, { hemmelighed: row?.id ?? '' });
  assert.deepEqual(await open(), []);
  assert.deepEqual(
    (await site.audited()).map(({ action }) => action).filter((action) => action.startsWith('webhook')),
    ['webhookSecretMade', 'webhookSecretEnded'],
  );
});

test('API-1 a key without name or rights is not made; what was typed stays, and each fault is told at its field', async () => {
  const keys = () =>
    site.database.inOrganisation(site.demo.id, (transaction) =>
      transaction.selectFrom('api_key').select('id').execute(),
    );
  const before = await keys();
  const empty = await alma.submit(page, page, { navn: ' ', maa: ['alt'] });
  assert.equal(empty.status, 422);
  assert.match(empty.body, /href="#navn"/);
  assert.match(empty.body, /href="#maa"/);
  const long = await alma.submit(page, page, { navn: 'x'.repeat(101), maa: ['cases:signal'] });
  assert.equal(long.status, 422);
  assert.match(long.body, /value="x{101}"/);
  assert.match(long.body, /value="cases:signal"[^>]*checked|checked[^>]*value="cases:signal"/);
  const unnamed = await alma.submit(page, `${page}/hemmelighed`, { 'webhook-navn': '' });
  assert.match(unnamed.body, /href="#webhook-navn"/);
  assert.deepEqual(await keys(), before);
});

test('PLA-8 only administrators come to the keys, and each organisation sees its own', async () => {
  const signe = await site.employee('Signe', ['caseworker'], ['Fritid']);
  assert.equal((await signe.get(page)).status, 403);
  assert.equal((await signe.forge(page, { navn: 'x', maa: 'cases:start' })).status, 403);
  assert.equal((await site.nobody().get(page)).status, 303);
  await alma.submit(page, page, { navn: 'Kun Demos', maa: ['cases:read'] });
  const nord = await site.employee('Nora', ['administrator'], [], site.proeveby);
  const theirs = await nord.get('/proeveby/administration/api-noegler');
  assert.equal(theirs.status, 200);
  assert.doesNotMatch(theirs.body, /Kun Demos/);
});

test('API-1 what was made is shown to its maker alone, within minutes, and loading its page makes nothing', async () => {
  const other = await site.employee('Asta', ['administrator'], []);
  const make = () => alma.submit(page, page, { navn: 'Afhentes', maa: ['cases:read'], arbejdsgang: ['fritidspas'] });
  const count = async () =>
    (
      await site.database.inOrganisation(site.demo.id, (transaction) =>
        transaction.selectFrom('api_key').select('id').execute(),
      )
    ).length;
  const { location = '' } = await make();
  const before = await count();
  assert.equal(shownKey((await other.get(location ?? '')).body), '');
  const mine = await alma.get(location ?? '');
  const found = await findKey(shownKey(mine.body));
  assert.deepEqual(found?.workflows, ['fritidspas']);
  assert.equal(await count(), before);
  const late = await make();
  const start = site.clock.now;
  site.clock.now = new Date(start.getTime() + 301_000);
  assert.equal(shownKey((await alma.get(late.location ?? '')).body), '');
  site.clock.now = start;
  const left = await site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction.selectFrom('api_key').select('reveal').where('reveal', 'is not', null).execute(),
  );
  assert.deepEqual(left, [], 'nothing waits any more');
});
