import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { draftWith, personOf, send } from '../../../../test/helpers/fritidspas.ts';
import { approve, definitionOf, end, householdForm } from '../../../../test/helpers/workflow-of.ts';
import { closingDaysOf } from '../../../organisations/closing-days.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../../caseworker/testing.ts';
import { visibleText } from '../../citizen/test-support/posted-fields.ts';

let site: CaseworkerTest;
let alma: Visitor;
before(async () => {
  site = await startCaseworkerTest();
  site.clock.now = new Date('2026-11-24T09:00:00Z');
  alma = await site.employee('Alma', ['administrator'], []);
});
after(() => site?.close());

const here = '/demo/administration/kalender';
const days = async () => {
  const demo = await site.organisations.bySlug('demo');
  assert.ok(demo);
  return closingDaysOf(demo).map(({ date }) => date);
};

test('WFL-3 administrators add and remove closing days; each change is logged', async () => {
  assert.match((await alma.get('/demo/administration/indstillinger')).body, new RegExp(`href="${here}"`));
  const added = await alma.submit(here, here, { dato: '2026-12-28', navn: 'Mellem jul og nytår' });
  assert.equal(added.location, `${here}?gemt=tilfoejet`);
  assert.equal((await alma.submit(here, here, { dato: '27-11-2026', navn: 'Personaledag' })).status, 303);
  assert.deepEqual(await days(), ['2026-11-27', '2026-12-28'], 'in the order of the days');
  assert.match(visibleText((await alma.get(added.location ?? '')).body), /Lukkedagen er tilføjet.*Personaledag/);
  const page = visibleText((await alma.in('en').get(here)).body);
  assert.match(page, /Closing days to come.*Mellem jul og nytår/);
  assert.equal((await alma.submit(here, here, { fjern: '2026-12-28' })).location, `${here}?gemt=fjernet`);
  assert.deepEqual(await days(), ['2026-11-27']);
  assert.equal((await alma.submit(here, here, { fjern: '2026-12-28' })).status, 303, 'gone already');
  const logged = (await site.audited()).filter(({ action }) => action === 'closingDaysChanged');
  assert.deepEqual(
    logged.map(({ actor }) => actor),
    [alma.id, alma.id, alma.id],
  );
});

test('WFL-3 what is no day, no working day or there already is told, and what was typed is kept', async () => {
  for (const [dato, navn, said] of [
    ['', 'Fri', /href="#dato">Skriv datoen/],
    ['31-02-2027', 'Fri', /href="#dato">Datoen findes ikke/],
    ['2026-11-28', 'Fri', /href="#dato">Datoen er en weekend eller helligdag/],
    ['2026-11-27', 'Fri', /href="#dato">Datoen er allerede en lukkedag/],
    ['2026-12-29', ' ', /href="#navn">Skriv et navn/],
    ['2026-12-29', 'x'.repeat(101), /href="#navn">Navnet må højst være på 100 tegn/],
  ] as const) {
    const wrong = await alma.submit(here, here, { dato, navn });
    assert.equal(wrong.status, 422, dato);
    assert.match(wrong.body, said);
    for (const typed of [dato, navn.trim()]) assert.ok(typed === '' || wrong.body.includes(`value="${typed}"`), typed);
  }
  assert.deepEqual(await days(), ['2026-11-27']);
  const signe = await site.employee('Signe', ['caseworker'], ['Fritid']);
  assert.equal((await signe.get(here)).status, 403);
});

test('WFL-3 a deadline in working days leaves out a closing day', async () => {
  const { services, demo } = site;
  assert.ok((await site.definitions.publishForm(demo.id, householdForm)).ok);
  const steps = {
    first: approve({ as: 'boss', deadline: { workingDays: 3 }, approved: 'done', rejected: 'done' }),
    done: end('granted'),
  };
  assert.ok((await site.definitions.publishWorkflow(demo.id, definitionOf(steps))).ok);
  const dueAfter = async (): Promise<Date | null> => {
    const now = await site.organisations.bySlug('demo');
    assert.ok(now);
    const person = await personOf(services, now);
    const draft = await draftWith(services, now, person.id, {}, 'husstand');
    const sent = await send(services, now, draft, person.id);
    assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
    const task = await site.database.inOrganisation(demo.id, (transaction) =>
      transaction.selectFrom('task').select('due_at').where('case', '=', sent.case).executeTakeFirst(),
    );
    return task?.due_at ?? null;
  };
  // Tuesday: three working days lead to Friday, which is closed, and so to Monday.
  assert.equal((await dueAfter())?.toISOString(), '2026-11-30T23:00:00.000Z');
  await alma.submit(here, here, { fjern: '2026-11-27' });
  assert.equal((await dueAfter())?.toISOString(), '2026-11-27T23:00:00.000Z');
});
