import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { draftWith, personOf, send } from '../../../../test/helpers/fritidspas.ts';
import { smallForm } from '../../../../test/helpers/small-form.ts';
import { approve, decide, definitionOf, end, householdForm } from '../../../../test/helpers/workflow-of.ts';
import { beginCheck, confirmMove } from '../../../cases/moving/steer-move.ts';
import { workOffMoves } from '../../../cases/moving/work-off-moves.ts';
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
        { kind: 'files', key: 'fil', label: { da: 'Bilag', en: 'Enclosure' } },
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

async function begin({ later = false } = {}): Promise<{ readonly id: string; readonly here: string }> {
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
    ...(later
      ? {
          much: approve({ as: 'second', approved: 'no', rejected: 'no' }),
          little: approve({ as: 'third', approved: 'no', rejected: 'no' }),
        }
      : { much: end('much'), little: end('little') }),
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
  const added = await signe.submit(here, here, { _add: 'parts', amount: '1.500', begrundelse: 'Sport' });
  assert.equal(added.status, 303, 'a row more');
  const more = await signe.get(here);
  assert.match(more.body, /value="Sport"/);
  const row = /name="(parts\.[^"]+\.what)"/.exec(more.body)?.[1] ?? '';
  const ids = row.split('.')[1] ?? '';
  const seen = await signe.send(more, here, {
    'afgoerelse-se-foerst': 'approved',
    amount: '1.500',
    begrundelse: 'Sport',
    parts: ids,
    [row]: 'Bolde',
  });
  assert.equal(seen.status, 200);
  assert.match(visibleText(seen.body), /Intet er afgjort eller sendt endnu.*sender ikke noget med det samme/);
  const decided = await signe.send(seen, here, {
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
  assert.match(after, /Beløb 1500.*Formål Sport/);
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

const pdf = (name: string) =>
  new File(['%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'], name, {
    type: 'application/pdf',
  });

test('CAS-2 what is typed for a decision is kept before it: by saving, with files, and after a lost log-in', async () => {
  const { id, here } = await begin();
  const first = await signe.get(here);
  assert.match(first.body, /enctype="multipart\/form-data"/i);
  const saved = await signe.send(first, here, { 'afgoerelse-gem': '1', amount: '700', [reason]: 'Halvt færdig' });
  assert.equal(saved.location, `${here}?ok=gemt`);
  const uploaded = await signe.upload(here, here, pdf('Notat æøå.pdf'), {
    _upload: 'fil',
    amount: '700',
    [reason]: 'Halvt færdig',
  });
  assert.equal(uploaded.location, `${here}#fil`, visibleText(uploaded.body).slice(0, 300));
  const refused = await signe.upload(here, here, new File(['nej'], 'virus.exe'), { _upload: 'fil', amount: '700' });
  assert.equal(refused.status, 422);
  assert.match(refused.body, /href="#fil/);
  assert.match(refused.body, /value="700"/);
  const elsewhere = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
  const again = await elsewhere.get(here);
  assert.match(again.body, /value="700"/);
  assert.match(again.body, /Notat æøå\.pdf/);
  const stale = await signe.send(first, here, {
    'afgoerelse-gem': '1',
    amount: '9',
    begrundelse: 'Fra det gamle vindue',
  });
  assert.equal(stale.status, 409, 'another window has saved');
  assert.match(visibleText(stale.body), /700/);
  assert.match(stale.body, /value="Fra det gamle vindue"/);
  const out = await product
    .nobody()
    .send(again, here, { [choice]: 'approved', amount: '800', [reason]: 'Efter log-ud' });
  assert.equal(out.status, 401);
  assert.match(out.body, /Efter log-ud/);
  const back = await signe.get(here);
  assert.match(back.body, /value="800"/);
  assert.match(back.body, />Efter log-ud<\/textarea>/);
  const decided = await signe.send(back, here, { [choice]: 'approved', amount: '800', [reason]: 'Efter log-ud' });
  assert.equal(decided.location, `${page(id)}?ok=afgoer`, visibleText(decided.body).slice(0, 600));
  const shown = await signe.get(page(id));
  assert.match(visibleText(shown.body), /Bevilling.*Beløb 800/);
  assert.match(shown.body, /dokument\/[0-9a-f-]{36}"[^>]*>[\s\S]{0,200}Notat æøå\.pdf/);
  const zip = await signe.get(`${page(id)}/hent/sag.zip`);
  assert.ok(zip.bytes.includes('bevilling.json') && zip.bytes.includes('Notat æøå.pdf'));
  const report = await signe.get(`${page(id)}/hent/sag.pdf`);
  assert.equal(report.status, 200);
  const karen = await product.citizen();
  const own = await karen.get(`/demo/mine-sager/${id}`);
  assert.equal(own.status, 200);
  assert.doesNotMatch(own.body, /Notat æøå|Beløb/, 'the approver’s form is none of the citizen’s');
});

test('CAS-3 an answer of a decision’s form is corrected beside the original while the case is open', async () => {
  const { id, here } = await begin({ later: true });
  const decided = await signe.submit(here, here, { [choice]: 'approved', amount: '500', [reason]: 'Fint' });
  assert.equal(decided.status, 303);
  const shown = await signe.get(page(id));
  const link = /href="([^"]+\/ret\/\d+\/amount)"/.exec(shown.body)?.[1];
  assert.ok(link);
  const wrong = await signe.submit(link, link, { amount: 'mange', begrundelse: 'Tastefejl' });
  assert.equal(wrong.status, 422);
  const stale = await signe.get(link);
  assert.equal(
    (await signe.submit(link, link, { amount: '600', begrundelse: 'Tastefejl' })).location,
    `${page(id)}?ok=rettet`,
  );
  assert.equal((await stateOf(id)).answers.grant?.amount, '600');
  const corrected = visibleText((await signe.get(page(id))).body);
  assert.match(corrected, /Beløb Ændret 600 Før: 500|600.*500/);
  const late = await signe.send(stale, link, { amount: '650', begrundelse: 'For sent' });
  assert.equal(late.status, 409);
  assert.match(visibleText(late.body), /For sent.*650/);
});

test('CAS-2 a colleague decided first, or took the task over: that is told in words, and all that was typed', async () => {
  const bo = await product.employee('Bo Berg', ['caseworker'], ['Fritid']);
  const { id, here } = await begin();
  const mine = await bo.get(here);
  assert.equal((await signe.submit(here, here, { [choice]: 'rejected', [reason]: 'Nej', amount: '1' })).status, 303);
  const typed = { [choice]: 'approved', [reason]: 'Bos begrundelse', amount: 'to tusind', begrundelse: 'Cykel' };
  const late = await bo.send(mine, here, typed);
  assert.equal(late.status, 409);
  assert.match(
    visibleText(late.body),
    /Signe Sagsbehandler gav afslag.*Bos begrundelse.*Beløb to tusind.*Formål Cykel/,
  );
  assert.equal((await stateOf(id)).answers.grant?.amount, '1');
  const left = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .selectFrom('draft')
      .select(['submitted_case', 'closed_at'])
      .where('case', '=', id)
      .where('submitted_case', 'is', null)
      .execute(),
  );
  assert.equal(left.length, 1, 'Signe’s is sent, and what Bo typed is kept');
  assert.notEqual(left[0]?.closed_at, null, 'as no form that is open');

  const other = await begin();
  const before = await bo.get(other.here);
  assert.equal((await bo.send(before, other.here, { 'afgoerelse-gem': '1', amount: '44' })).status, 303);
  assert.equal((await signe.submit(page(other.id), `${page(other.id)}/tag`)).status, 303);
  assert.match((await signe.get(other.here)).body, /value="44"/, 'who has the task goes on with it');
  const taken = await bo.send(before, other.here, { ...typed, amount: '45' });
  assert.equal(taken.status, 409);
  assert.match(visibleText(taken.body), /Signe Sagsbehandler tog opgaven.*Bos begrundelse.*Beløb 45/);
  assert.equal(
    (await signe.submit(other.here, other.here, { [choice]: 'returned', [reason]: 'Skriv mere', amount: '46' })).status,
    303,
  );
  await product.correct(other.id, {});
  const open = (await stateOf(other.id)).open[0]?.id;
  const next = await signe.get(`${page(other.id)}/afgoer/${open}`);
  assert.match(next.body, /value="46"/, 'after the case came back');
});

test('WFL-6 what is typed for a decision goes along when the case is moved to a newer version of its workflow and form', async () => {
  const { services, demo } = product;
  const { id, here } = await begin();
  const saved = await signe.submit(here, here, { 'afgoerelse-gem': '1', amount: '77', [reason]: 'Før flytningen' });
  assert.equal(saved.status, 303);
  const [side] = grantForm.pages;
  assert.ok(side);
  const fields = [
    ...side.fields,
    { kind: 'shortText' as const, key: 'nyt', label: { da: 'Nyt felt', en: 'New field' } },
  ];
  const published = await product.definitions.publishForm(demo.id, { ...grantForm, pages: [{ ...side, fields }] });
  assert.ok(published.ok, JSON.stringify(published));
  await begin();
  const by = { employee: signe.id, from: { from: '192.0.2.1' } };
  const fail = (what: string, error: unknown) => assert.fail(`${what}: ${error}`);
  const move = await beginCheck(services, demo, 'proeve', by);
  await workOffMoves(services, () => false, fail);
  assert.ok(move && (await confirmMove(services, demo, 'proeve', move, by)));
  await workOffMoves(services, () => false, fail);
  const shown = await signe.get(here);
  assert.match(visibleText(shown.body), /Nyt felt/);
  assert.match(shown.body, /value="77"/);
  assert.match(shown.body, />Før flytningen<\/textarea>/);
  const decided = await signe.send(shown, here, { [choice]: 'approved', amount: '77', nyt: 'Ja' });
  assert.equal(decided.status, 303, visibleText(decided.body).slice(0, 400));
  assert.equal((await stateOf(id)).answers.grant?.nyt, 'Ja');
});
