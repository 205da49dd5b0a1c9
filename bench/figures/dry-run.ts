import { advance } from '../../src/workflows/advance.ts';
import type { CaseEvent, CaseState } from '../../src/workflows/case-state.ts';
import { moveFor, startByChance } from '../../src/workflows/dry-run/chance-player.ts';
import { chanceOf } from '../../src/workflows/dry-run/invent/chance.ts';
import { offersOf } from '../../src/workflows/dry-run/offers.ts';
import { type Played, type Player, play, playRun } from '../../src/workflows/dry-run/play.ts';
import type { Start } from '../../src/workflows/dry-run/run-schema.ts';
import type { World } from '../../src/workflows/dry-run/world.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';
import { yearWorld } from '../support/year-workflow.ts';

const rounds = 5;
const millisecondsPerRound = 600;
const at = '2026-01-05T08:00:00.000Z';
const oneYear = '2027-01-05T08:00:00.000Z';

/** A year of a case that never rests, played through virtual time; and the engine's function alone, on the same events. */
export const dryRun: Figure = {
  key: 'dry-run',
  title: 'A workflow tried through virtual time, and the engine alone, on one core',
  async measure() {
    const world = yearWorld();
    const start = startByChance(world, at, 'da', 1);
    if (!start) throw new Error('No answers were found for the form.');
    const played = play(world, start, throughTheYear(world));
    return [aYear(world, start, played), alone(world, played)];
  },
};

/** Everybody does what is asked, now and then late, until the year is over. */
function throughTheYear(world: World): Player {
  const chance = chanceOf(7);
  return (situation) => {
    if (situation.now >= oneYear) return null;
    const offers = offersOf(world, situation);
    const act = offers.find((offer) => offer.kind !== 'wait' && offer.kind !== 'annul');
    const isLate = chance.happens(0.2) && offers.some((offer) => offer.kind === 'wait');
    return !act || isLate ? { do: 'wait' } : moveFor(world, situation, act, chance);
  };
}

function aYear(world: World, start: Start, { moves, situation }: Played): Measure {
  const run = { schema: 'dry-run/1' as const, start, moves: [...moves] };
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    const again = playRun(world, run);
    if (again.situation?.history.length !== situation?.history.length) throw new Error('The run came to another end.');
    return performance.now() - began;
  });
  const events = situation?.history.length ?? 0;
  return {
    what: 'dry run of a year',
    value: medianOf(times),
    unit: 'ms',
    aim: { of: 'value', at: 'most', limit: 1_000 },
    raw: `${events} events, ${moves.length} moves, letters and messages written; rounds: ${times.map(written).join(', ')}`,
  };
}

function alone({ workflow }: World, { situation }: Played): Measure {
  const events: readonly CaseEvent[] = situation?.history.map(({ event }) => event) ?? [];
  const perSecond = Array.from({ length: rounds }, () => {
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < millisecondsPerRound) {
      let state: CaseState | null = null;
      for (const event of events) {
        const advanced = advance(workflow, state, event);
        if (!advanced.ok) throw new Error(`An event was refused: ${advanced.refusal}.`);
        state = advanced.state;
      }
      done += events.length;
    }
    return done / ((performance.now() - began) / 1_000);
  });
  return {
    what: 'advance',
    value: medianOf(perSecond),
    unit: 'events/s',
    raw: `the ${events.length} events of the year; rounds: ${perSecond.map(written).join(', ')}`,
  };
}
