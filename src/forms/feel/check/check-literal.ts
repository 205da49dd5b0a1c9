import { decimalOf } from '../decimal.ts';
import type { FeelNode } from '../node.ts';
import { readTemporal } from '../temporal.ts';
import { feelTexts } from '../texts.ts';
import type { FeelType } from '../type.ts';
import type { Findings } from './known.ts';
import { ANY } from './types.ts';

type Literal = Extract<FeelNode, { kind: 'null' | 'boolean' | 'string' | 'number' | 'temporal' }>;

/** The type of a literal; one that means nothing, such as `@"2025-02-30"`, is found. */
export function checkLiteral(checker: Findings, node: Literal): FeelType {
  if (node.kind === 'number') {
    if (decimalOf(node.numeral) === null) {
      checker.report(node, 'literal', { given: node.numeral.slice(0, 40), allowed: feelTexts['feel.type.number'] });
    }
    return { kind: 'number' };
  }
  if (node.kind !== 'temporal') return { kind: node.kind };
  const value = readTemporal(node.text);
  if (value !== null) return { kind: value.kind };
  checker.report(node, 'literal', { given: node.text.slice(0, 40), allowed: feelTexts['feel.type.temporal'] });
  return ANY;
}
