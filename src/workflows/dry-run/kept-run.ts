import Type, { type Static } from 'typebox';
import { valueAsText } from '../delivery-values.ts';
import { type Played, playRun } from './play.ts';
import { type DryRun, DryRunSchema } from './run-schema.ts';
import type { Entry } from './situation.ts';
import type { World } from './world.ts';

const TraceLineSchema = Type.Object(
  {
    at: Type.String(),
    /** Kind of the event. */
    event: Type.String(),
    step: Type.Union([Type.String(), Type.Null()]),
    items: Type.Array(Type.Integer()),
    /** What was noticed of it; see `Effect`. */
    effects: Type.Array(Type.Unknown()),
  },
  { additionalProperties: false },
);

/** What came of a run when it was kept. */
export const TraceSchema = Type.Object(
  {
    lines: Type.Array(TraceLineSchema),
    outcome: Type.Union([Type.String(), Type.Null()]),
    /** Steps that were open at its end. */
    open: Type.Array(Type.String()),
  },
  { additionalProperties: false },
);

export type Trace = Static<typeof TraceSchema>;

/** A run that is one of the workflow's own tests: what is done, and what must come of it. */
export const KeptRunSchema = Type.Object({ run: DryRunSchema, expected: TraceSchema }, { additionalProperties: false });

export type KeptRun = Static<typeof KeptRunSchema>;

/** What came of a run, as it is kept and compared: plain JSON. */
export function traceOf(played: Played): Trace {
  const { situation } = played;
  const lines = (situation?.history ?? []).map(({ event, step, items, effects }: Entry) => ({
    at: event.at,
    event: event.kind,
    step,
    items: [...items],
    effects: plain(effects),
  }));
  return {
    lines,
    outcome: situation?.state.outcome ?? null,
    open: situation?.state.open.map((open) => open.step) ?? [],
  };
}

function plain(effects: Entry['effects']): unknown[] {
  return JSON.parse(JSON.stringify(effects.map(compared)));
}

/** What is told a delivery is compared as texts, so that a kept run holds whichever way numbers are handed over. */
function compared(effect: Entry['effects'][number]): unknown {
  if (effect.kind !== 'delivery') return effect;
  const { fields, ...rest } = effect;
  const values = Object.entries(fields).map(([name, value]) => [name, valueAsText(value)]);
  return { ...rest, values: Object.fromEntries(values) };
}

/** Keeps what comes of a run now as what must come of it from now on. */
export function keepRun(world: World, run: DryRun): KeptRun {
  return { run, expected: traceOf(playRun(world, run)) };
}
