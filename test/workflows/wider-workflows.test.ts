import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileWorkflow } from '../../src/workflows/compile-workflow.ts';
import type { Step } from '../../src/workflows/definition.ts';
import { cannotMove } from '../../src/workflows/move-version.ts';
import { writeText } from '../../src/workflows/placeholders.ts';
import { employee, playCase, system } from '../helpers/case-play.ts';
import { sampleContracts } from '../helpers/sample-workflow.ts';
import {
  answerForm,
  approve,
  decide,
  definitionOf,
  deliver,
  end,
  fill,
  forEach,
  notify,
  parallel,
  testForms,
  wait,
  workflowOf,
} from '../helpers/workflow-of.ts';

const people = [
  { name: 'Karen', cpr: '0101701234' },
  { name: 'Jens', cpr: '0202711235' },
];

test('WFL-2 branches run at the same time, and the case goes on when all have come back', () => {
  const play = playCase(
    workflowOf({
      first: parallel('done', 'boss', 'letter'),
      boss: approve({ as: 'boss', approved: 'first', rejected: 'refused' }),
      letter: deliver('pause'),
      pause: wait({ term: { days: 3 }, next: 'first' }),
      done: end('granted'),
      refused: end('refused'),
    }),
    {},
  );
  assert.deepEqual(play.open, ['boss', 'letter']);
  play.go({ kind: 'delivered', open: play.idOf('letter') });
  assert.deepEqual(play.open, ['boss', 'pause']);
  play.decide('boss', 'signe', 'approved');
  assert.deepEqual(play.open, ['pause'], 'the branch that is done waits for the other');
  play.go({ kind: 'deadlineReached', open: play.idOf('pause'), deadline: 'wait' });
  assert.equal(play.state.outcome, 'granted');
  assert.equal(play.state.lines, undefined);
});

test('WFL-2 leaving the branches calls off what is open in the others: tasks, deadlines, deliveries', () => {
  const play = playCase(
    workflowOf({
      first: parallel('done', 'boss', 'letter'),
      boss: approve({ as: 'boss', approved: 'first', rejected: 'refused' }),
      letter: deliver('first'),
      done: end('granted'),
      refused: end('refused'),
    }),
    {},
  );
  const letter = play.idOf('letter');
  play.decide('boss', 'signe', 'rejected');
  assert.equal(play.state.outcome, 'refused');
  assert.ok(play.commands.some((command) => command.kind === 'callOff' && command.open === letter));
  assert.deepEqual(play.happen({ kind: 'delivered', open: letter }), { ok: false, refusal: 'case-ended' });
});

test('WFL-1 a case is sent back from within a branch to the form before it; the branches begin anew afterwards', () => {
  const play = playCase(
    workflowOf({
      first: parallel('done', 'boss', 'other'),
      boss: approve({ as: 'boss', approved: 'first', rejected: 'done', returned: 'begin' }),
      other: approve({ as: 'other', approved: 'first', rejected: 'done' }),
      done: end('done'),
    }),
    {},
  );
  play.decide('boss', 'signe', 'returned');
  assert.deepEqual(play.open, ['begin']);
  assert.equal(play.state.open[0]?.comment, 'grund');
  play.go({
    kind: 'submitted',
    open: play.idOf('begin'),
    values: { subject: 'rettet' },
    by: { kind: 'citizen', id: 'c' },
  });
  assert.deepEqual(play.open, ['boss', 'other']);
});

test('WFL-1 a branch with a condition is left out; without any branch the case goes on', () => {
  const steps = {
    first: parallel(
      'done',
      { start: 'one', when: 'start.subject = "a"' },
      { start: 'two', when: 'start.subject = "b"' },
    ),
    one: wait({ term: { days: 1 }, next: 'first' }),
    two: wait({ term: { days: 1 }, next: 'first' }),
    done: end('done'),
  };
  assert.deepEqual(playCase(workflowOf(steps), { subject: 'b' }).open, ['two']);
  assert.equal(playCase(workflowOf(steps), { subject: 'c' }).state.status, 'ended');
});

const household = {
  first: forEach({ over: 'start.people', as: 'who', order: 'together', start: 'ask', next: 'all' }),
  ask: fill({ form: 'svar', as: 'answer', by: { cpr: 'who.cpr' }, declined: 'refused', next: 'check' }),
  check: approve({ as: 'checked', approved: 'first', rejected: 'refused' }),
  all: decide('every a in answer satisfies a.agrees = true', 'granted', 'refused'),
  granted: end('granted'),
  refused: end('refused'),
} satisfies Record<string, Step>;

test('WFL-2 for each person in the rows: an invitation by CPR number, an approval, and lists afterwards', () => {
  const play = playCase(workflowOf(household), { people });
  assert.deepEqual(
    play.commands.flatMap((command) => (command.kind === 'invite' ? [command.to] : [])),
    people.map(({ cpr }) => ({ cpr })),
  );
  const values = { agrees: true };
  play.go({ kind: 'submitted', open: play.idOf('ask', 1), values, by: { kind: 'citizen', id: 'jens' } });
  assert.deepEqual(play.open, ['ask', 'check']);
  play.decide('check', 'signe', 'approved');
  play.go({ kind: 'submitted', open: play.idOf('ask'), values, by: { kind: 'citizen', id: 'karen' } });
  play.decide('check', 'signe', 'approved');
  assert.equal(play.state.outcome, 'granted');
  assert.equal(play.state.each?.first?.length, 2);
});

test('WFL-2 in turn: the second is asked when the first has answered', () => {
  const play = playCase(workflowOf({ ...household, first: { ...household.first, order: 'inTurn' } }), { people });
  assert.deepEqual(play.open, ['ask']);
  play.go({ kind: 'submitted', open: play.idOf('ask'), values: { agrees: false }, by: { kind: 'citizen', id: 'k' } });
  play.decide('check', 'signe', 'approved');
  assert.deepEqual(
    play.commands.flatMap((command) => (command.kind === 'invite' ? [command.to] : [])),
    [{ cpr: people[1]?.cpr }],
  );
  play.go({ kind: 'submitted', open: play.idOf('ask'), values: { agrees: true }, by: { kind: 'citizen', id: 'j' } });
  play.decide('check', 'signe', 'approved');
  assert.equal(play.state.outcome, 'refused', 'one of the two did not agree');
});

test('WFL-4 nobody to invite becomes a task for the group, and the one who is then named is invited', () => {
  const play = playCase(workflowOf(household), { people: [{ name: 'Ukendt', cpr: '12' }] });
  assert.ok(play.commands.some((command) => command.kind === 'createTask' && command.purpose === 'failedInvitation'));
  const open = play.idOf('ask');
  play.go({ kind: 'invited', open, to: { cpr: '0101701234' }, by: employee('signe') });
  assert.ok(play.commands.some((command) => command.kind === 'closeTasks' && command.open === open));
  assert.ok(play.commands.some((command) => command.kind === 'callOff' && command.open === open));
  assert.ok(play.commands.some((command) => command.kind === 'invite' && command.open === open));
  assert.equal(play.state.open[0]?.failed, undefined);
});

test('WFL-4 a person who was invited says no, and the case goes the way that is drawn for that', () => {
  const play = playCase(workflowOf(household), { people });
  play.go({ kind: 'declined', open: play.idOf('ask'), reason: 'nej tak', by: { kind: 'citizen', id: 'k' } });
  assert.equal(play.state.outcome, 'refused');
});

test('WFL-1 approval by all: each member has a task, one rejection rejects, and nobody decides twice', () => {
  const workflow = workflowOf({
    first: approve({ as: 'board', approvers: 'all', approved: 'yes', rejected: 'no' }),
    yes: end('granted'),
    no: end('refused'),
  });
  const facts = { members: { Fritid: ['signe', 'bo', 'eva'] } };
  const play = playCase(workflow, {}, { facts });
  assert.equal(play.commands.filter((command) => command.kind === 'createTask').length, 3);
  play.decide('first', 'signe', 'approved');
  const vote = { kind: 'decided', open: play.idOf('first'), decision: 'approved', reason: '' } as const;
  assert.deepEqual(play.happen({ ...vote, by: employee('signe') }), { ok: false, refusal: 'already-decided' });
  assert.deepEqual(play.happen({ ...vote, by: employee('fremmed') }), { ok: false, refusal: 'not-allowed' });
  play.go({ ...vote, onBehalfOf: 'bo', by: employee('vikar') });
  assert.equal(play.state.status, 'open');
  play.decide('first', 'eva', 'rejected');
  assert.equal(play.state.outcome, 'refused');
  assert.equal(play.state.decisions.board?.votes?.length, 3);
});

test('WFL-1 approval by two of a group takes two who agree', () => {
  const play = playCase(
    workflowOf({
      first: approve({ as: 'two', approvers: 2, approved: 'yes', rejected: 'no' }),
      yes: end('granted'),
      no: end('refused'),
    }),
    {},
  );
  play.decide('first', 'signe', 'approved').decide('first', 'bo', 'rejected');
  assert.equal(play.state.status, 'open');
  play.decide('first', 'eva', 'approved');
  assert.equal(play.state.outcome, 'granted');
});

test('WFL-1 of two who must agree nobody is both: not by deciding for one who is away, before or after deciding themselves', () => {
  const begun = () =>
    playCase(
      workflowOf({
        first: approve({ as: 'two', approvers: 2, approved: 'yes', rejected: 'no' }),
        yes: end('granted'),
        no: end('refused'),
      }),
      {},
    );
  const play = begun();
  const vote = { kind: 'decided', open: play.idOf('first'), decision: 'approved', reason: '' } as const;
  play.decide('first', 'signe', 'approved');
  const refused = { ok: false, refusal: 'already-decided' };
  assert.deepEqual(play.happen({ ...vote, onBehalfOf: 'bo', by: employee('signe') }), refused);
  assert.deepEqual(play.happen({ ...vote, onBehalfOf: 'signe', by: employee('bo') }), refused);
  const other = begun();
  other.go({ ...vote, onBehalfOf: 'bo', by: employee('signe') });
  assert.deepEqual(other.happen({ ...vote, by: employee('signe') }), refused);
  assert.deepEqual(other.happen({ ...vote, by: employee('bo') }), refused);
  assert.deepEqual(other.happen({ ...vote, onBehalfOf: 'eva', by: employee('signe') }), refused);
  other.decide('first', 'eva', 'approved');
  assert.equal(other.state.outcome, 'granted');
  assert.deepEqual(
    other.state.decisions.two?.votes?.map(({ employee: whose, by }) => [whose, by]),
    [
      ['bo', 'signe'],
      ['eva', undefined],
    ],
  );
});

test('WFL-1 four eyes: whoever filled in may not decide, nor a substitute who did; reasons are demanded where chosen', () => {
  const play = playCase(
    workflowOf({
      first: approve({ as: 'boss', fourEyes: true, reasons: ['approved'], approved: 'yes', rejected: 'yes' }),
      yes: end('granted'),
    }),
    {},
    { actor: employee('signe') },
  );
  const open = play.idOf('first');
  const decided = { kind: 'decided', open, decision: 'approved', reason: 'r' } as const;
  assert.deepEqual(play.happen({ ...decided, by: employee('signe') }), { ok: false, refusal: 'four-eyes' });
  assert.deepEqual(play.happen({ ...decided, onBehalfOf: 'bo', by: employee('signe') }), {
    ok: false,
    refusal: 'four-eyes',
  });
  assert.deepEqual(play.happen({ ...decided, reason: '  ', by: employee('bo') }), {
    ok: false,
    refusal: 'reason-missing',
  });
  play.go({ ...decided, by: employee('bo') });
  assert.equal(play.state.outcome, 'granted');
});

test('WFL-3 reminder, deadline, escalation to another group, and a decision by itself', () => {
  const play = playCase(
    workflowOf({
      first: approve({
        as: 'boss',
        deadline: { workingDays: 5 },
        remindBefore: { workingDays: 1 },
        escalation: { group: 'Ledelse', after: { workingDays: 2 } },
        expiry: { after: { days: 30 }, decision: 'rejected', reason: { da: 'Fristen er gået.', en: 'Too late.' } },
        approved: 'yes',
        rejected: 'tell',
      }),
      tell: notify('no', { da: 'Afslag: {{boss.reason}}', en: 'Refused: {{boss.reason}}' }),
      yes: end('granted'),
      no: end('refused'),
    }),
    {},
    { at: '2026-11-23T09:00:00.000Z' },
  );
  const deadlines = play.commands.flatMap((command) =>
    command.kind === 'setDeadline' ? [[command.deadline, command.at.slice(0, 10)]] : [],
  );
  // Monday: due at the end of the next Monday, that is 23:00 UTC of it; the reminder comes as Friday begins.
  assert.deepEqual(deadlines, [
    ['reminder', '2026-11-26'],
    ['due', '2026-11-30'],
    ['escalation', '2026-12-02'],
    ['expiry', '2026-12-30'],
  ]);
  const open = play.idOf('first');
  play.go({ kind: 'deadlineReached', open, deadline: 'reminder' });
  play.go({ kind: 'deadlineReached', open, deadline: 'due' });
  play.go({ kind: 'taskTaken', open, employee: 'signe', by: employee('signe') });
  play.go({ kind: 'deadlineReached', open, deadline: 'escalation' });
  assert.deepEqual(play.commands, [{ kind: 'escalateTask', open, group: 'Ledelse' }]);
  assert.equal(play.state.open[0]?.taken, undefined);
  play.go({ kind: 'deadlineReached', open, deadline: 'expiry' });
  assert.equal(play.state.outcome, 'refused');
  const place = {
    workflow: workflowOf({
      first: approve({
        as: 'boss',
        expiry: { decision: 'rejected', reason: { da: 'Fristen er gået.', en: 'Too late.' } },
        approved: 'no',
        rejected: 'no',
      }),
      no: end('no'),
    }),
    state: play.state,
    path: [],
    caseNumber: '1',
    at: '2026-12-31T00:00:00Z',
  };
  assert.equal(writeText(place, { da: '{{boss.reason}}', en: '{{boss.reason}}' }, 'en'), 'Too late.');
});

test('WFL-3 closing days of the organisation are no working days', () => {
  const steps = {
    first: approve({ as: 'boss', deadline: { workingDays: 1 }, approved: 'yes', rejected: 'yes' }),
    yes: end('x'),
  };
  const at = '2026-11-23T09:00:00.000Z';
  const dueAt = (closingDays: readonly string[]) =>
    playCase(workflowOf(steps), {}, { at, facts: { closingDays } }).state.open[0]?.dueAt;
  assert.equal(dueAt([]), '2026-11-24T23:00:00.000Z');
  assert.equal(dueAt(['2026-11-24', '2026-11-25']), '2026-11-26T23:00:00.000Z');
});

test('WFL-3 a deadline by a date of the case moves when the date is corrected, and what passed can pass again', () => {
  const play = playCase(
    workflowOf({
      first: approve({
        as: 'boss',
        deadline: { date: 'start.day', before: { days: 2 } },
        approved: 'yes',
        rejected: 'yes',
      }),
      yes: end('x'),
    }),
    { day: '2026-12-10' },
  );
  const open = play.idOf('first');
  assert.equal(play.state.open[0]?.dueAt, '2026-12-08T23:00:00.000Z');
  play.at('2026-12-09T08:00:00.000Z').go({ kind: 'deadlineReached', open, deadline: 'due' });
  const correct = (day: string | null): void => {
    play.go({ kind: 'answersCorrected', alias: 'start', values: { day }, reason: 'fejl', by: employee('signe') });
  };
  correct('2026-12-20');
  assert.equal(play.state.open[0]?.dueAt, '2026-12-18T23:00:00.000Z');
  assert.equal(play.state.open[0]?.passed, undefined);
  assert.deepEqual(
    play.commands.map(({ kind }) => kind),
    ['clearDeadlines', 'setDeadline', 'moveTask'],
  );
  correct(null);
  assert.equal(play.state.open[0]?.dueAt, undefined);
});

test('WFL-1 a wait until a date goes on when the day begins; a date that is missing is not waited for, also when it goes', () => {
  const steps = { first: wait({ until: { date: 'start.day' }, next: 'yes' }), yes: end('x') };
  assert.equal(playCase(workflowOf(steps), { day: null }).state.status, 'ended');
  const play = playCase(workflowOf(steps), { day: '2027-03-01' });
  const waiting = play.commands.find((command) => command.kind === 'setDeadline');
  assert.equal(waiting?.kind === 'setDeadline' && waiting.at, '2027-02-28T23:00:00.000Z');
  play.go({ kind: 'answersCorrected', alias: 'start', values: { day: null }, reason: 'r', by: employee('s') });
  assert.ok(play.commands.some((command) => command.kind === 'setDeadline' && command.deadline === 'wait'));
  play.go({ kind: 'deadlineReached', open: play.idOf('first'), deadline: 'wait' });
  assert.equal(play.state.status, 'ended');
});

test('WFL-8 a wait is completed by its event alone, whose data expressions may use; or it expires', () => {
  const steps = {
    first: wait({
      event: { name: 'paid', as: 'payment', data: { amount: 'number' }, deadline: { days: 5 }, expired: 'late' },
      next: 'check',
    }),
    check: decide('payment.amount >= 100', 'yes', 'late'),
    yes: end('paid'),
    late: end('late'),
  };
  const play = playCase(workflowOf(steps), {});
  const open = play.idOf('first');
  assert.deepEqual(play.happen({ kind: 'signalled', open, event: 'other', data: {} }), {
    ok: false,
    refusal: 'wrong-step',
  });
  play.go({ kind: 'signalled', open, event: 'paid', data: { amount: 100 } });
  assert.equal(play.state.outcome, 'paid');
  const wrong = playCase(workflowOf(steps), {});
  wrong.go({ kind: 'signalled', open: wrong.idOf('first'), event: 'paid', data: { amount: 'hundred' } });
  assert.equal(wrong.state.outcome, 'late', 'a value of the wrong kind is no value');
  const late = playCase(workflowOf(steps), {});
  late.go({ kind: 'deadlineReached', open: late.idOf('first'), deadline: 'expiry' });
  assert.equal(late.state.outcome, 'late');
});

test('CAS-3 annulment: by those whom the workflow lets, once, through its own steps, and everything open is called off', () => {
  const steps = {
    first: parallel('done', 'boss', 'letter'),
    boss: approve({ as: 'boss', approved: 'first', rejected: 'first' }),
    letter: deliver('first'),
    done: end('granted'),
    goodbye: deliver('annulled'),
    annulled: end('annulled'),
  };
  const annulment = { by: ['citizen' as const], start: 'goodbye', status: { now: { da: 'A' }, next: { da: 'B' } } };
  const play = playCase(workflowOf(steps, { annulment }), {});
  const annul = { kind: 'annulled', reason: 'fortrudt' } as const;
  assert.deepEqual(play.happen({ ...annul, by: employee('signe') }), { ok: false, refusal: 'not-allowed' });
  play.go({ ...annul, by: { kind: 'citizen', id: 'c' } });
  assert.deepEqual(play.open, ['goodbye']);
  assert.deepEqual(play.happen({ ...annul, by: { kind: 'citizen', id: 'c' } }), { ok: false, refusal: 'not-allowed' });
  play.go({ kind: 'delivered', open: play.idOf('goodbye') });
  assert.equal(play.state.outcome, 'annulled');
  const { start: _, ...atOnce } = annulment;
  const { goodbye: __, annulled: ___, ...rest } = steps;
  const other = playCase(workflowOf(rest, { annulment: atOnce }), {}).go({
    ...annul,
    by: { kind: 'citizen', id: 'c' },
  });
  assert.deepEqual([other.state.status, other.state.outcome, other.state.endStep], ['ended', 'annulled', null]);
});

test('WFL-7 a case moves to a version that has its open steps in the same branches, and the fold follows', () => {
  const before = workflowOf({
    first: parallel('done', 'boss', 'letter'),
    boss: approve({ as: 'boss', approved: 'first', rejected: 'first' }),
    letter: deliver('first'),
    done: end('granted'),
  });
  const play = playCase(before, {});
  const longer = workflowOf({
    first: parallel('extra', 'boss', 'letter'),
    boss: approve({ as: 'boss', deadline: { days: 60 }, approved: 'first', rejected: 'first' }),
    letter: deliver('first'),
    extra: approve({ as: 'extra', approved: 'done', rejected: 'done' }),
    done: end('granted'),
  });
  assert.deepEqual(cannotMove(longer, play.state), []);
  const swapped = workflowOf({
    first: parallel('done', 'letter', 'boss'),
    boss: approve({ as: 'boss', approved: 'first', rejected: 'first' }),
    letter: deliver('first'),
    done: end('granted'),
  });
  assert.deepEqual(
    cannotMove(swapped, play.state).map(({ step, code }) => [step, code]),
    [
      ['boss', 'elsewhere'],
      ['letter', 'elsewhere'],
    ],
  );
  const without = workflowOf({ first: deliver('done'), done: end('granted') });
  assert.deepEqual(
    cannotMove(without, play.state).map(({ code }) => code),
    ['missing', 'missing'],
  );
});

test('WFL-5 the check refuses what would fail later, each with its place', () => {
  const findings = (steps: Record<string, Step>, more = {}): readonly string[] => {
    const compiled = compileWorkflow(definitionOf(steps, more), testForms, sampleContracts);
    return compiled.ok ? [] : compiled.findings.map(({ place, code }) => `${place} ${code}`);
  };
  const done = end('x');
  assert.deepEqual(
    findings({ first: parallel('done', 'a', 'a'), a: wait({ term: { days: 1 }, next: 'first' }), done }),
    ['first branch-shared', 'first branch-shared'],
  );
  assert.deepEqual(
    findings({
      first: forEach({ over: 'start.people', as: 'who', order: 'together', start: 'first', next: 'done' }),
      done,
    }),
    ['first no-items'],
  );
  assert.deepEqual(findings({ first: wait({ next: 'done' }), done }), ['first wait-for-what']);
  assert.deepEqual(
    findings({
      first: decide('later.agrees', 'done', 'ask'),
      ask: fill({ form: 'svar', as: 'later', by: 'starter', next: 'done' }),
      done,
    }),
    ['first.branches.0 never-said'],
  );
  assert.deepEqual(findings({ first: decide('who.name = "x"', 'done', 'done'), done }), [
    'first.branches.0 unknownName',
  ]);
  assert.ok(
    findings({
      first: wait({ until: { date: 'start.day' }, next: 'second' }),
      second: decide('true', 'first', 'done'),
      done,
    }).some((each) => each.endsWith('endless-loop')),
    'a wait for a date that has passed is no wait',
  );
  assert.deepEqual(findings({ first: approve({ as: 'start', approved: 'done', rejected: 'done' }), done }), [
    'first alias-twice',
  ]);
  assert.deepEqual(findings({ first: fill({ form: 'intet', as: 'x', by: 'starter', next: 'done' }), done }), [
    'first unknown-form',
  ]);
  assert.deepEqual(findings({ first: notify('done', { da: '{{start.intet}}', en: '{{start.subject}}' }), done }), [
    'first.message.da unknown-placeholder',
  ]);
  assert.deepEqual(
    findings({ first: notify('round'), round: wait({ term: { days: 1 }, next: 'first' }) }).slice(0, 1),
    ['begin no-end'],
  );
  assert.deepEqual(findings({ first: { ...deliver('done'), values: { x: '1' } } as Step, done }), [
    'first.values.x delivery-knows-not',
  ]);
  const anonymous = {
    ...testForms.get('husstand'),
    start: { ...testForms.get('husstand')?.start, logins: ['anonymous'] },
  };
  const compiled = compileWorkflow(
    definitionOf({ first: approve({ as: 'b', approved: 'done', rejected: 'done', returned: 'begin' }), done }),
    new Map([
      ['husstand', anonymous as never],
      ['svar', answerForm],
    ]),
    sampleContracts,
  );
  assert.deepEqual(compiled.ok ? [] : compiled.findings.map(({ place, code }) => `${place} ${code}`), [
    'first anonymous-return',
  ]);
});

test('WFL-5 a workflow of 500 steps in one chain, or in nested branches, is checked without running out of anything', () => {
  const chain = Object.fromEntries(
    Array.from({ length: 498 }, (_, index): [string, Step] => [
      index === 0 ? 'first' : `s${index}`,
      notify(index === 497 ? 'done' : `s${index + 1}`),
    ]),
  );
  const play = playCase(workflowOf({ ...chain, done: end('x') }), {});
  assert.equal(play.state.status, 'ended');
  const nested: Record<string, Step> = { done: end('x') };
  for (let level = 0; level < 60; level += 1) {
    const key = level === 0 ? 'first' : `p${level}`;
    nested[key] = parallel(
      level === 0 ? 'done' : level === 1 ? 'first' : `p${level - 1}`,
      `p${level + 1}`,
      `w${level}`,
    );
    nested[`w${level}`] = wait({ term: { days: 1 }, next: key });
  }
  nested.p60 = wait({ term: { days: 1 }, next: 'p59' });
  const deep = playCase(workflowOf(nested), {});
  assert.equal(deep.open.length, 61);
  while (deep.state.status === 'open') {
    deep.go({ kind: 'deadlineReached', open: deep.state.open[0]?.id ?? 0, deadline: 'wait' });
  }
});

test('WFL-2 too many items are refused as a whole, and nothing is lost', () => {
  const many = Array.from({ length: 201 }, () => people[0] ?? {});
  const result = playCase(
    workflowOf({
      first: wait({ event: { name: 'go' }, next: 'each' }),
      each: forEach({ over: 'start.people', as: 'who', order: 'together', start: 'w', next: 'done' }),
      w: wait({ term: { days: 1 }, next: 'each' }),
      done: end('x'),
    }),
    { people: many },
  );
  const { state } = result;
  assert.deepEqual(result.happen({ kind: 'signalled', open: result.idOf('first'), event: 'go', data: {} }), {
    ok: false,
    refusal: 'too-large',
  });
  assert.equal(result.state, state);
});

test('WFL-2 parallel branches commute where they touch nothing in common', () => {
  const workflow = workflowOf({
    first: parallel('done', 'a', 'b'),
    a: approve({ as: 'a', approved: 'first', rejected: 'first' }),
    b: wait({ term: { days: 1 }, next: 'c' }),
    c: approve({ as: 'c', approved: 'first', rejected: 'first' }),
    done: wait({ event: { name: 'go' }, next: 'end' }),
    end: end('x'),
  });
  const inA = (play: ReturnType<typeof playCase>) => play.decide('a', 'signe', 'approved');
  const inB = (play: ReturnType<typeof playCase>) =>
    play
      .go({ kind: 'deadlineReached', open: play.idOf('b'), deadline: 'wait', by: system })
      .decide('c', 'bo', 'rejected');
  const one = inB(inA(playCase(workflow, {}))).state;
  const other = inA(inB(playCase(workflow, {}))).state;
  assert.deepEqual({ ...one, open: [] }, { ...other, open: [] });
  assert.deepEqual(
    one.open.map(({ step }) => step),
    other.open.map(({ step }) => step),
  );
});

test('WFL-1 four eyes by all: for one of those asked who has filled in since, somebody else of the group decides', () => {
  const play = playCase(
    workflowOf({
      first: parallel('done', 'board', 'form'),
      board: approve({ as: 'board', approvers: 'all', fourEyes: true, approved: 'first', rejected: 'first' }),
      form: fill({ form: 'svar', as: 'extra', by: { group: 'Fritid' }, next: 'first' }),
      done: end('x'),
    }),
    {},
    { facts: { members: { Fritid: ['signe', 'bo'] } } },
  );
  play.go({ kind: 'submitted', open: play.idOf('form'), values: { agrees: true }, by: employee('bo') });
  play.decide('board', 'signe', 'approved');
  const vote = { kind: 'decided', open: play.idOf('board'), decision: 'approved', reason: '' } as const;
  assert.deepEqual(play.happen({ ...vote, by: employee('bo') }), { ok: false, refusal: 'four-eyes' });
  play.go({ ...vote, by: employee('eva') });
  assert.equal(play.state.status, 'ended');
});

test('PLA-4 a step that is opened and called off by the same event leaves no command behind', () => {
  const play = playCase(
    workflowOf({
      first: parallel('done', 'boss', 'letter', 'out'),
      boss: approve({ as: 'boss', approved: 'first', rejected: 'first' }),
      letter: deliver('first'),
      out: decide('true', 'stop', 'first'),
      stop: end('stopped'),
      done: end('granted'),
    }),
    {},
  );
  assert.equal(play.state.outcome, 'stopped');
  assert.deepEqual(
    play.commands.map(({ kind }) => kind),
    ['end'],
  );
});

test('WFL-4 an invitation that cannot be delivered is a task; it is sent again, or told another way', () => {
  const play = playCase(
    workflowOf({ first: fill({ form: 'svar', as: 'a', by: { cpr: 'start.subject' }, next: 'done' }), done: end('x') }),
    { subject: '010170-1234' },
  );
  const open = play.idOf('first');
  assert.deepEqual(play.state.open[0]?.invited, { cpr: '0101701234' });
  play.go({ kind: 'deliveryFailed', open });
  assert.ok(play.commands.some((command) => command.kind === 'createTask' && command.purpose === 'failedInvitation'));
  play.go({ kind: 'deliveryRetried', open, by: employee('signe') });
  play.go({ kind: 'delivered', open });
  play.go({ kind: 'deliveryFailed', open });
  play.go({ kind: 'deliveryHandledByHand', open, reason: 'ringet', by: employee('signe') });
  assert.equal(play.state.open[0]?.failed, undefined);
  play.go({ kind: 'submitted', open, values: { agrees: true }, by: { kind: 'citizen', id: 'k' } });
  assert.equal(play.state.status, 'ended');
});
