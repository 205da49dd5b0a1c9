import type { FeelType } from './type.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** `name in source` of a loop. */
export interface Iterator {
  readonly name: string;
  /** A list, or a {@link RangeNode}. */
  readonly source: FeelNode;
}

/** From `low` to `high`. Not a value of its own: it stands behind `in` only. */
export interface RangeNode {
  readonly kind: 'range';
  readonly low: FeelNode;
  readonly high: FeelNode;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
}

/** A checked expression as plain JSON data: what the browser gets. */
export type FeelNode =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** The digits as written, since numbers of JSON are not exact. */
  | { readonly kind: 'number'; readonly numeral: string }
  | { readonly kind: 'string'; readonly value: string }
  /** `@"…"`. */
  | { readonly kind: 'temporal'; readonly text: string }
  /** `?` is the value on the left of `in`. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'path'; readonly source: FeelNode; readonly name: string }
  | { readonly kind: 'filter'; readonly source: FeelNode; readonly condition: FeelNode }
  | { readonly kind: 'negation'; readonly operand: FeelNode }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: FeelNode;
      readonly right: FeelNode;
    }
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: FeelNode;
      readonly right: FeelNode;
    }
  | { readonly kind: 'between'; readonly value: FeelNode; readonly low: FeelNode; readonly high: FeelNode }
  | { readonly kind: 'in'; readonly value: FeelNode; readonly tests: readonly FeelNode[] }
  | RangeNode
  | { readonly kind: 'and' | 'or'; readonly left: FeelNode; readonly right: FeelNode }
  | { readonly kind: 'if'; readonly condition: FeelNode; readonly whenTrue: FeelNode; readonly whenFalse: FeelNode }
  | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly body: FeelNode }
  | { readonly kind: 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly condition: FeelNode }
  | { readonly kind: 'list'; readonly items: readonly FeelNode[] }
  | { readonly kind: 'context'; readonly entries: readonly { readonly name: string; readonly value: FeelNode }[] }
  /** A built-in function; named arguments have been put in their places, null where one was left out. */
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly FeelNode[] }
  | { readonly kind: 'instance of'; readonly value: FeelNode; readonly type: FeelType };

/** The nodes directly within a node, in the order of the text. */
export function childrenOf(node: FeelNode): readonly FeelNode[] {
  switch (node.kind) {
    case 'path':
      return [node.source];
    case 'filter':
      return [node.source, node.condition];
    case 'negation':
      return [node.operand];
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'between':
      return [node.value, node.low, node.high];
    case 'in':
      return [node.value, ...node.tests];
    case 'range':
      return [node.low, node.high];
    case 'if':
      return [node.condition, node.whenTrue, node.whenFalse];
    case 'for':
      return [...node.iterators.map((iterator) => iterator.source), node.body];
    case 'some':
    case 'every':
      return [...node.iterators.map((iterator) => iterator.source), node.condition];
    case 'list':
      return node.items;
    case 'context':
      return node.entries.map((entry) => entry.value);
    case 'call':
      return node.arguments;
    case 'instance of':
      return [node.value];
    default:
      return [];
  }
}

/** Whether the name occurs in the expression, be it as a name of its own. */
export function mentions(node: FeelNode, name: string): boolean {
  return someWithin(node, childrenOf, name);
}

/** Whether the expression names `?`, other than within an `in` of its own, which gives it another meaning. */
export function asksAboutInput(node: FeelNode): boolean {
  return someWithin(node, (part) => (part.kind === 'in' ? [part.value] : childrenOf(part)), '?');
}

/** Without recursion: this runs before the depth of the expression is known to be harmless. */
function someWithin(node: FeelNode, partsOf: (node: FeelNode) => readonly FeelNode[], name: string): boolean {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'name' && next.name === name) return true;
    for (const part of partsOf(next)) pending.push(part);
  }
  return false;
}
