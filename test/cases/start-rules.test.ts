import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ensurePerson } from '../../src/cases/person.ts';
import { deleteExpired } from '../../src/cases/retention.ts';
import { readStartCounts } from '../../src/cases/start-counts.ts';
import { submitDraft } from '../../src/cases/submit-draft.ts';
import { createDraft } from '../../src/forms/drafts/draft.ts';
import type { StartRules } from '../../src/forms/start-rules-schema.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { publishSmallForm, smallForm } from '../helpers/small-form.ts';

let product: TestDatabase;
before(async () => {
  product = await startTestDatabase();
});
after(() => product.close());

const personNumber = (number: number) =>
  product.database.inOrganisation(product.demo.id, (transaction) =>
    ensurePerson(
      transaction,
      product.demo,
      { cpr: `0101${String(number).padStart(6, '0')}`, name: `Person ${number}` },
      '',
    ),
  );

/** A person's filled-in draft of the form. */
async function draftOf(form: string, person: string, birthDate = '1990-01-01'): Promise<string> {
  const { definitions, demo, database } = product;
  const version = await definitions.publishedForm(demo.id, form);
  const workflow = await definitions.workflowStartedBy(demo.id, form);
  assert.ok(version && workflow);
  const now = product.clock.now;
  const made = await database.inOrganisation(demo.id, (transaction) =>
    createDraft(transaction, demo, {
      person,
      formVersion: version.id,
      workflowVersion: workflow.id,
      language: 'da',
      content: {
        answers: { subject: 'Hul', urgent: 'no', name: 'X' },
        prefilled: {},
        visited: ['sagen', 'kontakt'],
        person: { birthDate, municipality: '0851' },
        registerUnavailable: false,
      },
      expiresAt: new Date(now.getTime() + 86_400_000),
      now,
    }),
  );
  return made.id;
}

const send = (draft: string, person: string, age = 36) =>
  submitDraft(product.services, product.demo, {
    draft,
    person,
    revision: 1,
    context: () => ({
      today: '2026-11-24',
      language: 'da',
      person: { age, municipality: '0851', loginLevel: 'substantial' },
    }),
    from: {},
  });
const rulesThatStop = (result: Awaited<ReturnType<typeof send>>) =>
  result.kind === 'stopped' ? result.refusals.map((refusal) => refusal.rule) : result.kind;
const publish = (key: string, rules: StartRules) =>
  publishSmallForm(product.definitions, product.demo.id, { key, start: { rules } });
const counts = (key: string, rules: StartRules, person: string | null = null) =>
  product.database.inOrganisation(product.demo.id, (transaction) =>
    readStartCounts(transaction, smallForm({ key, start: { rules } }), person),
  );

test('FRM-7 of twelve who race for the last three places, three get one and nine are told why not', async () => {
  await publish('pladser', { maxSubmissions: 3 });
  const people = await Promise.all(Array.from({ length: 12 }, (_, number) => personNumber(100 + number)));
  const drafts = await Promise.all(people.map((person) => draftOf('pladser', person.id)));
  const results = await Promise.all(drafts.map((draft, index) => send(draft, people[index]?.id ?? '')));
  assert.equal(results.filter(({ kind }) => kind === 'submitted').length, 3);
  const refused = results.filter(({ kind }) => kind === 'stopped');
  assert.equal(refused.length, 9);
  assert.deepEqual(refused.map(rulesThatStop), Array(9).fill(['maxSubmissions']));
  assert.equal((await counts('pladser', { maxSubmissions: 3 })).taken, 3);
  const loser = results.findIndex(({ kind }) => kind === 'stopped');
  const kept = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .selectFrom('draft')
      .select('submitted_case')
      .where('id', '=', drafts[loser] ?? '')
      .executeTakeFirst(),
  );
  assert.equal(kept?.submitted_case, null, 'what the loser wrote is kept');
});

test('FRM-7 one person with two drafts who sends both at once gets one through; the other place is not taken', async () => {
  await publish('en-gang', { oncePerPerson: true, maxSubmissions: 2 });
  const { id } = await personNumber(200);
  const drafts = [await draftOf('en-gang', id), await draftOf('en-gang', id), await draftOf('en-gang', id)];
  const results = await Promise.all(drafts.map((draft) => send(draft, id)));
  assert.equal(results.filter(({ kind }) => kind === 'submitted').length, 1);
  for (const result of results.filter(({ kind }) => kind !== 'submitted')) {
    assert.deepEqual(rulesThatStop(result), ['oncePerPerson']);
  }
  assert.deepEqual(await counts('en-gang', { oncePerPerson: true, maxSubmissions: 2 }, id), {
    taken: 1,
    sentBefore: true,
  });
  const other = await personNumber(201);
  assert.equal((await send(await draftOf('en-gang', other.id), other.id)).kind, 'submitted');
  const third = await personNumber(202);
  assert.deepEqual(rulesThatStop(await send(await draftOf('en-gang', third.id), third.id)), ['maxSubmissions']);
  const { count } = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .selectFrom('sent_once')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('person', '=', third.id)
      .executeTakeFirstOrThrow(),
  );
  assert.equal(count, '0', 'who found no place may come again');
});

test('FRM-7 sending the same draft twice is one sending, also where each may send one', async () => {
  await publish('dobbelt', { oncePerPerson: true });
  const { id } = await personNumber(300);
  const draft = await draftOf('dobbelt', id);
  const [first, second] = await Promise.all([send(draft, id), send(draft, id)]);
  assert.equal(first?.kind, 'submitted');
  assert.equal(second?.kind, 'submitted');
});

test('FRM-7 the deadline and the age are judged at the sending too', async () => {
  await publish('frist', { closes: '2026-11-24T12:00', age: { min: 18 } });
  const { id } = await personNumber(400);
  const draft = await draftOf('frist', id);
  product.clock.now = new Date('2026-11-24T11:00:00Z');
  assert.deepEqual(rulesThatStop(await send(draft, id)), ['closes']);
  product.clock.now = new Date('2026-11-24T10:59:00Z');
  assert.deepEqual(rulesThatStop(await send(draft, id, 17)), ['age']);
  assert.equal((await send(draft, id)).kind, 'submitted');
  product.clock.now = new Date('2026-11-24T09:00:00Z');
});

test('FRM-7 those received before there was a limit are counted in, and the count begins anew when the form opens anew', async () => {
  await publish('runde', {});
  for (const number of [500, 501]) {
    const { id } = await personNumber(number);
    assert.equal((await send(await draftOf('runde', id), id)).kind, 'submitted');
  }
  assert.equal((await counts('runde', { maxSubmissions: 3 })).taken, 2);
  assert.equal((await counts('runde', { maxSubmissions: 3, opens: '2026-11-24T12:00' })).taken, 0);
});

test('FRM-7 what is kept to know who has sent goes with the case and the person', async () => {
  await publish('slettes', { oncePerPerson: true });
  const { id } = await personNumber(600);
  assert.equal((await send(await draftOf('slettes', id), id)).kind, 'submitted');
  product.clock.now = new Date('2027-11-24T09:00:00Z');
  await deleteExpired(product.services);
  const left = await product.database.inOrganisation(product.demo.id, async (transaction) => ({
    person: await transaction.selectFrom('person').select('id').where('id', '=', id).execute(),
    once: await transaction.selectFrom('sent_once').select('person').where('person', '=', id).execute(),
  }));
  assert.deepEqual(left, { person: [], once: [] });
  product.clock.now = new Date('2026-11-24T09:00:00Z');
});

test('PLA-3 another organisation sees neither counts nor who has sent', async () => {
  const seen = await product.database.inOrganisation(product.proeveby.id, async (transaction) => ({
    places: await transaction.selectFrom('form_places').selectAll().execute(),
    once: await transaction.selectFrom('sent_once').selectAll().execute(),
  }));
  assert.deepEqual(seen, { places: [], once: [] });
});
