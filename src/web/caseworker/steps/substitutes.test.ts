import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { draftWith, personOf, send } from '../../../../test/helpers/fritidspas.ts';
import { answerForm, approve, definitionOf, end, fill, householdForm } from '../../../../test/helpers/workflow-of.ts';
import { addAbsence } from '../../../cases/inbox/absence.ts';
import { findCase } from '../../../cases/stored-case.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { visibleText } from '../../citizen/test-support/posted-fields.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
let bo: Visitor;
/** In none of the groups. */
let vera: Visitor;
const inbox = '/demo/sagsbehandling';
const page = (id: string) => `${inbox}/sag/${id}`;

before(async () => {
  product = await startCaseworkerTest();
  for (const form of [householdForm, answerForm])
    assert.ok((await product.definitions.publishForm(product.demo.id, form)).ok);
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
  bo = await product.employee('Bo Behandler', ['caseworker'], ['Fritid']);
  vera = await product.employee('Vera Vikar', ['caseworker'], []);
  await product.database.inOrganisation(product.demo.id, async (transaction) => {
    for (const substitute of [bo.id, vera.id]) {
      const absence = { substitute, firstDay: '2020-01-01', lastDay: null };
      await addAbsence(transaction, product.demo.id, signe.id, absence, product.clock.now);
    }
  });
});
after(() => product?.close());

async function begin(steps: WorkflowDefinition['steps']): Promise<string> {
  const { services, demo } = product;
  const published = await product.definitions.publishWorkflow(demo.id, definitionOf(steps));
  assert.ok(published.ok, JSON.stringify(published));
  const person = await personOf(services, demo);
  const sent = await send(services, demo, await draftWith(services, demo, person.id, {}, 'husstand'), person.id);
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
  return sent.case;
}

async function stored(id: string) {
  const found = await product.database.inOrganisation(product.demo.id, (transaction) =>
    findCase(transaction, product.demo, id, false),
  );
  assert.ok(found);
  return found;
}

async function take(who: Visitor, id: string): Promise<void> {
  assert.equal((await who.submit(page(id), `${page(id)}/tag`)).status, 303);
}

test('CAS-1 a substitute without a group finds the task marked, in the inbox and by search, and decides it in one step', async () => {
  const id = await begin({ first: approve({ as: 'boss', approved: 'yes', rejected: 'yes' }), yes: end('granted') });
  const { number } = await stored(id);
  assert.match(visibleText((await vera.get(inbox)).body), /stedfortræder for Signe Sagsbehandler/);
  const early = await vera.submit(`${inbox}/soeg`, `${inbox}/soeg`, { soeg: number });
  assert.equal(early.status, 200, 'nobody’s task is none of hers');
  await take(signe, id);
  for (const list of [inbox, `${inbox}?vis=alle`]) {
    const listed = await vera.get(list);
    assert.match(visibleText(listed.body), new RegExp(`${number}.*For Signe Sagsbehandler`), list);
  }
  assert.match(visibleText((await bo.get(`${inbox}?vis=alle`)).body), /For Signe Sagsbehandler/);
  const found = await vera.submit(`${inbox}/soeg`, `${inbox}/soeg`, { soeg: number });
  assert.equal(found.location, page(id));
  const byStatus = await vera.submit(`${inbox}/soeg`, `${inbox}/soeg`, { status: 'open' });
  assert.ok(byStatus.body.includes(page(id)));
  const shown = await vera.get(page(id));
  assert.match(visibleText(shown.body), /Du afgør for Signe Sagsbehandler, som du er stedfortræder for/);
  const decided = await vera.send(shown, `${page(id)}/afgoer`, { beslutning: 'approved' });
  assert.equal(decided.status, 303, visibleText(decided.body).slice(0, 400));
  assert.equal((await stored(id)).state.outcome, 'granted');
  const away = await vera.get(decided.location ?? '');
  assert.match(visibleText((await vera.get(away.location ?? '')).body), /Din opgave i sagen er løst/);
  const late = await vera.send(shown, `${page(id)}/afgoer`, { beslutning: 'approved', begrundelse: 'Endnu en gang' });
  assert.equal(late.status, 409);
  assert.match(visibleText(late.body), /ligger ikke længere hos dig.*Endnu en gang/);
  const history = visibleText((await bo.get(page(id))).body);
  assert.match(history, /Vera Vikar for Signe Sagsbehandler/);
  const entry = (await product.audited()).findLast(({ action }) => action === 'caseDecided');
  assert.equal(entry?.actor, vera.id);
});

test('WFL-2 a substitute fills in the form of one who is away in one step, and may then not decide for her either', async () => {
  const id = await begin({
    first: fill({ form: 'svar', as: 'answer', by: { group: 'Fritid' }, next: 'boss' }),
    boss: approve({ as: 'boss', fourEyes: true, approved: 'done', rejected: 'done' }),
    done: end('granted'),
  });
  await take(signe, id);
  const shown = await bo.get(page(id));
  assert.match(visibleText(shown.body), /Du udfylder for Signe Sagsbehandler/);
  const opened = await bo.send(shown, `${page(id)}/udfyld`);
  assert.match(opened.location ?? '', /\/demo\/blanket\/svar\/udfyld\//, visibleText(opened.body).slice(0, 400));
  assert.match(visibleText((await bo.get(page(id))).body), /Bo Behandler for Signe Sagsbehandler/);
  const form = await bo.get((await bo.get(opened.location ?? '')).location ?? '');
  const action = /<form[^>]*action="([^"]+\/udfyld\/[^"]+)"/.exec(form.body)?.[1] ?? '';
  const review = await bo.send(form, action, { agrees: 'yes' });
  const sent = await bo.submit(review.location ?? '', `${opened.location}/send`);
  assert.equal(sent.status, 303);
  const { state } = await stored(id);
  assert.equal(state.open[0]?.step, 'boss');
  await take(signe, id);
  const barred = await bo.get(page(id));
  assert.match(visibleText(barred.body), /Du har selv udfyldt en blanket i sagen/);
  const open = String(state.open[0]?.id);
  const refused = await bo.forge(`${page(id)}/afgoer`, {
    trin: open,
    beslutning: 'approved',
    begrundelse: 'Alligevel',
  });
  assert.equal(refused.status, 409);
  assert.match(visibleText(refused.body), /Alligevel/);
  assert.equal((await stored(id)).status, 'open');
});

test('WFL-2 of two who must agree, a substitute who has decided has no second vote for the one who is away', async () => {
  const id = await begin({
    first: approve({ as: 'two', approvers: 2, approved: 'yes', rejected: 'yes' }),
    yes: end('granted'),
  });
  const open = String((await stored(id)).state.open[0]?.id);
  assert.equal((await bo.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'approved' })).status, 303);
  await take(signe, id);
  const shown = await bo.get(page(id));
  assert.match(visibleText(shown.body), /Du har afgjort/);
  const refused = await bo.forge(`${page(id)}/afgoer`, { trin: open, beslutning: 'approved' });
  assert.equal(refused.status, 409);
  assert.match(visibleText(refused.body), /Du har allerede afgjort/);
  assert.equal((await vera.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'approved' })).status, 303);
  const { state } = await stored(id);
  assert.deepEqual(
    state.decisions.two?.votes?.map(({ employee, by }) => [employee, by]),
    [
      [bo.id, undefined],
      [signe.id, vera.id],
    ],
  );
});
