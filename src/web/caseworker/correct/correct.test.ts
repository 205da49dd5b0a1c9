import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { casePlaces, findCase } from '../../../cases/stored-case.ts';
import { decryptJson } from '../../../database/encryption/envelope.ts';
import { fold } from '../../../workflows/advance.ts';
import type { CaseEvent } from '../../../workflows/case-state.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
let tove: Visitor;

before(async () => {
  product = await startCaseworkerTest();
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
  tove = await product.employee('Tove Teknik', ['caseworker'], ['Teknik']);
});
after(() => product.close());
beforeEach(() => {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
});

const page = (id: string) => `/demo/sagsbehandling/sag/${id}`;
const at = (id: string, field: string, sequence = 1) => `${page(id)}/ret/${sequence}/${field}`;

async function stateOf(id: string) {
  return product.database.inOrganisation(product.demo.id, async (transaction) => {
    const stored = await findCase(transaction, product.demo, id, false);
    if (!stored) throw new Error('There is no such case.');
    const rows = await transaction
      .selectFrom('case_event')
      .select('content')
      .where('case', '=', id)
      .orderBy('sequence')
      .execute();
    const events = rows.map((row) => decryptJson<CaseEvent>(stored.key.key, casePlaces.event, row.content));
    return { stored, events };
  });
}

test('CAS-3 an answer is corrected with a reason, what was sent stays beside it, and the case goes on with the corrected one', async () => {
  const id = await product.submitCase(prices.assessed);
  const shown = await signe.get(page(id));
  assert.match(shown.body, new RegExp(`href="${at(id, 'activity')}"`));
  const form = await signe.get(at(id, 'activity'));
  assert.equal(form.status, 200);
  assert.match(form.body, /name="activity"[^>]*value="Fodbold"|value="Fodbold"[^>]*name="activity"/);
  product.clock.now = new Date('2026-11-24T10:00:00Z');
  const saved = await signe.send(form, at(id, 'activity'), {
    activity: 'Svømning',
    begrundelse: 'Borgeren ringede',
  });
  assert.deepEqual([saved.status, saved.location], [303, `${page(id)}?ok=rettet`]);
  const after_ = await signe.get(page(id));
  assert.match(after_.body, /Rettet<\/strong> Svømning<div class="quiet">Før: Fodbold/);
  assert.match(after_.body, /Rettet af Signe Sagsbehandler 24\. november 2026[^<]*Begrundelse: Borgeren ringede/);
  assert.match(after_.body, /Et svar er rettet/);
  const { stored, events } = await stateOf(id);
  assert.equal(stored.state.answers.ansoegning?.activity, 'Svømning');
  const version = await product.definitions.workflow(product.demo.id, stored.workflowVersion);
  assert.deepEqual(fold(version.workflow, events), stored.state, 'the state is the fold of the events');
  const entry = (await product.audited()).at(-2);
  assert.deepEqual([entry?.action, entry?.actor], ['answerCorrected', signe.id]);
});

test('CAS-3 what is computed from a corrected answer follows it, and what a figure may not be is refused at the field', async () => {
  const id = await product.submitCase(prices.assessed);
  const wrong = await signe.submit(at(id, 'price'), at(id, 'price'), { price: 'mange', begrundelse: 'Tastefejl' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /href="#price"/);
  assert.match(wrong.body, />Tastefejl<\/textarea>/, 'the reason is kept');
  const unreasoned = await signe.submit(at(id, 'price'), at(id, 'price'), { price: '9.500', begrundelse: ' ' });
  assert.equal(unreasoned.status, 422);
  assert.match(unreasoned.body, /href="#begrundelse">Skriv, hvorfor/);
  assert.match(unreasoned.body, /value="9\.500"/, 'the answer is kept');
  const before_ = (await stateOf(id)).stored.state.answers.ansoegning;
  assert.equal(
    (await signe.submit(at(id, 'price'), at(id, 'price'), { price: '2.000', begrundelse: 'Tastefejl' })).status,
    303,
  );
  const corrected = (await stateOf(id)).stored.state.answers.ansoegning;
  assert.notDeepEqual(corrected?.price, before_?.price);
  assert.notDeepEqual(corrected?.support, before_?.support, 'the support is computed anew');
});

test('CAS-3 a correction from a page that was overtaken is answered with 409, and nothing is changed', async () => {
  const id = await product.submitCase(prices.assessed);
  const stale = await signe.get(at(id, 'activity'));
  await signe.submit(at(id, 'activity'), at(id, 'activity'), { activity: 'Dans', begrundelse: 'Ringede' });
  const late = await signe.send(stale, at(id, 'activity'), { activity: 'Skak', begrundelse: 'Skrev' });
  assert.equal(late.status, 409);
  assert.match(late.body, /sendt igen eller rettet/);
  assert.match(late.body, /Skrev/, 'what was written is not lost');
  assert.equal((await stateOf(id)).stored.state.answers.ansoegning?.activity, 'Dans');
  assert.equal(
    (await signe.submit(at(id, 'activity', 2), at(id, 'activity', 2), { activity: 'Dans', begrundelse: 'x' })).location,
    `${page(id)}?ok=uaendret`,
  );
  await signe.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'returned', begrundelse: 'Skriv holdet' });
  const away = await signe.get(at(id, 'activity', 2));
  assert.equal(away.status, 409);
  assert.match(away.body, /Borgeren er i gang med at rette/);
});

test('PLA-8 files, computed answers, unknown fields and another group’s case are not corrected', async () => {
  const id = await product.submitCase(prices.assessed);
  for (const field of ['support', 'otherFiles', 'findesIkke']) {
    assert.equal((await signe.get(at(id, field))).status, 409, field);
    assert.doesNotMatch((await signe.get(page(id))).body, new RegExp(`href="${at(id, field)}"`));
  }
  assert.equal((await signe.get(`${page(id)}/ret/x/activity`)).status, 404);
  assert.equal((await signe.get(at(id, 'activity', 99))).status, 404);
  assert.equal((await tove.get(at(id, 'activity'))).status, 404);
  assert.equal((await tove.forge(at(id, 'activity'), { activity: 'Dans', begrundelse: 'x' })).status, 404);
});
