import type { Span } from '../feel/finding.ts';

/** A text with another one in place of each span; the spans don't overlap. */
export function replaceSpans(source: string, spans: readonly Span[], by: string): string {
  return [...spans]
    .sort((one, other) => other.from - one.from)
    .reduce((text, { from, to }) => text.slice(0, from) + by + text.slice(to), source);
}
