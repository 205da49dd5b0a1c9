import Big from 'big.js';
import type { FeelNode } from '../../feel/node.ts';

/** What is known for certain of a name in a condition. */
export type Domain =
  /** Never answered: its value is always null. */
  | { readonly kind: 'never' }
  /** Null, or one of these texts. */
  | { readonly kind: 'oneOf'; readonly values: ReadonlySet<string> }
  /** Null, or a list of these texts. */
  | { readonly kind: 'severalOf'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'any' };

/** What is known of what a node names; `any` where it names nothing of the form. */
export type DomainOf = (path: string) => Domain;

type Literal = string | boolean | Big | null;

/** What a conjunction demands of one name, as far as it is understood. */
interface Demand {
  /** It must be one of these; undefined: no such demand. */
  among?: Literal[];
  /** It must not be null. */
  filled: boolean;
  low?: { readonly value: Big; readonly included: boolean };
  high?: { readonly value: Big; readonly included: boolean };
}

/**
 * Whether conditions can be seen never to be true together, whatever is answered. Sound: `true` is said only of what holds
 * for certain (FEEL counts null and unknown as not true); `false` means nothing.
 */
export function neverTrueTogether(conditions: readonly FeelNode[], domainOf: DomainOf): boolean {
  const demands = new Map<string, Demand>();
  return conditions.flatMap(conjuncts).some((node) => isNever(node, domainOf) || !admit(node, demands, domainOf));
}

function conjuncts(node: FeelNode): readonly FeelNode[] {
  return node.kind === 'and' ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node];
}

function isNever(node: FeelNode, domainOf: DomainOf): boolean {
  switch (node.kind) {
    case 'boolean':
      return !node.value;
    case 'null':
      return true;
    case 'or':
      return neverTrueTogether([node.left], domainOf) && neverTrueTogether([node.right], domainOf);
    case 'if':
      return neverTrueTogether([node.whenTrue], domainOf) && neverTrueTogether([node.whenFalse], domainOf);
    case 'call': {
      const [list, element] = node.arguments;
      if (node.name !== 'list contains' || list === undefined || element?.kind !== 'string') return false;
      const path = pathOf(list);
      const domain = path === null ? null : domainOf(path);
      if (domain?.kind === 'never') return true;
      return domain?.kind === 'severalOf' && !domain.values.has(element.value);
    }
    default:
      return false;
  }
}

/** Adds what a conjunct demands; false where nothing can meet all demands. */
function admit(node: FeelNode, demands: Map<string, Demand>, domainOf: DomainOf): boolean {
  const path = node.kind === 'name' || node.kind === 'path' ? pathOf(node) : null;
  if (path !== null) return demand(path, [true], demands, domainOf);
  if (node.kind === 'in') {
    const name = pathOf(node.value);
    const values = node.tests.flatMap((test) => (test.kind === 'list' ? test.items : [test])).map(literalOf);
    if (name === null || values.some((value) => value === undefined)) return true;
    return demand(name, values as Literal[], demands, domainOf);
  }
  if (node.kind !== 'comparison') return true;
  const turned = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
  const [left, right] = [literalOf(node.left), literalOf(node.right)];
  if (left !== undefined && right !== undefined) return node.operator !== '=' || sameLiteral(left, right);
  const name = pathOf(right === undefined ? node.right : node.left);
  const value = right === undefined ? left : right;
  const operator = right === undefined ? turned[node.operator] : node.operator;
  if (name === null || value === undefined) return true;
  if (operator === '=') return demand(name, [value], demands, domainOf);
  if (operator === '!=') return true;
  if (domainOf(name).kind === 'never') return false;
  if (!(value instanceof Big)) return true;
  const known = demandOn(name, demands);
  known.filled = true;
  const bound = { value, included: operator.endsWith('=') };
  if (operator.startsWith('<')) known.high = tighter(known.high, bound, (one, other) => one.lt(other));
  else known.low = tighter(known.low, bound, (one, other) => one.gt(other));
  return isPossible(known);
}

function demandOn(name: string, demands: Map<string, Demand>): Demand {
  const known = demands.get(name) ?? { filled: false };
  demands.set(name, known);
  return known;
}

function demand(name: string, values: readonly Literal[], demands: Map<string, Demand>, domainOf: DomainOf): boolean {
  const domain = domainOf(name);
  const able = values.filter((value) => {
    if (domain.kind === 'never') return value === null;
    return domain.kind !== 'oneOf' || value === null || (typeof value === 'string' && domain.values.has(value));
  });
  const known = demandOn(name, demands);
  known.among = known.among?.filter((one) => able.some((other) => sameLiteral(one, other))) ?? able;
  return isPossible(known);
}

function isPossible({ among, filled, low, high }: Demand): boolean {
  if (low && high) {
    if (low.value.gt(high.value)) return false;
    if (low.value.eq(high.value) && !(low.included && high.included)) return false;
  }
  if (among === undefined) return true;
  return among.some((value) => {
    if (value === null) return !filled;
    if (!(value instanceof Big)) return !low && !high;
    if (low && (value.lt(low.value) || (value.eq(low.value) && !low.included))) return false;
    return !(high && (value.gt(high.value) || (value.eq(high.value) && !high.included)));
  });
}

type Bound = NonNullable<Demand['low']>;

function tighter(known: Bound | undefined, bound: Bound, isTighter: (one: Big, other: Big) => boolean): Bound {
  if (known === undefined || isTighter(bound.value, known.value)) return bound;
  return bound.value.eq(known.value) && !bound.included ? bound : known;
}

/** The dotted path that a node names, where it is nothing but names. */
function pathOf(node: FeelNode): string | null {
  if (node.kind === 'name') return node.name;
  if (node.kind !== 'path') return null;
  const source = pathOf(node.source);
  return source === null ? null : `${source}.${node.name}`;
}

/** A value that is written out; undefined for what must be computed. */
function literalOf(node: FeelNode): Literal | undefined {
  if (node.kind === 'string' || node.kind === 'boolean') return node.value;
  if (node.kind === 'null') return null;
  if (node.kind === 'number') return new Big(node.numeral);
  if (node.kind !== 'negation' || node.operand.kind !== 'number') return undefined;
  return new Big(node.operand.numeral).neg();
}

function sameLiteral(one: Literal, other: Literal): boolean {
  return one instanceof Big ? other instanceof Big && one.eq(other) : one === other;
}
