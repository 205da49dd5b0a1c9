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

/** All of it as a table in Markdown. */
export function asMarkdown(facts: readonly string[], results: readonly FigureResult[]): string {
  const rows = results.flatMap(({ key, measures }) =>
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
      ].join(' | ')} |`;
    }),
  );
  return [
    ...facts.map((fact) => `- ${fact}`),
    '',
    '| figure | what | measured | bound or peer of the same run | ratio | aim | met | raw |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function aimOf({ aim }: Measure): string {
  return aim ? `${aim.of === 'ratio' ? 'ratio ' : ''}${aim.at === 'least' ? '≥' : '≤'} ${written(aim.limit)}` : '';
}

function verdict(measure: Measure): string {
  const met = isMet(measure);
  return met === undefined ? '' : ` [${aimOf(measure)}: ${met ? 'met' : 'NOT MET'}]`;
}
