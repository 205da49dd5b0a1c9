import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { draftWith, personOf, send } from '../../../test/helpers/fritidspas.ts';
import {
  answerForm,
  approve,
  definitionOf,
  deliver,
  end,
  fill,
  forEach,
  householdForm,
} from '../../../test/helpers/workflow-of.ts';
import { beginCheck, confirmMove } from '../../cases/moving/steer-move.ts';
import { workOffMoves } from '../../cases/moving/work-off-moves.ts';
import { findCase } from '../../cases/stored-case.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import { visibleText } from '../citizen/test-support/posted-fields.ts';
import { type Answer, type CaseworkerTest, startCaseworkerTest, type Visitor } from './testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
let bo: Visitor;
/** In the group of the task alone, not in the case's. */
let eva: Visitor;
const page = (id: string) => `/demo/sagsbehandling/sag/${id}`;
const typed = 'Min lange tekst';

before(async () => {
  product = await startCaseworkerTest();
  for (const form of [householdForm, answerForm])
    assert.ok((await product.definitions.publishForm(product.demo.id, form)).ok);
});
// A log-in of their own for each test: one may send only so much in a minute.
beforeEach(async () => {
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid', 'Udvalg']);
  bo = await product.employee('Bo Behandler', ['caseworker'], ['Fritid', 'Udvalg']);
  eva = await product.employee('Eva Udvalg', ['caseworker'], ['Udvalg']);
});
after(() => product?.close());

const asked = { as: 'boss', group: 'Udvalg', approved: 'done', rejected: 'done', returned: 'begin' };
const boss = approve(asked);
const status = { now: { da: 'Annulleret', en: 'Annulled' }, next: { da: 'Intet', en: 'Nothing' } };
const workflows = {
  plain: { first: boss, done: end('granted') },
  withForm: { first: approve({ ...asked, form: { form: 'svar', as: 'grant' } }), done: end('granted') },
  filled: { first: fill({ form: 'svar', as: 'answer', by: { group: 'Fritid' }, next: 'done' }), done: end('granted') },
  invited: { first: fill({ form: 'svar', as: 'answer', by: { cpr: 'start.subject' }, next: 'done' }), done: end('x') },
  delivered: { first: deliver('done'), done: end('granted') },
} satisfies Readonly<Record<string, WorkflowDefinition['steps']>>;

async function publish(steps: WorkflowDefinition['steps']): Promise<void> {
  const definition = definitionOf(steps, { annulment: { by: ['employee', 'citizen'], status } });
  const published = await product.definitions.publishWorkflow(product.demo.id, definition);
  assert.ok(published.ok, JSON.stringify(published));
}

async function begin(workflow: keyof typeof workflows): Promise<string> {
  const { services, demo } = product;
  await publish(workflows[workflow]);
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, { subject: 'intet nummer' }, 'husstand');
  const sent = await send(services, demo, draft, person.id);
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
  if (workflow === 'delivered') {
    product.peer.answer = { outcome: 'rejected', reason: { da: 'Adressen er ukendt.', en: 'Unknown.' } };
    await product.attempt(sent.case);
  }
  return sent.case;
}

async function stored(id: string) {
  const found = await product.database.inOrganisation(product.demo.id, (transaction) =>
    findCase(transaction, product.demo, id, false),
  );
  assert.ok(found);
  return found;
}

const decideAs = (who: Visitor, id: string, beslutning: string) =>
  who.submit(page(id), `${page(id)}/afgoer`, { beslutning, begrundelse: 'Fordi' });

/** What others do while the page stands open. */
const happenings = {
  decided: (id: string) => decideAs(bo, id, 'approved'),
  'sent back': (id: string) => decideAs(bo, id, 'returned'),
  annulled: (id: string) => bo.submit(`${page(id)}/annuller`, `${page(id)}/annuller`, { begrundelse: 'Trukket' }),
  taken: (id: string) => bo.submit(page(id), `${page(id)}/tag`),
  released: (id: string) => signe.submit(page(id), `${page(id)}/slip`),
  moved: async () => {
    await publish(workflows.withForm);
    const by = { employee: bo.id, from: { from: '192.0.2.1' } };
    const fail = (what: string, error: unknown) => assert.fail(`${what}: ${error}`);
    const move = await beginCheck(product.services, product.demo, 'proeve', by);
    await workOffMoves(product.services, () => false, fail);
    assert.ok(move && (await confirmMove(product.services, product.demo, 'proeve', move, by)));
    await workOffMoves(product.services, () => false, fail);
    return { status: 303 };
  },
  filled: (id: string) => bo.submit(page(id), `${page(id)}/udfyld`),
  'sent again': (id: string) => bo.submit(page(id), `${page(id)}/send-igen`),
  'invited another': (id: string) => bo.submit(page(id), `${page(id)}/inviter`, { 'inviteret-1': 'anden@example.dk' }),
  corrected: (id: string) =>
    bo.submit(`${page(id)}/ret/1/subject`, `${page(id)}/ret/1/subject`, { subject: 'Andet', begrundelse: 'Ringede' }),
};

/** A form of a case worker's, what may overtake its page, and what is to be said of that. */
interface Row {
  readonly action: string;
  readonly workflow: keyof typeof workflows;
  /** What the sender did before loading the page. */
  readonly first?: keyof typeof happenings | 'taken by the sender';
  readonly from?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly overtaken: Partial<Readonly<Record<keyof typeof happenings, RegExp>>>;
}

const byBo = {
  decided: /Bo Behandler godkendte/,
  'sent back': /Bo Behandler bad borgeren om at rette/,
  annulled: /Bo Behandler annullerede sagen/,
};
const rows: readonly Row[] = [
  { action: 'tag', workflow: 'plain', overtaken: { ...byBo, taken: /Bo Behandler tog opgaven/ } },
  {
    action: 'slip',
    workflow: 'plain',
    first: 'taken by the sender',
    overtaken: { released: /Du lagde opgaven tilbage/, annulled: byBo.annulled },
  },
  { action: 'overdrag', workflow: 'plain', overtaken: { ...byBo, taken: /Bo Behandler tog opgaven/ } },
  {
    action: 'afgoer',
    workflow: 'plain',
    fields: { beslutning: 'approved', begrundelse: typed },
    overtaken: { ...byBo, taken: /Bo Behandler tog opgaven/, moved: /nyere version af sin arbejdsgang/ },
  },
  {
    action: 'afgoer/1',
    workflow: 'withForm',
    from: 'afgoer/1',
    fields: { 'afgoerelse-beslutning': 'approved', 'afgoerelse-begrundelse': typed, agrees: 'yes' },
    overtaken: { annulled: byBo.annulled, taken: /Bo Behandler tog opgaven/ },
  },
  { action: 'besked', workflow: 'plain', fields: { besked: typed }, overtaken: byBo },
  {
    action: 'annuller',
    workflow: 'plain',
    from: 'annuller',
    fields: { begrundelse: typed },
    overtaken: { decided: /kan|tillader/, 'sent back': /Der er sket noget i sagen/, annulled: /tillader ikke/ },
  },
  {
    action: 'ret/1/subject',
    workflow: 'plain',
    from: 'ret/1/subject',
    fields: { subject: 'Mit svar', begrundelse: typed },
    overtaken: {
      decided: /afsluttet|slut/,
      'sent back': /Mit svar/,
      annulled: /afsluttet|slut/,
      corrected: /rettet.*Mit svar/,
    },
  },
  { action: 'udfyld', workflow: 'filled', overtaken: { filled: /Bo Behandler tog opgaven/, annulled: byBo.annulled } },
  {
    action: 'inviter',
    workflow: 'invited',
    fields: { 'inviteret-1': 'min@example.dk' },
    overtaken: { 'invited another': /min@example\.dk/, annulled: /annullerede sagen.*min@example\.dk/ },
  },
  {
    action: 'send-igen',
    workflow: 'delivered',
    overtaken: { 'sent again': /Bo Behandler sendte igen/, annulled: byBo.annulled },
  },
  {
    action: 'haandteret',
    workflow: 'delivered',
    fields: { 'forklaring-1': typed },
    overtaken: { 'sent again': /Bo Behandler sendte igen/, annulled: byBo.annulled },
  },
];

for (const { action, workflow, first, from, fields = {}, overtaken } of rows) {
  test(`CAS-2 a page that was overtaken changes nothing and loses nothing: ${action}`, async () => {
    for (const [what, said] of Object.entries(overtaken)) {
      const id = await begin(workflow);
      if (first) assert.equal((await signe.submit(page(id), `${page(id)}/tag`)).status, 303);
      const stale = await signe.get(from === undefined ? page(id) : `${page(id)}/${from}`);
      const done = await happenings[what as keyof typeof happenings](id);
      assert.equal(done.status, 303, `${action}: ${what} ${visibleText((done as Answer).body ?? '').slice(0, 300)}`);
      const before_ = await stored(id);
      const more: Readonly<Record<string, string>> = action === 'overdrag' ? { kollega: bo.id } : {};
      const late = await signe.send(stale, `${page(id)}/${action}`, { ...fields, ...more });
      assert.equal(late.status, 409, `${action} after ${what}: ${visibleText(late.body).slice(0, 300)}`);
      assert.match(visibleText(late.body), said, `${action} after ${what}`);
      for (const text of Object.values(fields).filter((each) => each === typed))
        assert.ok(late.body.includes(text), `${action} after ${what}: what was typed`);
      const after_ = await stored(id);
      assert.deepEqual([after_.sequence, after_.state], [before_.sequence, before_.state], `${action} after ${what}`);
      const english = await signe.in('en').send(stale, `${page(id)}/${action}`, { ...fields, ...more });
      assert.equal(english.status, 409);
    }
  });
}

const gone = /opgaven er løst/;
const bulks: readonly {
  readonly handling: 'tag' | 'slip' | 'overdrag';
  readonly overtaken: Partial<Readonly<Record<keyof typeof happenings, RegExp>>>;
}[] = [
  {
    handling: 'tag',
    overtaken: { decided: gone, 'sent back': gone, annulled: gone, taken: /opgaven er hos en anden/ },
  },
  { handling: 'slip', overtaken: { released: /Sag \S+ opgaven/, decided: gone, annulled: gone } },
  {
    handling: 'overdrag',
    overtaken: { decided: gone, 'sent back': gone, annulled: gone, taken: /opgaven er hos en anden/ },
  },
];

for (const { handling, overtaken } of bulks) {
  test(`CAS-2 of the tasks ticked in an inbox that was overtaken, the overtaken one stays as it is and is told, and the rest is done: ${handling}`, async () => {
    for (const [what, said] of Object.entries(overtaken)) {
      const ids = [await begin('plain'), await begin('plain')];
      const [late = '', fresh = ''] = ids;
      if (handling === 'slip') for (const id of ids) await signe.submit(page(id), `${page(id)}/tag`);
      const inbox = await signe.get(`/demo/sagsbehandling?vis=${handling === 'slip' ? 'mine' : 'nye'}`);
      for (const id of ids) assert.match(inbox.body, new RegExp(`name="opgave" value="${id}\\.1"`));
      if (handling === 'slip' && what === 'decided') await decideAs(signe, late, 'approved');
      else assert.equal((await happenings[what as keyof typeof happenings](late)).status, 303);
      const before_ = await stored(late);
      const answer = await signe.send(inbox, '/demo/sagsbehandling/opgaver', {
        handling,
        opgave: ids.map((id) => `${id}.1`),
        ...(handling === 'overdrag' ? { kollega: bo.id } : {}),
      });
      assert.equal(answer.status, 409, `${handling} after ${what}`);
      assert.match(visibleText(answer.body), new RegExp(before_.number), `${handling} after ${what}`);
      assert.match(visibleText(answer.body), said, `${handling} after ${what}`);
      const after_ = await stored(late);
      assert.deepEqual([after_.sequence, after_.state], [before_.sequence, before_.state], `${handling} after ${what}`);
      const done = (await stored(fresh)).state.open[0]?.taken;
      assert.equal(done, handling === 'tag' ? signe.id : handling === 'overdrag' ? bo.id : undefined, what);
    }
  });
}

test('CAS-2 what is never too late: a note, and the whole CPR number', async () => {
  const id = await begin('plain');
  const stale = await signe.get(page(id));
  await happenings.decided(id);
  assert.equal((await signe.send(stale, `${page(id)}/notat`, { notat: typed })).status, 303);
  assert.equal((await signe.send(stale, `${page(id)}/cpr`)).status, 200);
});

test('CAS-2 with the task one may lose the case: what was typed is there all the same, and the case is told to be gone', async () => {
  for (const [action, fields] of [
    ['afgoer', { beslutning: 'approved', begrundelse: typed }],
    ['besked', { besked: typed }],
    ['notat', { notat: typed }],
    ['tag', {}],
  ] as const) {
    const id = await begin('plain');
    const stale = await eva.get(page(id));
    assert.equal(stale.status, 200);
    await happenings.decided(id);
    const before_ = await stored(id);
    const late = await eva.send(stale, `${page(id)}/${action}`, fields);
    assert.equal(late.status, 409, action);
    assert.match(visibleText(late.body), /Sagen ligger ikke længere hos dig/);
    assert.ok(action === 'tag' || late.body.includes(typed), action);
    assert.equal((await stored(id)).sequence, before_.sequence);
  }
  const id = await begin('withForm');
  const stale = await eva.get(`${page(id)}/afgoer/1`);
  await bo.submit(`${page(id)}/afgoer/1`, `${page(id)}/afgoer/1`, {
    'afgoerelse-beslutning': 'rejected',
    'afgoerelse-begrundelse': 'Nej',
  });
  const late = await eva.send(stale, `${page(id)}/afgoer/1`, {
    'afgoerelse-beslutning': 'approved',
    'afgoerelse-begrundelse': typed,
    agrees: 'yes',
  });
  assert.equal(late.status, 409);
  assert.match(visibleText(late.body), new RegExp(`ligger ikke længere hos dig.*${typed}.*Enig\\? Ja`));
  const own = await begin('plain');
  const decided = await decideAs(eva, own, 'approved');
  assert.equal(decided.status, 303);
  const after_ = await eva.get(decided.location ?? '');
  assert.match(visibleText((await eva.get(after_.location ?? '')).body), /Din opgave i sagen er løst/);
});

test('CAS-2 a decision that would make the case too large, or that is none of the reader’s, is refused in words', async () => {
  const { services, demo } = product;
  await publish({
    first: approve({ as: 'boss', approved: 'each', rejected: 'done' }),
    each: forEach({ over: 'for i in 1..500 return i', as: 'item', order: 'together', start: 'one', next: 'done' }),
    one: approve({ as: 'one', approved: 'each', rejected: 'each' }),
    done: end('granted'),
  });
  const person = await personOf(services, demo);
  const submit = async () => {
    const sent = await send(services, demo, await draftWith(services, demo, person.id, {}, 'husstand'), person.id);
    assert.ok(sent.kind === 'submitted');
    return sent.case;
  };
  const large = await submit();
  const refused = await decideWith(signe, large);
  assert.equal(refused.status, 409);
  assert.match(visibleText(refused.body), new RegExp(`flere personer eller grene, end en sag kan have.*${typed}`));
  assert.equal((await stored(large)).sequence, 1);

  await publish({
    first: approve({ as: 'all', approvers: 'all', approved: 'done', rejected: 'done' }),
    done: end('x'),
  });
  const named = await submit();
  const late = await product.employee('Ny Kollega', ['caseworker'], ['Fritid']);
  assert.match(visibleText((await late.get(page(named))).body), /Du er ikke blandt dem, der blev spurgt/);
  const none = await late.forge(`${page(named)}/afgoer`, { trin: '1', beslutning: 'approved', begrundelse: typed });
  assert.equal(none.status, 409);
  assert.match(visibleText(none.body), new RegExp(`tillader ikke, at du gør det nu.*${typed}|blev spurgt.*${typed}`));
  assert.equal((await stored(named)).sequence, 1);
});

function decideWith(who: Visitor, id: string): Promise<Answer> {
  return who.submit(page(id), `${page(id)}/afgoer`, { beslutning: 'approved', begrundelse: typed });
}
