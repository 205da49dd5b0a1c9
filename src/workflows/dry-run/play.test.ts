import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainForm } from '../../../test/workflows/any-workflow.ts';
import { worldFor } from '../../../test/workflows/worlds.ts';
import type { Step, WorkflowDefinition } from '../definition.ts';
import { startByChance } from './chance-player.ts';
import { keepRun } from './kept-run.ts';
import { playRun } from './play.ts';
import { replay } from './replay.ts';
import type { DryRun, Move, Start } from './run-schema.ts';
import { searchDeadEnds } from './search-dead-ends.ts';
import type { World } from './world.ts';

// A Friday.
const at = '2026-11-27T09:00:00.000Z';
const text = (da: string) => ({ da, en: da });
const status = { now: text('Nu'), next: text('Så') };

function workflow(steps: Readonly<Record<string, Step>>, next: string): WorkflowDefinition {
  return {
    schema: 'workflow/1',
    key: 'proeve',
    title: text('Prøve'),
    start: 'begin',
    group: 'Fritid',
    retentionDays: 30,
    steps: {
      begin: { kind: 'fill', title: text('Begynd'), status, form: 'plain', as: 'start', by: 'starter', next },
      ...steps,
      done: { kind: 'end', title: text('Færdig'), outcome: 'finished', status },
    },
  };
}

const letter: Extract<Step, { kind: 'deliver' }> = {
  kind: 'deliver',
  title: text('Brev'),
  status,
  delivery: 'digital-post',
  failureGroup: 'Fritid',
  letter: { title: text('Dit tal'), blocks: [{ kind: 'paragraph', text: text('Det er {{start.amount}}.') }] },
  next: 'done',
};

const assess: Extract<Step, { kind: 'approve' }> = {
  kind: 'approve',
  title: text('Vurder'),
  status,
  group: 'Fritid',
  as: 'said',
  deadline: { workingDays: 5 },
  remindBefore: { workingDays: 1 },
  escalation: { group: 'Ledelse' },
  expiry: { after: { days: 10 }, decision: 'rejected', reason: text('Fristen gik') },
  approved: 'letter',
  rejected: 'done',
};

function startOf(world: World): Start {
  return startByChance(world, at, 'da', 3) ?? assert.fail('answers are found');
}

function played(world: World, moves: Move[]) {
  const run: DryRun = { schema: 'dry-run/1', start: startOf(world), moves };
  const { situation, stopped } = playRun(world, run);
  assert.notEqual(stopped.why, 'problem', JSON.stringify(stopped));
  return situation ?? assert.fail('the run has begun');
}

test('WFL-6 time jumps from one thing that happens to the next: reminder, deadline and escalation, the decision by itself', () => {
  const world = worldFor(workflow({ assess, letter }, 'assess'), [plainForm]);
  const wait: Move = { do: 'wait' };
  const { history, now, state } = played(world, [wait, wait, wait, wait]);
  const lines = history.map(({ event }) => `${event.at} ${'deadline' in event ? event.deadline : event.kind}`);
  assert.deepEqual(lines, [
    `${at} submitted`,
    // Friday and five working days: until the end of Friday the 4th; the reminder is a working day before.
    '2026-12-02T23:00:00.000Z reminder',
    '2026-12-04T23:00:00.000Z due',
    '2026-12-04T23:00:00.000Z escalation',
    '2026-12-14T23:00:00.000Z expiry',
  ]);
  assert.deepEqual(
    [state.status, state.decisions.said?.decision, now],
    ['ended', 'rejected', '2026-12-14T23:00:00.000Z'],
  );
  const end = history.at(-1)?.effects.find((effect) => effect.kind === 'end');
  assert.equal(end?.kind === 'end' ? end.deleteAt : '', '2027-01-14T23:00:00.000Z');
});

test('WFL-6 a peer that is out of reach is tried with growing pauses, and given up after the last attempt', () => {
  const world = worldFor(workflow({ letter }, 'letter'), [plainForm]);
  const answer = (times: number): Move => ({
    do: 'answer',
    at: { step: 'letter' },
    peer: { answer: 'unavailable', times },
  });
  const late = played(world, [answer(3), { do: 'wait' }]);
  assert.deepEqual([late.now, late.state.status], ['2026-11-27T09:00:35.000Z', 'ended'], '5, 10 and 20 seconds');
  const lost = played(world, [answer(105), { do: 'wait' }]);
  assert.equal(lost.history.at(-1)?.event.kind, 'deliveryFailed');
  assert.ok(Date.parse(lost.now) - Date.parse(at) > 2 * 86_400_000 - 3_600_000, 'about two days');
  assert.deepEqual(
    lost.history.at(-1)?.effects.map((effect) => (effect.kind === 'task' ? effect.purpose : effect.kind)),
    ['failedDelivery'],
  );
});

test('WFL-6 a receipt that comes late comes at its time, whatever else happens meanwhile', () => {
  const world = worldFor(workflow({ letter }, 'letter'), [plainForm]);
  const moves: Move[] = [
    { do: 'answer', at: { step: 'letter' }, peer: { answer: 'awaiting', days: 30 } },
    { do: 'pass', days: 29 },
  ];
  assert.equal(played(world, moves).state.status, 'open');
  assert.equal(played(world, [...moves, { do: 'pass', days: 1 }]).state.status, 'ended');
});

test('WFL-6 letters and messages are shown as they would be written', () => {
  const notify: Step = { kind: 'notify', title: text('Sig'), message: text('Tal: {{start.amount}}'), next: 'letter' };
  const world = worldFor(workflow({ notify, letter }, 'notify'), [plainForm]);
  const { history, state } = played(world, []);
  const amount = String(state.answers.start?.amount);
  const effects = history[0]?.effects ?? [];
  const message = effects.find((effect) => effect.kind === 'message');
  assert.equal(message?.kind === 'message' ? message.text : '', `Tal: ${amount}`);
  const delivery = effects.find((effect) => effect.kind === 'delivery');
  assert.deepEqual(delivery?.kind === 'delivery' ? delivery.letter?.blocks : [], [
    { kind: 'paragraph', text: `Det er ${amount}.` },
  ]);
});

test('WFL-6 a kept run says where a changed workflow parts from it', () => {
  const before = worldFor(workflow({ assess, letter }, 'assess'), [plainForm]);
  const approve: Move = { do: 'decide', at: { step: 'assess' }, by: 'Fritid 1', decision: 'approved', reason: '' };
  const run: DryRun = { schema: 'dry-run/1', start: startOf(before), moves: [{ do: 'wait' }, approve] };
  const kept = JSON.parse(JSON.stringify(keepRun(before, run)));
  assert.deepEqual(replay(before, kept), { same: true });
  const changed = (steps: Readonly<Record<string, Step>>, next = 'assess') => {
    const replayed = replay(worldFor(workflow(steps, next), [plainForm]), kept);
    return replayed.same ? null : replayed.difference;
  };
  const later = changed({ assess: { ...assess, deadline: { workingDays: 6 } }, letter });
  assert.ok(later?.kind === 'effect' && later.step === 'begin' && /2026-12-04/.test(later.was ?? ''));
  const worded = changed({
    assess,
    letter: { ...letter, letter: { title: text('Nyt'), blocks: letter.letter?.blocks ?? [] } },
  });
  assert.ok(worded?.kind === 'effect' && worded.step === 'assess' && /Nyt/.test(worded.is ?? ''));
  const gone = changed({ letter }, 'letter');
  assert.ok(gone !== null && gone.kind !== 'outcome');
  // A step elsewhere changes nothing on this way.
  assert.equal(
    changed({
      assess: { ...assess, rejected: 'sorry' },
      letter,
      sorry: { kind: 'notify', title: text('S'), message: text('S'), next: 'done' },
    }),
    null,
  );
});

test('WFL-6 the search finds ways that no answer leads to, cases that never end, and expressions that give nothing', () => {
  const steps: Readonly<Record<string, Step>> = {
    sort: {
      kind: 'decide',
      title: text('Sorter'),
      branches: [
        // The form takes no more than 1,000.
        { title: text('Stor'), when: 'start.amount > 5000', next: 'letter' },
        { title: text('Nul'), when: 'start.amount / 0 > 1', next: 'letter' },
        { title: text('Lille'), when: 'start.amount < 500', next: 'rest' },
      ],
      otherwise: 'done',
    },
    rest: { kind: 'wait', title: text('Hvil'), status, term: { days: 1 }, next: 'sort' },
    letter,
  };
  const world = worldFor(workflow(steps, 'sort'), [plainForm]);
  const budget = { moves: 400, movesOfRun: 60, seed: 1, at, language: 'da' };
  const found = searchDeadEnds(world, budget);
  assert.deepEqual(found.unreached, ['letter']);
  assert.deepEqual(found.untaken, ['sort.branches.0', 'sort.branches.1']);
  assert.deepEqual(found.expressions, [{ place: 'sort.branches.1', trouble: 'null' }]);
  const [endless] = found.endless;
  assert.deepEqual(endless?.steps, ['rest']);
  const again = endless && playRun(world, endless.run);
  assert.equal(again?.stopped.why, 'out-of-moves', 'the run shows it');
  assert.ok(found.ended > 0);
  assert.deepEqual(searchDeadEnds(world, budget), found, 'the same seed finds the same');
});
