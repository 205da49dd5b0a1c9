import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { applyEvent } from '../../src/cases/apply-event.ts';
import { applyDueDeadlines } from '../../src/cases/deadlines.ts';
import { deliver } from '../../src/cases/deliver.ts';
import { decide } from '../../src/cases/employee-actions.ts';
import { ensurePerson } from '../../src/cases/person.ts';
import { casePlaces, findCase, type StoredCase } from '../../src/cases/stored-case.ts';
import { submitDraft } from '../../src/cases/submit-draft.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import type { Answers } from '../../src/forms/answers.ts';
import { createDraft } from '../../src/forms/drafts/draft.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import type { CaseEvent } from '../../src/workflows/case-state.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import { chancePlayer, startByChance } from '../../src/workflows/dry-run/chance-player.ts';
import { play, playRun } from '../../src/workflows/dry-run/play.ts';
import type { DryRun, Start } from '../../src/workflows/dry-run/run-schema.ts';
import type { Situation } from '../../src/workflows/dry-run/situation.ts';
import { testPerson } from '../../src/workflows/dry-run/test-persons.ts';
import { employeesOf, formContext } from '../../src/workflows/dry-run/world.ts';
import { deliveryServices, memoryPeer } from '../helpers/delivery-services.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { anyWorkflow, plainForm } from '../workflows/any-workflow.ts';
import { demoWorld, worldFor } from '../workflows/worlds.ts';

let product: TestDatabase;
/** Ids of everybody by the names that dry runs know them by. */
const ids = new Map<string, string>();
before(async () => {
  product = await startTestDatabase();
  const published = await product.definitions.publishForm(product.demo.id, plainForm);
  assert.ok(published.ok, JSON.stringify(published));
  await product.database.inOrganisation(product.demo.id, async (transaction) => {
    for (const group of ['Fritid', 'Teknik', 'Ledelse']) {
      // More than the largest vote asks for, with all who are left out of it.
      for (const name of employeesOf(group, 30)) {
        const id = `00000000-0000-4000-8000-${String(ids.size + 1).padStart(12, '0')}`;
        ids.set(name, id);
        await transaction
          .insertInto('employee')
          .values({
            organisation: product.demo.id,
            id,
            subject: id,
            name,
            email: null,
            groups: [group],
            roles: [],
            language: null,
          })
          .execute();
      }
    }
  });
});
after(() => product.close());

const at = '2026-11-24T09:00:00.000Z';
beforeEach(() => {
  product.clock.now = new Date(at);
});

/** Everything by the names of a dry run as the product names it. */
function named<Data>(data: Data, person: string): Data {
  let text = JSON.stringify(data);
  for (const [name, id] of ids) text = text.replaceAll(`"${name}"`, `"${id}"`);
  return JSON.parse(text.replaceAll('"starter"', `"${person}"`).replace(/"invited-\d+"/g, `"${person}"`));
}

/** Sends the first form of a run in, as its test person: a case of the product. */
async function begin(key: string, start: Start): Promise<{ readonly id: string; readonly person: string }> {
  const { services, demo, database } = product;
  const workflow = await services.definitions.workflowStartedBy(demo.id, key);
  const form = await services.definitions.publishedForm(demo.id, key);
  assert.ok(workflow && form);
  const { cpr, name, birthDate, municipality } = testPerson(start.person);
  const made = await database.inOrganisation(demo.id, async (transaction) => {
    const person = await ensurePerson(transaction, demo, { cpr, name: name || 'Ukendt' }, `dry-${start.person}`);
    const draft = await createDraft(transaction, demo, {
      person: person.id,
      formVersion: form.id,
      workflowVersion: workflow.id,
      language: start.language,
      content: {
        answers: start.input.answers as Answers,
        prefilled: start.input.prefilled as Answers,
        visited: form.definition.pages.map((page) => page.key),
        person: { birthDate, municipality },
        registerUnavailable: false,
      },
      now: new Date(start.at),
      expiresAt: new Date('2030-01-01'),
    });
    return { person: person.id, draft: draft.id };
  });
  product.clock.now = new Date(start.at);
  const lists = (await services.definitions.lists(demo.id, form.definition)) ?? {};
  const sent = await submitDraft(services, demo, {
    draft: made.draft,
    person: made.person,
    revision: 1,
    context: () => formContext({ lists }, start.at, start.language, testPerson(start.person)),
    from: { from: '127.0.0.1' },
  });
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent).slice(0, 500));
  return { id: sent.case, person: made.person };
}

async function stored(id: string): Promise<StoredCase> {
  const found = await product.database.inOrganisation(product.demo.id, (transaction) =>
    findCase(transaction, product.demo, id, false),
  );
  return found ?? assert.fail('the case is there');
}

/** What the product holds of a case, and what the dry run says it should hold. */
async function compare(id: string, person: string, { state, history, waiting }: Situation): Promise<void> {
  const found = await stored(id);
  assert.deepEqual(found.state, named(state, person));
  const rows = await product.database.inOrganisation(product.demo.id, async (transaction) => ({
    events: await transaction
      .selectFrom('case_event')
      .select(['kind', 'at', 'content'])
      .where('case', '=', id)
      .orderBy('sequence')
      .execute(),
    deadlines: await transaction
      .selectFrom('deadline')
      .select(['open_step', 'kind', 'due_at'])
      .where('case', '=', id)
      .execute(),
  }));
  const events = rows.events.map(({ content }) => decryptJson<CaseEvent>(found.key.key, casePlaces.event, content));
  assert.deepEqual(
    withoutFacts(events),
    withoutFacts(
      named(
        history.map(({ event }) => event),
        person,
      ),
    ),
  );
  const sorted = (list: readonly string[]) => [...list].sort();
  assert.deepEqual(
    sorted(rows.deadlines.map(({ open_step, kind, due_at }) => `${open_step} ${kind} ${due_at.toISOString()}`)),
    sorted(waiting.flatMap((each) => (each.kind === 'deadline' ? [`${each.open} ${each.deadline} ${each.at}`] : []))),
  );
  const end = history.at(-1)?.effects.find((effect) => effect.kind === 'end');
  assert.equal(found.deleteAt?.toISOString() ?? null, end?.kind === 'end' ? end.deleteAt : null);
}

function withoutFacts(events: readonly CaseEvent[]): readonly unknown[] {
  return events.map(({ facts: _, ...event }) => event);
}

test('WFL-6 the demonstration: the product comes to the same history, state and deadlines as the dry run', async () => {
  const world = demoWorld('fritidspas');
  const { services, demo, database, clock } = product;
  const start = await assessed();
  const where = { step: 'assess' };
  const run: DryRun = {
    schema: 'dry-run/1',
    start,
    moves: [
      { do: 'wait' },
      { do: 'wait' },
      { do: 'decide', at: where, by: 'Fritid 1', decision: 'approved', reason: 'God grund' },
      { do: 'answer', at: { step: 'letterGranted' }, peer: { answer: 'rejected' } },
    ],
  };
  const { situation, stopped } = playRun(world, run);
  assert.ok(situation && stopped.why === 'out-of-moves');
  const { id, person } = await begin('fritidspas', start);
  for (const { event } of situation.history.slice(1)) {
    clock.now = new Date(event.at);
    if (event.kind === 'deadlineReached') await applyDueDeadlines(services);
    if (event.kind === 'decided') {
      const employee = {
        id: ids.get('Fritid 1') ?? '',
        name: 'Fritid 1',
        groups: ['Fritid'],
        access: accessOfRole('caseworker'),
      };
      const from = { from: '127.0.0.1' };
      const { open, decision, reason } = event;
      assert.deepEqual(await decide(services, demo, { case: id, open, employee, from, decision, reason }), {
        ok: true,
      });
    }
    if (event.kind === 'deliveryFailed') {
      const peer = memoryPeer();
      peer.answer = { outcome: 'rejected', reason: { da: 'Nej' } };
      const row = await database.inOrganisation(demo.id, (transaction) =>
        transaction.selectFrom('delivery').select('id').where('case', '=', id).executeTakeFirstOrThrow(),
      );
      await deliver(deliveryServices(services, peer), demo.id, row.id);
    }
  }
  await compare(id, person, situation);
});

/** A start of the demonstration that a case worker must decide. */
async function assessed(): Promise<Start> {
  const world = demoWorld('fritidspas');
  for (let seed = 1; seed < 100; seed += 1) {
    const start = startByChance(world, at, 'da', seed);
    const played = start && playRun(world, { schema: 'dry-run/1', start, moves: [] });
    const opensTask = played?.situation?.state.open.some((open) => open.step === 'assess');
    // Files belong to drafts in the product: answers without any are sent in here.
    if (start && opensTask && Object.keys(start.input.files).length === 0) return start;
  }
  return assert.fail('no answers lead to a case worker');
}

test('WFL-6 random workflows: the same events through the database come to the same state, deadlines and end', async () => {
  const { services, demo, database } = product;
  let walked = 0;
  await fc.assert(
    fc.asyncProperty(anyWorkflow, fc.nat(100_000), async (any, seed) => {
      const definition = storable(any);
      const world = worldFor(definition, [plainForm]);
      const start = startByChance(world, at, 'da', seed);
      assert.ok(start);
      const { situation } = play(world, start, chancePlayer(world, seed), 25);
      assert.ok(situation);
      const published = await services.definitions.publishWorkflow(demo.id, definition);
      assert.ok(published.ok, JSON.stringify(published));
      const { id, person } = await begin('plain', start);
      const version = await services.definitions.workflow(demo.id, published.id);
      for (const { event } of named(situation.history.slice(1), person)) {
        await database.inOrganisation(demo.id, async (transaction) => {
          const found = await findCase(transaction, demo, id, true);
          assert.ok(found);
          if (event.kind === 'deadlineReached') {
            const { numDeletedRows } = await transaction
              .deleteFrom('deadline')
              .where('case', '=', id)
              .where('open_step', '=', event.open)
              .where('kind', '=', event.deadline)
              .where('due_at', '<=', new Date(event.at))
              .executeTakeFirstOrThrow();
            assert.equal(numDeletedRows, 1n, 'the deadline is a row that has fallen due');
          }
          if (event.kind === 'deliveryFailed' || event.kind === 'delivered') {
            await transaction
              .updateTable('delivery')
              .set({ status: event.kind === 'delivered' ? 'delivered' : 'failed' })
              .where('case', '=', id)
              .where('open_step', '=', event.open)
              .execute();
          }
          const applied = await applyEvent(transaction, demo, version, found, event, []);
          assert.ok(applied.ok, JSON.stringify(applied));
        });
        walked += 1;
      }
      await compare(id, person, situation);
    }),
    // What fails is played again from its seed by hand: to shrink it through a database takes too long.
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 12), endOnFailure: true },
  );
  assert.ok(walked > 12, `${walked} events were applied`);
});

/** Without what the product asks of the organisation's own employees, whom the dry run invents. */
function storable(definition: WorkflowDefinition): WorkflowDefinition {
  const steps = Object.entries(definition.steps).map(([key, step]): readonly [string, Step] => {
    if (step.kind === 'approve' && step.approvers === 'all') {
      const { approvers: _, ...rest } = step;
      return [key, rest];
    }
    // The product of the test has Digital Post alone.
    if (step.kind !== 'deliver' || step.letter) return [key, step];
    const letter = { title: { da: 'Brev' }, blocks: [{ kind: 'paragraph' as const, text: { da: 'Tekst' } }] };
    return [key, { ...step, delivery: 'digital-post', letter }];
  });
  return { ...definition, steps: Object.fromEntries(steps) };
}
