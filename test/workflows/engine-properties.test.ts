import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { advance, fold } from '../../src/workflows/advance.ts';
import type {
  CaseEvent,
  CaseState,
  Command,
  DeadlineKind,
  Iteration,
  Variables,
} from '../../src/workflows/case-state.ts';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import { begin } from '../../src/workflows/dry-run/begin.ts';
import { chancePlayer, startByChance } from '../../src/workflows/dry-run/chance-player.ts';
import { chanceOf } from '../../src/workflows/dry-run/invent/chance.ts';
import { makeMove } from '../../src/workflows/dry-run/make-move.ts';
import { offersOf } from '../../src/workflows/dry-run/offers.ts';
import type { Start } from '../../src/workflows/dry-run/run-schema.ts';
import type { Situation } from '../../src/workflows/dry-run/situation.ts';
import type { World } from '../../src/workflows/dry-run/world.ts';
import { lineage, pathOf } from '../../src/workflows/lines.ts';
import { anyWorkflow, plainForm } from './any-workflow.ts';
import { worldFor } from './worlds.ts';

const at = '2026-11-27T09:00:00.000Z';
const runs = Number(process.env.PROPERTY_RUNS ?? 100);
const settings = { numRuns: runs };
const longest = 60;

/** Starts that can be sent, one of which each run takes: the answers are the same for every workflow. */
const starts: readonly Start[] = (() => {
  const world = worldFor(aSmallest(), [plainForm]);
  return Array.from({ length: 12 }, (_, seed) => startByChance(world, at, 'da', seed)).filter((each) => each !== null);
})();

function aSmallest(): WorkflowDefinition {
  const status = { now: { da: 'Nu' }, next: { da: 'Så' } };
  return {
    schema: 'workflow/1',
    key: 'smallest',
    title: { da: 'Mindst' },
    start: 'begin',
    group: 'Fritid',
    retentionDays: 1,
    steps: {
      begin: { kind: 'fill', title: { da: 'B' }, status, form: 'plain', as: 'start', by: 'starter', next: 'done' },
      done: { kind: 'end', title: { da: 'S' }, outcome: 'finished', status },
    },
  };
}

interface Walk {
  readonly definition: WorkflowDefinition;
  readonly start: Start;
  readonly seed: number;
}

const anyWalk: fc.Arbitrary<Walk> = fc.record({
  definition: anyWorkflow,
  start: fc.constantFrom(...starts),
  seed: fc.nat(1_000_000),
});

/** Walks by chance, and shows each situation with the event that led to it. */
function walk(
  world: World,
  { start, seed }: Walk,
  visit: (situation: Situation, before: Situation | null) => void,
): Situation {
  const begun = begin(world, start);
  assert.ok(begun.ok, JSON.stringify(begun));
  let { situation } = begun;
  visit(situation, null);
  const player = chancePlayer(world, seed);
  for (let count = 0; count < longest && situation.state.status === 'open'; count += 1) {
    const move = player(situation);
    if (!move) break;
    const moved = makeMove(world, situation, move);
    if (!moved.ok) continue;
    visit(moved.situation, situation);
    situation = moved.situation;
  }
  return situation;
}

test('PLA-4 random workflows: the fold of the events is the state, the state is plain JSON, and its copy goes on alike', () => {
  fc.assert(
    fc.property(anyWalk, (walked) => {
      const world = worldFor(walked.definition, [plainForm]);
      const { workflow } = world;
      const last = walk(world, walked, ({ state }) => {
        assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
      });
      const events: readonly CaseEvent[] = JSON.parse(JSON.stringify(last.history.map(({ event }) => event)));
      let copy: CaseState | null = null;
      for (const event of events) {
        const result = advance(workflow, copy, event);
        assert.ok(result.ok, JSON.stringify(result));
        copy = JSON.parse(JSON.stringify(result.state));
      }
      assert.deepEqual(copy, last.state);
      assert.deepEqual(fold(workflow, events), last.state);
    }),
    settings,
  );
});

test('PLA-4 random workflows: an open case always waits for something that leads on', () => {
  fc.assert(
    fc.property(anyWalk, (walked) => {
      const world = worldFor(walked.definition, [plainForm]);
      walk(world, walked, (situation) => {
        const { state } = situation;
        if (state.status === 'ended') {
          assert.deepEqual([state.open, state.lines ?? []], [[], []], 'nothing is open in an ended case');
          return;
        }
        assert.ok(state.open.length > 0, 'an open case waits for something');
        const offers = offersOf(world, situation).filter(({ kind }) => kind !== 'annul');
        assert.ok(offers.length > 0, `nothing leads on from ${state.open.map((open) => open.step)}`);
        for (const open of state.open) {
          const own = offers.filter((offer) => 'at' in offer && offer.at.open.id === open.id);
          const waits = situation.waiting.some((each) => each.open === open.id);
          assert.ok(own.length > 0 || waits, `nobody and nothing can end ${open.step}`);
        }
      });
    }),
    settings,
  );
});

test('PLA-4 random workflows: cases come to their end when everybody does what is asked', () => {
  fc.assert(
    fc.property(anyWalk, ({ definition, start, seed }) => {
      const world = worldFor(definition, [plainForm]);
      const begun = begin(world, start);
      assert.ok(begun.ok);
      let { situation } = begun;
      const chance = chanceOf(seed);
      for (let count = 0; count < 600 && situation.state.status === 'open'; count += 1) {
        const moved = makeMove(world, situation, willing(world, situation, chance.next()));
        assert.ok(moved.ok, `${JSON.stringify(moved)} in ${situation.state.open.map((open) => open.step)}`);
        situation = moved.situation;
      }
      assert.equal(situation.state.status, 'ended', situation.state.open.map((open) => open.step).join());
    }),
    settings,
  );
});

/** What somebody does who means well: approves, sends in, accepts; time passes only where nobody can do anything. */
function willing(world: World, situation: Situation, drawn: number): Parameters<typeof makeMove>[2] {
  const offers = offersOf(world, situation).filter(({ kind }) => kind !== 'annul');
  const acts = offers.filter(({ kind }) => kind !== 'wait');
  const offer = acts[Math.floor(drawn * acts.length)];
  if (!offer || !('at' in offer)) return { do: 'wait' };
  const where = { step: offer.at.step, ...(offer.at.items.length > 0 ? { items: [...offer.at.items] } : {}) };
  const { input } = situation.start;
  switch (offer.kind) {
    case 'fill':
      return { do: 'submit', at: where, input, ...(offer.who === 'employee' ? { by: 'Vikar' } : {}) };
    case 'decide':
      return {
        do: 'decide',
        at: where,
        by: offer.employees[0] ?? 'nobody',
        decision: 'approved',
        reason: 'Ja',
        ...(offer.alias === null ? {} : { input }),
      };
    case 'answer':
      return { do: 'answer', at: where, peer: { answer: 'accepted' } };
    case 'failed':
      return { do: 'byHand', at: where, by: offer.employees[0] ?? '', reason: 'Ringet' };
    case 'invite':
      return {
        do: 'invite',
        at: where,
        by: offer.employees[0] ?? '',
        to: offer.by === 'cpr' ? { cpr: '0203500035' } : { email: 'a@example.dk' },
      };
    case 'signal':
      return { do: 'signal', at: where, data: { amount: 1 } };
    case 'pay':
      return { do: 'pay', at: where, outcome: 'paid' };
    case 'settle':
      return { do: 'settle', at: where, outcome: 'done' };
  }
}

test('PLA-4 random workflows: no event is applied twice, and a refused one changes nothing', () => {
  fc.assert(
    fc.property(anyWalk, (walked) => {
      const world = worldFor(walked.definition, [plainForm]);
      const { workflow } = world;
      walk(world, walked, ({ state, history }, before) => {
        const last = history.at(-1);
        if (!before || !last || history.length === before.history.length) return;
        const { event } = last;
        assert.notDeepEqual(state, before.state, `${event.kind} left no trace`);
        const frozen = JSON.stringify(state);
        const again = advance(workflow, state, event);
        assert.equal(JSON.stringify(state), frozen, 'the state that was given is left alone');
        if (!again.ok) return;
        // What may come twice says the same twice: a task taken by the same person, a deadline that has passed.
        const isPassed = event.kind === 'deadlineReached' && !['expiry', 'wait'].includes(event.deadline);
        assert.ok(isPassed || event.kind === 'invited', event.kind);
        assert.deepEqual({ ...again.state, open: [] }, { ...state, open: [] });
      });
    }),
    settings,
  );
});

/** Any event at all, aimed at steps that are open, were open, or never will be. */
const anyEvent: fc.Arbitrary<(state: CaseState, now: string) => CaseEvent> = fc
  .record({
    pick: fc.nat(15),
    open: fc.nat(1_000),
    who: fc.constantFrom('Fritid 1', 'Fritid 2', 'Teknik 1', 'Ledelse 1'),
    decision: fc.constantFrom('approved' as const, 'rejected' as const, 'returned' as const),
    deadline: fc.constantFrom<DeadlineKind>('reminder', 'due', 'wait', 'escalation', 'expiry'),
    amount: fc.integer({ min: 0, max: 1_000 }),
  })
  .map(({ pick, open: drawn, who, decision, deadline, amount }) => (state, now) => {
    const open =
      drawn % 4 === 0 ? drawn % (state.nextOpen + 2) : (state.open[drawn % Math.max(1, state.open.length)]?.id ?? 0);
    const employee = { kind: 'employee', id: who } as const;
    const citizen = { kind: 'citizen', id: 'starter' } as const;
    const system = { kind: 'system', id: null } as const;
    const facts = { members: { Fritid: ['Fritid 1', 'Fritid 2'], Teknik: ['Teknik 1'] } };
    const values = {
      amount: String(amount),
      sure: amount % 2 === 0,
      day: '2027-01-05',
      people: [{ name: 'A', mail: null }],
    };
    const given = { at: now, facts };
    const events: readonly CaseEvent[] = [
      { kind: 'submitted', ...given, actor: citizen, open, values },
      { kind: 'submitted', ...given, actor: employee, open, values },
      { kind: 'submitted', ...given, actor: citizen, values },
      { kind: 'declined', ...given, actor: citizen, open, reason: 'r' },
      { kind: 'taskTaken', ...given, actor: employee, open, employee: who },
      { kind: 'taskReleased', ...given, actor: employee, open },
      { kind: 'taskHandedOver', ...given, actor: employee, open, employee: 'Teknik 2' },
      { kind: 'decided', ...given, actor: employee, open, decision, reason: amount % 3 === 0 ? '' : 'r' },
      { kind: 'delivered', ...given, actor: system, open },
      { kind: 'deliveryFailed', ...given, actor: system, open },
      { kind: 'deliveryRetried', ...given, actor: employee, open },
      { kind: 'deliveryHandledByHand', ...given, actor: employee, open, reason: 'r' },
      { kind: 'invited', ...given, actor: employee, open, to: { email: 'a@example.dk' } },
      { kind: 'deadlineReached', ...given, actor: system, open, deadline },
      { kind: 'signalled', ...given, actor: system, open, event: 'payment', data: { amount } },
      amount % 9 === 0
        ? { kind: 'annulled', ...given, actor: amount % 2 === 0 ? citizen : employee, reason: 'r' }
        : { kind: 'answersCorrected', ...given, actor: employee, alias: 'start', values, reason: 'r' },
    ];
    return events[pick] ?? (events[0] as CaseEvent);
  });

test('PLA-4 random workflows, events of any kind in any order: advance never throws, and rows are left for open steps alone', () => {
  fc.assert(
    fc.property(
      anyWorkflow,
      fc.constantFrom(...starts),
      fc.array(anyEvent, { maxLength: 40 }),
      (definition, start, events) => {
        const world = worldFor(definition, [plainForm]);
        const begun = begin(world, start);
        assert.ok(begun.ok);
        let { state } = begun.situation;
        const rows = new Rows();
        const first = advance(world.workflow, null, begun.situation.history[0]?.event as CaseEvent);
        assert.ok(first.ok);
        rows.carryOut(first.commands);
        let now = Date.parse(start.at);
        for (const make of events) {
          now += 3_600_000;
          const result = advance(world.workflow, state, make(state, new Date(now).toISOString()));
          if (!result.ok) continue;
          state = result.state;
          rows.carryOut(result.commands);
          rows.check(state);
          assert.ok(state.status === 'ended' || state.open.length > 0, 'an open case waits for something');
          assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
        }
      },
    ),
    settings,
  );
});

/** What a database would hold if it did what the commands say and nothing else. */
class Rows {
  readonly #deadlines = new Map<number, Set<DeadlineKind>>();
  readonly #tasks = new Set<number>();
  readonly #opened = new Set<number>();
  #ended = 0;

  carryOut(commands: readonly Command[]): void {
    for (const command of commands) {
      switch (command.kind) {
        case 'setDeadline':
          this.#deadlines.set(command.open, new Set([...(this.#deadlines.get(command.open) ?? []), command.deadline]));
          break;
        case 'clearDeadlines':
          this.#deadlines.delete(command.open);
          break;
        case 'createTask':
          this.#tasks.add(command.open);
          break;
        case 'closeTasks':
          if (command.employee === undefined) this.#tasks.delete(command.open);
          break;
        case 'createDelivery':
          assert.ok(!this.#opened.has(command.open), 'a step delivers once');
          this.#opened.add(command.open);
          break;
        case 'end':
          this.#ended += 1;
          break;
        default:
          break;
      }
    }
  }

  check(state: CaseState): void {
    const open = new Set(state.open.map((each) => each.id));
    for (const id of this.#deadlines.keys()) assert.ok(open.has(id), `a deadline is left for ${id}`);
    for (const id of this.#tasks) assert.ok(open.has(id), `a task is left for ${id}`);
    for (const each of state.open) {
      if (each.kind === 'approve') assert.ok(this.#tasks.has(each.id), `${each.step} is nobody's task`);
      if (each.failed) assert.ok(this.#tasks.has(each.id), `${each.step} failed and is nobody's task`);
    }
    assert.equal(this.#ended, state.status === 'ended' ? 1 : 0);
  }
}

test('PLA-4 random workflows: what happens in different branches comes to the same in either order', () => {
  let compared = 0;
  fc.assert(
    fc.property(anyWalk, (walked) => {
      const world = worldFor(walked.definition, [plainForm]);
      const { workflow } = world;
      walk(world, walked, ({ state, now }) => {
        if (state.status === 'ended') return;
        const events = state.open.flatMap((open) => actOf(world, state, open.id, now));
        for (const [index, one] of events.entries()) {
          for (const other of events.slice(index + 1, index + 4)) {
            if (!areApart(state, one.open, other.open)) continue;
            const [first, second] = [
              both(workflow, state, one.event, other.event),
              both(workflow, state, other.event, one.event),
            ];
            // One of them may lead out of the branches, and so call the other off.
            if (!first || !second) continue;
            compared += 1;
            assert.deepEqual(withoutNumbers(world, first), withoutNumbers(world, second));
          }
        }
      });
    }),
    { numRuns: runs },
  );
  assert.ok(compared > runs / 2, `${compared} pairs were compared`);
});

/** An event that completes an open step. */
function actOf(
  world: World,
  state: CaseState,
  open: number,
  now: string,
): readonly { readonly open: number; readonly event: CaseEvent }[] {
  const given = state.open.find((each) => each.id === open);
  const step = given && world.workflow.definition.steps[given.step];
  const common = { at: now, open, actor: { kind: 'employee', id: given?.members?.[0] ?? 'Vikar 9' } } as const;
  switch (step?.kind) {
    case 'fill':
      return [
        { open, event: { kind: 'submitted', ...common, actor: { kind: 'citizen', id: 'c' }, values: { amount: '7' } } },
      ];
    case 'approve':
      return step.fourEyes ? [] : [{ open, event: { kind: 'decided', ...common, decision: 'approved', reason: 'r' } }];
    case 'deliver':
      return [{ open, event: { kind: 'delivered', ...common } }];
    case 'wait':
      return step.event
        ? [{ open, event: { kind: 'signalled', ...common, event: step.event.name, data: {} } }]
        : [{ open, event: { kind: 'deadlineReached', ...common, deadline: 'wait' } }];
    default:
      return [];
  }
}

/** Whether two open steps lie in different branches, neither within the other. */
function areApart(state: CaseState, one: number, other: number): boolean {
  const lines = (id: number) =>
    lineage(state, state.open.find((open) => open.id === id)?.line ?? 0).map((line) => line.id);
  const [left, right] = [lines(one), lines(other)];
  return left.at(-1) !== right.at(-1) && !left.includes(right.at(-1) ?? 0) && !right.includes(left.at(-1) ?? 0);
}

function both(workflow: World['workflow'], state: CaseState, one: CaseEvent, other: CaseEvent): CaseState | null {
  const first = advance(workflow, state, one);
  const second = first.ok ? advance(workflow, first.state, other) : null;
  return second?.ok ? second.state : null;
}

/** The state without the numbers that steps and lines get in the order of their beginning. */
function withoutNumbers({ workflow }: World, state: CaseState): unknown {
  const place = (open: CaseState['open'][number]) => [open.step, pathOf(workflow.definition, state, open.line ?? 0)];
  const open = state.open.map((each) => {
    const { id: _, line: __, ...rest } = each;
    return { ...rest, place: place(each) };
  });
  const sorted = open.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const { nextOpen: _, nextLine: __, lines, ...rest } = state;
  return { ...rest, ...sortedVariables(rest), open: sorted, lines: lines?.length ?? 0 };
}

function sortedVariables(variables: Variables): Variables {
  const each = Object.entries(variables.each ?? {}).map(([step, items]) => [
    step,
    items.map((item: Iteration) => ({ ...item, ...sortedVariables(item) })),
  ]);
  return { ...variables, each: Object.fromEntries(each) };
}
