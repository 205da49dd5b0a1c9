import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { annulCase, inviteAnew, signalCase } from '../../src/cases/case-actions.ts';
import { applyDueDeadlines } from '../../src/cases/deadlines.ts';
import type { FixedInput } from '../../src/cases/deliveries/delivery-input.ts';
import { decide } from '../../src/cases/employee-actions.ts';
import { openFillTask } from '../../src/cases/open-fill-task.ts';
import { casePlaces, findCase, type StoredCase } from '../../src/cases/stored-case.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import { listOwnDrafts } from '../../src/forms/drafts/list-drafts.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import { fold } from '../../src/workflows/advance.ts';
import type { CaseEvent } from '../../src/workflows/case-state.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import { draftWith, karen, personOf, send } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import {
  answerForm,
  approve,
  decide as decideStep,
  definitionOf,
  deliver as deliverStep,
  end,
  fill,
  forEach,
  householdForm,
  notify,
  parallel,
  wait,
} from '../helpers/workflow-of.ts';

let product: TestDatabase;
before(async () => {
  product = await startTestDatabase();
  for (const form of [householdForm, answerForm]) {
    const published = await product.definitions.publishForm(product.demo.id, form);
    assert.ok(published.ok, JSON.stringify(published));
  }
});
after(() => product.close());
beforeEach(() => {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
});

const from = { from: '127.0.0.1' };
const jens = { cpr: '0202711235', name: 'Jens Hansen' } as const;
const rows = (...people: readonly { name: string; cpr: string }[]) => ({
  people: people.map((answers, index) => ({ id: `r${index}`, answers })),
});

async function begin(
  steps: Record<string, Step>,
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

async function stored(id: string): Promise<StoredCase> {
  const found = await product.database.inOrganisation(product.demo.id, (transaction) =>
    findCase(transaction, product.demo, id, false),
  );
  assert.ok(found);
  return found;
}

/** The stored state against the fold of the stored events. */
async function checkFold(id: string): Promise<void> {
  const found = await stored(id);
  const version = await product.definitions.workflow(product.demo.id, found.workflowVersion);
  const events = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('case_event').select('content').where('case', '=', id).orderBy('sequence').execute(),
  );
  const folded = fold(
    version.workflow,
    events.map(({ content }) => decryptJson<CaseEvent>(found.key.key, casePlaces.event, content)),
  );
  assert.deepEqual(folded, found.state);
}

async function employee(name: string, group: string, more: { email?: string; manager?: string } = {}) {
  const id = crypto.randomUUID();
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .insertInto('employee')
      .values({
        organisation: product.demo.id,
        id,
        subject: `test-${id}`,
        name,
        email: more.email ?? `${name.toLowerCase()}@example.dk`,
        groups: [group],
        roles: ['caseworker'],
        language: null,
        manager_email: more.manager ?? null,
      })
      .execute(),
  );
  return { id, name, groups: [group], access: accessOfRole('caseworker'), email: more.email ?? null };
}

const openOf = (of: StoredCase, step: string): number => {
  const open = of.state.open.find((each) => each.step === step);
  assert.ok(open, `${step} is not open`);
  return open.id;
};

const draftsOf = (person: string) =>
  product.database.inOrganisation(product.demo.id, (transaction) =>
    listOwnDrafts(transaction, person, product.clock.now),
  );

const twoParents = {
  first: forEach({ over: 'start.people', as: 'who', order: 'together', start: 'ask', next: 'check' }),
  ask: fill({ form: 'svar', as: 'answer', by: { cpr: 'who.cpr' }, next: 'first' }),
  check: decideStep('every a in answer satisfies a.agrees = true', 'granted', 'refused'),
  granted: end('granted'),
  refused: end('refused'),
} satisfies Record<string, Step>;

test('WFL-4 each person in the rows gets a form of their own under their own log-in, and only theirs', async () => {
  const { services, demo } = product;
  const id = await begin(twoParents, rows({ name: 'Karen', cpr: karen.cpr }, { name: 'Jens', cpr: jens.cpr }));
  const deliveries = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('delivery').select(['kind', 'step']).where('case', '=', id).execute(),
  );
  assert.deepEqual(deliveries, [
    { kind: 'digital-post', step: 'ask' },
    { kind: 'digital-post', step: 'ask' },
  ]);
  const person = await personOf(services, demo, jens);
  const own = await draftsOf(person.id);
  assert.equal(own.length, 1);
  const others = await draftsOf((await personOf(services, demo)).id);
  const theirs = others.find((draft) => draft.correctsCase === id);
  assert.ok(theirs, 'Karen is one of those asked');
  const wrong = await send(services, demo, theirs.id, person.id);
  assert.equal(wrong.kind, 'not-found', 'a form that another was asked to fill in');
  await answer(own[0]?.id ?? '', person.id, true);
  await checkFold(id);
  await answer(theirs.id, (await personOf(services, demo)).id, true);
  assert.equal((await stored(id)).state.outcome, 'granted');
  await checkFold(id);
});

async function answer(draft: string, person: string, agrees: boolean): Promise<void> {
  const { services, demo } = product;
  const { findDraft, sealDraftContent } = await import('../../src/forms/drafts/draft.ts');
  await product.database.inOrganisation(demo.id, async (transaction) => {
    const found = await findDraft(transaction, demo, draft, person, true);
    assert.ok(found);
    const content = { ...found.content, answers: { agrees: agrees ? 'yes' : 'no' } };
    await transaction
      .updateTable('draft')
      .set({ content: sealDraftContent(found.key, content) })
      .where('id', '=', draft)
      .execute();
  });
  const sent = await send(services, demo, draft, person);
  assert.equal(sent.kind, 'submitted', JSON.stringify(sent));
}

test('WFL-4 a notice goes to each who was invited, of each item to its own, and to whoever was named in their place', async () => {
  const { services, demo } = product;
  const message = { da: 'Kære {{who.name}}: tak for svaret i sag {{case.number}}.' };
  const steps = {
    ...twoParents,
    ask: fill({ form: 'svar', as: 'answer', by: { cpr: 'who.cpr' }, next: 'thank' }),
    thank: { kind: 'notify', title: { da: 'Tak' }, message, to: { invited: 'answer' }, next: 'first' },
  } satisfies Record<string, Step>;
  const unknown = { ...steps.thank, to: { invited: 'landlord' } } satisfies Step;
  const refused = await product.definitions.publishWorkflow(demo.id, definitionOf({ ...steps, thank: unknown }));
  assert.ok(!refused.ok && JSON.stringify(refused).includes('unknown-invited'));
  const id = await begin(steps, rows({ name: 'Jens', cpr: jens.cpr }, { name: 'Mette', cpr: '' }));
  const mette = { cpr: '2005703000', name: 'Mette Holm' };
  const signe = await employee('Signe', 'Fritid');
  const open = (await stored(id)).state.open.find((each) => each.failed);
  assert.ok(open);
  const by = { kind: 'employee' as const, employee: signe };
  const wish = { case: id, by, open: open.id, to: { cpr: mette.cpr }, from };
  assert.deepEqual(await inviteAnew(services, demo, wish), { ok: true });
  for (const each of [jens, mette]) {
    const person = await personOf(services, demo, each);
    const draft = (await draftsOf(person.id)).find(({ correctsCase }) => correctsCase === id);
    await answer(draft?.id ?? '', person.id, true);
  }
  await checkFold(id);
  const found = await stored(id);
  const notices = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction
      .selectFrom('delivery')
      .select(['kind', 'input'])
      .where('case', '=', id)
      .where('step', '=', 'thank')
      .execute(),
  );
  const told = notices.map(({ kind, input }) => {
    const fixed = input && decryptJson<FixedInput>(found.key.key, casePlaces.deliveryInput, input);
    return [kind, fixed?.input.recipient?.id, fixed?.letter?.blocks.map(({ text }) => text).join()];
  });
  const thanks = (name: string) => `Kære ${name}: tak for svaret i sag ${found.number}.`;
  assert.deepEqual(
    told.sort(([, first], [, second]) => String(first).localeCompare(String(second))),
    [
      ['digital-post', jens.cpr, thanks('Jens')],
      ['digital-post', mette.cpr, thanks('Mette')],
    ],
  );
});

test('WFL-4 a person who is asked for the first time keeps no empty name, and one who is known keeps theirs', async () => {
  const { services, demo } = product;
  await personOf(services, demo, jens);
  await begin(twoParents, rows({ name: 'Jens', cpr: jens.cpr }));
  const { readIdentity } = await import('../../src/cases/person.ts');
  const person = await personOf(services, demo, jens);
  const identity = await product.database.inOrganisation(demo.id, (transaction) =>
    readIdentity(transaction, demo, person.id),
  );
  assert.equal(identity.name, jens.name);
});

test('WFL-4 nobody to invite is a task; the one who is named then is invited, and an invitation before opens nothing', async () => {
  const { services, demo } = product;
  const signe = await employee('Signe', 'Fritid');
  const id = await begin({
    first: fill({ form: 'svar', as: 'answer', by: { cpr: 'start.subject' }, next: 'done' }),
    done: end('x'),
  });
  const task = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('task').select(['purpose', 'group']).where('case', '=', id).execute(),
  );
  assert.deepEqual(task, [{ purpose: 'failedInvitation', group: 'Fritid' }]);
  const by = { kind: 'employee' as const, employee: signe };
  const open = openOf(await stored(id), 'first');
  assert.deepEqual(await inviteAnew(services, demo, { case: id, by, open, to: { cpr: jens.cpr }, from }), { ok: true });
  const replaced = await personOf(services, demo, jens);
  const before = (await draftsOf(replaced.id)).find((d) => d.correctsCase === id);
  assert.deepEqual(await inviteAnew(services, demo, { case: id, by, open, to: { cpr: karen.cpr }, from }), {
    ok: true,
  });
  // The page was open when somebody else was asked instead.
  const late = await send(services, demo, before?.id ?? '', replaced.id);
  assert.deepEqual(late, { kind: 'refused', refusal: 'not-open' });
  const first = (await draftsOf((await personOf(services, demo, jens)).id)).filter((d) => d.correctsCase === id);
  assert.deepEqual(first, [], 'the invitation before is closed');
  const mine = (await draftsOf((await personOf(services, demo)).id)).filter((d) => d.correctsCase === id);
  assert.equal(mine.length, 1);
  await checkFold(id);
});

test('WFL-1 a form that the group fills in: taken by opening it, gone on with by a colleague, four eyes kept', async () => {
  const { services, demo } = product;
  const signe = await employee('Signe2', 'Visitation');
  const bo = await employee('Bo2', 'Visitation');
  const id = await begin({
    first: fill({ form: 'svar', as: 'answer', by: { group: 'Visitation' }, next: 'boss' }),
    boss: approve({ as: 'boss', group: 'Visitation', fourEyes: true, approved: 'done', rejected: 'done' }),
    done: end('x'),
  });
  const open = openOf(await stored(id), 'first');
  const stranger = await employee('Eva2', 'Teknik');
  const action = { case: id, open, from };
  assert.deepEqual(await openFillTask(services, demo, { ...action, employee: stranger }), {
    ok: false,
    refusal: 'not-found',
  });
  const opened = await openFillTask(services, demo, { ...action, employee: signe });
  assert.ok(opened.ok);
  const again = await openFillTask(services, demo, { ...action, employee: signe });
  assert.equal(again.ok && again.draft, opened.draft);
  assert.deepEqual(await openFillTask(services, demo, { ...action, employee: bo }), {
    ok: false,
    refusal: 'already-taken',
  });
  const { ensureEmployeePerson } = await import('../../src/cases/person.ts');
  const person = await product.database.inOrganisation(demo.id, (transaction) =>
    ensureEmployeePerson(transaction, demo, signe),
  );
  const { submitDraft } = await import('../../src/cases/submit-draft.ts');
  const sent = await submitDraft(services, demo, {
    draft: opened.draft,
    person,
    revision: 1,
    actor: { kind: 'employee', id: signe.id },
    context: () => ({
      today: '2026-11-24',
      language: 'da',
      person: { age: null, municipality: null, loginLevel: 'low' },
    }),
    from,
  });
  assert.equal(sent.kind, 'submitted', JSON.stringify(sent));
  const boss = openOf(await stored(id), 'boss');
  const decision = { case: id, open: boss, decision: 'approved', reason: 'ja', from } as const;
  assert.deepEqual(await decide(services, demo, { ...decision, employee: signe }), { ok: false, refusal: 'four-eyes' });
  assert.deepEqual(await decide(services, demo, { ...decision, employee: bo }), { ok: true });
  await checkFold(id);
});

test('WFL-1 approval by all of a group as it stands; each has a task of their own', async () => {
  const { services, demo } = product;
  const members = [await employee('A3', 'Udvalg'), await employee('B3', 'Udvalg')];
  const id = await begin({
    first: approve({ as: 'board', group: 'Udvalg', approvers: 'all', approved: 'done', rejected: 'no' }),
    done: end('granted'),
    no: end('refused'),
  });
  const tasks = () =>
    product.database.inOrganisation(demo.id, (transaction) =>
      transaction
        .selectFrom('task')
        .select('employee')
        .where('case', '=', id)
        .where('closed_at', 'is', null)
        .orderBy('employee')
        .execute(),
    );
  assert.deepEqual(
    (await tasks()).map((task) => task.employee),
    members.map((member) => member.id).sort(),
  );
  const open = openOf(await stored(id), 'first');
  for (const [index, member] of members.entries()) {
    const done = await decide(services, demo, {
      case: id,
      open,
      decision: 'approved',
      reason: '',
      employee: member,
      from,
    });
    assert.deepEqual(done, { ok: true });
    assert.equal((await tasks()).length, index === 0 ? 1 : 0);
  }
  assert.equal((await stored(id)).state.outcome, 'granted');
  await checkFold(id);
});

test('WFL-4 the manager of the employee who started has the task; where nobody is known it is the group’s', async () => {
  const { services, demo } = product;
  const boss = await employee('Leder', 'Ledelse', { email: 'leder@example.dk' });
  const worker = await employee('Ansat', 'Drift', { manager: 'LEDER@example.dk' });
  const steps = {
    first: approve({
      as: 'boss',
      group: 'Økonomi',
      employee: { manager: 'starter' },
      approved: 'done',
      rejected: 'done',
    }),
    done: end('x'),
  } satisfies Record<string, Step>;
  const published = await product.definitions.publishWorkflow(demo.id, definitionOf(steps));
  assert.ok(published.ok);
  const { ensureEmployeePerson } = await import('../../src/cases/person.ts');
  const { submitDraft } = await import('../../src/cases/submit-draft.ts');
  const person = await product.database.inOrganisation(demo.id, (transaction) =>
    ensureEmployeePerson(transaction, demo, worker),
  );
  const draft = await draftWith(services, demo, person, {}, 'husstand');
  const sent = await submitDraft(services, demo, {
    draft,
    person,
    revision: 1,
    actor: { kind: 'employee', id: worker.id },
    context: () => ({
      today: '2026-11-24',
      language: 'da',
      person: { age: null, municipality: null, loginLevel: 'low' },
    }),
    from,
  });
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
  const task = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('task').select(['employee', 'group']).where('case', '=', sent.case).executeTakeFirst(),
  );
  assert.deepEqual(task, { employee: boss.id, group: 'Økonomi' });
  const open = openOf(await stored(sent.case), 'first');
  const action = { case: sent.case, open, decision: 'approved', reason: 'ok', from } as const;
  assert.deepEqual(
    await decide(services, demo, { ...action, employee: boss }),
    { ok: true },
    'though of another group',
  );
  const other = await begin(steps);
  const nobody = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('task').select(['employee']).where('case', '=', other).executeTakeFirst(),
  );
  assert.equal(nobody?.employee, null);
});

test('CAS-3 annulled by the citizen: what has not gone out is called off, forms are closed, a stale page changes nothing', async () => {
  const { services, demo } = product;
  const annulment = { by: ['citizen' as const], status: { now: { da: 'Annulleret' }, next: { da: 'Intet' } } };
  const id = await begin(
    {
      first: parallel('done', 'letter', 'ask'),
      letter: deliverStep('first'),
      ask: fill({ form: 'svar', as: 'answer', by: { cpr: 'start.subject' }, next: 'first' }),
      done: end('x'),
    },
    { subject: jens.cpr },
    { annulment },
  );
  const by = {
    kind: 'citizen' as const,
    person: (await stored(id)).person,
    actor: { kind: 'citizen' as const, id: null },
  };
  const action = { case: id, by, reason: 'fortrudt', from };
  assert.deepEqual(await annulCase(services, demo, { ...action, sequence: 7 }), { ok: false, refusal: 'stale' });
  const stranger = { ...by, person: crypto.randomUUID() };
  assert.deepEqual(await annulCase(services, demo, { ...action, by: stranger }), { ok: false, refusal: 'not-found' });
  assert.deepEqual(await annulCase(services, demo, { ...action, sequence: 1 }), { ok: true });
  const rowsOf = await product.database.inOrganisation(demo.id, async (transaction) => ({
    deliveries: await transaction.selectFrom('delivery').select('status').where('case', '=', id).execute(),
    drafts: await transaction.selectFrom('draft').select('closed_at').where('case', '=', id).execute(),
  }));
  assert.deepEqual(rowsOf.deliveries, [{ status: 'calledOff' }, { status: 'calledOff' }]);
  assert.ok(rowsOf.drafts.every((draft) => draft.closed_at !== null));
  assert.deepEqual(
    await draftsOf((await personOf(services, demo, jens)).id).then((all) => all.filter((d) => d.correctsCase === id)),
    [],
  );
  const ended = await stored(id);
  assert.deepEqual([ended.status, ended.state.outcome], ['ended', 'annulled']);
  assert.ok(ended.deleteAt);
  await checkFold(id);
});

test('WFL-8 a word from outside completes the wait once, with its data; one that nobody waits for changes nothing', async () => {
  const { services, demo } = product;
  const id = await begin({
    first: wait({ event: { name: 'betalt', as: 'payment', data: { amount: 'number' } }, next: 'check' }),
    check: decideStep('payment.amount > 10', 'paid', 'done'),
    paid: notify('done', { da: 'Betalt {{payment.amount}} kr. i sag {{case.number}}', en: 'Paid' }),
    done: end('x'),
  });
  const action = { case: id, by: { kind: 'system' as const }, data: { amount: 12 }, from };
  assert.deepEqual(await signalCase(services, demo, { ...action, event: 'andet' }), { ok: false, refusal: 'not-open' });
  assert.deepEqual(await signalCase(services, demo, { ...action, event: 'betalt' }), { ok: true });
  assert.deepEqual(await signalCase(services, demo, { ...action, event: 'betalt' }), {
    ok: false,
    refusal: 'case-ended',
  });
  const { readCaseView } = await import('../../src/cases/case-view.ts');
  const found = await stored(id);
  const view = await product.database.inOrganisation(demo.id, (transaction) => readCaseView(transaction, found));
  assert.equal(view.messages[0]?.text.da, `Betalt 12 kr. i sag ${found.number}`);
  await checkFold(id);
});

test('WFL-3 what falls due happens by rows: escalation moves the task, and expiry decides', async () => {
  const { services, demo } = product;
  const id = await begin({
    first: approve({
      as: 'boss',
      deadline: { days: 1 },
      escalation: { group: 'Ledelse', after: { days: 1 } },
      expiry: { after: { days: 10 }, decision: 'approved', reason: { da: 'Ingen svarede.', en: 'No answer.' } },
      approved: 'tell',
      rejected: 'done',
    }),
    tell: notify('done', { da: '{{boss.reason}}', en: '{{boss.reason}}' }),
    done: end('x'),
  });
  product.clock.now = new Date('2026-11-28T09:00:00Z');
  await applyDueDeadlines(services);
  const task = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('task').select(['group', 'reminded_at']).where('case', '=', id).executeTakeFirst(),
  );
  assert.equal(task?.group, 'Ledelse');
  assert.ok(task?.reminded_at);
  product.clock.now = new Date('2026-12-10T09:00:00Z');
  await applyDueDeadlines(services);
  assert.equal((await stored(id)).status, 'ended');
  const { readCaseView } = await import('../../src/cases/case-view.ts');
  const found = await stored(id);
  const view = await product.database.inOrganisation(demo.id, (transaction) => readCaseView(transaction, found));
  assert.deepEqual([view.messages[0]?.text.da, view.messages[0]?.text.en], ['Ingen svarede.', 'No answer.']);
  await checkFold(id);
});

test('WFL-1 a notice to a group reaches its employees and stands in the case, but not with the citizen', async () => {
  const { demo } = product;
  const id = await begin(
    {
      first: {
        kind: 'notify',
        title: { da: 'Besked', en: 'Notice' },
        message: { da: 'Se på {{start.subject}} i sag {{case.number}}', en: 'Look at {{start.subject}}' },
        to: { group: 'Fritid' },
        next: 'stay',
      },
      stay: wait({ term: { days: 9 }, next: 'done' }),
      done: end('x'),
    },
    { subject: 'hegnet' },
  );
  const { readCaseView } = await import('../../src/cases/case-view.ts');
  const { viewOf } = await import('../../src/cases/party-view.ts');
  const found = await stored(id);
  const view = await product.database.inOrganisation(demo.id, (transaction) => readCaseView(transaction, found));
  assert.deepEqual(
    view.messages.map(({ text, forGroup }) => [text.da, forGroup]),
    [[`Se på hegnet i sag ${found.number}`, 'Fritid']],
  );
  assert.deepEqual(viewOf(view, found, found.person).messages, []);
  const sources = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('notice_source').select(['kind', 'group']).where('case', '=', id).execute(),
  );
  assert.deepEqual(sources, [{ kind: 'workflowNotice', group: 'Fritid' }]);
});

test('CAS-4 a case with invitations and forms of others is deleted on its day, with everything of it', async () => {
  const { services, demo } = product;
  const id = await begin(twoParents, rows({ name: 'Jens', cpr: jens.cpr }), {
    annulment: { by: ['citizen'], status: { now: { da: 'A' }, next: { da: 'B' } } },
    retentionDays: 1,
  });
  const { person } = await stored(id);
  const by = { kind: 'citizen' as const, person, actor: { kind: 'citizen' as const, id: person } };
  assert.deepEqual(await annulCase(services, demo, { case: id, by, reason: '', from }), { ok: true });
  product.clock.now = new Date('2026-12-01T09:00:00Z');
  const { deleteExpired } = await import('../../src/cases/retention.ts');
  await deleteExpired(services);
  const left = await product.database.inOrganisation(demo.id, async (transaction) => [
    await transaction.selectFrom('case').select('id').where('id', '=', id).execute(),
    await transaction.selectFrom('invitation').select('id').where('case', '=', id).execute(),
    await transaction.selectFrom('draft').select('id').where('case', '=', id).execute(),
  ]);
  assert.deepEqual(left, [[], [], []]);
});

test('WFL-4 an invitation that was not delivered opens nothing once somebody else is asked', async () => {
  const { services, demo } = product;
  const signe = await employee('Signe8', 'Fritid');
  const id = await begin(
    { first: fill({ form: 'svar', as: 'answer', by: { cpr: 'start.subject' }, next: 'done' }), done: end('x') },
    { subject: jens.cpr },
  );
  const open = openOf(await stored(id), 'first');
  const version = await product.definitions.workflow(demo.id, (await stored(id)).workflowVersion);
  const { applyEvent } = await import('../../src/cases/apply-event.ts');
  await product.database.inOrganisation(demo.id, async (transaction) => {
    const found = await findCase(transaction, demo, id, true);
    assert.ok(found);
    const at = product.clock.now.toISOString();
    await applyEvent(
      transaction,
      demo,
      version,
      found,
      { kind: 'deliveryFailed', at, actor: { kind: 'system', id: null }, open },
      [],
    );
  });
  const by = { kind: 'employee' as const, employee: signe };
  assert.deepEqual(await inviteAnew(services, demo, { case: id, by, open, to: { cpr: karen.cpr }, from }), {
    ok: true,
  });
  const before = (await draftsOf((await personOf(services, demo, jens)).id)).filter((d) => d.correctsCase === id);
  assert.deepEqual(before, []);
  await checkFold(id);
});
