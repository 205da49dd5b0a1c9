import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeOperator } from '../../../../test/helpers/make-operator.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../../caseworker/testing.ts';
import { visibleText } from '../../citizen/test-support/posted-fields.ts';

let site: CaseworkerTest;
let alma: Visitor;
let system: Visitor;
before(async () => {
  site = await startCaseworkerTest();
  await makeOperator(site, 'demo');
  alma = await site.employee('Alma', ['administrator'], ['Ledelse']);
  system = await site.employee('Sys', ['system-administrator'], []);
});
after(() => site?.close());

const root = '/demo/administration/roller';

test('ADM-1 an administrator makes a role, gives it to a group within limits, and takes it back; each change is reported', async () => {
  const gustav = await site.employee('Gustav', [], ['Revision']);
  const log = '/demo/administration/log';
  assert.equal((await gustav.get(log)).status, 403);
  const wrong = await alma.submit(`${root}/ny`, `${root}/ny`, { 'navn-da': ' ' });
  assert.equal(wrong.status, 422);
  for (const field of ['navn-da', 'ret']) assert.match(wrong.body, new RegExp(`href="#${field}"`));
  const made = await alma.submit(`${root}/ny`, `${root}/ny`, {
    'navn-da': 'Årets revisor',
    ret: ['log.read', 'forms.design'],
  });
  assert.equal(made.location, `${root}?gjort=gemt`);
  const page = `${root}/rolle/aarets-revisor`;
  assert.match(visibleText((await alma.get(root)).body), /Årets revisor.*Læse loggen/);
  const given = await alma.submit(page, `${page}/giv`, { gruppe: 'Revision' });
  assert.equal(given.location, `${page}?gjort=givet`);
  assert.equal((await gustav.get(log)).status, 200, 'at the very next request');

  const id = /name="tildeling" value="([^"]+)"/.exec((await alma.get(page)).body)?.[1] ?? '';
  assert.equal((await alma.submit(page, `${page}/tag`, { tildeling: id })).status, 303);
  assert.equal((await gustav.get(log)).status, 403, 'at the very next request');
  const limited = await alma.submit(page, `${page}/giv`, {
    gruppe: 'Revision',
    arbejdsgang: ['fritidspas', 'opdigtet'],
  });
  assert.equal(limited.status, 303);
  const [grant] = (await site.organisations.bySlug('demo'))?.roles.ofGroups ?? [];
  assert.deepEqual(grant?.limits, { workflows: ['fritidspas'] });
  assert.equal((await gustav.get(log)).status, 403, 'a right that knows no matters does not come with limits');

  await alma.submit(page, page, { 'navn-da': 'Revisor', ret: ['forms.design'] });
  await alma.submit(page, `${page}/slet`);
  assert.equal((await alma.get(page)).status, 404);
  const report = visibleText((await alma.get(`${root}/aendringer`)).body);
  assert.match(report, /Alma Alle med rollen En rolle blev slettet/);
  assert.match(report, /Alma Gruppen Revision En rolle blev givet Rolle: aarets-revisor; Kun for: fritidspas/);
  assert.match(report, /Rettigheder: forms.design; Rettigheder før: log.read forms.design|Rettigheder før/);
  const csv = await alma.in('en').get(`${root}/aendringer/csv`);
  assert.match(csv.header('content-type') ?? '', /text\/csv/);
  assert.match(csv.body, /When;Who;Whose;What;In detail/);
  assert.equal(csv.body.split('\r\n').filter((line) => /aarets-revisor/.test(line)).length, 7);
  assert.equal((await gustav.get(`${root}/aendringer`)).status, 403);
});

test('ADM-1 the right over organisations passes only between those who hold it', async () => {
  const hans = await site.employee('Hans', [], []);
  const give = `/demo/administration/medarbejdere/${hans.id}`;
  const refused = await alma.submit(give, `${give}/roller/giv`, { rolle: 'system-administrator' });
  assert.equal(refused.status, 422);
  assert.match(visibleText(refused.body), /kan kun gives af en, der selv har den/);
  const made = await alma.submit(`${root}/ny`, `${root}/ny`, { 'navn-da': 'Alt', ret: ['organisations.manage'] });
  assert.equal(made.status, 422);
  const group = `${root}/rolle/system-administrator`;
  assert.equal((await alma.submit(group, `${group}/giv`, { gruppe: 'Ledelse' })).status, 422);
  assert.equal((await system.submit(give, `${give}/roller/giv`, { rolle: 'system-administrator' })).status, 303);
  assert.equal((await hans.get('/demo/administration/log')).status, 303, 'the session from before is over');
  assert.equal((await (await site.employee('Hans', [], [])).get('/demo/administration/log')).status, 200);
});

test('ADM-1 nobody takes their own last right to manage roles, and nothing of it is kept', async () => {
  const role = await system.submit(`${root}/ny`, `${root}/ny`, {
    'navn-da': 'Rolleleder',
    ret: ['roles.manage', 'employees.manage'],
  });
  assert.equal(role.status, 303);
  const page = `${root}/rolle/rolleleder`;
  await system.submit(page, `${page}/giv`, { gruppe: 'Rolleledere' });
  const ida = await site.employee('Ida', [], ['Rolleledere']);
  const id = /name="tildeling" value="([^"]+)"/.exec((await ida.get(page)).body)?.[1] ?? '';
  for (const [action, fields] of [
    [`${page}/tag`, { tildeling: id }],
    [`${page}/slet`, {}],
    [page, { 'navn-da': 'Rolleleder', ret: ['employees.manage'] }],
  ] as const) {
    const refused = await ida.submit(page, action, fields);
    assert.equal(refused.status, 422, action);
    assert.match(visibleText(refused.body), /Så ville du selv miste retten/);
  }
  assert.equal((await ida.get(page)).status, 200);
  await system.submit(page, `${page}/tag`, { tildeling: id });
  assert.equal((await ida.get(page)).status, 403, 'another takes it');
});
