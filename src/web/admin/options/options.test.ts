import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { organisationCertificates } from '../../../../sandbox/service-platform/keys.ts';
import { openSettings } from '../../../organisations/option-settings.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../../caseworker/testing.ts';

let site: CaseworkerTest;
let alma: Visitor;
before(async () => {
  site = await startCaseworkerTest();
  alma = await site.employee('Alma', ['administrator'], []);
});
after(() => site.close());

const root = '/demo/administration/indstillinger';
const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const other = `whsec_${Buffer.alloc(32, 6).toString('base64')}`;

async function kept(option: string): Promise<Readonly<Record<string, unknown>>> {
  const demo = await site.organisations.bySlug('demo');
  assert.ok(demo);
  return openSettings(demo, option);
}

test('PLA-1 every option with settings has a page drawn from its declaration, in both languages', async () => {
  const list = await alma.get(root);
  assert.equal(list.status, 200);
  const pages = [...list.body.matchAll(/href="(\/demo\/administration\/indstillinger\/[a-z-]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  assert.ok(pages.length >= 5, pages.join());
  for (const page of pages) {
    assert.equal((await alma.get(page)).status, 200);
    assert.equal((await alma.in('en').get(page)).status, 200);
  }
  assert.match((await alma.in('en').get(`${root}/webhook`)).body, /Shared secret/);
  assert.equal((await alma.get(`${root}/findes-ikke`)).status, 404);
  const signe = await site.employee('Signe', ['caseworker'], ['Fritid']);
  assert.equal((await signe.get(`${root}/webhook`)).status, 403);
});

test('ADM-3 secrets are written only: kept encrypted, never shown, kept when left empty, and each by its own entry', async () => {
  const page = `${root}/webhook`;
  const first = {
    'targets.0.name': 'fagsystem',
    'targets.0.url': 'https://fagsystem.example/in',
    'targets.0.secret': secret,
  };
  assert.equal((await alma.submit(page, page, first)).location, `${page}?gemt=ja`);
  const second = { 'targets.1.name': 'arkiv', 'targets.1.url': 'https://arkiv.example/', 'targets.1.secret': other };
  assert.equal((await alma.submit(page, page, { ...first, 'targets.0.secret': '', ...second })).status, 303);
  assert.deepEqual(await kept('webhook'), {
    targets: [
      { name: 'fagsystem', url: 'https://fagsystem.example/in', secret },
      { name: 'arkiv', url: 'https://arkiv.example/', secret: other },
    ],
  });
  const shown = await alma.get(page);
  assert.ok(!shown.body.includes(secret) && !shown.body.includes('whsec_BQUF'));
  const { rows } = await site.database.inOrganisation(site.demo.id, async (transaction) => ({
    rows: await transaction.selectFrom('option_state').select('settings').where('option', '=', 'webhook').execute(),
  }));
  assert.doesNotMatch(JSON.stringify(rows), /whsec_/);

  // The first is removed: the second keeps its own secret.
  const left = {
    ...first,
    'targets.0.secret': '',
    'targets.0.fjern': 'ja',
    ...second,
    'targets.1.secret': '',
    'targets.2.name': '',
  };
  assert.equal((await alma.submit(page, page, left)).status, 303);
  assert.deepEqual(await kept('webhook'), {
    targets: [{ name: 'arkiv', url: 'https://arkiv.example/', secret: other }],
  });
  assert.equal((await site.audited()).filter(({ action }) => action === 'optionChanged').length, 3);
});

test('ADM-3 a certificate that can not be used is told at its input and not kept; one that can is never shown again, but whom it is for', async () => {
  const page = `${root}/service-platform`;
  const { certificate, privateKey } = organisationCertificates.demo ?? assert.fail();
  const named = { 'certificates.0.name': '2026' };
  const wrong = await alma.submit(page, page, { ...named, 'certificates.0.file': certificate });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /href="#certificates\.0\.file"/);
  assert.match(wrong.body, /Der er ingen privat nøgle i filen/);
  assert.deepEqual(await kept('service-platform'), {});
  const right = await alma.submit(page, page, { ...named, 'certificates.0.file': certificate + privateKey });
  assert.equal(right.status, 303);
  const { body } = await alma.get(page);
  assert.match(body, /2026: udstedt til Selvbetjening, CVR-nummer 10000009\. Gælder til og med 1\. januar 2125/);
  assert.doesNotMatch(body, /BEGIN (CERTIFICATE|PRIVATE)/);
  const { certificates } = (await kept('service-platform')) as { readonly certificates: readonly { file: string }[] };
  assert.match(certificates[0]?.file ?? '', /BEGIN PRIVATE KEY/);
});

test('FJE-2 prices are typed in kroner and kept in exact øre, and the certificate that letters go by is told of beside them', async () => {
  const page = `${root}/remote-print`;
  const sender = { senderCvr: '10000009', senderName: 'Demo Kommune', systemName: 'Selvbetjening' };
  const typed = { ...sender, priceC5: '9,75', priceC4: '1.234,5 kr.', priceSheet: '0,05', pricePage: '10' };
  assert.equal((await alma.submit(page, page, typed)).location, `${page}?gemt=ja`);
  const prices = { priceC5: 975, priceC4: 123_450, priceSheet: 5, pricePage: 1_000 };
  assert.deepEqual(await kept('remote-print'), { ...sender, ...prices });
  const shown = await alma.get(page);
  for (const value of ['9,75', '1.234,50', '0,05', '10,00']) assert.ok(shown.body.includes(`value="${value}"`), value);
  assert.match(shown.body, /2026: udstedt til Selvbetjening/);
  assert.match(shown.body, /href="\/demo\/administration\/indstillinger\/service-platform"/);
  const english = await alma.in('en').get(page);
  assert.ok(english.body.includes('value="1,234.50"'));
  const again = { ...sender, priceC5: '9.75', priceC4: '1,234.50', priceSheet: '0.05', pricePage: '10.00' };
  assert.equal(
    (await alma.in('en').send(english, page, again)).status,
    303,
    'what is shown in English is read as it was',
  );
  assert.deepEqual(await kept('remote-print'), { ...sender, ...prices });
  for (const priceC5 of ['9,755', '-1', 'meget', '10.000,01']) {
    const wrong = await alma.submit(page, page, { ...sender, priceC5 });
    assert.equal(wrong.status, 422, priceC5);
    assert.match(wrong.body, /href="#priceC5"/);
    assert.match(wrong.body, /højst være 10\.000,00/);
    assert.ok(wrong.body.includes(`value="${priceC5}"`), priceC5);
  }
});

test('ADM-3 what is wrong is told at its field, and nothing is kept or lost', async () => {
  const page = `${root}/file-transfer`;
  const typed = { 'targets.0.name': 'Økonomi', 'targets.0.host': 'sftp.example', 'targets.0.port': 'mange' };
  const wrong = await alma.submit(page, page, typed);
  assert.equal(wrong.status, 422);
  for (const at of [
    'targets.0.name',
    'targets.0.port',
    'targets.0.fingerprint',
    'targets.0.user',
    'targets.0.folder',
  ]) {
    assert.match(wrong.body, new RegExp(`href="#${at.replaceAll('.', '\\.')}"`), at);
  }
  assert.match(wrong.body, /value="Økonomi"/);
  assert.deepEqual(await kept('file-transfer'), {});
});

test('ADM-3 a page that was loaded before somebody else’s change changes nothing', async () => {
  const page = `${root}/delivery-alarms`;
  const old = await alma.get(page);
  assert.equal((await alma.send(old, page, { address: 'drift@demo.example', minutes: '5' })).status, 303);
  const late = await alma.send(old, page, { address: 'anden@demo.example', minutes: '' });
  assert.equal(late.status, 422);
  assert.match(late.body, /En anden har ændret indstillingerne/);
  assert.deepEqual(await kept('delivery-alarms'), { address: 'drift@demo.example', minutes: 5 });
});

test('PLA-1 an option is switched off and on, and the connection is tested without delivering', async () => {
  const page = `${root}/webhook`;
  await alma.submit(page, `${page}/til-fra`, { tilstand: 'fra' });
  assert.match((await alma.get(page)).body, /Slået fra/);
  await alma.submit(page, `${page}/til-fra`, { tilstand: 'til' });
  const fields = { 'targets.0.name': 'lokal', 'targets.0.url': 'http://127.0.0.1:1/', 'targets.0.secret': secret };
  await alma.submit(page, page, { ...fields, 'targets.0.var': '' });
  const tested = await alma.submit(page, `${page}/afproev`);
  assert.equal(tested.status, 200);
  assert.match(tested.body, /lokal: Modtageren «lokal» ligger på et lukket net/);
});
