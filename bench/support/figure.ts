import type { Bench } from './bench.ts';
import { middleOf } from './statistics.ts';

/** One line of the result. */
export interface Measure {
  readonly what: string;
  /** What was measured, in its unit. */
  readonly value: number;
  readonly unit: string;
  /** What it is held against, from the same run: a bound or a peer. */
  readonly bound?: {
    readonly name: string;
    readonly value: number;
    /** Ratios of pairs measured right after each other; their median is the ratio, so that a load that comes and goes hits both. */
    readonly ratios?: readonly number[];
  };
  /** What must hold of `ratio` where there is a bound and it says so, else of `value`; absent where a number only informs. */
  readonly aim?: { readonly of: 'ratio' | 'value'; readonly at: 'least' | 'most'; readonly limit: number };
  /** The single rounds, and whatever else lets somebody judge the number. */
  readonly raw: string;
}

/** Something that the bench measures. */
export interface Figure {
  readonly key: string;
  readonly title: string;
  readonly measure: (bench: Bench) => Promise<readonly Measure[]>;
}

/** The value as a share of its bound, the median of the pairs where there are any. */
export function ratioOf({ bound, value }: Measure): number | undefined {
  if (!bound) return undefined;
  return bound.ratios ? middleOf(bound.ratios) : value / bound.value;
}

/** Whether the aim is met; undefined where there is none. */
export function isMet(measure: Measure): boolean | undefined {
  const { aim } = measure;
  if (!aim) return undefined;
  const judged = aim.of === 'ratio' ? ratioOf(measure) : measure.value;
  if (judged === undefined) throw new Error(`${measure.what} has an aim for a ratio and no bound.`);
  return aim.at === 'least' ? judged >= aim.limit : judged <= aim.limit;
}
