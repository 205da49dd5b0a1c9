import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { draftWith, personOf, send } from '../../../../test/helpers/fritidspas.ts';
import { smallForm } from '../../../../test/helpers/small-form.ts';
import { approve, decide, definitionOf, end, householdForm } from '../../../../test/helpers/workflow-of.ts';
import { findCase } from '../../../cases/stored-case.ts';
import { visibleText } from '../../citizen/test-support/posted-fields.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
const page = (id: string) => `/demo/sagsbehandling/sag/${id}`;

/** What the one who decides fills in: an amount that is demanded, and rows. */
const grantForm = smallForm({
  key: 'bevilling',
  pages: [
    {
      key: 'side',
      title: { da: 'Bevilling', en: 'Grant' },
      fields: [
        { kind: 'number', key: 'amount', label: { da: 'Beløb', en: 'Amount' }, required: true },
        { kind: 'shortText', key: 'begrundelse', label: { da: 'Formål', en: 'Purpose' } },
        {
          kind: 'rows',
          key: 'parts',
          label: { da: 'Dele', en: 'Parts' },
          rowLabel: { da: 'Del', en: 'Part' },
          addable: true,
          maxRows: 5,
          columns: [{ kind: 'shortText', key: 'what', label: { da: 'Hvad', en: 'What' } }],
        },
      ],
    },
  ],
});

before(async () => {
  product = await startCaseworkerTest();
  for (const form of [householdForm, grantForm]) {
    const published = await product.definitions.publishForm(product.demo.id, form);
    assert.ok(published.ok, JSON.stringify(published));
  }
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
});
after(() => product?.close());

async function begin(): Promise<{ readonly id: string; readonly here: string }> {
  const { services, demo } = product;
  const steps = {
    first: approve({
      as: 'boss',
      form: { form: 'bevilling', as: 'grant' },
      approved: 'check',
      rejected: 'no',
      returned: 'begin',
    }),
    check: decide('grant.amount > 1000', 'much', 'little'),
    much: end('much'),
    little: end('little'),
    no: end('refused'),
  };
  const published = await product.definitions.publishWorkflow(demo.id, definitionOf(steps));
  assert.ok(published.ok, JSON.stringify(published));
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, {}, 'husstand');
  const sent = await send(services, demo, draft, person.id);
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
  return { id: sent.case, here: `${page(sent.case)}/afgoer/1` };
}

async function stateOf(id: string) {
  const found = await product.database.inOrganisation(product.demo.id, (transaction) =>
    findCase(transaction, product.demo, id, false),
  );
  assert.ok(found);
  return found.state;
}

const choice = 'afgoerelse-beslutning';
const reason = 'afgoerelse-begrundelse';

test('CAS-2 whoever decides fills in the form of the decision; the case goes on by it and shows it', async () => {
  const { id, here } = await begin();
  const shown = await signe.get(page(id));
  assert.match(visibleText(shown.body), /Til afgørelsen hører blanketten/);
  assert.match(shown.body, new RegExp(`href="${here}"`));
  const form = await signe.get(here);
  assert.equal(form.status, 200);
  const wrong = await signe.send(form, here, { [choice]: 'approved', [reason]: 'Fint', amount: 'mange' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /href="#amount"/);
  assert.match(wrong.body, /value="mange"/);
  assert.match(wrong.body, />Fint<\/textarea>/);
  const empty = await signe.in('en').submit(here, here, { [choice]: 'rejected', [reason]: '', amount: '' });
  assert.equal(empty.status, 422);
  assert.match(visibleText(empty.body), /Amount/);
  assert.match(empty.body, /href="#afgoerelse-begrundelse">Enter a reason/);
  const more = await signe.send(form, here, { _add: 'parts', amount: '1.500', begrundelse: 'Sport' });
  assert.equal(more.status, 200, 'a row more');
  assert.match(more.body, /value="Sport"/);
  const row = /name="(parts\.[^"]+\.what)"/.exec(more.body)?.[1] ?? '';
  const ids = row.split('.')[1] ?? '';
  const decided = await signe.send(more, here, {
    [choice]: 'approved',
    amount: '1.500',
    begrundelse: 'Sport',
    parts: ids,
    [row]: 'Bolde',
  });
  assert.equal(decided.location, `${page(id)}?ok=afgoer`, visibleText(decided.body).slice(0, 400));
  const state = await stateOf(id);
  assert.equal(state.outcome, 'much');
  assert.equal(state.answers.grant?.begrundelse, 'Sport');
  const after = visibleText((await signe.get(page(id))).body);
  assert.match(after, /Beløb 1500 Formål Sport/);
});

test('CAS-2 a returned case needs no filled-in form; a page from before changes nothing and keeps the reason', async () => {
  const { id, here } = await begin();
  const stale = await signe.get(here);
  const bare = await signe.forge(`${page(id)}/afgoer`, { trin: '1', beslutning: 'approved', begrundelse: 'Uden om' });
  assert.equal(bare.status, 409, 'not past the form');
  const returned = await signe.send(stale, here, { [choice]: 'returned', [reason]: 'Skriv mere' });
  assert.equal(returned.status, 303);
  const late = await signe.send(stale, here, { [choice]: 'approved', [reason]: 'Nu med beløb', amount: '5' });
  assert.equal(late.status, 409);
  assert.match(visibleText(late.body), /Nu med beløb/);
  assert.equal((await signe.get(here)).location, page(id));
  const eva = await product.employee('Eva', ['caseworker'], ['Teknik']);
  assert.equal((await eva.get(here)).status, 404);
});
