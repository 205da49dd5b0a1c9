import type { Program } from './program.ts';

/** Where a match lies, by character: from and to of the whole, then of each group; -1 where a group took no part. */
export type Match = readonly number[];

/** Told of work (instructions looked at, numbers copied) before more is done; may throw to end it. */
export type Charge = (work: number) => void;

interface Thread {
  readonly at: number;
  readonly saved: Match;
}

/**
 * The first match at or after `from`, preferring as Perl does; null where there is none.
 *
 * All ways through the expression advance together, one character at a time (Pike's machine), so that the cost is at
 * most characters × instructions whatever the pattern is: nothing like `(a+)+$` can run away.
 */
export function findMatch(program: Program, text: readonly number[], from: number, charge: Charge): Match | null {
  const blank: Match = new Array((program.groups + 1) * 2).fill(-1);
  /** The position at which each instruction was last reached: a second way to it is the less preferred one. */
  const reached = new Int32Array(program.instructions.length).fill(-1);
  charge(blank.length + reached.length);
  let threads: Thread[] = [];
  let best: Match | null = null;
  for (let position = from; position <= text.length; position += 1) {
    const alive: Thread[] = [];
    for (const thread of threads) follow(program, text, position, thread, reached, alive, charge);
    if (best === null) follow(program, text, position, { at: 0, saved: blank }, reached, alive, charge);
    threads = [];
    for (const thread of alive) {
      const instruction = program.instructions[thread.at];
      if (instruction?.kind === 'match') {
        best = thread.saved;
        break;
      }
      const codePoint = text[position];
      if (instruction?.kind === 'take' && codePoint !== undefined && instruction.test(codePoint)) {
        threads.push({ at: thread.at + 1, saved: thread.saved });
      }
    }
    if (threads.length === 0 && best !== null) return best;
  }
  return best;
}

/** Adds every instruction that waits for a character, or is the match, and can be reached without one. */
function follow(
  program: Program,
  text: readonly number[],
  position: number,
  start: Thread,
  reached: Int32Array,
  alive: Thread[],
  charge: Charge,
): void {
  const pending: Thread[] = [start];
  for (let thread = pending.pop(); thread !== undefined; thread = pending.pop()) {
    const { at, saved } = thread;
    charge(1);
    if (reached[at] === position) continue;
    reached[at] = position;
    const instruction = program.instructions[at];
    switch (instruction?.kind) {
      case 'jump':
        pending.push({ at: instruction.to, saved });
        break;
      case 'split':
        pending.push({ at: instruction.second, saved }, { at: instruction.first, saved });
        break;
      case 'save':
        charge(saved.length);
        pending.push({ at: at + 1, saved: saved.with(instruction.slot, position) });
        break;
      case 'start':
        if (position === 0 || (instruction.everyLine && text[position - 1] === 10)) pending.push({ at: at + 1, saved });
        break;
      case 'end':
        if (position === text.length || (instruction.everyLine && text[position] === 10)) {
          pending.push({ at: at + 1, saved });
        }
        break;
      default:
        alive.push(thread);
    }
  }
}
