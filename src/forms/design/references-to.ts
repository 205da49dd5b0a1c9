import type { FormDefinition } from '../definition.ts';
import { findReferences } from '../feel/find-references.ts';
import type { Span } from '../feel/finding.ts';
import { expressionsOf, type PlacedExpression } from './expressions-of.ts';

/** What can be named in expressions: a field by its key, or a column by its rows' key and its own. */
export type Named =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'column'; readonly rows: string; readonly key: string };

/** An expression with the places of the names in it that mean the thing asked for. */
export interface Naming {
  readonly expression: PlacedExpression;
  readonly spans: readonly Span[];
}

/** What one name in an expression means, as `field` or `rows.column`, whichever way it is written. */
export function meaningOf(definition: FormDefinition, expression: PlacedExpression, path: string): string {
  if (expression.rows === null || path.includes('.')) return path;
  const rows = definition.pages
    .flatMap((page) => page.fields.flatMap((item) => (item.kind === 'group' ? item.fields : [item])))
    .find((field) => field.key === expression.rows);
  const isColumn = rows?.kind === 'rows' && rows.columns.some(({ key }) => key === path);
  return isColumn ? `${expression.rows}.${path}` : path;
}

/** The expressions that name a thing, with where; `unread` are those that can't be read, in which it may be named too. */
export function referencesTo(
  definition: FormDefinition,
  named: Named,
): { readonly namings: readonly Naming[]; readonly unread: readonly PlacedExpression[] } {
  const wanted = named.kind === 'field' ? named.key : `${named.rows}.${named.key}`;
  const namings: Naming[] = [];
  const unread: PlacedExpression[] = [];
  for (const expression of expressionsOf(definition)) {
    // Reading an expression is dear: most do not have the word at all.
    if (!expression.source.includes(named.key)) continue;
    const references = findReferences(expression.source, expression.scope);
    if (references === null) {
      unread.push(expression);
      continue;
    }
    const spans = references.filter(({ path }) => meaningOf(definition, expression, path) === wanted);
    if (spans.length > 0) namings.push({ expression, spans });
  }
  return { namings, unread };
}
