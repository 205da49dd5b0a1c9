import { Checker } from './check/check.ts';
import type { Span } from './finding.ts';
import { parseExpression } from './parse/parse.ts';
import type { FeelType } from './type.ts';

/** One name in an expression that reads a value of the scope. The span is that of the name alone, in characters of the text. */
export interface Reference extends Span {
  /** What it reads, as a dotted path: `children`, `children.age`. */
  readonly path: string;
}

/**
 * Where an expression names values of its scope, in the order of the text, each meaning followed as the checker follows it: a
 * name of a loop or of a filter's item is not taken for the field of the same name. Null where the text can't be read.
 */
export function findReferences(text: string, scope: Readonly<Record<string, FeelType>>): readonly Reference[] | null {
  if (text.trim() === '') return [];
  const parsed = parseExpression(text, scope);
  if (!parsed.ok) return null;
  const checker = new Checker(scope, parsed.places);
  checker.check(parsed.ast, null);
  const found = new Map<string, Reference>();
  for (const { node, reference } of checker.uses) {
    const place = parsed.places.get(node);
    if (place === undefined || (node.kind !== 'name' && node.kind !== 'path')) continue;
    // Of `a.b` the last name is what reads; a place may go on over blanks.
    const written = text.slice(place.from, place.to).trimEnd();
    const to = place.from + written.length;
    const from = to - node.name.length;
    if (text.slice(from, to) === node.name) found.set(`${from} ${reference}`, { path: reference, from, to });
  }
  return [...found.values()].sort((one, other) => one.from - other.from);
}
