import assert from 'node:assert/strict';
import type { SubmittedValues } from '../../src/forms/evaluate.ts';
import { type Advanced, advance, fold } from '../../src/workflows/advance.ts';
import type { Actor, CaseEvent, CaseState, Command, DecisionKind, Facts } from '../../src/workflows/case-state.ts';
import type { PreparedWorkflow } from '../../src/workflows/compile-workflow.ts';

/** An event without what every event of a play has. */
export type Happening = DistributiveOmit<CaseEvent, 'at' | 'actor' | 'facts'> & { readonly by?: Actor };
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export const citizen: Actor = { kind: 'citizen', id: 'c' };
export const employee = (id: string): Actor => ({ kind: 'employee', id });
export const system: Actor = { kind: 'system', id: null };

/** A case that is played event by event; every step compares the fold with the state. */
export interface CasePlay {
  readonly state: CaseState;
  /** The commands of the last event. */
  readonly commands: readonly Command[];
  /** What is open, as step keys. */
  readonly open: readonly string[];
  readonly events: readonly CaseEvent[];
  happen(happening: Happening): Advanced;
  /** As `happen`, and it must be applied. */
  go(happening: Happening): CasePlay;
  /** The id of the open step with that key, the n-th of them. */
  idOf(step: string, nth?: number): number;
  decide(step: string, who: string, decision: DecisionKind, nth?: number): CasePlay;
  at(time: string): CasePlay;
}

export function playCase(
  workflow: PreparedWorkflow,
  values: SubmittedValues,
  options: { readonly at?: string; readonly actor?: Actor; readonly facts?: Facts } = {},
): CasePlay {
  const { facts } = options;
  let now = options.at ?? '2026-11-24T09:00:00.000Z';
  let state: CaseState | null = null;
  let commands: readonly Command[] = [];
  const events: CaseEvent[] = [];
  const happen = ({ by = system, ...happening }: Happening): Advanced => {
    const event = { at: now, actor: by, ...(facts ? { facts } : {}), ...happening } as CaseEvent;
    const result = advance(workflow, state, event);
    if (!result.ok) return result;
    state = result.state;
    commands = result.commands;
    events.push(event);
    assert.deepEqual(fold(workflow, events), state, 'the fold of the events is the state');
    assert.deepEqual(JSON.parse(JSON.stringify(state)), state, 'the state is plain JSON');
    return result;
  };
  const current = (): CaseState => {
    assert.ok(state);
    return state;
  };
  const play: CasePlay = {
    get state() {
      return current();
    },
    get commands() {
      return commands;
    },
    get open() {
      return current().open.map(({ step }) => step);
    },
    events,
    happen,
    go(happening) {
      const result = happen(happening);
      assert.ok(result.ok, result.ok ? '' : `${happening.kind}: ${result.refusal}`);
      return play;
    },
    idOf(step, nth = 0) {
      const found = current().open.filter((each) => each.step === step)[nth];
      assert.ok(found, `${step} is not open, but ${current().open.map((each) => each.step)}`);
      return found.id;
    },
    decide(step, who, decision, nth = 0) {
      return play.go({ kind: 'decided', open: play.idOf(step, nth), decision, reason: 'grund', by: employee(who) });
    },
    at(time) {
      now = time;
      return play;
    },
  };
  return play.go({ kind: 'submitted', values, by: options.actor ?? citizen });
}
