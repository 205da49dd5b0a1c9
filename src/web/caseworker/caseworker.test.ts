import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import { karen } from '../../../test/helpers/fritidspas.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from './testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
let bo: Visitor;
let tove: Visitor;
let niels: Visitor;

before(async () => {
  product = await startCaseworkerTest();
  const role = ['caseworker'];
  signe = await product.employee('Signe Sagsbehandler', role, ['Fritid']);
  bo = await product.employee('Bo Berg', role, ['Fritid']);
  tove = await product.employee('Tove Teknik', role, ['Teknik']);
  niels = await product.employee('Niels Nord', role, ['Fritid'], product.proeveby);
});
after(() => product.close());
beforeEach(() => {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
  product.peer.answer = { outcome: 'accepted', reference: 'peer-1' };
});

const styles = `${await readFile('node_modules/dkfds/dist/css/dkfds.css', 'utf8')}${await readFile('src/web/styles.css', 'utf8')}`;
const styled = new Set([...styles.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name));

const inbox = '/demo/sagsbehandling';
const page = (id: string) => `${inbox}/sag/${id}`;
const rejected = { outcome: 'rejected', reason: { da: 'Modtageren findes ikke.', en: 'No such receiver.' } } as const;

test('PLA-5 the inbox counts what there is, shows a new case with its citizen and deadline, and takes it by one button', async () => {
  const id = await product.submitCase(prices.assessed);
  const shown = await signe.get(inbox);
  assert.equal(shown.status, 200);
  assert.match(shown.body, /<title>Indbakke: Nye - Demo Kommune<\/title>/);
  assert.match(shown.body, new RegExp(`href="${page(id)}\\?vis=nye&amp;opgave=[0-9a-f-]+">2026-\\d{6}</a>`));
  assert.match(shown.body, /Karen Ærø Hansen/);
  assert.match(shown.body, /Vurder ansøgningen/);
  assert.match(shown.body, /01\.12\.2026/, 'five working days end on 1 December');
  const task = new RegExp(`name="tag" value="(${id}\\.1)"`).exec(shown.body)?.[1] ?? '';
  const taken = await signe.send(shown, `${inbox}/opgaver`, { tag: task });
  assert.deepEqual([taken.status, taken.location], [303, `${inbox}?vis=nye&ok=tag&antal=1`]);
  assert.match((await signe.get(taken.location ?? '')).body, /Du har taget opgaven/);
  assert.match((await signe.get(`${inbox}?vis=mine`)).body, new RegExp(page(id)));
  assert.doesNotMatch((await signe.get(`${inbox}?vis=nye`)).body, new RegExp(page(id)));
  const all = await bo.get(`${inbox}?vis=alle`);
  assert.match(all.body, /Signe Sagsbehandler/);
});

test('PLA-5 a task past its deadline is under "over fristen" and says so in words', async () => {
  const id = await product.submitCase(prices.assessed);
  product.clock.now = new Date('2026-12-02T09:00:00Z');
  const overdue = await signe.get(`${inbox}?vis=over-fristen`);
  assert.match(overdue.body, new RegExp(page(id)));
  assert.match(overdue.body, /class="badge badge-error">Fristen er overskredet/);
});

test('PLA-5 without a log-in the inbox leads to it and back; a citizen and an employee without the role get 403', async () => {
  const nobody = await product.nobody().get(`${inbox}?vis=mine`);
  assert.equal(nobody.status, 303);
  assert.equal(nobody.location, `/demo/login/medarbejder?tilbage=${encodeURIComponent(`${inbox}?vis=mine`)}`);
  const citizen = await (await product.citizen()).get(inbox);
  assert.equal(citizen.status, 403);
  assert.match(citizen.body, /Siden er for medarbejdere/);
  const alma = await product.employee('Alma Administrator', ['administrator'], []);
  const refused = await alma.get(inbox);
  assert.equal(refused.status, 403);
  assert.match(refused.body, /href="\/demo\/administration\/log"/);
});

test('PLA-5 a case worker in no group is told why the inbox is empty', async () => {
  const lone = await product.employee('Lone Ledig', ['caseworker'], []);
  const shown = await lone.get(inbox);
  assert.equal(shown.status, 200);
  assert.match(shown.body, /Du er ikke i nogen gruppe endnu/);
});

test('CAS-2 the case page shows answers, status, deadline, readers and history, and its reading is logged', async () => {
  const id = await product.submitCase(prices.assessed);
  const shown = await signe.get(page(id));
  assert.equal(shown.status, 200);
  assert.match(shown.body, /<title>Sag 2026-\d{6}: Ansøgning om fritidspas - Demo Kommune<\/title>/);
  for (const part of [
    'Fodbold',
    'Ida Hansen',
    'Åben: Vurder ansøgningen',
    'Gruppen Fritid',
    'Ansøgningen er modtaget',
  ]) {
    assert.match(shown.body, new RegExp(part), part);
  }
  const entry = (await product.audited()).at(-1);
  assert.deepEqual([entry?.action, entry?.actor, entry?.record], ['caseRead', signe.id, id]);
});

test('CAS-2 inbox and case have one heading of level 1, unique ids, no reference that leads nowhere, and only known classes', async () => {
  const id = await product.submitCase(prices.assessed);
  await signe.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'returned', begrundelse: 'Send en kvittering' });
  await product.correct(id, { activity: 'Svømning' });
  for (const { body } of [await signe.get(page(id)), await signe.get(inbox)]) {
    assert.equal(body.match(/<h1/g)?.length, 1);
    const every = (pattern: RegExp) => [...body.matchAll(pattern)].map(([, value = '']) => value);
    const ids = every(/\sid="([^"]+)"/g);
    assert.equal(new Set(ids).size, ids.length);
    const references = every(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g).flatMap((each) =>
      each.split(' '),
    );
    for (const reference of references) assert.ok(ids.includes(reference), reference);
    assert.doesNotMatch(body, /\sstyle=|\son\w+=/);
    for (const used of every(/\sclass="([^"]+)"/g).flatMap((each) => each.split(' ')))
      assert.ok(styled.has(used), used);
  }
});

test('CAS-2 the CPR number is masked until it is asked for, which is logged, and is in no address', async () => {
  const id = await product.submitCase(prices.assessed);
  const masked = await signe.get(page(id));
  assert.match(masked.body, /010785-\*\*\*\*/);
  assert.doesNotMatch(masked.body, /010785-?0018/);
  const shown = await signe.send(masked, `${page(id)}/cpr`);
  assert.equal(shown.status, 200);
  assert.match(shown.body, /010785-0018/);
  assert.equal((await product.audited()).at(-1)?.action, 'caseRead');
  assert.doesNotMatch((await signe.get(page(id))).body, /010785-?0018/, 'only on that one view');
});

test('PLA-5 of two case workers who decide the same task one wins; the other gets 409, who did what, and their text back', async () => {
  const id = await product.submitCase(prices.assessed);
  const [hers, his] = [await signe.get(page(id)), await bo.get(page(id))];
  const answers = await Promise.all([
    signe.send(hers, `${page(id)}/afgoer`, { beslutning: 'approved', begrundelse: 'Opfylder kravene' }),
    bo.send(his, `${page(id)}/afgoer`, { beslutning: 'rejected', begrundelse: 'For høj indkomst' }),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409]);
  const lost = answers.find(({ status }) => status === 409);
  const won = answers[0]?.status === 303 ? 'Signe Sagsbehandler godkendte' : 'Bo Berg gav afslag';
  assert.match(lost?.body ?? '', new RegExp(`${won} 24\\. november 2026`));
  assert.match(lost?.body ?? '', /Opfylder kravene|For høj indkomst/);
  assert.match(lost?.body ?? '', new RegExp(`href="${page(id)}"`));
  const decided = (await product.audited()).filter(({ action, record }) => action === 'caseDecided' && record === id);
  assert.equal(decided.length, 1);
});

test('PLA-5 only who has taken a task may decide it or put it back; a page from before is answered with 409', async () => {
  const id = await product.submitCase(prices.assessed);
  const stale = await bo.get(page(id));
  await signe.submit(page(id), `${page(id)}/tag`);
  const decided = await bo.send(stale, `${page(id)}/afgoer`, { beslutning: 'approved', begrundelse: 'Fint' });
  assert.equal(decided.status, 409);
  assert.match(decided.body, /Signe Sagsbehandler tog opgaven/);
  assert.equal((await bo.send(stale, `${page(id)}/tag`)).status, 409);
  const fresh = await bo.get(page(id));
  assert.doesNotMatch(fresh.body, /afgoer"/);
  assert.match(fresh.body, /Signe Sagsbehandler har taget opgaven/);
  assert.equal((await bo.forge(`${page(id)}/slip`, { trin: '1' })).status, 409);
  const released = await signe.submit(page(id), `${page(id)}/slip`);
  assert.equal(released.location, `${page(id)}?ok=slip`);
  assert.equal((await bo.submit(page(id), `${page(id)}/tag`)).status, 303);
});

test('PLA-5 no decision is made without the reason that it demands: 422, an error that leads to the field, and what was typed is kept', async () => {
  const id = await product.submitCase(prices.assessed);
  for (const beslutning of ['rejected', 'returned']) {
    const answer = await signe.submit(page(id), `${page(id)}/afgoer`, { beslutning, begrundelse: '  ' });
    assert.equal(answer.status, 422, beslutning);
    assert.match(answer.body, /<title>Fejl: Sag/);
    assert.match(answer.body, /<a href="#begrundelse">Skriv en begrundelse<\/a>/);
  }
  const long = 'x'.repeat(8_001);
  const tooLong = await signe.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'approved', begrundelse: long });
  assert.equal(tooLong.status, 422);
  assert.ok(tooLong.body.includes(long));
  const undecided = await signe.submit(page(id), `${page(id)}/afgoer`, { begrundelse: 'Kun teksten' });
  assert.equal(undecided.status, 422);
  assert.match(undecided.body, />Kun teksten<\/textarea>/);
});

test('CAS-2 after a correction the changed answers are marked with what stood there, and the first sending-in is kept', async () => {
  const id = await product.submitCase(prices.assessed);
  const returned = await signe.submit(page(id), `${page(id)}/afgoer`, {
    beslutning: 'returned',
    begrundelse: 'Hvilken hold går Ida på?',
  });
  assert.equal(returned.location, `${page(id)}?ok=afgoer`);
  assert.match((await signe.get(page(id))).body, /Sagen venter på borgeren/);
  await product.correct(id, { activity: 'Svømning' });
  const shown = await signe.get(page(id));
  assert.match(shown.body, /Det, der er ændret, er mærket/);
  assert.match(shown.body, /Rettet<\/strong> Svømning<div class="quiet">Før: Fodbold/);
  assert.match(shown.body, /Tidligere ansøgning, sendt/);
  assert.match(shown.body, /Borgeren har rettet ansøgningen/);
});

test('PLA-5 a message to the citizen is kept under the writer’s name, and an empty one is refused at its field', async () => {
  const id = await product.submitCase(prices.assessed);
  const empty = await signe.submit(page(id), `${page(id)}/besked`, { besked: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.body, /href="#besked"/);
  const sent = await signe.submit(page(id), `${page(id)}/besked`, { besked: 'Hej Karen\r\nVi ser på det.' });
  assert.equal(sent.location, `${page(id)}?ok=besked`);
  assert.match((await bo.get(page(id))).body, /Signe Sagsbehandler[\s\S]*Hej Karen<br\/?>Vi ser på det\./);
});

test('PLA-5 a citizen’s message is under "nye beskeder" until a case worker has opened the case', async () => {
  const { writeMessage } = await import('../../cases/employee-actions.ts');
  const id = await product.submitCase(prices.assessed);
  const { id: person } = await product.citizen();
  await writeMessage(product.services, product.demo, {
    case: id,
    author: { kind: 'citizen', id: person },
    person,
    text: 'Hvornår får jeg svar?',
    from: {},
  });
  assert.match((await signe.get(`${inbox}?vis=beskeder`)).body, new RegExp(page(id)));
  assert.doesNotMatch((await tove.get(`${inbox}?vis=beskeder`)).body, new RegExp(page(id)));
  assert.match((await signe.get(page(id))).body, /Hvornår får jeg svar/);
  assert.doesNotMatch((await signe.get(`${inbox}?vis=beskeder`)).body, new RegExp(page(id)));
});

test('DEL-2 a failed delivery shows its reason and history; sent again it succeeds, and a second click changes nothing', async () => {
  const id = await product.submitCase(prices.granted);
  product.peer.answer = rejected;
  await product.attempt(id);
  assert.match((await signe.get(`${inbox}?vis=fejlede`)).body, new RegExp(page(id)));
  const failed = await signe.get(page(id));
  for (const part of ['Mislykket', 'Modtageren findes ikke', 'Forsøg 1: modtageren afviste']) {
    assert.match(failed.body, new RegExp(part), part);
  }
  const retried = await signe.send(failed, `${page(id)}/send-igen`);
  assert.equal(retried.location, `${page(id)}?ok=send-igen`);
  const again = await bo.forge(`${page(id)}/send-igen`, { trin: '1' });
  assert.equal(again.status, 409);
  assert.match(again.body, /Signe Sagsbehandler sendte igen/);
  const tooLate = await signe.send(failed, `${page(id)}/haandteret`, { 'forklaring-1': 'Sendt med posten' });
  assert.equal(tooLate.status, 409, 'a delivery on its way is nobody’s to settle');
  product.peer.answer = { outcome: 'accepted', reference: 'peer-2' };
  await product.attempt(id);
  const ended = await signe.get(page(id));
  assert.match(ended.body, /Leveret/);
  assert.match(ended.body, /Afsluttet: Bevilget/);
});

test('DEL-2 a failed delivery is handled by hand with a reason, without one it is not', async () => {
  const id = await product.submitCase(prices.granted);
  product.peer.answer = rejected;
  await product.attempt(id);
  const without = await signe.submit(page(id), `${page(id)}/haandteret`, { 'forklaring-1': '' });
  assert.equal(without.status, 422);
  assert.match(without.body, /href="#forklaring-1"/);
  const handled = await signe.submit(page(id), `${page(id)}/haandteret`, { 'forklaring-1': 'Sendt med posten' });
  assert.equal(handled.location, `${page(id)}?ok=haandteret`);
  const shown = await signe.get(page(id));
  assert.match(shown.body, /Håndteret på anden vis/);
  assert.match(shown.body, /Sendt med posten/);
  assert.match(shown.body, /Afsluttet: Bevilget/);
});

test('CAS-2 a document is sent to be saved, under its own name, and its reading is logged', async () => {
  const id = await product.submitCase(prices.assessed);
  const content = Buffer.from('%PDF-1.7 example');
  const document = await product.addDocument(id, content);
  assert.match((await signe.get(page(id))).body, new RegExp(`href="${page(id)}/dokument/${document}"`));
  const fetched = await signe.get(`${page(id)}/dokument/${document}`);
  assert.equal(fetched.status, 200);
  assert.ok(fetched.bytes.equals(content));
  assert.match(fetched.header('content-disposition') ?? '', /^attachment; .*filename\*=UTF-8''Kvittering%20%C3%A6/);
  assert.equal(fetched.header('x-content-type-options'), 'nosniff');
  const entry = (await product.audited()).at(-1);
  assert.deepEqual([entry?.action, entry?.record], ['documentRead', document]);
  assert.equal((await signe.get(`${page(id)}/dokument/${id}`)).status, 404);
});

test('PLA-8 another group’s case and another organisation’s are 404 at every address, and nothing is changed', async () => {
  const own = await product.submitCase(prices.assessed);
  const foreign = await product.submitCase(prices.assessed, product.proeveby);
  const document = await product.addDocument(own, Buffer.from('%PDF-1.7'));
  const attempts: readonly [string, Visitor, string, string][] = [
    ['group', tove, 'demo', own],
    ['organisation', signe, 'demo', foreign],
    ['organisation', niels, 'proeveby', own],
    ['no id', signe, 'demo', 'x'],
    ['unknown id', signe, 'demo', '00000000-0000-4000-8000-000000000000'],
  ];
  const before = (await product.audited()).length;
  for (const [why, visitor, slug, id] of attempts) {
    const at = `/${slug}/sagsbehandling/sag/${id}`;
    assert.equal((await visitor.get(at)).status, 404, `${why}: ${at}`);
    assert.equal((await visitor.get(`${at}/dokument/${document}`)).status, 404, why);
    for (const action of ['tag', 'slip', 'afgoer', 'besked', 'send-igen', 'haandteret', 'cpr']) {
      const fields = { trin: '1', beslutning: 'approved', begrundelse: 'x', besked: 'x', 'forklaring-1': 'x' };
      assert.equal((await visitor.forge(`${at}/${action}`, fields)).status, 404, `${why}: ${action}`);
    }
  }
  assert.equal((await product.audited()).length, before);
  assert.match((await signe.get(page(own))).body, /Åben: Vurder ansøgningen/);
  assert.doesNotMatch((await tove.get(`${inbox}?vis=alle`)).body, new RegExp(own));
  assert.doesNotMatch((await niels.get('/proeveby/sagsbehandling?vis=alle')).body, new RegExp(own));
});

test('PLA-5 a case is found by its number and by its citizen’s CPR number, exactly; the search is logged and in no address', async () => {
  const id = await product.submitCase(prices.assessed);
  const number = /Sag (2026-\d{6})/.exec((await signe.get(page(id))).body)?.[1] ?? '';
  const byNumber = await signe.submit(inbox, `${inbox}/soeg`, { soeg: number });
  assert.deepEqual([byNumber.status, byNumber.location], [303, page(id)]);
  assert.equal((await product.audited()).at(-1)?.action, 'caseSearched');
  const byCpr = await signe.submit(inbox, `${inbox}/soeg`, { soeg: ' 010785 0018 ' });
  assert.equal(byCpr.status, 200);
  assert.match(byCpr.body, new RegExp(page(id)));
  assert.match(byCpr.body, /<\/form>[\s\S]*<h2 id="results">[\s\S]*Du søgte efter CPR-nummer 010785-\*{4}\./);
  const others = await tove.submit(inbox, `${inbox}/soeg`, { soeg: karen.cpr });
  assert.match(others.body, /Vi fandt ingen sager/);
  assert.equal((await product.audited()).at(-1)?.actor, tove.id);
  const unreadable = await signe.submit(inbox, `${inbox}/soeg`, { soeg: '"><script>1' });
  assert.equal(unreadable.status, 422);
  assert.doesNotMatch(unreadable.body, /"><script>/);
  assert.doesNotMatch(JSON.stringify(product.log), /010785/);
});

test('PLA-5 a form that comes after the log-in has ended is kept, to be sent again', async () => {
  const id = await product.submitCase(prices.assessed);
  const nobody = product.nobody();
  const shown = await signe.get(page(id));
  const kept = await nobody.send(shown, `${page(id)}/afgoer`, { beslutning: 'rejected', begrundelse: 'Lang tekst' });
  assert.equal(kept.status, 401);
  assert.match(kept.body, />Lang tekst<\/textarea>/);
  assert.match(kept.body, /name="beslutning" value="rejected"/);
  assert.match(kept.body, /login\/medarbejder\?tilbage=/);
});

test('PLA-5 a form without the number of its step, or with one that is no number, is refused with 400', async () => {
  const id = await product.submitCase(prices.assessed);
  for (const trin of ['', '0', '1e3', '-1', 'x']) {
    assert.equal((await signe.forge(`${page(id)}/tag`, { trin })).status, 400, trin);
  }
});

test('SPR-1 the pages are in English when asked for', async () => {
  const id = await product.submitCase(prices.assessed);
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.updateTable('employee').set({ language: 'en' }).where('id', '=', signe.id).execute(),
  );
  const { body } = await signe.get(page(id));
  assert.match(body, /<html lang="en"/);
  assert.match(body, /Open: Assess the application/);
  assert.match((await signe.get(inbox)).body, /<h1>Inbox<\/h1>/);
});
