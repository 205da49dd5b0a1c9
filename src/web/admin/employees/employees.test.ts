import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../../caseworker/testing.ts';
import { visibleText } from '../../citizen/test-support/posted-fields.ts';

let site: CaseworkerTest;
let alma: Visitor;
before(async () => {
  site = await startCaseworkerTest();
  site.clock.now = new Date('2026-11-24T09:00:00Z');
  alma = await site.employee('Alma Administrator', ['administrator'], []);
});
after(() => site?.close());

const root = '/demo/administration/medarbejdere';
const of = (who: Visitor) => `${root}/${who.id}`;
const tasksOf = (employee: string) =>
  site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction
      .selectFrom('task')
      .select(['case', 'employee'])
      .where('employee', '=', employee)
      .where('closed_at', 'is', null)
      .execute(),
  );
async function takenBy(who: Visitor): Promise<string> {
  const id = await site.submitCase(prices.assessed);
  const page = `/demo/sagsbehandling/sag/${id}`;
  const shown = await who.get(page);
  const action = /action="([^"]+\/tag)"/.exec(shown.body)?.[1];
  assert.ok(action, 'the case can be taken');
  assert.equal((await who.send(shown, action)).status, 303);
  return id;
}

test('ADM-1 employees are listed, searched without a name in an address, and shown with where each role comes from', async () => {
  const bodil = await site.employee('Bodil Borgerservice', ['caseworker'], ['Fritid']);
  const list = visibleText((await alma.get(root)).body);
  assert.match(list, /Alma Administrator.*Bodil Borgerservice.*Fritid/);
  const found = await alma.submit(root, root, { soeg: 'bodil frit' });
  assert.equal(found.status, 200);
  assert.match(found.body, /Bodil Borgerservice/);
  assert.doesNotMatch(found.body, /<td[^>]*>\s*<a[^>]*>Alma/);
  assert.match(visibleText((await alma.submit(root, root, { soeg: '100%' })).body), /Ingen passer/);
  const given = await alma.submit(of(bodil), `${of(bodil)}/roller/giv`, { rolle: 'designer', kategori: 'Opdigtet' });
  assert.equal(given.status, 303);
  const one = visibleText((await alma.in('en').get(of(bodil))).body);
  assert.match(one, /Case worker.*Everything.*Log-in/);
  assert.match(one, /Designer.*Given here/);
  assert.equal((await bodil.get('/demo/administration/log')).status, 303, 'a new log-in is asked for');
});

test('ADM-1 who leaves is logged out at once, and their tasks go to the colleague chosen or back to the group', async () => {
  const [carl, dorte] = [
    await site.employee('Carl', ['caseworker'], ['Fritid']),
    await site.employee('Dorte', ['caseworker'], ['Fritid']),
  ];
  const taken = await takenBy(carl);
  const stranger = await site.employee('Ulla', ['caseworker'], ['Teknik']);
  const refused = await alma.submit(of(carl), `${of(carl)}/stoppet`, { kollega: stranger.id });
  assert.equal(refused.status, 422);
  assert.match(refused.body, /href="#kollega"/);
  assert.equal((await tasksOf(carl.id)).length, 1, 'nothing is half done');
  const left = await alma.submit(of(carl), `${of(carl)}/stoppet`, { kollega: dorte.id });
  assert.match(visibleText((await alma.get(left.location ?? '')).body), /meldt stoppet. Opgaver givet videre: 1/);
  assert.deepEqual(
    (await tasksOf(dorte.id)).map((task) => task.case),
    [taken],
  );
  assert.equal((await carl.get('/demo/sagsbehandling')).status, 303, 'the session is gone');
  const sessions = await site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction.selectFrom('session').select('kind').where('employee', '=', carl.id).execute(),
  );
  assert.deepEqual(sessions, []);

  const back = await alma.submit(of(dorte), `${of(dorte)}/stoppet`, {});
  assert.match(back.location ?? '', /opgaver=1/);
  assert.deepEqual(await tasksOf(dorte.id), []);
  const erik = await site.employee('Erik', ['caseworker'], ['Fritid']);
  assert.match((await erik.get(`/demo/sagsbehandling/sag/${taken}`)).body, /\/tag"/, 'the group can take it');

  assert.equal((await alma.submit(of(carl), `${of(carl)}/tilbage`)).status, 303);
  assert.match(visibleText((await alma.get(of(carl))).body), /Tilstand Ansat/);
  const own = await alma.submit(of(alma), `${of(alma)}/stoppet`);
  assert.equal(own.status, 422);
  assert.match(visibleText(own.body), /Du kan ikke melde dig selv stoppet/);
});

test('ADM-1 the last one who may manage roles is not marked as left, even by somebody who may not manage them', async () => {
  const roles = '/demo/administration/roller';
  await alma.submit(`${roles}/ny`, `${roles}/ny`, { 'navn-da': 'Personale', ret: ['employees.manage'] });
  const page = `${roles}/rolle/personale`;
  await alma.submit(page, `${page}/giv`, { gruppe: 'Personale' });
  const pia = await site.employee('Pia', [], ['Personale']);
  const refused = await pia.submit(of(alma), `${of(alma)}/stoppet`, {});
  assert.equal(refused.status, 422);
  assert.match(visibleText(refused.body), /den eneste, der kan administrere roller/);
  await site.employee('Anden Administrator', ['administrator'], []);
  assert.equal((await pia.submit(of(alma), `${of(alma)}/stoppet`, {})).status, 303);
});

test('SEC-1 employees of another organisation are not there, and without the right nothing is', async () => {
  alma = await site.employee('Anden Administrator', ['administrator'], []);
  const nora = await site.employee('Nora', ['administrator'], [], site.proeveby);
  assert.equal((await alma.get(of(nora))).status, 404);
  assert.equal((await alma.forge(`${of(nora)}/stoppet`, {})).status, 404);
  const fie = await site.employee('Fie', ['caseworker'], ['Fritid']);
  assert.equal((await fie.get(root)).status, 403);
  assert.equal((await fie.forge(`${of(fie)}/roller/giv`, { rolle: 'administrator' })).status, 403);
});
