import { isMet, type Measure, ratioOf } from './figure.ts';

/** The measures of one figure with its title. */
export interface FigureResult {
  readonly key: string;
  readonly title: string;
  readonly measures: readonly Measure[];
  /** Seconds that it took. */
  readonly seconds: number;
}

/** A number for people: three significant digits below a thousand, whole above. */
export function written(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1_000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

/** One measure on the terminal. */
export function asLines(measure: Measure): string {
  const ratio = ratioOf(measure);
  const against =
    measure.bound && ratio !== undefined
      ? `, ${written(ratio)} of ${measure.bound.name} (${written(measure.bound.value)})`
      : '';
  return `  ${measure.what}: ${written(measure.value)} ${measure.unit}${against}${verdict(measure)}\n      ${measure.raw}`;
}

/** The results as rows of a table in Markdown; `when`: the run that they are of. */
export function asRows(results: readonly FigureResult[], when: string): readonly string[] {
  return results.flatMap(({ key, measures }) =>
    measures.map((measure) => {
      const ratio = ratioOf(measure);
      const bound = measure.bound ? `${measure.bound.name}: ${written(measure.bound.value)}` : '';
      const met = isMet(measure);
      return `| ${[
        key,
        measure.what,
        `${written(measure.value)} ${measure.unit}`,
        bound,
        ratio === undefined ? '' : written(ratio),
        aimOf(measure),
        met === undefined ? '' : met ? 'yes' : '**no**',
        measure.raw,
        when,
      ].join(' | ')} |`;
    }),
  );
}

/** A table of rows with what they mean nothing without. */
export function asMarkdown(facts: readonly string[], rows: readonly string[]): string {
  return [
    ...facts.map((fact) => `- ${fact}`),
    '',
    '| figure | what | measured | bound or peer of the same run | ratio | aim | met | raw | run, and load before it |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** Rows of an earlier table with those that were measured now in place of the same figures', in the order of `keys`. */
export function mergedRows(
  earlier: string,
  rows: readonly string[],
  measured: readonly string[],
  keys: readonly string[],
): readonly string[] {
  const figureOf = (row: string) => row.split(' | ')[0]?.slice(2) ?? '';
  const kept = earlier.split('\n').filter((row) => row.startsWith('| ') && !measured.includes(figureOf(row)));
  const all = [...kept, ...rows];
  return keys.flatMap((key) => all.filter((row) => figureOf(row) === key));
}

function aimOf({ aim }: Measure): string {
  return aim ? `${aim.of === 'ratio' ? 'ratio ' : ''}${aim.at === 'least' ? '≥' : '≤'} ${written(aim.limit)}` : '';
}

function verdict(measure: Measure): string {
  const met = isMet(measure);
  return met === undefined ? '' : ` [${aimOf(measure)}: ${met ? 'met' : 'NOT MET'}]`;
}
