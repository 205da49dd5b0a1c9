import { childrenOf, type FeelNode } from '../../../forms/feel/node.ts';

/** What expressions compare answers with: values at and around which something changes. */
export interface Hints {
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly dates: readonly string[];
  /** Durations in days, roughly for months and years. */
  readonly days: readonly number[];
  /** Regular expressions of `matches`. */
  readonly patterns: readonly string[];
}

/** Nothing to go by. */
export const noHints: Hints = { numbers: [], texts: [], dates: [], days: [], patterns: [] };

/** Gathers the literals of expressions. */
export function hintsOf(expressions: Iterable<FeelNode>): Hints {
  const numbers = new Set<string>();
  const texts = new Set<string>();
  const dates = new Set<string>();
  const days = new Set<number>();
  const patterns = new Set<string>();
  const pending = [...expressions];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'number') numbers.add(node.numeral);
    if (node.kind === 'string' || node.kind === 'temporal') {
      const text = node.kind === 'string' ? node.value : node.text;
      const date = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
      const duration = daysOf(text);
      if (date !== undefined) dates.add(date);
      else if (duration !== null) days.add(duration);
      else if (text !== '') texts.add(text);
    }
    if (node.kind === 'call' && node.name === 'matches') {
      const [, pattern] = node.arguments;
      if (pattern?.kind === 'string') patterns.add(pattern.value);
    }
    pending.push(...childrenOf(node));
  }
  return { numbers: [...numbers], texts: [...texts], dates: [...dates], days: [...days], patterns: [...patterns] };
}

/** The days of an ISO 8601 duration; null where the text is none. */
function daysOf(text: string): number | null {
  const parts = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T.*)?$/.exec(text);
  if (!parts || text === 'P') return null;
  const [, sign, years = '0', months = '0', days = '0'] = parts;
  const sum = Math.round(Number(years) * 365.25 + Number(months) * 30.44) + Number(days);
  return sign === '-' ? -sum : sum;
}
