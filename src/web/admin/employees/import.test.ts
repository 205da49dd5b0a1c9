import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readEmployeeFile } from '../../../identity/employees/read-employee-file.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../../caseworker/testing.ts';
import { visibleText } from '../../citizen/test-support/posted-fields.ts';

let site: CaseworkerTest;
let alma: Visitor;
before(async () => {
  site = await startCaseworkerTest();
  alma = await site.employee('Alma', ['administrator'], []);
});
after(() => site?.close());

const page = '/demo/administration/medarbejdere/indlaes';
const csv = (content: string | Buffer) =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], 'folk.csv', { type: 'text/csv' });
const employees = () =>
  site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction
      .selectFrom('employee')
      .select(['id', 'name', 'groups', 'given_roles', 'left_at', 'external_id'])
      .orderBy('name')
      .execute(),
  );

test('ADM-1 a file is shown before it changes anything, is then carried out whole, and who is missing is marked as left if that is chosen', async () => {
  const old = await site.employee('Gamle Ole', ['caseworker'], ['Fritid']);
  const before = await employees();
  const file = csv(
    '\uFEFFid;navn;e-mail;grupper;roller\r\nu1;Åse Ærø;aase@demo.dk;Fritid|Byggeri;caseworker\r\ntest:Alma;Alma;;;administrator\r\n',
  );
  const shown = await alma.upload(page, page, file);
  assert.match(visibleText(shown.body), /Nye: 1 .*Åse Ærø.*Ændrede: 1 .*Ikke i filen: 1 .*Gamle Ole/);
  assert.deepEqual(await employees(), before, 'nothing is changed by looking');
  const done = await alma.send(shown, `${page}/udfoer`, { stoppede: 'ja' });
  assert.match(visibleText(done.body), /Nye: 1. Ændrede: 1. Stoppede: 1/);
  const now = await employees();
  const aase = now.find(({ name }) => name === 'Åse Ærø');
  assert.deepEqual([aase?.groups, aase?.given_roles], [['Byggeri', 'Fritid'], [{ role: 'caseworker', from: 'file' }]]);
  assert.ok(now.find(({ id }) => id === old.id)?.left_at);
  const again = await site.employee('Alma', ['administrator'], []);
  assert.match(
    visibleText((await again.send(shown, `${page}/udfoer`)).body),
    /Filen er her ikke længere|udløbet|igen/,
    'once only',
  );
});

test('ADM-1 faults are told by line and column, and nothing is done; a role that one may not give is one', async () => {
  alma = await site.employee('Alma', ['administrator'], []);
  const before = await employees();
  for (const [content, said] of [
    ['id;navn\nu2;\n', /Linje 2, navn: Feltet må ikke være tomt/],
    ['id;navn;roller\nu2;Bo;opdigtet\n', /Linje 2, roller: Rollen opdigtet findes ikke/],
    ['id;navn;roller\nu2;Bo;system-administrator\n', /Du kan ikke give rollen system-administrator/],
    ['id;navn\nu2;Bo\nu2;Ib\n', /Linje 3, id: Der er to af samme slags: u2/],
    ['id;navn;skostr\nu2;Bo;44\n', /Linje 1, skostr: Kolonnen kendes ikke/],
    ['navn\nBo\n', /skal have kolonnerne id og navn/],
    ['id;navn\nu2;Bo;mere\n', /kan ikke læses som CSV/],
  ] as const) {
    const refused = await alma.upload(page, page, csv(content));
    assert.equal(refused.status, 422, content);
    assert.match(visibleText(refused.body), said);
  }
  assert.deepEqual(await employees(), before);
});

test('ADM-1 a line that would take the right to manage roles from whoever imports is told, and nothing is done', async () => {
  const file = csv('id;navn;roller\ntest:Ida;Ida;administrator\n');
  await site.employee('Ida', [], []);
  await alma.send(await alma.upload(page, page, file), `${page}/udfoer`);
  const ida = await site.employee('Ida', [], []);
  const before = await employees();
  const refused = await ida.upload(page, page, csv('id;navn;roller\nu7;Ny;\ntest:Ida;Ida;\n'));
  assert.equal(refused.status, 422);
  assert.match(visibleText(refused.body), /Linje 3: Linjen ville tage din egen ret til at administrere roller/);
  assert.deepEqual(await employees(), before);
});

test('ADM-1 what has changed since the preview is shown again rather than carried out', async () => {
  const shown = await alma.upload(page, page, csv('id,name\nu9,Nina\n'));
  await site.employee('Ny imens', [], []);
  const again = await alma.send(shown, `${page}/udfoer`);
  assert.equal(again.status, 422);
  assert.match(visibleText(again.body), /Noget er ændret, siden du så det/);
  assert.equal(
    (await employees()).some(({ name }) => name === 'Nina'),
    false,
  );
  assert.match(visibleText((await alma.send(again, `${page}/udfoer`)).body), /Nye: 1. Ændrede: 0. Stoppede: 0/);
});

test('ADM-1 a file is read in the encodings that spreadsheets save', () => {
  const text = 'id;navn\nu1;Åse Ærø\n';
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`),
    Buffer.from(text, 'latin1'),
    wide,
    Buffer.from(text.replaceAll(';', '\t')),
  ]) {
    const read = readEmployeeFile(bytes);
    assert.ok(read.ok);
    assert.deepEqual(
      read.employees.map(({ id, name, line }) => [id, name, line]),
      [['u1', 'Åse Ærø', 2]],
    );
  }
  assert.equal(readEmployeeFile(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])).ok, false);
});
