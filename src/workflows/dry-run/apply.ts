import { advance } from '../advance.ts';
import type { CaseEvent, CaseState, Command } from '../case-state.ts';
import { pathOf } from '../lines.ts';
import { effectsOf, itemsOf } from './effects-of.ts';
import type { Entry, Moved, Situation, Waiting } from './situation.ts';
import type { World } from './world.ts';

/** Applies one event at the situation's own time, and keeps what it set going. */
export function apply(world: World, situation: Situation, event: CaseEvent): Moved {
  const { workflow } = world;
  const open = 'open' in event ? situation.state.open.find((each) => each.id === event.open) : undefined;
  const advanced = advance(workflow, situation.state, event);
  if (!advanced.ok) {
    const problem = { kind: 'refused', refusal: advanced.refusal, step: open?.step ?? null } as const;
    return { ok: false, problem };
  }
  const { state, commands } = advanced;
  const path = open ? pathOf(workflow.definition, situation.state, open.line ?? 0) : [];
  const entry: Entry = {
    event,
    step: open?.step ?? null,
    items: itemsOf(path),
    effects: effectsOf(workflow, situation.state, state, commands, event.at, situation.start.language),
  };
  return {
    ok: true,
    situation: {
      ...situation,
      state,
      waiting: waitingAfter(situation.waiting, state, commands),
      pending: pendingAfter(situation.pending, state, commands),
      history: [...situation.history, entry],
    },
  };
}

/** The deadlines as commands set and clear them; what belongs to a step that is no longer open is gone. */
export function waitingAfter(
  before: readonly Waiting[],
  state: CaseState,
  commands: readonly Command[],
): readonly Waiting[] {
  let waiting = [...before];
  for (const command of commands) {
    if (command.kind === 'clearDeadlines') {
      waiting = waiting.filter((each) => each.kind !== 'deadline' || each.open !== command.open);
    }
    if (command.kind === 'setDeadline') {
      const { open, deadline, at } = command;
      waiting = waiting.filter((each) => each.kind !== 'deadline' || each.open !== open || each.deadline !== deadline);
      waiting.push({ kind: 'deadline', open, deadline, at });
    }
  }
  if (state.status === 'ended') return [];
  const isOpen = new Set(state.open.map((each) => each.id));
  return waiting.filter((each) => isOpen.has(each.open));
}

/** The deliveries that wait for a peer's answer. */
export function pendingAfter(
  before: readonly number[],
  state: CaseState,
  commands: readonly Command[],
): readonly number[] {
  const pending = new Set(before);
  for (const command of commands) {
    if (command.kind === 'createDelivery' || command.kind === 'retryDelivery') pending.add(command.open);
  }
  const waits = new Set(state.open.filter((each) => each.kind === 'deliver' && !each.failed).map((each) => each.id));
  return [...pending].filter((open) => waits.has(open));
}
