import type { CaseEvent } from '../case-state.ts';
import { apply } from './apply.ts';
import { withFacts } from './begin.ts';
import type { Moved, Situation, Waiting } from './situation.ts';
import type { World } from './world.ts';

const system = { kind: 'system', id: null } as const;

/** What happens by itself next; undefined when nothing does. Of those at the same moment the one that was set first. */
export function nextWaiting({ waiting }: Situation): Waiting | undefined {
  let next: Waiting | undefined;
  for (const each of waiting) if (next === undefined || each.at < next.at) next = each;
  return next;
}

/** Moves the clock to the next thing that happens by itself, and lets it happen. */
export function waitForNext(world: World, situation: Situation): Moved {
  const next = nextWaiting(situation);
  if (!next) return { ok: false, problem: { kind: 'nothing-waits' } };
  return { ok: true, situation: letHappen(world, situation, next) };
}

/** Moves the clock to a moment, with all that happens by itself until then. */
export function letTimePass(world: World, situation: Situation, until: string): Moved {
  let current = situation;
  for (let next = nextWaiting(current); next && next.at <= until; next = nextWaiting(current)) {
    current = letHappen(world, current, next);
  }
  return { ok: true, situation: { ...current, now: laterOf(until, current.now) } };
}

function letHappen(world: World, situation: Situation, next: Waiting): Situation {
  const now = laterOf(next.at, situation.now);
  const rest = { ...situation, now, waiting: situation.waiting.filter((each) => each !== next) };
  const common = { at: now, actor: system, open: next.open, ...withFacts(situation.facts) };
  const event: CaseEvent =
    next.kind === 'deadline'
      ? { kind: 'deadlineReached', ...common, deadline: next.deadline }
      : { kind: next.then, ...common };
  const applied = apply(world, rest, event);
  // What no longer fits is dropped, as the product does with a deadline whose case has gone on.
  return applied.ok ? applied.situation : rest;
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}
