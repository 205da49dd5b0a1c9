import { begin } from './begin.ts';
import { makeMove } from './make-move.ts';
import type { DryRun, Move, Start } from './run-schema.ts';
import type { MoveProblem, Situation } from './situation.ts';
import type { World } from './world.ts';

/** What a dry run came to. */
export interface Played {
  /** Where it stands; null where it could not even begin. */
  readonly situation: Situation | null;
  /** The moves that were made. */
  readonly moves: readonly Move[];
  readonly stopped: Stopped;
}

export type Stopped =
  /** The case has ended. */
  | { readonly why: 'ended' }
  /** There was no further move. */
  | { readonly why: 'out-of-moves' }
  /** A move could not be made; `move` counts from 0, -1 is the beginning. */
  | { readonly why: 'problem'; readonly move: number; readonly problem: MoveProblem }
  /** The run has gone on for longer than it may. */
  | { readonly why: 'limit' };

/** What decides the next move; null when there is none. */
export type Player = (situation: Situation) => Move | null;

/** Moves that one play may make, so that it always comes to an end. */
const mostMoves = 5_000;

/** Plays a workflow from a start by a player, until the case ends or there is no further move. Pure: time is virtual. */
export function play(world: World, start: Start, player: Player, limit = mostMoves): Played {
  const begun = begin(world, start);
  if (!begun.ok) {
    return { situation: null, moves: [], stopped: { why: 'problem', move: -1, problem: begun.problem } };
  }
  let { situation } = begun;
  const moves: Move[] = [];
  while (situation.state.status === 'open') {
    if (moves.length >= limit) return { situation, moves, stopped: { why: 'limit' } };
    const move = player(situation);
    if (!move) return { situation, moves, stopped: { why: 'out-of-moves' } };
    const moved = makeMove(world, situation, move);
    if (!moved.ok) {
      return { situation, moves, stopped: { why: 'problem', move: moves.length, problem: moved.problem } };
    }
    moves.push(move);
    situation = moved.situation;
  }
  return { situation, moves, stopped: { why: 'ended' } };
}

/** Plays a run that was written down. Moves that are left when the case has ended are a problem too. */
export function playRun(world: World, run: DryRun): Played {
  let next = 0;
  const played = play(world, run.start, () => {
    const move = run.moves[next] ?? null;
    next += 1;
    return move;
  });
  const left = run.moves[played.moves.length];
  if (played.stopped.why !== 'ended' || !left) return played;
  const step = 'at' in left ? left.at.step : '';
  const problem: MoveProblem = { kind: 'not-open', step };
  return { ...played, stopped: { why: 'problem', move: played.moves.length, problem } };
}
