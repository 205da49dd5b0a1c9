import { type Finding, type FindingCode, findingAt, nameList, type Span } from '../finding.ts';
import { asksAboutInput, type FeelNode, type Iterator } from '../node.ts';
import type { FeelType } from '../type.ts';
import { checkCall } from './check-call.ts';
import { checkLiteral } from './check-literal.ts';
import { type Binding, computed, type Findings, type Known } from './known.ts';
import { arithmeticType, partsOf } from './operator-types.ts';
import { signatures } from './signatures.ts';
import {
  ANY,
  BOOLEAN,
  canBeEqual,
  canBeOrdered,
  commonType,
  conforms,
  describeType,
  isOpen,
  listOf,
  NULL,
  NUMBER,
} from './types.ts';

/** Finds the type of an expression and what can only be a mistake in it: unknown names, and operations that always give null. */
export class Checker implements Findings {
  readonly findings: Finding[] = [];
  readonly references = new Set<string>();
  /** The names and paths that read the scope, with what they read: one for each time it is written. */
  readonly uses: { readonly node: FeelNode; readonly reference: string }[] = [];
  readonly scope: Readonly<Record<string, FeelType>>;
  readonly #places: ReadonlyMap<FeelNode, Span>;

  constructor(scope: Readonly<Record<string, FeelType>>, places: ReadonlyMap<FeelNode, Span>) {
    this.scope = scope;
    this.#places = places;
  }

  report(node: FeelNode, code: FindingCode, values: Parameters<typeof findingAt>[2] = {}): void {
    this.findings.push(findingAt(this.#places.get(node) ?? { from: 0, to: 0 }, code, values));
  }

  check(node: FeelNode, bindings: Binding | null): Known {
    const typeOf = (part: FeelNode): FeelType => this.check(part, bindings).type;
    switch (node.kind) {
      case 'null':
      case 'boolean':
      case 'string':
      case 'number':
      case 'temporal':
        return computed(checkLiteral(this, node));
      case 'name':
        return this.#name(node, bindings);
      case 'path':
        return this.#path(node, bindings);
      case 'filter':
        return this.#filter(node, bindings);
      case 'negation': {
        const type = typeOf(node.operand);
        const result = arithmeticType(type, '*', NUMBER);
        if (result === null) this.#expectType(node.operand, type, NUMBER);
        return computed(result ?? ANY);
      }
      case 'arithmetic': {
        const [left, right] = [typeOf(node.left), typeOf(node.right)];
        const type = arithmeticType(left, node.operator, right);
        if (type === null) {
          this.report(node, 'operands', {
            operator: node.operator,
            left: describeType(left),
            right: describeType(right),
          });
        }
        return computed(type ?? ANY);
      }
      case 'comparison': {
        const isEquality = node.operator === '=' || node.operator === '!=';
        this.#compare(node, typeOf(node.left), typeOf(node.right), isEquality ? canBeEqual : canBeOrdered);
        return computed(BOOLEAN);
      }
      case 'between': {
        const value = typeOf(node.value);
        this.#compare(node.low, value, typeOf(node.low), canBeOrdered);
        this.#compare(node.high, value, typeOf(node.high), canBeOrdered);
        return computed(BOOLEAN);
      }
      case 'in':
        return this.#in(node, bindings);
      case 'range':
        this.report(node, 'range');
        return computed(ANY);
      case 'and':
      case 'or':
        this.#expect(node.left, bindings, BOOLEAN);
        this.#expect(node.right, bindings, BOOLEAN);
        return computed(BOOLEAN);
      case 'if': {
        this.#expect(node.condition, bindings, BOOLEAN);
        const [whenTrue, whenFalse] = [this.check(node.whenTrue, bindings), this.check(node.whenFalse, bindings)];
        return {
          type: commonType(whenTrue.type, whenFalse.type),
          origins: [...whenTrue.origins, ...whenFalse.origins],
        };
      }
      case 'for': {
        const inner = this.#iterators(node.iterators, bindings);
        const partial: Binding = { kind: 'name', name: 'partial', known: computed(listOf(ANY)), outer: inner };
        return computed(listOf(this.check(node.body, partial).type));
      }
      case 'some':
      case 'every':
        this.#expect(node.condition, this.#iterators(node.iterators, bindings), BOOLEAN);
        return computed(BOOLEAN);
      case 'list': {
        const items = node.items.map((item) => this.check(item, bindings));
        return {
          type: listOf(items.map(({ type }) => type).reduce(commonType, NULL)),
          origins: items.flatMap(({ origins }) => origins),
        };
      }
      case 'context':
        return this.#context(node, bindings);
      case 'call':
        return computed(checkCall(this, node, node.arguments.map(typeOf)));
      case 'instance of':
        typeOf(node.value);
        return computed(BOOLEAN);
    }
  }

  #expect(node: FeelNode, bindings: Binding | null, wanted: FeelType): void {
    this.#expectType(node, this.check(node, bindings).type, wanted);
  }

  #expectType(node: FeelNode, given: FeelType, wanted: FeelType): void {
    if (conforms(given, wanted)) return;
    this.report(node, 'type', { allowed: describeType(wanted), given: describeType(given) });
  }

  #compare(
    node: FeelNode,
    left: FeelType,
    right: FeelType,
    comparable: (left: FeelType, right: FeelType) => boolean,
  ): void {
    if (comparable(left, right)) return;
    this.report(node, 'notComparable', { left: describeType(left), right: describeType(right) });
  }

  #name(node: Extract<FeelNode, { kind: 'name' }>, bindings: Binding | null): Known {
    const { name } = node;
    let maybeEntry = false;
    for (let binding = bindings; binding !== null; binding = binding.outer) {
      const entry = binding.kind === 'item' ? this.#entryOf(binding.known, name, node) : null;
      if (entry !== null) return entry;
      if (binding.name === name) return binding.known;
      if (binding.kind === 'item' && binding.known.type.kind === 'any') maybeEntry = true;
    }
    const type = Object.hasOwn(this.scope, name) ? this.scope[name] : undefined;
    if (type !== undefined) {
      this.#read(node, name);
      return { type, origins: [name] };
    }
    if (maybeEntry) return computed(ANY);
    if (name === '?') this.report(node, 'noInput');
    else if (signatures.has(name)) this.report(node, 'functionAsValue', { given: name });
    else this.report(node, 'unknownName', { given: name, allowed: nameList(this.#namesIn(bindings)) });
    return computed(ANY);
  }

  #read(node: FeelNode, reference: string): void {
    this.references.add(reference);
    this.uses.push({ node, reference });
  }

  #namesIn(bindings: Binding | null): readonly string[] {
    const names: string[] = [];
    for (let binding = bindings; binding !== null; binding = binding.outer) {
      if (binding.name !== '?' && binding.name !== 'partial') names.push(binding.name);
      const { type } = binding.known;
      if (binding.kind === 'item' && type.kind === 'context') names.push(...Object.keys(type.entries));
    }
    return [...new Set([...names, ...Object.keys(this.scope)])];
  }

  /** An entry of a context, which counts as read; null where the context is known not to have it. */
  #entryOf(source: Known, name: string, node: FeelNode): Known | null {
    if (source.type.kind !== 'context' || !Object.hasOwn(source.type.entries, name)) return null;
    const type = source.type.entries[name] ?? ANY;
    const origins = source.origins.map((origin) => `${origin}.${name}`);
    for (const origin of origins) this.#read(node, origin);
    return { type, origins };
  }

  #path(node: Extract<FeelNode, { kind: 'path' }>, bindings: Binding | null): Known {
    const source = this.check(node.source, bindings);
    const isList = source.type.kind === 'list';
    const itemType = source.type.kind === 'list' ? source.type.of : source.type;
    const entry = this.#entryOf({ type: itemType, origins: source.origins }, node.name, node);
    if (entry !== null) return isList ? { type: listOf(entry.type), origins: entry.origins } : entry;
    if (isOpen(itemType)) return computed(isList ? listOf(ANY) : ANY);
    const parts = partsOf(itemType);
    const part = parts !== null && Object.hasOwn(parts, node.name) ? parts[node.name] : undefined;
    if (part !== undefined) return computed(isList ? listOf(part) : part);
    if (parts === null) this.report(node, 'noEntries', { given: node.name, type: describeType(itemType) });
    else this.report(node, 'unknownEntry', { given: node.name, allowed: nameList(Object.keys(parts)) });
    return computed(ANY);
  }

  #filter(node: Extract<FeelNode, { kind: 'filter' }>, bindings: Binding | null): Known {
    const source = this.check(node.source, bindings);
    const item: Known = { type: source.type.kind === 'list' ? source.type.of : source.type, origins: source.origins };
    const condition = this.check(node.condition, { kind: 'item', name: 'item', known: item, outer: bindings }).type;
    if (condition.kind === 'number') return item;
    if (condition.kind === 'any') return { type: ANY, origins: source.origins };
    this.#expectType(node.condition, condition, BOOLEAN);
    return { type: listOf(item.type), origins: source.origins };
  }

  #in(node: Extract<FeelNode, { kind: 'in' }>, bindings: Binding | null): Known {
    const value = this.check(node.value, bindings);
    const inner: Binding = { kind: 'name', name: '?', known: value, outer: bindings };
    for (const test of node.tests) this.#test(test, value.type, inner);
    return computed(BOOLEAN);
  }

  #test(test: FeelNode, value: FeelType, bindings: Binding): void {
    if (test.kind === 'range') {
      this.#compare(test.low, value, this.check(test.low, bindings).type, canBeOrdered);
      this.#compare(test.high, value, this.check(test.high, bindings).type, canBeOrdered);
    } else if (test.kind === 'list' && test.items.some((item) => item.kind === 'range')) {
      for (const item of test.items) this.#test(item, value, bindings);
    } else if (asksAboutInput(test)) {
      this.#expect(test, bindings, BOOLEAN);
    } else {
      const { type } = this.check(test, bindings);
      const hasMember = type.kind === 'list' && canBeEqual(value, type.of);
      if (!hasMember) this.#compare(test, value, type, canBeEqual);
    }
  }

  #iterators(iterators: readonly Iterator[], bindings: Binding | null): Binding | null {
    let inner = bindings;
    for (const { name, source } of iterators)
      inner = { kind: 'name', name, known: this.#items(source, inner), outer: inner };
    return inner;
  }

  #items(source: FeelNode, bindings: Binding | null): Known {
    if (source.kind !== 'range') {
      const list = this.check(source, bindings);
      if (list.type.kind === 'list') return { type: list.type.of, origins: list.origins };
      this.#expectType(source, list.type, listOf(ANY));
      return { type: ANY, origins: list.origins };
    }
    const [low, high] = [this.check(source.low, bindings).type, this.check(source.high, bindings).type];
    const type = low.kind === 'date' || high.kind === 'date' ? ({ kind: 'date' } as const) : NUMBER;
    this.#expectType(source.low, low, type);
    this.#expectType(source.high, high, type);
    return computed(type);
  }

  #context(node: Extract<FeelNode, { kind: 'context' }>, bindings: Binding | null): Known {
    const entries: [string, FeelType][] = [];
    let inner = bindings;
    for (const { name, value } of node.entries) {
      const known = this.check(value, inner);
      entries.push([name, known.type]);
      inner = { kind: 'name', name, known, outer: inner };
    }
    return computed({ kind: 'context', entries: Object.fromEntries(entries) });
  }
}
