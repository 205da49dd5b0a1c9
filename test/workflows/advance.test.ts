import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SubmittedValues } from '../../src/forms/evaluate.ts';
import { advance, fold } from '../../src/workflows/advance.ts';
import type { CaseEvent, CaseState, DecisionKind } from '../../src/workflows/case-state.ts';
import { fritidspasWorkflow, prepareWorkflow, sampleContracts } from '../helpers/sample-workflow.ts';

const workflow = prepareWorkflow(fritidspasWorkflow);
const citizen = { kind: 'citizen', id: 'c' } as const;
const signe = { kind: 'employee', id: 'signe' } as const;
const bo = { kind: 'employee', id: 'bo' } as const;
const system = { kind: 'system', id: null } as const;
const at = '2026-11-24T09:00:00.000Z';

function submitted(support: string, open?: number): CaseEvent {
  const values: SubmittedValues = { support, activity: 'Fodbold', paid: false };
  return { kind: 'submitted', at, actor: citizen, values, ...(open === undefined ? {} : { open }) };
}

function begin(support: string): CaseState {
  const result = advance(workflow, null, submitted(support));
  assert.ok(result.ok);
  return result.state;
}

test('WFL-1 a small amount goes straight to the letter, a larger one to a case worker', () => {
  assert.deepEqual(
    begin('1000.00').open.map((open) => open.step),
    ['letterGranted'],
  );
  assert.deepEqual(
    begin('1000.01').open.map((open) => open.step),
    ['assess'],
  );
  assert.deepEqual(
    begin('0.00').open.map((open) => open.step),
    ['assess'],
  );
});

test('WFL-3 a task gets a deadline of five Danish working days and a reminder one working day before', () => {
  const result = advance(workflow, null, { ...submitted('2000'), at: '2026-12-22T10:00:00.000Z' });
  assert.ok(result.ok);
  const deadlines = result.commands.filter((command) => command.kind === 'setDeadline');
  // 23 December, then the Christmas days and the weekend are left out (24 December is no public holiday in law), 29, 30, 31.
  const due = deadlines.find((command) => command.deadline === 'due');
  const reminder = deadlines.find((command) => command.deadline === 'reminder');
  assert.ok(due && reminder);
  assert.ok(due.at > reminder.at);
  assert.equal(due.at.slice(11), '23:00:00.000Z', 'the day ends at midnight in Denmark');
});

test('PLA-5 two case workers can not decide the same task', () => {
  const state = begin('2000');
  const open = state.open[0]?.id ?? 0;
  const decided = advance(workflow, state, {
    kind: 'decided',
    at,
    actor: signe,
    open,
    decision: 'approved',
    reason: 'ja',
  });
  assert.ok(decided.ok);
  const again = advance(workflow, decided.state, {
    kind: 'decided',
    at,
    actor: bo,
    open,
    decision: 'rejected',
    reason: 'nej',
  });
  assert.deepEqual(again, { ok: false, refusal: 'not-open' });
});

test('PLA-5 a task that one has taken is decided by nobody else', () => {
  const state = begin('2000');
  const open = state.open[0]?.id ?? 0;
  const taken = advance(workflow, state, { kind: 'taskTaken', at, actor: signe, open, employee: 'signe' });
  assert.ok(taken.ok);
  assert.deepEqual(advance(workflow, taken.state, { kind: 'taskTaken', at, actor: bo, open, employee: 'bo' }), {
    ok: false,
    refusal: 'already-taken',
  });
  assert.deepEqual(
    advance(workflow, taken.state, { kind: 'decided', at, actor: bo, open, decision: 'approved', reason: 'x' }),
    { ok: false, refusal: 'already-taken' },
  );
});

test('WFL-1 a case that was returned opens the form again with the comment, and goes on when it is corrected', () => {
  const state = begin('2000');
  const returned = advance(workflow, state, {
    kind: 'decided',
    at,
    actor: signe,
    open: 1,
    decision: 'returned',
    reason: 'Prisen mangler',
  });
  assert.ok(returned.ok);
  assert.deepEqual(
    returned.state.open.map((open) => [open.step, open.comment]),
    [['fill', 'Prisen mangler']],
  );
  assert.ok(returned.commands.some((command) => command.kind === 'requestCorrection'));
  const corrected = advance(workflow, returned.state, submitted('500', 2));
  assert.ok(corrected.ok);
  assert.deepEqual(
    corrected.state.open.map((open) => open.step),
    ['letterGranted'],
  );
});

test('SMS-3 of a delivery to several the task stays while another has failed, and the step waits for those under way', () => {
  const failed = advance(workflow, begin('500'), { kind: 'deliveryFailed', at, actor: system, open: 1 });
  assert.ok(failed.ok);
  const isFailed = (state: CaseState) => state.open.map((open) => open.failed === true);
  const delivery = 'one';
  const again = advance(workflow, failed.state, { kind: 'deliveryRetried', at, actor: signe, open: 1, delivery });
  assert.ok(again.ok);
  assert.deepEqual(again.commands, [{ kind: 'retryDelivery', open: 1, delivery }]);
  assert.deepEqual(isFailed(again.state), [true]);
  const byHand = { kind: 'deliveryHandledByHand', at, actor: signe, open: 1, reason: 'Ringet op' } as const;
  const one = advance(workflow, again.state, { ...byHand, left: 'failed' });
  assert.ok(one.ok);
  assert.deepEqual([one.state, one.commands], [again.state, []]);
  for (const event of [
    { ...byHand, left: 'underWay' } as const,
    { kind: 'delivered', at, actor: system, open: 1, left: 'underWay' } as const,
  ]) {
    const last = advance(workflow, one.state, event);
    assert.ok(last.ok);
    assert.deepEqual(isFailed(last.state), [false]);
    assert.deepEqual(last.commands, [{ kind: 'closeTasks', open: 1 }]);
    const done = advance(workflow, last.state, { kind: 'delivered', at, actor: system, open: 1 });
    assert.ok(done.ok);
    assert.equal(done.state.status, 'ended');
  }
});

test('DEL-2 a delivery that fails becomes a task, and is tried again or handled by hand', () => {
  const state = begin('500');
  const failed = advance(workflow, state, { kind: 'deliveryFailed', at, actor: system, open: 1 });
  assert.ok(failed.ok);
  assert.ok(failed.commands.some((command) => command.kind === 'createTask' && command.purpose === 'failedDelivery'));
  const retried = advance(workflow, failed.state, { kind: 'deliveryRetried', at, actor: signe, open: 1 });
  assert.ok(retried.ok);
  assert.ok(retried.commands.some((command) => command.kind === 'retryDelivery'));
  const byHand = advance(workflow, failed.state, {
    kind: 'deliveryHandledByHand',
    at,
    actor: signe,
    open: 1,
    reason: 'ringet',
  });
  assert.ok(byHand.ok);
  assert.equal(byHand.state.status, 'ended');
});

test('SMS-3 WFL-1 a delivery of which nothing is sent goes the step’s own way where it has one, and on as otherwise where it has none', () => {
  const { letterGranted, letterRefused, ...others } = fritidspasWorkflow.steps;
  assert.ok(letterGranted?.kind === 'deliver' && letterRefused);
  const withWay = { ...letterGranted, unsent: 'letterRefused' };
  const branched = { ...fritidspasWorkflow, steps: { ...others, letterGranted: withWay, letterRefused } };
  const unsentOf = (prepared: typeof workflow) =>
    advance(prepared, begin('500'), { kind: 'delivered', at, actor: system, open: 1, unsent: true });
  // The letter is always sent: a way that nothing leads to is found before publishing.
  assert.throws(() => prepareWorkflow(branched), /never-unsent/);
  const contracts = new Map([...sampleContracts].map(([key, each]) => [key, { ...each, mayBeUnsent: true as const }]));
  const other = unsentOf(prepareWorkflow(branched, contracts));
  assert.ok(other.ok);
  assert.deepEqual(
    other.state.open.map(({ step }) => step),
    ['letterRefused'],
  );
  const usual = unsentOf(workflow);
  assert.ok(usual.ok);
  assert.equal(usual.state.outcome, 'granted');
});

test('CAS-4 the end sets when the case is deleted: the retention rule in days, at the end of a Danish day', () => {
  const done = advance(workflow, begin('500'), { kind: 'delivered', at, actor: system, open: 1 });
  assert.ok(done.ok);
  const end = done.commands.find((command) => command.kind === 'end');
  assert.equal(end?.deleteAt, '2027-05-23T22:00:00.000Z');
  assert.equal(done.state.endStep, 'granted');
});

const anyEvent: fc.Arbitrary<CaseEvent> = fc
  .record({
    open: fc.integer({ min: 0, max: 6 }),
    who: fc.constantFrom(signe, bo),
    pick: fc.integer({ min: 0, max: 8 }),
  })
  .chain(({ open, who, pick }) =>
    fc.constantFrom<DecisionKind>('approved', 'rejected', 'returned').map((decision): CaseEvent => {
      const events: readonly CaseEvent[] = [
        submitted('700', open),
        { kind: 'taskTaken', at, actor: who, open, employee: who.id },
        { kind: 'taskReleased', at, actor: who, open },
        { kind: 'decided', at, actor: who, open, decision, reason: 'r' },
        { kind: 'delivered', at, actor: system, open },
        { kind: 'deliveryFailed', at, actor: system, open },
        { kind: 'deliveryRetried', at, actor: who, open },
        { kind: 'deliveryHandledByHand', at, actor: who, open, reason: 'r' },
        { kind: 'deadlineReached', at, actor: system, open, deadline: 'due' },
      ];
      return events[pick] ?? submitted('700', open);
    }),
  );

test('PLA-4 whatever happens in whatever order, the fold of the applied events is the state, and an open case can go on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), fc.array(anyEvent, { maxLength: 40 }), (amount, events) => {
      const first = submitted(String(amount));
      const begun = advance(workflow, null, first);
      assert.ok(begun.ok);
      let { state } = begun;
      const applied = [first];
      for (const event of events) {
        const result = advance(workflow, state, event);
        if (!result.ok) continue;
        state = result.state;
        applied.push(event);
      }
      assert.deepEqual(fold(workflow, applied), state);
      assert.ok(state.status === 'ended' || state.open.length > 0, 'an open case waits for something');
      assert.deepEqual(JSON.parse(JSON.stringify(state)), state, 'the state is plain JSON');
    }),
    { numRuns: 1_000 },
  );
});

test('WFL-5 the check before publishing names unreachable steps, endless loops, unknown placeholders and options that are off', async () => {
  const { compileWorkflow } = await import('../../src/workflows/compile-workflow.ts');
  const { fritidspasForm } = await import('../helpers/sample-workflow.ts');
  const { steps } = fritidspasWorkflow;
  const broken = {
    ...fritidspasWorkflow,
    steps: {
      ...steps,
      lost: { kind: 'notify' as const, title: { da: 'x' }, message: { da: 'x' }, next: 'round' },
      round: { kind: 'notify' as const, title: { da: 'x' }, message: { da: 'x' }, next: 'lost' },
    },
  };
  const forms = new Map([['fritidspas', fritidspasForm]]);
  const compiled = compileWorkflow(broken, forms, new Map());
  assert.ok(!compiled.ok);
  const codes = new Set(compiled.findings.map((finding) => finding.code));
  for (const code of ['unreachable', 'endless-loop', 'option-off']) assert.ok(codes.has(code), code);
  assert.ok(compiled.findings.every((finding) => finding.message.da && finding.message.en && finding.place));
});
