import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { draftWith, personOf, send } from '../../../../test/helpers/fritidspas.ts';
import {
  answerForm,
  approve,
  definitionOf,
  end,
  fill,
  forEach,
  householdForm,
  parallel,
} from '../../../../test/helpers/workflow-of.ts';
import { findCase } from '../../../cases/stored-case.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { visibleText } from '../../citizen/test-support/posted-fields.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
let bo: Visitor;
const page = (id: string) => `/demo/sagsbehandling/sag/${id}`;
const jens = { cpr: '0202711235', name: 'Jens Hansen' } as const;

before(async () => {
  product = await startCaseworkerTest();
  for (const form of [householdForm, answerForm])
    assert.ok((await product.definitions.publishForm(product.demo.id, form)).ok);
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid', 'Udvalg']);
  bo = await product.employee('Bo Behandler', ['caseworker'], ['Fritid', 'Udvalg']);
});
after(() => product?.close());

async function begin(
  steps: WorkflowDefinition['steps'],
  answers: Parameters<typeof draftWith>[3] = {},
  more: Partial<WorkflowDefinition> = {},
): Promise<string> {
  const { services, demo } = product;
  const published = await product.definitions.publishWorkflow(demo.id, definitionOf(steps, more));
  assert.ok(published.ok, JSON.stringify(published));
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, answers, 'husstand');
  const sent = await send(services, demo, draft, person.id);
  assert.equal(sent.kind, 'submitted', JSON.stringify(sent));
  return sent.kind === 'submitted' ? sent.case : '';
}

async function stateOf(id: string) {
  const found = await product.database.inOrganisation(product.demo.id, (transaction) =>
    findCase(transaction, product.demo, id, false),
  );
  assert.ok(found);
  return found.state;
}

const byGroup = {
  first: fill({ form: 'svar', as: 'answer', by: { group: 'Fritid' }, next: 'boss' }),
  boss: approve({ as: 'boss', fourEyes: true, approved: 'done', rejected: 'done' }),
  done: end('granted'),
} satisfies WorkflowDefinition['steps'];

test('WFL-1 an employee fills in a form of the group from the case’s page, comes back to the case, and may not decide it', async () => {
  const id = await begin(byGroup);
  const inbox = await signe.get('/demo/sagsbehandling?vis=nye');
  assert.match(inbox.body, new RegExp(`formaction="/demo/sagsbehandling/sag/${id}/udfyld"`, 'i'));
  const shown = await signe.get(page(id));
  assert.match(visibleText(shown.body), /Blanket Svar|Blanket/);
  const opened = await signe.send(shown, `${page(id)}/udfyld`);
  assert.equal(opened.status, 303, opened.body.slice(0, 500));
  assert.match(opened.location ?? '', /^\/demo\/blanket\/svar\/udfyld\/[0-9a-f-]{36}$/);
  assert.match(visibleText((await bo.get(page(id))).body), /Signe Sagsbehandler er i gang med at udfylde/);
  const other = await bo.forge(`${page(id)}/udfyld`, { trin: String((await stateOf(id)).open[0]?.id) });
  assert.equal(other.status, 409);
  assert.match(visibleText(other.body), /Signe Sagsbehandler tog opgaven/);
  const form = await signe.get((await signe.get(opened.location ?? '')).location ?? opened.location ?? '');
  assert.equal(form.status, 200, form.body.slice(0, 300));
  const action = /<form[^>]*action="([^"]+\/udfyld\/[^"]+)"/.exec(form.body)?.[1] ?? '';
  const review = await signe.send(form, action, { agrees: 'yes' });
  assert.match(review.location ?? '', /gennemse$/);
  const sent = await signe.submit(review.location ?? '', `${opened.location}/send`);
  assert.equal(sent.status, 303, visibleText(sent.body).slice(0, 500));
  const back = await signe.get(sent.location ?? '');
  assert.equal(back.location, `${page(id)}?ok=udfyldt`);
  const after = visibleText((await signe.get(back.location ?? '')).body);
  assert.match(after, /Blanketten er sendt, og sagen går videre/);
  assert.match(after, /Du har selv udfyldt en blanket i sagen\. Derfor skal en anden afgøre den/);
  assert.doesNotMatch((await signe.get(page(id))).body, /\/afgoer"/);
  const open = String((await stateOf(id)).open[0]?.id);
  const refused = await signe.forge(`${page(id)}/afgoer`, {
    trin: open,
    beslutning: 'approved',
    begrundelse: 'Min lange tekst',
  });
  assert.equal(refused.status, 409);
  assert.match(visibleText(refused.body), /Derfor skal en anden afgøre den.*Min lange tekst/);
  assert.match(
    visibleText(
      (await signe.in('en').forge(`${page(id)}/afgoer`, { trin: open, beslutning: 'approved', begrundelse: 'x' })).body,
    ),
    /another must decide it/,
  );
  const decided = await bo.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'approved' });
  assert.equal(decided.location, `${page(id)}?ok=afgoer`, 'approving demands no reason here');
  assert.equal((await stateOf(id)).outcome, 'granted');
});

test('WFL-4 who could not be invited is named anew from the case’s page; what is no number or address is told', async () => {
  const id = await begin(
    {
      first: fill({ form: 'svar', as: 'answer', by: { cpr: 'start.subject' }, next: 'done' }),
      done: end('granted'),
    },
    { subject: 'ikke et nummer' },
  );
  const listed = await signe.get('/demo/sagsbehandling?vis=fejlede');
  assert.match(visibleText(listed.body), /invitationen/);
  const shown = await signe.get(page(id));
  assert.match(visibleText(shown.body), /En person kunne ikke inviteres.*giver hverken et CPR-nummer/);
  assert.doesNotMatch(shown.body, /send-igen"|haandteret"/, 'there is nothing to send again and nobody to be told');
  const open = String((await stateOf(id)).open[0]?.id);
  const field = `inviteret-${open}`;
  for (const [typed, said] of [
    ['', /Skriv et CPR-nummer, et CVR-nummer eller en e-mailadresse/],
    ['12345', /med 10 cifre/],
    ['navn@', /med 10 cifre/],
    ['6107850018', /erstatningspersonnummer/i],
  ] as const) {
    const wrong = await signe.submit(page(id), `${page(id)}/inviter`, { [field]: typed });
    assert.equal(wrong.status, 422, typed);
    assert.match(visibleText(wrong.body), said);
    assert.ok(typed === '' || wrong.body.includes(`value="${typed}"`), 'what was typed is kept');
  }
  assert.equal((await signe.forge(`${page(id)}/send-igen`, { trin: open })).status, 409);
  assert.equal((await signe.forge(`${page(id)}/haandteret`, { trin: open, [`forklaring-${open}`]: 'x' })).status, 409);
  const stale = await bo.get(page(id));
  const invited = await signe.send(shown, `${page(id)}/inviter`, { [field]: '020271-1235' });
  assert.equal(invited.location, `${page(id)}?ok=inviter`);
  assert.deepEqual((await stateOf(id)).open[0]?.invited, { cpr: jens.cpr });
  const late = await bo.send(stale, `${page(id)}/inviter`, { [field]: 'anden@example.dk' });
  assert.equal(late.status, 409);
  assert.match(visibleText(late.body), /anden@example\.dk/);
});

test('WFL-4 an invitation that can’t be delivered is sent again, or the person is told another way and the case waits on', async () => {
  const id = await begin(
    {
      first: fill({ form: 'svar', as: 'answer', by: { cpr: 'start.subject' }, next: 'done' }),
      done: end('granted'),
    },
    { subject: jens.cpr },
  );
  product.peer.answer = { outcome: 'rejected', reason: { da: 'Ukendt modtager', en: 'Unknown receiver' } };
  await product.attempt(id);
  const open = String((await stateOf(id)).open[0]?.id);
  const shown = await signe.get(page(id));
  assert.match(visibleText(shown.body), /En person kunne ikke inviteres.*kunne ikke leveres.*Ukendt modtager/);
  const eva = await product.employee('Eva', ['caseworker'], ['Teknik']);
  assert.equal((await eva.forge(`${page(id)}/inviter`, { trin: open, [`inviteret-${open}`]: 'x@y.dk' })).status, 404);
  const again = await signe.send(shown, `${page(id)}/send-igen`);
  assert.equal(again.location, `${page(id)}?ok=send-igen`);
  await product.attempt(id);
  const failed = await signe.get(page(id));
  const untold = await signe.send(failed, `${page(id)}/haandteret`, { [`forklaring-${open}`]: '' });
  assert.equal(untold.status, 422);
  assert.match(visibleText(untold.body), /Skriv, hvordan personen har fået besked/);
  const told = await signe.send(failed, `${page(id)}/haandteret`, { [`forklaring-${open}`]: 'Jeg har ringet' });
  assert.equal(told.location, `${page(id)}?ok=oplyst`);
  product.peer.answer = { outcome: 'accepted', reference: 'peer-1' };
  const { status, open: steps } = await stateOf(id);
  assert.deepEqual([status, steps[0]?.failed, steps[0]?.invited], ['open', undefined, { cpr: jens.cpr }]);
  const after = visibleText((await signe.get(told.location ?? '')).body);
  assert.match(after, /personen har fået besked\. Sagen venter på blanketten.*Jeg har ringet/);
});

test('WFL-2 several decide: how many, who has decided what, and that one has decided already', async () => {
  const id = await begin({
    first: approve({ as: 'board', group: 'Udvalg', approvers: 'all', approved: 'done', rejected: 'no' }),
    done: end('granted'),
    no: end('refused'),
  });
  const before = visibleText((await signe.get(page(id))).body);
  assert.match(before, /Alle 2 i gruppen Udvalg skal godkende.*Har afgjort \(0 af 2\).*Mangler.*Signe Sagsbehandler/);
  const mine = await signe.get(page(id));
  assert.equal(mine.body.match(/\/afgoer"/g)?.length, 1, 'one form, though there are two tasks');
  const voted = await signe.send(mine, `${page(id)}/afgoer`, {
    beslutning: 'approved',
    begrundelse: 'Et godt projekt',
  });
  assert.equal(voted.location, `${page(id)}?ok=stemt`);
  const after = visibleText((await signe.get(voted.location ?? '')).body);
  assert.match(after, /Sagen går videre, når nok har afgjort/);
  assert.match(after, /Har afgjort \(1 af 2\) Signe Sagsbehandler: Godkendt\. Et godt projekt.*Mangler Bo Behandler/);
  const again = await signe.send(mine, `${page(id)}/afgoer`, { beslutning: 'rejected', begrundelse: 'Fortrudt' });
  assert.equal(again.status, 409);
  assert.match(visibleText(again.body), /Du har allerede afgjort her.*Fortrudt/);
  const english = visibleText((await bo.in('en').get(page(id))).body);
  assert.match(
    english,
    /All 2 in the group Udvalg must approve.*Have decided \(1 of 2\) Signe Sagsbehandler: Approved/,
  );
  await bo.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'approved' });
  assert.equal((await stateOf(id)).outcome, 'granted');
});

test('WFL-2 so many of a group: whoever has decided leaves the task to the others', async () => {
  const id = await begin({
    first: approve({ as: 'board', approvers: 2, reasons: ['approved'], approved: 'done', rejected: 'no' }),
    done: end('granted'),
    no: end('refused'),
  });
  await signe.submit(page(id), `${page(id)}/tag`);
  const shown = await signe.get(page(id));
  assert.match(visibleText(shown.body), /2 i gruppen Fritid skal være enige.*skal skrives, hvis du vælger: Godkend\./);
  const unreasoned = await signe.send(shown, `${page(id)}/afgoer`, { beslutning: 'approved' });
  assert.equal(unreasoned.status, 422);
  assert.match(unreasoned.body, /href="#begrundelse">Skriv en begrundelse/);
  await signe.send(shown, `${page(id)}/afgoer`, { beslutning: 'rejected' });
  assert.match(visibleText((await signe.get(page(id))).body), /Du har afgjort\. Sagen går videre/);
  const second = await bo.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'rejected' });
  assert.equal(second.status, 303);
  assert.equal((await stateOf(id)).outcome, 'refused');
});

test('CAS-3 an employee annuls a case with a reason; a page from before changes nothing and keeps what was typed', async () => {
  const steps = {
    first: approve({ as: 'boss', approved: 'done', rejected: 'done' }),
    done: end('granted'),
  } satisfies WorkflowDefinition['steps'];
  const status = { now: { da: 'Annulleret' }, next: { da: 'Intet' } };
  const without = await begin(steps);
  assert.doesNotMatch((await signe.get(page(without))).body, /annuller"/);
  assert.equal((await signe.get(`${page(without)}/annuller`)).location, page(without));
  assert.equal(
    (await signe.forge(`${page(without)}/annuller`, { nummer: '1', begrundelse: 'x' })).status,
    409,
    'the workflow does not let employees',
  );
  const id = await begin(steps, {}, { annulment: { by: ['employee'], status } });
  assert.match((await signe.get(page(id))).body, new RegExp(`href="${page(id)}/annuller"`));
  const stale = await signe.get(`${page(id)}/annuller`);
  const empty = await signe.send(stale, `${page(id)}/annuller`, { begrundelse: ' ' });
  assert.equal(empty.status, 422);
  assert.match(empty.body, /href="#begrundelse">Skriv, hvorfor du annullerer sagen/);
  await bo.submit(page(id), `${page(id)}/tag`);
  const late = await signe.send(stale, `${page(id)}/annuller`, { begrundelse: 'Borgeren har ringet' });
  assert.equal(late.status, 409);
  assert.match(late.body, />Borgeren har ringet<\/textarea>/);
  assert.equal((await stateOf(id)).status, 'open');
  const annulled = await signe.send(late, `${page(id)}/annuller`, { begrundelse: 'Borgeren har ringet' });
  assert.equal(annulled.location, `${page(id)}?ok=annulleret`);
  assert.match(
    visibleText((await signe.get(annulled.location ?? '')).body),
    /Sagen er annulleret\..*Borgeren har ringet/,
  );
  assert.deepEqual([(await stateOf(id)).status, (await stateOf(id)).outcome], ['ended', 'annulled']);
  const search = '/demo/sagsbehandling/soeg';
  const found = visibleText((await signe.submit(search, search, { blanket: 'proeve', status: 'ended' })).body);
  assert.match(found, /Du søgte efter blanket »[^»]+«, status »[^»]+«\./);
  assert.match(found, /Annulleret/);
});

test('CAS-2 the case says where it stands on each of its ways, for whom and with whom', async () => {
  const people = [
    { id: 'a', answers: { name: 'Jens', cpr: jens.cpr } },
    { id: 'b', answers: { name: 'Karen', cpr: '0107850018' } },
  ];
  const id = await begin(
    {
      first: parallel('done', 'each', 'boss'),
      each: forEach({ over: 'start.people', as: 'who', order: 'together', start: 'ask', next: 'first' }),
      ask: fill({ form: 'svar', as: 'answer', by: { cpr: 'who.cpr' }, next: 'each' }),
      boss: approve({ as: 'boss', approved: 'first', rejected: 'first' }),
      done: end('granted'),
    },
    { people },
  );
  const masked = await signe.get(page(id));
  const shown = visibleText(masked.body);
  assert.doesNotMatch(masked.body, /020271-?1235|010785-?0018/, 'CPR numbers in answers are masked');
  const whole = await signe.send(masked, `${page(id)}/cpr`);
  assert.match(visibleText(whole.body), /020271-1235.*010785-0018/);
  assert.equal((await product.audited()).at(-1)?.action, 'caseRead');
  assert.match(shown, /Lige nu.*Trin 1 af 2: Jens.*020271-\*\*\*\*, som er bedt om at udfylde/);
  assert.match(shown, /Trin 2 af 2: Karen.*Karen Ærø Hansen \(010785-\*\*\*\*\), som er bedt om at udfylde/);
  assert.match(shown, /Gruppen Fritid/);
  assert.doesNotMatch(shown, /0202711235|020271-1235.*Lige nu/, 'no whole number where it is not an answer');
  const english = visibleText((await signe.in('en').get(page(id))).body);
  assert.match(english, /Right now.*Step 1 of 2: Jens.*who was asked to fill in/);
});

test('CAS-2 two tasks of a case at once: each form has names of its own, and an error leads to its own field', async () => {
  const id = await begin({
    first: parallel('done', 'one', 'other'),
    one: approve({ as: 'one', approved: 'first', rejected: 'first' }),
    other: approve({ as: 'other', approved: 'first', rejected: 'first' }),
    done: end('granted'),
  });
  const shown = await signe.get(page(id));
  const ids = [...shown.body.matchAll(/<(?:textarea|select|input)\b[^>]*\bid="([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(ids.length, new Set(ids).size, ids.join());
  const second = String((await stateOf(id)).open[1]?.id);
  const field = `begrundelse-${second}`;
  const wrong = await signe.forge(`${page(id)}/afgoer`, { trin: second, beslutning: 'rejected', [field]: '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, new RegExp(`href="#${field}">Skriv en begrundelse`));
  await signe.forge(`${page(id)}/afgoer`, { trin: second, beslutning: 'rejected', [field]: 'Nej tak' });
  await signe.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'approved' });
  const { outcome, decisions } = await stateOf(id);
  assert.deepEqual([outcome, decisions.other?.reason], ['granted', 'Nej tak']);
});
