import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeOperator } from '../../../../test/helpers/make-operator.ts';
import { readAuditLog } from '../../../audit/read-audit-log.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../../caseworker/testing.ts';
import { visibleText } from '../../citizen/test-support/posted-fields.ts';

let site: CaseworkerTest;
let sofus: Visitor;
before(async () => {
  site = await startCaseworkerTest();
  const drift = await site.organisations.bySlug('systemdrift');
  assert.ok(drift);
  sofus = await site.employee('Sofus', ['system-administrator'], [], drift);
});
after(() => site?.close());

const root = '/systemdrift/administration/organisationer';
const typed = {
  'navn-da': 'Ærø Kommune',
  noegle: 'aeroe',
  cvr: '1000 0033',
  sprog: ['da', 'en'],
  'foerste-sprog': 'en',
  adresse: 'Statene 2\r\n5970 Ærøskøbing',
  'e-mail': 'post@aeroe.example',
};
const logOf = async (slug: string) => {
  const organisation = await site.organisations.bySlug(slug);
  assert.ok(organisation);
  const entries = await site.database.inOrganisation(organisation.id, (transaction) =>
    readAuditLog(transaction, organisation, {}, null),
  );
  return entries
    .filter(({ action }) => action.startsWith('organisation'))
    .map(({ action, detail }) => ({ action, detail }));
};

test('PLA-8 a system administrator makes an organisation, changes it, and both logs tell', async () => {
  const made = await sofus.submit(`${root}/ny`, `${root}/ny`, typed);
  assert.equal(made.location, `${root}/aeroe?gjort=oprettet`);
  const found = await site.organisations.bySlug('aeroe');
  assert.deepEqual(
    [found?.cvr, found?.ownLanguages, found?.branding.address],
    ['10000033', ['en', 'da'], ['Statene 2', '5970 Ærøskøbing']],
  );
  assert.match(visibleText((await sofus.get(root)).body), /Ærø Kommune aeroe 10000033/);
  const page = `${root}/aeroe`;
  const changed = await sofus.submit(page, page, {
    ...typed,
    'navn-en': 'Aeroe',
    telefon: '+45 63 52 50 00',
    indstillinger: '{"login":{"employees":["oidc"]}}',
  });
  assert.equal(changed.location, `${page}?gjort=gemt`);
  const now = await site.organisations.bySlug('aeroe');
  assert.deepEqual(
    [now?.name.en, now?.branding.phone, now?.settings],
    ['Aeroe', '+45 63 52 50 00', { login: { employees: ['oidc'] } }],
  );
  const shown = (await sofus.get(page)).body;
  assert.doesNotMatch(shown, /oidc/, 'settings may be secret');
  assert.match(shown, /63 52 50 00/);
  const svg = new File(['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'], 'logo.svg', {
    type: 'text/plain',
  });
  assert.equal((await sofus.upload(page, `${page}/logo`, svg)).location, `${page}?gjort=gemt`);
  assert.equal((await site.organisations.bySlug('aeroe'))?.branding.logo?.mediaType, 'image/svg+xml');
  await sofus.submit(page, page, typed);
  assert.ok((await site.organisations.bySlug('aeroe'))?.branding.logo, 'what the form does not have stays');
  assert.equal((await sofus.upload(page, `${page}/logo`, new File(['<html>'], 'logo.svg'))).status, 422);
  assert.deepEqual((await logOf('aeroe')).map(({ action }) => action).sort(), [
    'organisationChanged',
    'organisationChanged',
    'organisationChanged',
    'organisationMade',
  ]);
  assert.deepEqual((await logOf('systemdrift')).at(-1)?.detail, { from: '127.0.0.1', organisation: 'aeroe' });
});

test('PLA-8 what is wrong is told at its field, nothing is changed, and what was typed stays', async () => {
  for (const [field, value, said] of [
    ['noegle', 'Ærø', /små bogstaver a-z/],
    ['noegle', 'assets', /Nøglen er optaget/],
    ['noegle', 'demo', /Nøglen er optaget/],
    ['cvr', '123', /CVR-nummer på 8 cifre/],
    ['navn-da', '', /Skriv et navn/],
    ['sprog', [], /mindst ét sprog/],
    ['adresse', '', /mellem 1 og 6 linjer/],
    ['e-mail', 'x', /e-mailadresse som/],
    ['hjemmeside', 'http://x', /begynder med https/],
    ['indstillinger', '{', /kan ikke bruges/],
    ['indstillinger', '{"login":{"employees":["adfs"]}}', /must be a list of/],
    ['indstillinger', '{"nemlogin":{"keys":5}}', /kan ikke bruges/],
  ] as const) {
    const refused = await sofus.submit(`${root}/ny`, `${root}/ny`, { ...typed, noegle: 'andet', [field]: value });
    assert.equal(refused.status, 422, field);
    assert.match(visibleText(refused.body), said);
    assert.match(refused.body, /5970 Ærøskøbing|adresse/);
  }
  assert.equal(await site.organisations.bySlug('andet'), undefined);
});

test('PLA-8 a closed organisation lets nobody in and loses nothing, and can be opened again; the own one cannot be closed', async () => {
  const signe = await site.employee('Signe', ['caseworker'], ['Fritid']);
  const number = await site.submitCase(prices.assessed);
  const page = `${root}/demo`;
  assert.equal((await sofus.submit(page, `${page}/luk`, {})).location, `${page}?gjort=lukket`);
  for (const path of ['/demo/', '/demo/sagsbehandling', '/demo/blanket/fritidspas', '/demo/administration/log']) {
    const refused = await signe.get(path);
    assert.equal(refused.status, 403, path);
    assert.match(visibleText(refused.body), /Selvbetjeningen er lukket/);
  }
  assert.match(visibleText((await sofus.get(root)).body), /Demo Kommune demo 10000009 dansk, English Lukket/i);
  assert.equal((await sofus.submit(page, `${page}/aaben`, {})).location, `${page}?gjort=aabnet`);
  assert.equal((await signe.get(`/demo/sagsbehandling/sag/${number}`)).status, 200);
  assert.equal((await sofus.forge(`${root}/systemdrift/luk`, {})).status, 422);
  assert.deepEqual(
    (await logOf('demo')).map(({ action }) => action),
    ['organisationOpened', 'organisationClosed'],
  );
});

test('PLA-8 the system administrator sees no case, form, employee or log of an organisation they are not employed in', async () => {
  await site.submitCase(prices.assessed);
  await site.employee('Hemmelig Medarbejder', ['caseworker'], ['Fritid']);
  for (const path of [
    'sagsbehandling',
    'sagsbehandling/soeg',
    'administration/medarbejdere',
    'administration/log',
    'administration/organisationer',
    'mine-sager',
  ]) {
    const answer = await sofus.get(`/demo/${path}`);
    assert.ok(answer.status === 303 && /\/login\//.test(answer.location ?? ''), `${path}: ${answer.status}`);
  }
  for (const path of [root, `${root}/demo`]) {
    assert.doesNotMatch((await sofus.get(path)).body, /2026-\d{6}|Hemmelig|Karen/);
  }
});

test('PLA-8 the role of a system administrator is worth nothing over organisations outside the operator’s own', async () => {
  const self = await site.employee('Selvudnævnt', ['system-administrator'], []);
  assert.equal((await self.get('/demo/administration/organisationer')).status, 403);
  assert.equal((await self.forge('/demo/administration/organisationer/proeveby/luk', {})).status, 403);
  assert.equal((await site.organisations.bySlug('proeveby'))?.closedAt, null);
  await makeOperator(site, 'demo');
  const ours = await site.employee('Selvudnævnt', ['system-administrator'], []);
  assert.equal((await ours.get('/demo/administration/organisationer')).status, 200);
});
