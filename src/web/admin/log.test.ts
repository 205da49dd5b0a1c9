import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import pg from 'pg';
import { sealEntries } from '../../audit/seal.ts';
import { deleteExpired } from '../../cases/retention.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../caseworker/testing.ts';

let product: CaseworkerTest;
let alma: Visitor;
let signe: Visitor;

before(async () => {
  product = await startCaseworkerTest();
  alma = await product.employee('Alma Administrator', ['administrator'], []);
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
});
after(() => product.close());
beforeEach(() => {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
});

const log = '/demo/administration/log';
const seal = () => sealEntries(product.database, product.demo.id, product.demo.keys.audit);

test('PLA-7 the log is for administrators alone: others get 403, nobody is led to the log-in', async () => {
  assert.equal((await signe.get(log)).status, 403);
  assert.match((await signe.get(log)).body, /Siden er for administratorer/);
  assert.equal((await (await product.citizen()).get(log)).status, 403);
  const nobody = await product.nobody().get(log);
  assert.deepEqual(
    [nobody.status, nobody.location],
    [303, `/demo/login/medarbejder?tilbage=${encodeURIComponent(log)}`],
  );
  assert.equal((await signe.forge(`${log}/efterproev`, {})).status, 403);
});

test('PLA-7 the log says who did what, on which case, from where; a citizen is only "borger"; reading it is logged', async () => {
  const id = await product.submitCase(prices.assessed);
  await signe.get(`/demo/sagsbehandling/sag/${id}`);
  const shown = await alma.get(log);
  assert.equal(shown.status, 200);
  assert.match(
    shown.body,
    /Signe Sagsbehandler<\/td><td[^>]*>Læste en sag<\/td><td[^>]*>Sag 2026-\d{6}<\/td><td[^>]*>127\.0\.0\.1/,
  );
  assert.match(shown.body, /Borger<\/td><td[^>]*>Sendte en ansøgning/);
  assert.doesNotMatch(shown.body, /Karen/);
  assert.equal((await product.audited()).at(-1)?.action, 'auditRead');
  assert.match((await alma.get(log)).body, /Alma Administrator<\/td><td[^>]*>Læste loggen/);
});

test('PLA-7 a case’s number is a link for those who may read the case', async () => {
  const id = await product.submitCase(prices.assessed);
  const both = await product.employee('Bente Begge', ['administrator', 'caseworker'], ['Fritid']);
  assert.match((await both.get(log)).body, new RegExp(`href="/demo/sagsbehandling/sag/${id}"`));
  assert.doesNotMatch((await alma.get(log)).body, new RegExp(`href="/demo/sagsbehandling/sag/${id}"`));
});

test('PLA-7 the log is filtered by case, action and Danish day, and errors stand at their fields', async () => {
  const id = await product.submitCase(prices.assessed);
  const { body } = await signe.get(`/demo/sagsbehandling/sag/${id}`);
  const number = /Sag (2026-\d{6})/.exec(body)?.[1] ?? '';
  const rows = (page: string) => page.match(/<tr>/g)?.length ?? 0;
  const ofCase = (await alma.get(`${log}?sag=${number}`)).body;
  assert.match(ofCase, new RegExp(`<title>Log: ${number} - `));
  assert.match(ofCase, /Sendte en ansøgning/);
  assert.match(ofCase, /Læste en sag/);
  const reading = (await alma.get(`${log}?sag=${number}&handling=caseRead&dag=2026-11-24`)).body;
  assert.equal(rows(reading), 2, 'the heading and one entry');
  assert.match((await alma.get(`${log}?sag=${number}&dag=2026-11-23`)).body, /Ingen hændelser passer/);
  const wrong = await alma.get(`${log}?sag=010785-0018&dag=24.11.2026`);
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /href="#sag"/);
  assert.match(wrong.body, /href="#dag"/);
  assert.doesNotMatch(wrong.body, /value="010785/);
});

test('PLA-7 older entries come page by page, none twice and none left out', async () => {
  for (let count = 0; count < 60; count += 1) await alma.get(`${log}?handling=login`);
  const numbers = (page: string) => [...page.matchAll(/<tr><td[^>]*>(\d+)</g)].map(([, id]) => Number(id));
  const first = (await alma.get(`${log}?handling=auditRead`)).body;
  assert.equal(numbers(first).length, 50);
  const older = /href="([^"]*foer=\d+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = numbers((await alma.get(older)).body);
  assert.ok(second.length > 0);
  assert.ok(Math.max(...second) < Math.min(...numbers(first)));
});

test('PLA-7 verifying says that the log is untouched, and after one byte was changed it names the entry', async () => {
  await product.submitCase(prices.assessed);
  await seal();
  const good = await alma.submit(log, `${log}/efterproev`);
  assert.equal(good.status, 200);
  assert.match(good.body, /Loggen er urørt/);
  await seal();
  const owner = new pg.Client({ connectionString: product.ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ id: string }>(
      `update audit_entry set detail = set_byte(detail, 20, (get_byte(detail, 20) + 1) % 256)
       where organisation = $1 and id = (select max(id) - 1 from audit_entry where organisation = $1) returning id`,
      [product.demo.id],
    );
    const touched = rows[0]?.id ?? '';
    const bad = await alma.submit(log, `${log}/efterproev`);
    assert.match(bad.body, new RegExp(`Hændelse ${touched} er ændret`));
    assert.match(bad.body, /Kan ikke læses/);
    await owner.query(
      `update audit_entry set detail = set_byte(detail, 20, (get_byte(detail, 20) + 255) % 256)
       where organisation = $1 and id = $2`,
      [product.demo.id, touched],
    );
  } finally {
    await owner.end();
  }
  await seal();
  assert.match((await alma.submit(log, `${log}/efterproev`)).body, /Loggen er urørt/);
});

test('PLA-7 the log says how much of it is not sealed yet', async () => {
  await seal();
  await product.submitCase(prices.assessed);
  const shown = await alma.get(log);
  assert.match(shown.body, /\d+ hændelser? er ikke forseglet endnu/);
  await seal();
  assert.match((await alma.get(log)).body, /Alle hændelser er forseglet/);
});

test('PLA-7 after a case’s deletion its entries stand, without where they came from and without its number', async () => {
  const id = await product.submitCase(prices.granted);
  await product.attempt(id);
  product.clock.now = new Date('2027-06-24T09:00:00Z');
  await deleteExpired(product.services);
  const administrator = await product.employee('Alma Administrator', ['administrator'], []);
  const shown = await administrator.get(`${log}?handling=caseSubmitted`);
  assert.match(
    shown.body,
    /Sendte en ansøgning<\/td><td[^>]*>Slettet sag<\/td><td[^>]*><span class="quiet">Slettet<\/span>/,
  );
  await seal();
  assert.match((await administrator.submit(log, `${log}/efterproev`)).body, /Loggen er urørt/);
});

test('PLA-8 another organisation’s log shows nothing of this one', async () => {
  await product.submitCase(prices.assessed);
  const other = await product.employee('Nora Nord', ['administrator'], [], product.proeveby);
  const shown = await other.get('/proeveby/administration/log');
  assert.equal(shown.status, 200);
  assert.doesNotMatch(shown.body, /Sendte en ansøgning<\/td>|Signe/);
});
