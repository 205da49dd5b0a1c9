import { Checker } from '../feel/check/check.ts';
import type { Binding, Known } from '../feel/check/known.ts';
import type { Span } from '../feel/finding.ts';
import { childrenOf, type FeelNode } from '../feel/node.ts';
import { parseExpression } from '../feel/parse/parse.ts';
import type { FeelType } from '../feel/values.ts';

/** A text that is written in an expression, with the place of it and its quotation marks. */
export interface TextLiteral extends Span {
  readonly value: string;
}

/**
 * Where the texts in an expression come from and where they go. An origin is a path of the scope (`size`, `rows.size`), the
 * id of a literal, or {@link unknownOrigin}.
 */
export interface TextFlow {
  readonly literals: ReadonlyMap<string, TextLiteral>;
  /** What is tested for being equal: any of the one side with any of the other. */
  readonly meetings: readonly (readonly [readonly string[], readonly string[]])[];
  /** What goes into something whose outcome hangs on the letters: `upper case(size)`, `size < "m"`. */
  readonly opaque: ReadonlySet<string>;
  /** What the expression's own value may be. */
  readonly result: readonly string[];
}

/** Of a text that is made of others, or that can't be followed. */
export const unknownOrigin = '?';

/** Follows the texts through an expression, through loops, filters, lists and branches. Null where it can't be read. */
export function textFlow(source: string, scope: Readonly<Record<string, FeelType>>): TextFlow | null {
  const parsed = parseExpression(source, scope);
  if (!parsed.ok) return null;
  const tracer = new TextTracer(scope, parsed.places);
  tracer.check(parsed.ast, null);
  const meetings: [readonly string[], readonly string[]][] = [];
  const opaque = new Set<string>();
  const walk = (node: FeelNode): void => {
    for (const [one, other] of equalities(node)) meetings.push([tracer.originsOf(one), tracer.originsOf(other)]);
    for (const part of opaqueParts(node)) for (const origin of tracer.originsOf(part)) opaque.add(origin);
    for (const child of childrenOf(node)) walk(child);
  };
  walk(parsed.ast);
  const literals = new Map(
    [...tracer.literals].map(([id, { node, place }]) => {
      // A place may go on over blanks.
      const to = place.from + source.slice(place.from, place.to).trimEnd().length;
      return [id, { value: node.value, from: place.from, to }];
    }),
  );
  return { literals, meetings, opaque, result: tracer.originsOf(parsed.ast) };
}

type StringNode = Extract<FeelNode, { kind: 'string' }>;

/** The checker, which follows names to what they mean, noting for each node where its texts come from. */
class TextTracer extends Checker {
  readonly literals = new Map<string, { readonly node: StringNode; readonly place: Span }>();
  readonly #places: ReadonlyMap<FeelNode, Span>;
  readonly #origins = new Map<FeelNode, readonly string[]>();

  constructor(scope: Readonly<Record<string, FeelType>>, places: ReadonlyMap<FeelNode, Span>) {
    super(scope, places);
    this.#places = places;
  }

  override check(node: FeelNode, bindings: Binding | null): Known {
    const known = super.check(node, bindings);
    const origins = this.#trace(node, known);
    this.#origins.set(node, origins);
    return { type: known.type, origins };
  }

  originsOf(node: FeelNode): readonly string[] {
    return this.#origins.get(node) ?? (node.kind === 'list' ? node.items.flatMap((item) => this.originsOf(item)) : []);
  }

  #trace(node: FeelNode, { type, origins }: Known): readonly string[] {
    const place = this.#places.get(node);
    if (node.kind === 'string' && place) {
      const id = `"${place.from}`;
      this.literals.set(id, { node, place });
      return [id];
    }
    if (node.kind === 'for') return this.originsOf(node.body);
    if (node.kind === 'call' && carriers.has(node.name)) return node.arguments.flatMap((part) => this.originsOf(part));
    if (origins.length > 0) return origins.map((origin) => (origin.startsWith(unknownOrigin) ? unknownOrigin : origin));
    return mayHoldText(type) ? [unknownOrigin] : [];
  }
}

function mayHoldText(type: FeelType): boolean {
  if (type.kind === 'list') return mayHoldText(type.of);
  if (type.kind === 'context') return Object.values(type.entries).some(mayHoldText);
  return type.kind === 'string' || type.kind === 'any';
}

/** Functions that give what they got, or part of it. */
const carriers: ReadonlySet<string> = new Set([
  'append',
  'concatenate',
  'union',
  'distinct values',
  'insert before',
  'remove',
  'reverse',
  'flatten',
  'sublist',
]);

/** Functions whose outcome asks at most which of the things they got are equal. */
const askers: ReadonlySet<string> = new Set(['list contains', 'index of', 'count', 'is defined', 'not', 'all', 'any']);

/** What a node tests for being equal. */
function equalities(node: FeelNode): readonly (readonly [FeelNode, FeelNode])[] {
  if (node.kind === 'comparison' && (node.operator === '=' || node.operator === '!=')) return [[node.left, node.right]];
  if (node.kind === 'in') return node.tests.map((test) => [node.value, test] as const);
  if (node.kind !== 'call') return [];
  const [first, second] = node.arguments;
  if ((node.name === 'list contains' || node.name === 'index of') && first && second) return [[first, second]];
  return node.name === 'union' || node.name === 'distinct values' ? [[node, node]] : [];
}

/** The parts of a node whose letters decide what becomes of it, or that are not followed any further. */
function opaqueParts(node: FeelNode): readonly FeelNode[] {
  switch (node.kind) {
    case 'comparison':
      return node.operator === '=' || node.operator === '!=' ? [] : childrenOf(node);
    case 'in':
      return node.tests.some(holdsRange) ? [node.value] : [];
    case 'call':
      return carriers.has(node.name) || askers.has(node.name) ? [] : node.arguments;
    case 'between':
    case 'range':
    case 'negation':
    case 'arithmetic':
    case 'context':
      return childrenOf(node);
    default:
      return [];
  }
}

function holdsRange(test: FeelNode): boolean {
  return test.kind === 'range' || (test.kind === 'list' && test.items.some(holdsRange));
}
