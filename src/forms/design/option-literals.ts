import type { FormDefinition } from '../definition.ts';
import { Checker } from '../feel/check/check.ts';
import type { Span } from '../feel/finding.ts';
import { childrenOf, type FeelNode } from '../feel/node.ts';
import { parseExpression } from '../feel/parse/parse.ts';
import type { PlacedExpression } from './expressions-of.ts';
import type { Place } from './place.ts';
import { meaningOf } from './references-to.ts';

/** A text within an expression, with its quotation marks, that is compared with a field's answer. */
export interface OptionLiteral extends Span {
  readonly value: string;
}

/**
 * The texts in an expression that are compared with the answer to a choice (`fields.x`, or `fields.rows.columns.x`):
 * `size = "large"`, `size in ("small", "large")`, `list contains(sizes, "large")`. Null where it can't be read.
 */
export function optionLiterals(
  definition: FormDefinition,
  expression: PlacedExpression,
  field: Place,
): readonly OptionLiteral[] | null {
  const parsed = parseExpression(expression.source, expression.scope);
  if (!parsed.ok) return null;
  const checker = new Checker(expression.scope, parsed.places);
  checker.check(parsed.ast, null);
  const wanted = field.replace(/^fields\./, '').replace('.columns.', '.');
  const means = new Set(
    checker.uses
      .filter(({ reference }) => meaningOf(definition, expression, reference) === wanted)
      .map(({ node }) => node),
  );
  const found: OptionLiteral[] = [];
  const take = (node: FeelNode | undefined): void => {
    if (node?.kind === 'list') for (const item of node.items) take(item);
    const place = node && parsed.places.get(node);
    if (node?.kind === 'string' && place) found.push({ value: node.value, from: place.from, to: place.to });
  };
  const walk = (node: FeelNode): void => {
    if (node.kind === 'comparison' && (node.operator === '=' || node.operator === '!=')) {
      if (means.has(node.left)) take(node.right);
      if (means.has(node.right)) take(node.left);
    }
    if (node.kind === 'in') {
      if (means.has(node.value)) for (const test of node.tests) take(test);
      if (node.tests.some((test) => means.has(test))) take(node.value);
    }
    if (node.kind === 'call' && node.name === 'list contains') {
      const [list, element] = node.arguments;
      if (list && means.has(list)) take(element);
      if (element && means.has(element)) take(list);
    }
    for (const child of childrenOf(node)) walk(child);
  };
  walk(parsed.ast);
  return found;
}
