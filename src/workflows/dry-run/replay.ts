import type { KeptRun, Trace } from './kept-run.ts';
import { traceOf } from './kept-run.ts';
import { playRun, type Stopped } from './play.ts';
import type { World } from './world.ts';

/** What a kept run says of a workflow as it is now. */
export type Replayed =
  | { readonly same: true }
  | {
      readonly same: false;
      /** The first thing that is not as it was. */
      readonly difference: Difference;
      /** What comes of the run now. */
      readonly now: Trace;
    };

/** Where two traces part. `line` counts from 0. */
export type Difference =
  /** A move of the run can't be made any more. */
  | { readonly kind: 'problem'; readonly stopped: Extract<Stopped, { why: 'problem' }>; readonly step: string | null }
  /** Something else happens, or at another time. */
  | {
      readonly kind: 'event';
      readonly line: number;
      readonly was: string | null;
      readonly is: string | null;
      readonly step: string | null;
    }
  /** It is written, mapped or timed in another way. */
  | {
      readonly kind: 'effect';
      readonly line: number;
      readonly step: string | null;
      readonly was: string | null;
      readonly is: string | null;
    }
  | { readonly kind: 'outcome'; readonly step: string | null; readonly was: string | null; readonly is: string | null };

/** Plays a kept run again and compares: the same history, texts, deadlines and end, or the first difference. Pure. */
export function replay(world: World, { run, expected }: KeptRun): Replayed {
  const played = playRun(world, run);
  const now = traceOf(played);
  const parted = differenceOf(expected, now);
  const { stopped } = played;
  if (stopped.why === 'problem') {
    const move = run.moves[stopped.move];
    const step = move && 'at' in move ? move.at.step : null;
    // What happened otherwise before the move explains more than that the move no longer fits.
    return parted && parted.kind !== 'outcome' && 'line' in parted && parted.line < now.lines.length
      ? { same: false, difference: parted, now }
      : { same: false, difference: { kind: 'problem', stopped, step }, now };
  }
  return parted ? { same: false, difference: parted, now } : { same: true };
}

function differenceOf(was: Trace, is: Trace): Difference | null {
  const length = Math.max(was.lines.length, is.lines.length);
  for (let line = 0; line < length; line += 1) {
    const [before, after] = [was.lines[line], is.lines[line]];
    const step = after?.step ?? before?.step ?? null;
    const written = (each: typeof before): string | null =>
      each ? [each.at, each.event, each.step ?? '', ...each.items].join(' ') : null;
    if (written(before) !== written(after)) {
      return { kind: 'event', line, was: written(before), is: written(after), step };
    }
    const effects = effectDifference(before?.effects ?? [], after?.effects ?? []);
    if (effects) return { kind: 'effect', line, step, ...effects };
  }
  if (was.outcome === is.outcome && was.open.join() === is.open.join()) return null;
  const end = (trace: Trace): string => trace.outcome ?? trace.open.join(', ');
  return { kind: 'outcome', step: is.open[0] ?? null, was: end(was), is: end(is) };
}

/** The first effect that is another, written out; null where all are the same. */
function effectDifference(
  was: readonly unknown[],
  is: readonly unknown[],
): { readonly was: string | null; readonly is: string | null } | null {
  for (let index = 0; index < Math.max(was.length, is.length); index += 1) {
    const [before, after] = [writtenEffect(was[index]), writtenEffect(is[index])];
    if (before !== after) return { was: before, is: after };
  }
  return null;
}

/** An effect as one text, its members in the order of their names: JSONB keeps no order. */
function writtenEffect(effect: unknown): string | null {
  return effect === undefined ? null : JSON.stringify(sorted(effect));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
