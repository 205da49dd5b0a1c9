import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { addAbsence } from '../../../cases/inbox/absence.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
let bo: Visitor;
let tove: Visitor;

before(async () => {
  product = await startCaseworkerTest();
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
  bo = await product.employee('Bo Berg', ['caseworker'], ['Fritid']);
  tove = await product.employee('Tove Teknik', ['caseworker'], ['Teknik']);
});
after(() => product.close());
beforeEach(() => {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
});

const inbox = '/demo/sagsbehandling';
const tasks = `${inbox}/opgaver`;
const page = (id: string) => `${inbox}/sag/${id}`;
const tick = (id: string, open = 1) => `${id}.${open}`;

/** Ids of the cases in the order of the page. */
const casesOn = (body: string): readonly string[] =>
  [...body.matchAll(/sag\/([0-9a-f-]{36})\?[^"]*">\d{4}-\d{6}</g)].map(([, id = '']) => id);

async function closeAll(): Promise<void> {
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.updateTable('task').set({ closed_at: product.clock.now }).where('closed_at', 'is', null).execute(),
  );
}

async function submitAt(moment: string): Promise<string> {
  product.clock.now = new Date(moment);
  const id = await product.submitCase(prices.assessed);
  product.clock.now = new Date('2026-11-24T09:00:00Z');
  return id;
}

test('CAS-1 pages go on from the task where the one before ended, in every order, and lose and repeat none', async () => {
  await closeAll();
  const made: string[] = [];
  for (let number = 0; number < 53; number += 1) {
    made.push(
      await submitAt(
        `2026-11-${String(3 + (number % 20)).padStart(2, '0')}T${String(8 + (number % 9)).padStart(2, '0')}:00:00Z`,
      ),
    );
  }
  for (const order of ['frist', 'frist-sidst', 'aeldste', 'nyeste']) {
    const first = await signe.get(`${inbox}?vis=alle&sorter=${order}`);
    assert.equal(casesOn(first.body).length, 50, order);
    const next = /rel="next" href="([^"]+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await signe.get(next);
    assert.equal(casesOn(second.body).length, 3, order);
    assert.match(second.body, /Side 2 af 2/);
    assert.equal(new Set([...casesOn(first.body), ...casesOn(second.body)]).size, 53, order);
    const back = /rel="prev" href="([^"]+)"/.exec(second.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    assert.deepEqual(casesOn((await signe.get(back)).body), casesOn(first.body), order);
  }
  const times = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('case').select(['id', 'created_at']).where('id', 'in', made).execute(),
  );
  const received = new Map(times.map(({ id, created_at }) => [id, created_at.getTime()]));
  const oldest = casesOn((await signe.get(`${inbox}?vis=alle&sorter=aeldste`)).body).map((id) => received.get(id) ?? 0);
  assert.deepEqual(
    oldest,
    oldest.toSorted((a, b) => a - b),
    'the oldest case is first',
  );
  // The task at which the page ends is closed meanwhile: the next page is the same all the same.
  const first = await signe.get(`${inbox}?vis=alle`);
  const next = /rel="next" href="([^"]+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const before = casesOn((await signe.get(next)).body);
  const last = casesOn(first.body).at(-1) ?? '';
  await signe.submit(page(last), `${page(last)}/afgoer`, { beslutning: 'rejected', begrundelse: 'Nej' });
  assert.deepEqual(casesOn((await signe.get(next)).body), before);
  await closeAll();
});

test('CAS-1 the answers that the workflow names stand in the list: as columns of their own, opened for the page alone', async () => {
  await product.submitCase(prices.assessed);
  const { body } = await signe.get(inbox);
  assert.match(body, /<th scope="col">Hvad hedder aktiviteten\?<\/th>/);
  assert.match(body, /data-title="Hvad hedder aktiviteten\?">Fodbold</);
  assert.match((await signe.in('en').get(inbox)).body, /data-title="What is the activity called\?">Fodbold</);
});

test('CAS-1 forty tasks are taken, put back and handed over by one form each, and what others were faster with is told by number', async () => {
  await closeAll();
  const ids = [];
  for (let number = 0; number < 40; number += 1) ids.push(await product.submitCase(prices.assessed));
  const ticked = await signe.get(`${inbox}?vis=nye&valgt=alle`);
  assert.equal(ticked.body.match(/type="checkbox"[^>]* checked/g)?.length, 40);
  const taken = await signe.send(ticked, tasks, { handling: 'tag', opgave: ids.map((id) => tick(id)) });
  assert.deepEqual([taken.status, taken.location], [303, `${inbox}?vis=nye&ok=tag&antal=40`]);
  assert.match((await signe.get(taken.location ?? '')).body, /Du har taget 40 af opgaverne/);
  assert.equal(casesOn((await signe.get(`${inbox}?vis=mine`)).body).length, 40);
  // Bo's page is from before.
  const late = await bo.send(ticked, tasks, { handling: 'tag', opgave: ids.slice(0, 2).map((id) => tick(id)) });
  assert.equal(late.status, 403, 'another person’s token does not hold');
  const own = await bo.get(`${inbox}?vis=alle`);
  const refused = await bo.send(own, tasks, { handling: 'tag', opgave: ids.slice(0, 2).map((id) => tick(id)) });
  assert.equal(refused.status, 409);
  assert.equal(refused.body.match(/Sag 2026-\d{6}: opgaven er hos en anden/g)?.length, 2);
  assert.match(refused.body, /Ingen opgaver blev ændret/);
  const given = await signe.submit(`${inbox}?vis=mine`, tasks, {
    handling: 'overdrag',
    kollega: bo.id,
    opgave: ids.slice(0, 30).map((id) => tick(id)),
  });
  assert.equal(given.location, `${inbox}?vis=mine&ok=overdrag&antal=30`);
  assert.equal(casesOn((await bo.get(`${inbox}?vis=mine`)).body).length, 30);
  const mixed = await signe.submit(`${inbox}?vis=mine`, tasks, {
    handling: 'slip',
    opgave: [...ids.slice(29, 31)].map((id) => tick(id)),
  });
  assert.equal(mixed.status, 409);
  assert.match(mixed.body, /Opgaven er lagt tilbage/);
  assert.equal(casesOn((await signe.get(`${inbox}?vis=nye`)).body).length, 1);
  assert.equal((await product.audited()).filter(({ action }) => action === 'taskHandedOver').length, 30);
  assert.match((await bo.get(page(ids[0] ?? ''))).body, /Opgaven er overdraget til Bo Berg/);
});

test('CAS-1 a form with nothing ticked, or without a colleague, is answered at the field; another group’s employee is no colleague', async () => {
  await closeAll();
  const id = await product.submitCase(prices.assessed);
  const nothing = await signe.submit(inbox, tasks, { handling: 'tag' });
  assert.equal(nothing.status, 422);
  assert.match(nothing.body, /href="#valgte">Sæt flueben/);
  const nobody = await signe.submit(inbox, tasks, { handling: 'overdrag', opgave: tick(id), kollega: '' });
  assert.equal(nobody.status, 422);
  assert.match(nobody.body, /href="#kollega">Vælg, hvem/);
  assert.match(nobody.body, /type="checkbox"[^>]* checked/, 'what was ticked stays so');
  const foreign = await signe.submit(inbox, tasks, { handling: 'overdrag', opgave: tick(id), kollega: tove.id });
  assert.equal(foreign.status, 409);
  assert.match(foreign.body, /kollegaen er ikke med i opgavens gruppe/);
  assert.equal((await signe.forge(tasks, { handling: 'tag', opgave: 'x.1' })).status, 400);
  assert.equal((await signe.forge(tasks, { handling: 'slet', opgave: tick(id) })).status, 400);
  const others = await tove.forge(tasks, { handling: 'tag', opgave: tick(id), liste: 'vis=nye' });
  assert.equal(others.status, 409);
  assert.doesNotMatch(others.body, /2026-\d{6}/, 'a case that one may not read is not told of');
  assert.match((await signe.get(inbox)).body, new RegExp(page(id)), 'nothing was changed');
});

test('CAS-1 a case is handed over to a colleague on its page; a page from before is answered with 409', async () => {
  const id = await product.submitCase(prices.assessed);
  const stale = await signe.get(page(id));
  await bo.submit(page(id), `${page(id)}/tag`);
  const late = await signe.send(stale, `${page(id)}/overdrag`, { kollega: bo.id });
  assert.equal(late.status, 409);
  assert.match(late.body, /Bo Berg tog opgaven/);
  const missing = await bo.submit(page(id), `${page(id)}/overdrag`, { kollega: '' });
  assert.equal(missing.status, 422);
  assert.match(missing.body, /href="#kollega"/);
  const given = await bo.submit(page(id), `${page(id)}/overdrag`, { kollega: signe.id });
  assert.equal(given.location, `${page(id)}?ok=overdrag`);
  assert.equal((await signe.submit(page(id), `${page(id)}/slip`)).status, 303);
});

test('CAS-1 a list is kept under a name of one’s own, found again, and forgotten', async () => {
  const list = 'vis=over-fristen&blanket=fritidspas&sorter=nyeste';
  const unnamed = await signe.submit(`${inbox}?${list}`, `${inbox}/filtre`, { filternavn: ' ' });
  assert.equal(unnamed.status, 422);
  assert.match(unnamed.body, /href="#filternavn"/);
  const kept = await signe.submit(`${inbox}?${list}`, `${inbox}/filtre`, { filternavn: 'Mandagens <b>bunke</b>' });
  assert.equal(kept.status, 303);
  const shown = await signe.get(kept.location ?? '');
  assert.match(shown.body, /Filteret «Mandagens &lt;b>bunke&lt;\/b>» er gemt/);
  const link = `href="${inbox}?${list.replaceAll('&', '&amp;')}"`;
  assert.ok((await signe.get(inbox)).body.includes(link));
  assert.ok(!(await bo.get(inbox)).body.includes('Mandagens'), 'nobody else sees it');
  const id = /name="slet" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
  await bo.forge(`${inbox}/filtre`, { slet: id, liste: list });
  assert.ok((await signe.get(inbox)).body.includes(link), 'nor takes it away');
  await signe.send(shown, `${inbox}/filtre`, { slet: id });
  assert.ok(!(await signe.get(inbox)).body.includes('Mandagens'));
});

test('CAS-1 after a decision the next task of the list follows, until none is left', async () => {
  await closeAll();
  const ids = [];
  for (let number = 0; number < 3; number += 1) ids.push(await product.submitCase(prices.assessed));
  let { body } = await signe.get(`${inbox}?vis=nye`);
  let at = /<a href="([^"]+)">Begynd med den første/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const decided: string[] = [];
  for (let number = 0; number < 3; number += 1) {
    const shown = await signe.get(at);
    assert.match(shown.body, /Du arbejder dig gennem «Nye»/);
    const id = /sag\/([0-9a-f-]{36})/.exec(at)?.[1] ?? '';
    decided.push(id);
    const incomplete = await signe.send(shown, `${page(id)}/afgoer`, {
      beslutning: 'rejected',
      begrundelse: '',
      naeste: 'ja',
    });
    assert.match(incomplete.body, /Du arbejder dig gennem «Nye»/, 'an error keeps the list');
    const answer = await signe.send(shown, `${page(id)}/afgoer`, {
      beslutning: 'rejected',
      begrundelse: 'Indtægten er for høj',
      naeste: 'ja',
    });
    assert.equal(answer.status, 303);
    const next = await signe.get(answer.location ?? '');
    assert.equal(next.status, 303);
    at = next.location ?? '';
    ({ body } = await signe.get(at));
    assert.match(
      body,
      number < 2 ? /Sag 2026-\d{6} er afgjort\. Her er den næste/ : /Det var den sidste opgave i listen «Nye»/,
    );
  }
  assert.deepEqual(decided.toSorted(), ids.toSorted());
});

test('CAS-1 while an employee is absent the substitute sees their tasks, marked, and takes one over; a day later no more', async () => {
  await closeAll();
  const id = await product.submitCase(prices.assessed);
  await signe.submit(page(id), `${page(id)}/tag`);
  const wrong = await signe.submit(`${inbox}/profil`, `${inbox}/profil`, {
    foerste: '30-11-2026',
    sidste: '2026-11-29',
    stedfortraeder: tove.id,
  });
  assert.equal(wrong.status, 422);
  for (const field of ['sidste', 'stedfortraeder']) assert.match(wrong.body, new RegExp(`href="#${field}"`));
  const noted = await signe.submit(`${inbox}/profil`, `${inbox}/profil`, {
    foerste: '25-11-2026',
    sidste: '26-11-2026',
    stedfortraeder: bo.id,
  });
  assert.equal(noted.location, `${inbox}/profil?ok=noteret`);
  assert.match((await signe.get(`${inbox}/profil`)).body, /25\.11\.2026[\s\S]*26\.11\.2026[\s\S]*Bo Berg/);
  const entry = (await product.audited()).at(-1);
  assert.deepEqual([entry?.action, entry?.actor], ['absenceChanged', signe.id]);
  assert.doesNotMatch((await bo.get(`${inbox}?vis=mine`)).body, new RegExp(page(id)), 'not before the first day');
  product.clock.now = new Date('2026-11-26T22:30:00Z');
  const mine = await bo.get(`${inbox}?vis=mine`);
  assert.match(mine.body, /du stedfortræder for Signe Sagsbehandler/);
  assert.match(mine.body, /For Signe Sagsbehandler/);
  assert.match(mine.body, new RegExp(page(id)));
  product.clock.now = new Date('2026-11-26T23:30:00Z');
  assert.doesNotMatch(
    (await bo.get(`${inbox}?vis=mine`)).body,
    new RegExp(page(id)),
    'nor after the last, by Danish time',
  );
  assert.equal((await bo.forge(`${page(id)}/tag`, { trin: '1', hos: signe.id })).status, 409);
  product.clock.now = new Date('2026-11-25T09:00:00Z');
  const case_ = await bo.get(page(id));
  assert.match(case_.body, /Signe Sagsbehandler er fraværende, og du er stedfortræder/);
  assert.equal((await bo.send(case_, `${page(id)}/tag`)).status, 303);
  assert.match((await bo.get(page(id))).body, /Stedfortræderen har taget opgaven over/);
  assert.equal(
    (await bo.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'approved', begrundelse: 'Fint' })).status,
    303,
  );
});

test('PLA-8 nobody takes another’s absence back, and no employee of another organisation is a substitute', async () => {
  const absence = await product.database.inOrganisation(product.demo.id, (transaction) =>
    addAbsence(
      transaction,
      product.demo.id,
      signe.id,
      { substitute: bo.id, firstDay: '2026-12-01', lastDay: null },
      product.clock.now,
    ),
  );
  await bo.forge(`${inbox}/profil`, { fjern: absence });
  assert.match((await signe.get(`${inbox}/profil`)).body, /Indtil videre/);
  const niels = await product.employee('Niels Nord', ['caseworker'], ['Fritid'], product.proeveby);
  const foreign = await signe.forge(`${inbox}/profil`, { foerste: '2026-12-01', stedfortraeder: niels.id });
  assert.equal(foreign.status, 422);
  await signe.forge(`${inbox}/profil`, { fjern: absence });
  assert.doesNotMatch((await signe.get(`${inbox}/profil`)).body, /Indtil videre/);
});

test('CAS-2 notes are read by case workers alone, under the writer’s name, also on a case that has ended', async () => {
  const id = await product.submitCase(prices.granted);
  const empty = await signe.submit(page(id), `${page(id)}/notat`, { notat: ' ' });
  assert.equal(empty.status, 422);
  assert.match(empty.body, /href="#notat"/);
  const written = await signe.submit(page(id), `${page(id)}/notat`, { notat: 'Ring til klubben\nog spørg' });
  assert.equal(written.location, `${page(id)}?ok=notat`);
  assert.match((await bo.get(page(id))).body, /Signe Sagsbehandler[\s\S]*Ring til klubben<br\/?>og spørg/);
  assert.equal((await tove.forge(`${page(id)}/notat`, { notat: 'x' })).status, 404);
  product.peer.answer = { outcome: 'accepted', reference: 'peer-1' };
  await product.attempt(id);
  assert.equal((await signe.submit(page(id), `${page(id)}/notat`, { notat: 'Efter afslutning' })).status, 303);
  const stored = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('case_note').select('content').execute(),
  );
  for (const { content } of stored) assert.ok(!content.includes('klubben'), 'encrypted');
});
