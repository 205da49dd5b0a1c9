import { begin } from './begin.ts';
import { chancePlayer, startByChance } from './chance-player.ts';
import { type Coverage, noCoverage, noteEntry, type Way, watched, waysOf } from './coverage.ts';
import { chanceOf } from './invent/chance.ts';
import { makeMove } from './make-move.ts';
import { offersOf } from './offers.ts';
import type { DryRun, Move, Start } from './run-schema.ts';
import type { Situation } from './situation.ts';
import type { World } from './world.ts';

/** How far a search goes. */
export interface SearchBudget {
  /** Moves in all; the run that exceeds them is played to its end. */
  readonly moves: number;
  /** Moves of one run, after which it counts as one that does not end. */
  readonly movesOfRun: number;
  readonly seed: number;
  /** When the runs begin, ISO 8601, and their language. */
  readonly at: string;
  readonly language: string;
}

/** What a search has found. Each with the run that shows it, so that it can be looked at and kept. */
export interface SearchResult {
  readonly runs: number;
  readonly moves: number;
  readonly ended: number;
  /** Steps that no run reached. */
  readonly unreached: readonly string[];
  /** Ways out of steps that no run took. */
  readonly untaken: readonly Way[];
  readonly steps: { readonly reached: number; readonly of: number };
  readonly ways: { readonly taken: number; readonly of: number };
  /** Cases in which nothing more can happen, though they have not ended. */
  readonly stuck: readonly { readonly steps: readonly string[]; readonly run: DryRun }[];
  /** A case that went on for longer than a run may: perhaps it never ends. */
  readonly endless: readonly { readonly steps: readonly string[]; readonly run: DryRun }[];
  /** Expressions that gave nothing, or took too long. */
  readonly expressions: readonly { readonly place: string; readonly trouble: 'null' | 'limit' }[];
  /** The engine itself gave up: a fault of the product or of the workflow. */
  readonly faults: readonly { readonly message: string; readonly run: DryRun }[];
  /** Forms for which no answers could be found that can be sent. */
  readonly unanswerable: boolean;
}

/** Ways that are tried at each step of a run: the one that shows something new is taken. */
const candidates = 3;
/** Of each kind of finding so many are kept. */
const keptOfEach = 5;

/**
 * Plays a workflow again and again by chance, drawn to what has not been seen yet, and says what was never reached, what never
 * ended and what gave nothing. Finding nothing proves nothing; what it finds is true. The same seed finds the same.
 */
export function searchDeadEnds(world: World, budget: SearchBudget): SearchResult {
  const search = searchInSteps(world, budget);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

/** The same search, move by move, so that whoever runs it can do other things meanwhile. */
export function* searchInSteps(world: World, budget: SearchBudget): Generator<void, SearchResult> {
  const coverage = noCoverage();
  const seen: World = { ...world, workflow: watched(world.workflow, coverage) };
  const { definition } = world.workflow;
  const found: Found = { stuck: [], endless: [], faults: [] };
  let moves = 0;
  let runs = 0;
  let ended = 0;
  let unanswerable = false;
  while (moves < budget.moves) {
    const seed = budget.seed * 7_919 + runs;
    runs += 1;
    const start = startByChance(seen, budget.at, budget.language, seed);
    if (!start) {
      unanswerable = true;
      break;
    }
    const run = yield* exploreOnce(seen, coverage, start, seed, budget.movesOfRun, found);
    moves += run.moves + 1;
    if (run.ended) ended += 1;
    if (found.faults.length >= keptOfEach) break;
  }
  const ways = waysOf(definition);
  const steps = Object.keys(definition.steps);
  return {
    runs,
    moves,
    ended,
    unreached: steps.filter((key) => !coverage.steps.has(key)),
    untaken: ways.filter((way) => !coverage.ways.has(way)),
    steps: { reached: steps.filter((key) => coverage.steps.has(key)).length, of: steps.length },
    ways: { taken: ways.filter((way) => coverage.ways.has(way)).length, of: ways.length },
    ...found,
    expressions: [...coverage.troubles].map(([place, trouble]) => ({ place, trouble })),
    unanswerable,
  };
}

interface Found {
  readonly stuck: { readonly steps: readonly string[]; readonly run: DryRun }[];
  readonly endless: { readonly steps: readonly string[]; readonly run: DryRun }[];
  readonly faults: { readonly message: string; readonly run: DryRun }[];
}

function* exploreOnce(
  world: World,
  coverage: Coverage,
  start: Start,
  seed: number,
  most: number,
  found: Found,
): Generator<void, { readonly moves: number; readonly ended: boolean }> {
  const moves: Move[] = [];
  const run = (): DryRun => ({ schema: 'dry-run/1', start, moves: [...moves] });
  const keep = <Item>(list: Item[], item: Item): void => {
    if (list.length < keptOfEach) list.push(item);
  };
  try {
    const begun = begin(world, start);
    if (!begun.ok) return { moves: 0, ended: false };
    let { situation } = begun;
    note(world, coverage, situation, 0);
    for (let step = 0; situation.state.status === 'open'; step += 1) {
      const open = [...new Set(situation.state.open.map((each) => each.step))];
      if (moves.length >= most) {
        keep(found.endless, { steps: open, run: run() });
        return { moves: moves.length, ended: false };
      }
      if (offersOf(world, situation).every((offer) => offer.kind === 'annul')) {
        keep(found.stuck, { steps: open, run: run() });
        return { moves: moves.length, ended: false };
      }
      yield;
      const next = chooseNext(world, coverage, situation, seed + step * 104_729);
      if (!next) return { moves: moves.length, ended: false };
      moves.push(next.move);
      const before = situation.history.length;
      situation = next.situation;
      note(world, coverage, situation, before);
    }
    return { moves: moves.length, ended: true };
  } catch (error) {
    keep(found.faults, { message: error instanceof Error ? error.message : String(error), run: run() });
    return { moves: moves.length, ended: false };
  }
}

/** Of several moves that chance would make, one that shows something new; else the first. */
function chooseNext(
  world: World,
  coverage: Coverage,
  situation: Situation,
  seed: number,
): { readonly move: Move; readonly situation: Situation } | null {
  const chance = chanceOf(seed);
  let first: { readonly move: Move; readonly situation: Situation } | null = null;
  for (let number = 0; number < candidates; number += 1) {
    const move = chancePlayer(world, chance.between(0, 2 ** 31))(situation);
    if (!move) continue;
    const before = coverage.ways.size + coverage.steps.size;
    const moved = makeMove(world, situation, move);
    if (!moved.ok) continue;
    const reached = { move, situation: moved.situation };
    const trial: Coverage = { ...coverage, steps: new Set(coverage.steps), ways: new Set(coverage.ways) };
    note(world, trial, moved.situation, situation.history.length);
    if (trial.ways.size + trial.steps.size > before) return reached;
    first ??= reached;
  }
  return first;
}

function note(world: World, coverage: Coverage, { history, state }: Situation, from: number): void {
  for (const entry of history.slice(from)) noteEntry(world.workflow, coverage, entry, state);
}
