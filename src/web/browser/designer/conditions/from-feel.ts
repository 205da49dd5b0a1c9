import type { ComparisonOperator, FeelNode } from '../../../../forms/feel/node.ts';
import { parseExpression } from '../../../../forms/feel/parse/parse.ts';
import type { FeelType } from '../../../../forms/feel/type.ts';
import { type Comparison, type Condition, type Operand, type Sentence, type Subject, tidy } from './sentence.ts';

/** The condition that a FEEL expression says; null where it says something that sentences can't. */
export function fromFeel(source: string, scope: Readonly<Record<string, FeelType>>): Condition | null {
  const read = parseExpression(source, scope);
  if (!read.ok) return null;
  const part = readPart(read.ast);
  if (part === null) return null;
  return tidy('join' in part ? part : { join: 'and', parts: [part] });
}

function readPart(node: FeelNode): Sentence | Condition | null {
  if (node.kind !== 'and' && node.kind !== 'or') return readSentence(node);
  const left = readPart(node.left);
  const right = readPart(node.right);
  return left && right && { join: node.kind, parts: [left, right] };
}

const comparisons: Readonly<Record<ComparisonOperator, Comparison>> = {
  '=': 'equal',
  '!=': 'notEqual',
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
};

function readSentence(node: FeelNode): Sentence | null {
  switch (node.kind) {
    case 'comparison':
      return readComparison(node);
    case 'in': {
      const subject = readSubject(node.value);
      const texts = node.tests.flatMap(testTexts);
      return subject && texts.length > 0 && texts.every((text) => text !== null)
        ? { kind: 'oneOf', subject, texts }
        : null;
    }
    case 'call':
      return readCall(node.name, node.arguments);
    // `x` alone is `x = true` of a yes/no question.
    case 'name':
    case 'path': {
      const subject = readSubject(node);
      return subject && { kind: 'compare', subject, comparison: 'equal', operand: { kind: 'yesNo', yes: true } };
    }
    default:
      return null;
  }
}

/** `x in ("a", "b")` is read as tests `? = "a"`, as texts, or as one list of texts. */
function testTexts(test: FeelNode): readonly (string | null)[] {
  if (test.kind === 'string') return [test.value];
  if (test.kind === 'list') return test.items.flatMap(testTexts);
  const isAsked =
    test.kind === 'comparison' && test.operator === '=' && test.left.kind === 'name' && test.left.name === '?';
  return isAsked && test.right.kind === 'string' ? [test.right.value] : [null];
}

function readComparison({ operator, left, right }: Extract<FeelNode, { kind: 'comparison' }>): Sentence | null {
  const subject = readSubject(left);
  if (subject === null) return null;
  if (right.kind === 'null') {
    if (operator === '=') return { kind: 'answered', subject, answered: false };
    return operator === '!=' ? { kind: 'answered', subject, answered: true } : null;
  }
  const operand = readOperand(right);
  return operand && { kind: 'compare', subject, comparison: comparisons[operator], operand };
}

function readCall(name: string, [first, second]: readonly FeelNode[]): Sentence | null {
  if (name === 'not' && first?.kind === 'call' && first.name === 'list contains') {
    const chosen = readCall(first.name, first.arguments);
    return chosen?.kind === 'chosen' ? { ...chosen, chosen: false } : null;
  }
  const subject = first === undefined ? null : readSubject(first);
  if (subject === null || second?.kind !== 'string') return null;
  switch (name) {
    case 'contains':
      return { kind: 'contains', subject, text: second.value };
    case 'starts with':
      return { kind: 'begins', subject, text: second.value };
    case 'list contains':
      return { kind: 'chosen', subject, text: second.value, chosen: true };
    default:
      return null;
  }
}

function readSubject(node: FeelNode): Subject | null {
  if (node.kind === 'call') {
    const [only] = node.arguments;
    const inner = node.name === 'count' && only !== undefined && node.arguments.length === 1 ? readSubject(only) : null;
    return inner === null || inner.counted ? null : { ...inner, counted: true };
  }
  const name = nameOf(node);
  return name === null ? null : { name, counted: false };
}

function nameOf(node: FeelNode): string | null {
  if (node.kind === 'name') return node.name === '?' ? null : node.name;
  if (node.kind !== 'path') return null;
  const source = nameOf(node.source);
  return source === null ? null : `${source}.${node.name}`;
}

function readOperand(node: FeelNode): Operand | null {
  switch (node.kind) {
    case 'string':
      return { kind: 'text', text: node.value };
    case 'number':
      return { kind: 'number', numeral: node.numeral };
    case 'negation':
      return node.operand.kind === 'number' ? { kind: 'number', numeral: `-${node.operand.numeral}` } : null;
    case 'boolean':
      return { kind: 'yesNo', yes: node.value };
    case 'temporal':
      return /^\d{4}-\d{2}-\d{2}$/.test(node.text) ? { kind: 'date', iso: node.text } : null;
    case 'name':
      return node.name === 'today' ? { kind: 'today' } : null;
    default:
      return null;
  }
}
