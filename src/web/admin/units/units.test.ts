import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { keepEmployee } from '../../../identity/employees/keep-employee.ts';
import { noteUnnamed } from '../../../identity/units/units.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../../caseworker/testing.ts';
import { visibleText } from '../../citizen/test-support/posted-fields.ts';

let site: CaseworkerTest;
let alma: Visitor;
before(async () => {
  site = await startCaseworkerTest();
  alma = await site.employee('Alma', ['administrator'], []);
});
after(() => site?.close());

const page = '/demo/administration/roller/enheder';
const [seen, other] = ['0f3a6e0c-5d7b-4c43-9a57-1d5f5b1c0001', '0f3a6e0c-5d7b-4c43-9a57-1d5f5b1c0002'];
const csv = (content: string) => new File([content], 'enheder.csv', { type: 'text/csv' });
const units = () =>
  site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction.selectFrom('organisation_unit').select(['id', 'name']).orderBy('id').execute(),
  );

test('ADM-1 a unit that a log-in named stands in the list until it is named; names are changed and deleted, and each is reported', async () => {
  await site.database.inOrganisation(site.demo.id, (transaction) =>
    noteUnnamed(transaction, site.demo, [seen], site.clock.now),
  );
  const first = await alma.get(page);
  assert.match(visibleText(first.body), new RegExp(`Set, men uden navn.*${seen}.*Giv navn`));
  assert.match((await alma.get(`${page}?enhed=${seen}`)).body, new RegExp(`name="uuid"[^>]*value="${seen}"`));
  const wrong = await alma.submit(page, page, { uuid: 'Fritid', navn: ' ' });
  assert.equal(wrong.status, 422);
  assert.match(visibleText(wrong.body), /Skriv et UUID, for eksempel .*Skriv et navn på højst 200 tegn/);
  assert.match(wrong.body, /name="uuid"[^>]*value="Fritid"/, 'what was typed is kept');
  assert.equal((await alma.submit(page, page, { uuid: seen.toUpperCase(), navn: 'Fritid  og Kultur' })).status, 303);
  assert.match(visibleText((await alma.get(page)).body), /Set, men uden navn Der er ingen.*Fritid og Kultur/);
  await alma.submit(page, page, { uuid: seen, navn: 'Kultur' });
  assert.deepEqual(await units(), [{ id: seen, name: 'Kultur' }]);
  await alma.submit(page, `${page}/slet`, { uuid: seen });
  assert.deepEqual(await units(), []);
  const report = visibleText((await alma.get('/demo/administration/roller/aendringer')).body);
  assert.match(report, /En enheds navn blev slettet UUID: .*Enhed før: Kultur/);
  assert.match(report, /En enhed fik et navn Enhed: Kultur; UUID: .*; Enhed før: Fritid og Kultur/);
});

test('ADM-1 a file of units is imported whole or not at all', async () => {
  const wrong = await alma.upload(page, `${page}/indlaes`, csv(`uuid;navn\n${seen};A\nx;B\n`));
  assert.match(visibleText(wrong.body), /Linje 3: Skriv et UUID/);
  assert.deepEqual(await units(), []);
  const done = await alma.upload(page, `${page}/indlaes`, csv(`uuid;navn\n${seen};Kultur\n${other};Børn & Unge\n`));
  assert.equal(done.status, 303);
  const again = await alma.upload(page, `${page}/indlaes`, csv(`navn,uuid\nKultur,${seen}\nBørn,${other}\n`));
  assert.match(again.location ?? '', /nye=0&aendrede=1$/);
  assert.deepEqual(
    (await units()).map(({ name }) => name),
    ['Kultur', 'Børn'],
  );
});

test('ADM-1 an employee’s page tells which roles the Context Handler gave, and why others were refused', async () => {
  const role = 'http://x.example/roles/usersystemrole/caseworker/1';
  const { id } = await site.database.inOrganisation(site.demo.id, (transaction) =>
    keepEmployee(
      transaction,
      site.demo,
      {
        subject: `context-handler 10000009:${other}`,
        ...{ name: 'Kirsten', email: null, groups: [], roles: [] },
        provided: [{ role: 'caseworker', limits: { kle: ['27'] } }],
        refused: [{ privilege: role, reason: 'unnamed-unit', what: seen }],
      },
      { at: site.clock.now, from: {} },
    ),
  );
  const shown = await alma.get(`/demo/administration/medarbejdere/${id}`);
  assert.match(visibleText(shown.body), /Sagsbehandler KLE 27 Fælleskommunal Adgangsstyring, ved seneste login/);
  assert.match(visibleText(shown.body), new RegExp(`Roller, der blev afvist.*${role}.*ikke har et navn her: ${seen}`));
  assert.match(shown.body, new RegExp(`enheder\\?enhed=${seen}#giv-navn`));
});

test('ADM-1 whoever may not give roles may not name units', async () => {
  const signe = await site.employee('Signe', ['caseworker'], ['Fritid']);
  assert.equal((await signe.get(page)).status, 403);
});
