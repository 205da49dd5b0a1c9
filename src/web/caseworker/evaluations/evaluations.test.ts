import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fritidspasWorkflow } from '../../../../test/helpers/sample-workflow.ts';
import { numbersOf } from '../../../cases/evaluations/read-evaluations.ts';
import { deleteExpired } from '../../../cases/retention.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../testing.ts';

let product: CaseworkerTest;
let karen: Visitor;
let signe: Visitor;

before(async () => {
  product = await startCaseworkerTest();
  const published = await product.definitions.publishWorkflow(product.demo.id, {
    ...fritidspasWorkflow,
    evaluation: {
      question: { da: 'Hvor tilfreds er du?', en: 'How satisfied are you?' },
      comment: { da: 'Hvad kan vi gøre bedre?', en: 'What can we do better?' },
      keepDays: 30,
    },
  });
  assert.ok(published.ok, JSON.stringify(published));
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
  karen = await product.citizen();
});
after(() => product.close());

const results = '/demo/sagsbehandling/evalueringer';
const receiptOf = (id: string) => `/demo/mine-sager/${id}/kvittering`;
const rows = () =>
  product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('evaluation').selectAll().execute(),
  );

async function rate(rating: string, comment = ''): Promise<string> {
  const id = await product.submitCase(prices.granted);
  const answer = await karen.submit(receiptOf(id), `${receiptOf(id)}/vurdering`, {
    vurdering: rating,
    kommentar: comment,
  });
  assert.deepEqual([answer.status, answer.location], [303, `${receiptOf(id)}#vurdering-tak`]);
  return id;
}

test('PLA-3 who sent a form may rate it on the receipt, once and without a name; wrong input is told and kept', async () => {
  const id = await product.submitCase(prices.granted);
  const action = `${receiptOf(id)}/vurdering`;
  const page = await karen.get(receiptOf(id));
  assert.match(page.body, /Hvor tilfreds er du\?/);
  let answer = await karen.send(page, action, { kommentar: 'Fint' });
  assert.equal(answer.status, 422);
  assert.match(answer.body, /Vælg et tal fra 1 til 5/);
  assert.match(answer.body, />Fint<\/textarea>/);
  answer = await karen.send(page, action, { vurdering: '6' });
  assert.equal(answer.status, 422);
  answer = await karen.send(page, action, { vurdering: '4', kommentar: 'Ring på 010785-0018' });
  assert.match(answer.body, /ligner et CPR-nummer/);
  answer = await karen.send(page, action, { vurdering: '4', kommentar: 'a'.repeat(1_001) });
  assert.match(answer.body, /højst 1000 tegn/);
  assert.equal((await rows()).length, 0);

  answer = await karen.send(page, action, { vurdering: '4', kommentar: 'Nemt' });
  assert.equal(answer.status, 303);
  await karen.send(page, action, { vurdering: '1', kommentar: 'Igen' });
  const [kept, ...others] = await rows();
  assert.deepEqual(others, [], 'once for each case');
  assert.equal(kept?.rating, 4);
  assert.doesNotMatch(JSON.stringify(kept), new RegExp(id), 'no way back to the case');
  assert.ok(!kept?.comment?.includes('Nemt'), 'kept encrypted');
  const thanks = await karen.get(receiptOf(id));
  assert.match(thanks.body, /Tak for dit svar/);
  assert.doesNotMatch(thanks.body, /name="vurdering"/);
  const stranger = await product.employee('Tove', ['caseworker'], ['Teknik']);
  assert.equal((await stranger.forge(action, { vurdering: '1' })).status, 404);
});

test('PLA-3 the group that reads the cases sees number, average, spread and words of at least three, and takes them as CSV', async () => {
  await rate('2');
  let page = await signe.get(results);
  assert.match(page.body, /mindst 3 svar/);
  assert.doesNotMatch(page.body, /Nemt/);
  assert.equal((await signe.get(`${results}/fritidspas/fritidspas.csv`)).status, 404);
  await rate('5', '=2+2; og æøå');
  page = await signe.get(results);
  assert.match(page.body, /Gennemsnit[\s\S]*3,7/);
  assert.match(page.body, /Nemt/);
  const csv = await signe.get(`${results}/fritidspas/fritidspas.csv`);
  assert.equal(csv.header('content-type'), 'text/csv; charset=utf-8');
  assert.deepEqual(csv.body.trim().split('\r\n').slice(1).sort(), [
    `2026-11;2;`,
    `2026-11;4;Nemt`,
    `2026-11;5;"'=2+2; og æøå"`,
  ]);
  const teknik = await product.employee('Tove', ['caseworker'], ['Teknik']);
  assert.doesNotMatch((await teknik.get(results)).body, /Nemt|fritidspas/);
  const designer = await product.employee('Ditte', ['designer'], ['Fritid']);
  assert.equal((await designer.get(results)).status, 403, 'only those who work on the cases');
  assert.equal((await (await product.citizen()).get(results)).status, 403);
});

test('PLA-3 evaluations are deleted by their rule', async () => {
  product.clock.now = new Date('2026-12-25T09:00:00Z');
  await deleteExpired(product.services);
  assert.deepEqual(await rows(), []);
  assert.deepEqual(numbersOf([1, 5]), { spread: [1, 0, 0, 0, 1], mean: 3, deviation: 2 });
});
