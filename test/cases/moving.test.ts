import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { decide } from '../../src/cases/employee-actions.ts';
import { type CaseMove, readLeft, readMove } from '../../src/cases/moving/case-move.ts';
import { beginCheck, confirmMove, stopMove } from '../../src/cases/moving/steer-move.ts';
import { workOffMoves } from '../../src/cases/moving/work-off-moves.ts';
import { casePlaces, findCase, type StoredCase } from '../../src/cases/stored-case.ts';
import { submitDraft } from '../../src/cases/submit-draft.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import { listOwnDrafts } from '../../src/forms/drafts/list-drafts.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import { projectRoot } from '../../src/paths.ts';
import { typescriptArguments } from '../../src/processes/node-program.ts';
import { fold } from '../../src/workflows/advance.ts';
import type { CaseEvent } from '../../src/workflows/case-state.ts';
import type { Step } from '../../src/workflows/definition.ts';
import { draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import {
  answerForm,
  approve,
  decide as decideStep,
  definitionOf,
  end,
  fill,
  householdForm,
  wait,
} from '../helpers/workflow-of.ts';

let product: TestDatabase;
before(async () => {
  product = await startTestDatabase();
  const { demo, definitions, database } = product;
  for (const form of [householdForm, answerForm, { ...answerForm, key: 'andet' }]) {
    const published = await definitions.publishForm(demo.id, form);
    assert.ok(published.ok, JSON.stringify(published));
  }
  await database.inOrganisation(demo.id, (transaction) =>
    transaction
      .insertInto('employee')
      .values({
        ...{ organisation: demo.id, id: ditte.id, subject: 'test-ditte', name: ditte.name, email: null },
        ...{ groups: ['Fritid'], roles: ['designer', 'caseworker'], language: null, manager_email: null },
      })
      .execute(),
  );
});
after(() => product.close());
beforeEach(() => {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
});

const ditte = {
  id: '00000000-0000-4000-8000-0000000000d1',
  name: 'Ditte',
  groups: ['Fritid'],
  access: accessOfRole('caseworker'),
};
const from = { from: '127.0.0.1' };
const by = { employee: ditte.id, from };
const boss = approve({ as: 'boss', deadline: { days: 5 }, approved: 'done', rejected: 'done' });
const steps = {
  first: decideStep('start.subject = "vent"', 'stay', 'boss'),
  boss,
  stay: wait({ term: { days: 90 }, next: 'done' }),
  done: end('x'),
} satisfies Record<string, Step>;
/** The same without the wait, and with more time for the boss. */
const newer = {
  first: decideStep('start.subject = "vent"', 'done', 'boss'),
  boss: { ...boss, deadline: { days: 50 } } as Step,
  done: end('x'),
} satisfies Record<string, Step>;

async function publish(key: string, of: Record<string, Step>): Promise<void> {
  const published = await product.definitions.publishWorkflow(product.demo.id, definitionOf(of, { key }));
  assert.ok(published.ok, JSON.stringify(published));
  product.definitions.changed(product.demo.id);
}

/** A form starts one workflow: each test takes it over by withdrawing that of the test before. */
async function takeOver(key: string, of: Record<string, Step>): Promise<void> {
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .updateTable('workflow_version')
      .set({ status: 'withdrawn' })
      .where('start_form', '=', 'husstand')
      .where('status', '=', 'published')
      .execute(),
  );
  await publish(key, of);
}

async function begin(subject = ''): Promise<string> {
  const { services, demo } = product;
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, subject === '' ? {} : { subject }, 'husstand');
  const sent = await send(services, demo, draft, person.id);
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
  return sent.case;
}

async function stored(id: string): Promise<StoredCase> {
  const found = await product.database.inOrganisation(product.demo.id, (transaction) =>
    findCase(transaction, product.demo, id, false),
  );
  assert.ok(found);
  return found;
}

async function eventsOf(id: string): Promise<readonly CaseEvent[]> {
  const { key } = await stored(id);
  const rows = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('case_event').select('content').where('case', '=', id).orderBy('sequence').execute(),
  );
  return rows.map(({ content }) => decryptJson<CaseEvent>(key.key, casePlaces.event, content));
}

/** The stored state against the fold of the stored events, by the versions that the case has followed. */
async function checkFold(id: string): Promise<void> {
  const { definitions, demo, database } = product;
  const events = await eventsOf(id);
  const found = await stored(id);
  const rows = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('workflow_version').selectAll().orderBy('version').execute(),
  );
  const now = rows.find((row) => row.id === found.workflowVersion);
  const moved = events.some(({ kind }) => kind === 'movedToVersion');
  const first = moved ? rows.find((row) => row.key === now?.key) : now;
  const of = new Map(
    await Promise.all(
      rows.map(async ({ id: version }) => [version, (await definitions.workflow(demo.id, version)).workflow] as const),
    ),
  );
  const began = of.get(first?.id ?? '');
  assert.ok(began);
  assert.deepEqual(
    fold(began, events, (version) => of.get(version)),
    found.state,
  );
}

const workOff = (stopped = () => false): Promise<void> =>
  workOffMoves(product.services, stopped, (what, error) => assert.fail(`${what}: ${error}`));

async function moveOf(key: string): Promise<CaseMove> {
  const move = await product.database.inOrganisation(product.demo.id, (transaction) => readMove(transaction, key));
  assert.ok(move);
  return move;
}

const leftOf = (move: CaseMove) =>
  product.database.inOrganisation(product.demo.id, (transaction) => readLeft(transaction, move.id, 100, 0));

test('WFL-7 running cases are checked and then moved, each once; those that cannot follow stay and say why', async () => {
  const { services, demo, database } = product;
  await takeOver('flyt-a', steps);
  const [one, two, three, waiting] = [await begin(), await begin(), await begin(), await begin('vent')];
  await publish('flyt-a', newer);
  const check = await beginCheck(services, demo, 'flyt-a', by);
  assert.ok(check);
  assert.equal(await confirmMove(services, demo, 'flyt-a', check, by), false, 'not before it is checked');
  await workOff();
  const checked = await moveOf('flyt-a');
  assert.equal(checked.state, 'checked');
  assert.deepEqual(checked.counts, { waiting: 0, can: 3, moved: 0, left: 1, gone: 0 });
  const because = [{ step: 'stay', code: 'missing' }];
  const { number, workflowVersion } = await stored(waiting);
  assert.deepEqual(await leftOf(checked), [{ number, follows: workflowVersion, version: 1, because }]);
  assert.equal((await eventsOf(one)).length, 1, 'the check changes nothing');

  // Between the check and the move one ends, and another begins by the old version, in a draft that was begun before.
  const open = (await stored(three)).state.open[0]?.id ?? 0;
  const decision = { open, decision: 'approved', reason: '', employee: ditte, from } as const;
  assert.deepEqual(await decide(services, demo, { case: three, ...decision }), { ok: true });
  assert.equal(await confirmMove(services, demo, 'flyt-a', crypto.randomUUID(), by), false, 'another check');
  assert.equal(await confirmMove(services, demo, 'flyt-a', check, by), true);
  assert.equal(await beginCheck(services, demo, 'flyt-a', by), check, 'no check while they are moved');
  await Promise.all([workOff(), workOff(), workOff()]);
  const done = await moveOf('flyt-a');
  assert.equal(done.state, 'done');
  assert.deepEqual(done.counts, { waiting: 0, can: 0, moved: 2, left: 1, gone: 1 });
  for (const id of [one, two]) {
    const found = await stored(id);
    assert.equal(found.workflowVersion, done.to);
    assert.equal(found.state.open[0]?.dueAt, '2027-01-13T23:00:00.000Z', 'worked out anew from when it began');
    assert.deepEqual(
      (await eventsOf(id)).map(({ kind }) => kind),
      ['submitted', 'movedToVersion'],
    );
    await checkFold(id);
  }
  assert.equal((await stored(waiting)).workflowVersion, workflowVersion);
  assert.deepEqual(await decide(services, demo, { case: one, ...decision }), { ok: true });
  await checkFold(one);
  const actions = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('audit_entry').select('action').where('action', 'like', 'caseMove%').orderBy('id').execute(),
  );
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['caseMoveBegun', 'caseMoved', 'caseMoved', 'caseMoveEnded'],
  );
});

test('WFL-7 a worker that is killed while it moves cases leaves none half moved, and another goes on', async () => {
  const { services, demo, database, ownerUrl, masterKey } = product;
  await takeOver('flyt-b', steps);
  const ids: string[] = [];
  for (let count = 0; count < 120; count += 1) ids.push(await begin());
  await publish('flyt-b', newer);
  const check = await beginCheck(services, demo, 'flyt-b', by);
  await workOff();
  assert.ok(check && (await confirmMove(services, demo, 'flyt-b', check, by)));

  // It is killed within its second batch: a case there is held by somebody else.
  const inTheSecond = ids.toSorted()[70];
  const holder = new pg.Client({ connectionString: ownerUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from "case" where id = $1 for update', [inTheSecond]);
  const worker = spawn(
    process.execPath,
    [...typescriptArguments, join(projectRoot, 'test', 'helpers', 'move-process.ts')],
    {
      env: { ...process.env, OWNER_URL: ownerUrl, MASTER_KEY: masterKey.toString('base64') },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const ended = once(worker, 'exit');
  // A connection within a transaction would see the others as they were at its first look.
  const watcher = new pg.Client({ connectionString: ownerUrl });
  await watcher.connect();
  const waits = async () => {
    const found = await watcher.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return found.rowCount;
  };
  while ((await waits()) === 0) {
    assert.equal(worker.exitCode, null, 'the worker ended by itself');
    await sleep(50);
  }
  assert.equal((await moveOf('flyt-b')).counts.moved, 50, 'the first batch is done');
  worker.kill('SIGKILL');
  await ended;
  await holder.query('rollback');
  await Promise.all([holder.end(), watcher.end()]);

  // The server may need a moment to see that the connection of the killed one is gone, and with it its hold.
  while ((await moveOf('flyt-b')).state === 'moving') await Promise.all([workOff(), workOff()]);
  const done = await moveOf('flyt-b');
  assert.equal(done.state, 'done');
  assert.deepEqual(done.counts, { waiting: 0, can: 0, moved: 120, left: 0, gone: 0 });
  const moves = await database.inOrganisation(demo.id, (transaction) =>
    transaction
      .selectFrom('case_event')
      .select(['case', ({ fn }) => fn.countAll<string>().as('count')])
      .where('kind', '=', 'movedToVersion')
      .where('case', 'in', ids)
      .groupBy('case')
      .execute(),
  );
  assert.equal(moves.length, 120);
  assert.ok(moves.every(({ count }) => count === '1'));
  for (const id of ids.filter((_, index) => index % 20 === 0)) await checkFold(id);
});

test('WFL-7 a move that is stopped leaves the rest; a newer version ends it; a case that fails keeps nobody', async () => {
  const { services, demo, database } = product;
  await takeOver('flyt-c', steps);
  const ids: string[] = [];
  for (let count = 0; count < 60; count += 1) ids.push(await begin());
  await publish('flyt-c', newer);
  let check = await beginCheck(services, demo, 'flyt-c', by);
  assert.ok(await stopMove(services, demo, 'flyt-c', by), 'a check is dropped');
  assert.equal(await stopMove(services, demo, 'flyt-c', by), false);
  check = await beginCheck(services, demo, 'flyt-c', by);
  await workOff();
  assert.ok(check && (await confirmMove(services, demo, 'flyt-c', check, by)));
  const once = () => {
    let asked = 0;
    return () => ++asked > 1;
  };
  await workOff(once());
  assert.equal((await moveOf('flyt-c')).counts.moved, 50);
  assert.ok(await stopMove(services, demo, 'flyt-c', by));
  await workOff();
  const stopped = await moveOf('flyt-c');
  assert.equal(stopped.state, 'stopped');
  assert.deepEqual([stopped.counts.moved, stopped.counts.waiting], [50, 10]);

  // The rest, of which one can't be opened.
  const broken = ids.toSorted()[55];
  assert.ok(broken);
  const { state } = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('case').select('state').where('id', '=', broken).executeTakeFirstOrThrow(),
  );
  const put = (content: Buffer) =>
    database.inOrganisation(demo.id, (transaction) =>
      transaction.updateTable('case').set({ state: content }).where('id', '=', broken).execute(),
    );
  check = await beginCheck(services, demo, 'flyt-c', by);
  await workOff();
  await put(Buffer.alloc(64));
  assert.ok(check && (await confirmMove(services, demo, 'flyt-c', check, by)));
  const reported: string[] = [];
  await workOffMoves(
    services,
    () => false,
    (what) => reported.push(what),
  );
  assert.deepEqual(reported, ['a case could not be moved to another version']);
  await put(state);
  const done = await moveOf('flyt-c');
  assert.deepEqual([done.state, done.counts.moved, done.counts.left], ['done', 9, 1]);
  assert.deepEqual((await leftOf(done))[0]?.because, [{ step: '', code: 'failed' }]);

  // And that one, while the workflow is published once more.
  check = await beginCheck(services, demo, 'flyt-c', by);
  await workOff();
  assert.ok(check && (await confirmMove(services, demo, 'flyt-c', check, by)));
  await publish('flyt-c', steps);
  await workOff();
  assert.equal((await moveOf('flyt-c')).state, 'superseded');
  assert.equal((await moveOf('flyt-c')).counts.moved, 0);
  assert.equal((await stored(broken)).sequence, 1);
});

test('WFL-7 a form that was open when its case was moved is sent in by the new version; one that is another there stays', async () => {
  const { services, demo, database } = product;
  const ask = fill({ form: 'svar', as: 'answer', by: 'starter', next: 'old' });
  await takeOver('flyt-d', { first: ask, old: end('old') });
  const id = await begin();
  const { person } = await stored(id);
  const other = { ...ask, form: 'andet', next: 'new' } as Step;
  await publish('flyt-d', { first: other, new: end('new') });
  await beginCheck(services, demo, 'flyt-d', by);
  await workOff();
  assert.deepEqual((await leftOf(await moveOf('flyt-d')))[0]?.because, [{ step: 'first', code: 'changed' }]);

  await publish('flyt-d', { first: { ...ask, next: 'new' } as Step, new: end('new') });
  const check = await beginCheck(services, demo, 'flyt-d', by);
  await workOff();
  assert.ok(check && (await confirmMove(services, demo, 'flyt-d', check, by)));
  await workOff();
  const drafts = await database.inOrganisation(demo.id, (transaction) =>
    listOwnDrafts(transaction, person, product.clock.now),
  );
  const draft = drafts.find(({ correctsCase }) => correctsCase === id);
  assert.ok(draft);
  const sent = await submitDraft(services, demo, {
    draft: draft.id,
    person,
    revision: 1,
    context: () => ({
      today: '2026-11-24',
      language: 'da',
      person: { age: 41, municipality: '0851', loginLevel: 'substantial' },
    }),
    from,
  });
  assert.equal(sent.kind, 'submitted', JSON.stringify(sent));
  assert.equal((await stored(id)).state.outcome, 'new');
  await checkFold(id);
});
