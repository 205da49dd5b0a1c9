import { placeNamedArguments } from '../check/call-types.ts';
import { signatures } from '../check/signatures.ts';
import { type Finding, findingAt, nameList, type Span } from '../finding.ts';
import { MAXIMUM_NESTING } from '../limits.ts';
import type { ArithmeticOperator, ComparisonOperator, FeelNode, Iterator, RangeNode } from '../node.ts';
import { readName, readText } from './literals.ts';
import { readType } from './read-type.ts';
import type { SyntaxNode, SyntaxTree } from './syntax-node.ts';

export type ReadResult =
  | { readonly ok: true; readonly ast: FeelNode; readonly places: ReadonlyMap<FeelNode, Span> }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Turns the parser's tree into our own; `places` says where each node stands in the source. */
export function readTree(tree: SyntaxTree, source: string): ReadResult {
  const fault = firstFault(tree, source);
  if (fault !== null) return { ok: false, findings: [fault] };
  const reader = new TreeReader(source);
  const ast = reader.read(partsOf(tree.topNode)[0], 0);
  return reader.findings.length === 0
    ? { ok: true, ast, places: reader.places }
    : { ok: false, findings: reader.findings };
}

function firstFault(tree: SyntaxTree, source: string): Finding | null {
  let fault: Finding | null = null;
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError && fault === null) fault = faultAt(from, to, source);
      return fault === null;
    },
  });
  return fault;
}

function faultAt(from: number, to: number, source: string): Finding {
  const rest = source.slice(from).trim();
  if (rest === '') return findingAt({ from: source.length, to: source.length }, 'incomplete');
  return findingAt({ from, to: Math.max(to, from) }, 'syntax', { given: rest.slice(0, 40) });
}

/** What stands within a node, without comments. */
function partsOf(node: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') parts.push(child);
  }
  return parts;
}

class TreeReader {
  readonly findings: Finding[] = [];
  readonly places = new Map<FeelNode, Span>();
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  read(node: SyntaxNode | undefined, nesting: number): FeelNode {
    if (node === undefined) return { kind: 'null' };
    if (nesting > MAXIMUM_NESTING) return this.#refuse(findingAt(node, 'tooDeep', { allowed: MAXIMUM_NESTING }));
    const result = this.#readNode(node, (part) => this.read(part, nesting + 1));
    // Brackets mean nothing of their own: the place is that of what they hold.
    if (!this.places.has(result)) this.places.set(result, { from: node.from, to: node.to });
    return result;
  }

  #textOf(node: SyntaxNode): string {
    return this.#source.slice(node.from, node.to);
  }

  /** One finding of nesting is enough; it would otherwise be found again all along the way. */
  #refuse(finding: Finding): FeelNode {
    if (!this.findings.some(({ code }) => code === finding.code && code === 'tooDeep')) this.findings.push(finding);
    return { kind: 'null' };
  }

  #readNode(node: SyntaxNode, read: (part: SyntaxNode | undefined) => FeelNode): FeelNode {
    const parts = partsOf(node);
    const [first, second, third] = parts;
    switch (node.name) {
      case 'null':
        return { kind: 'null' };
      case 'BooleanLiteral':
        return { kind: 'boolean', value: this.#textOf(node) === 'true' };
      case 'NumericLiteral':
        return { kind: 'number', numeral: this.#textOf(node).replace(/\s+/g, '') };
      case 'StringLiteral':
        return { kind: 'string', value: readText(this.#textOf(node)) };
      case 'VariableName':
        return { kind: 'name', name: readName(this.#textOf(node)) };
      case '?':
        return { kind: 'name', name: '?' };
      case 'ParenthesizedExpression':
      case 'PositiveUnaryTest':
        return read(parts.find((part) => part.name !== '('));
      case 'DateTimeLiteral':
        return first?.name === 'AtLiteral' ? this.#temporal(first) : this.#call(node, parts, read);
      case 'FunctionInvocation':
        return this.#call(node, parts, read);
      case 'PathExpression':
        return { kind: 'path', source: read(first), name: third === undefined ? '' : readName(this.#textOf(third)) };
      case 'FilterExpression':
        return { kind: 'filter', source: read(first), condition: read(third) };
      case 'ArithmeticExpression':
        return this.#arithmetic(node, parts, read);
      case 'Comparison':
        return this.#comparison(parts, read);
      case 'SimplePositiveUnaryTest':
        return this.#unaryTest(node, parts, read);
      case 'Conjunction':
        return { kind: 'and', left: read(first), right: read(third) };
      case 'Disjunction':
        return { kind: 'or', left: read(first), right: read(third) };
      case 'IfExpression':
        return { kind: 'if', condition: read(second), whenTrue: read(parts[3]), whenFalse: read(parts[5]) };
      case 'ForExpression':
        return { kind: 'for', iterators: this.#iterators(second, read), body: read(parts[3]) };
      case 'QuantifiedExpression': {
        const kind = first?.name === 'every' ? 'every' : 'some';
        return { kind, iterators: this.#iterators(second, read), condition: read(parts[3]) };
      }
      case 'InstanceOfExpression': {
        const type = parts[3] === undefined ? null : readType(parts[3], this.#source);
        if (type === null) return this.#unsupported(parts[3] ?? node);
        return { kind: 'instance of', value: read(first), type };
      }
      case 'List':
        return { kind: 'list', items: parts.slice(1, -1).map(read) };
      case 'Context':
        return this.#context(parts.slice(1, -1), read);
      default:
        return this.#unsupported(node);
    }
  }

  #unsupported(node: SyntaxNode): FeelNode {
    return this.#refuse(findingAt(node, 'notSupported', { given: this.#textOf(node).slice(0, 40) }));
  }

  #temporal(node: SyntaxNode): FeelNode {
    const [literal] = partsOf(node);
    return { kind: 'temporal', text: literal === undefined ? '' : readText(this.#textOf(literal)) };
  }

  #arithmetic(node: SyntaxNode, parts: SyntaxNode[], read: (part: SyntaxNode | undefined) => FeelNode): FeelNode {
    const [first, second, third] = parts;
    if (first?.name === 'ArithOp') {
      return this.#textOf(first) === '-' ? { kind: 'negation', operand: read(second) } : this.#unsupported(node);
    }
    const operator = second === undefined ? null : arithmeticOperator(this.#textOf(second));
    if (operator === null) return this.#unsupported(second ?? node);
    return { kind: 'arithmetic', operator, left: read(first), right: read(third) };
  }

  #comparison(parts: SyntaxNode[], read: (part: SyntaxNode | undefined) => FeelNode): FeelNode {
    const [first, second, third] = parts;
    if (second?.name === 'between')
      return { kind: 'between', value: read(first), low: read(third), high: read(parts[4]) };
    if (second?.name === 'in') {
      const tests = parts.flatMap((part) => (part.name === 'PositiveUnaryTests' ? partsOf(part) : []));
      return { kind: 'in', value: read(first), tests: (tests.length === 0 ? [third] : tests).map(read) };
    }
    const operator = comparisonOperator(second === undefined ? '' : this.#textOf(second));
    return { kind: 'comparison', operator, left: read(first), right: read(third) };
  }

  /** `< 5` means `? < 5`. */
  #unaryTest(
    node: SyntaxNode,
    [first, second]: SyntaxNode[],
    read: (part: SyntaxNode | undefined) => FeelNode,
  ): FeelNode {
    if (first?.name === 'Interval') return this.#range(first, read);
    const input: FeelNode = { kind: 'name', name: '?' };
    this.places.set(input, { from: node.from, to: node.to });
    const operator = comparisonOperator(first === undefined ? '' : this.#textOf(first));
    return { kind: 'comparison', operator, left: input, right: read(second) };
  }

  #range(node: SyntaxNode, read: (part: SyntaxNode | undefined) => FeelNode): RangeNode {
    const parts = partsOf(node);
    return {
      kind: 'range',
      low: read(parts[1]),
      high: read(parts[3]),
      lowIncluded: parts[0]?.name === '[',
      highIncluded: parts[4]?.name === ']',
    };
  }

  #iterators(node: SyntaxNode | undefined, read: (part: SyntaxNode | undefined) => FeelNode): Iterator[] {
    return (node === undefined ? [] : partsOf(node)).map((part) => {
      const [name, , context] = partsOf(part);
      const [low, , high] = context === undefined ? [] : partsOf(context);
      const source: FeelNode =
        high === undefined
          ? read(low)
          : { kind: 'range', low: read(low), high: read(high), lowIncluded: true, highIncluded: true };
      if (context !== undefined) this.places.set(source, { from: context.from, to: context.to });
      return { name: name === undefined ? '' : readName(this.#textOf(name)), source };
    });
  }

  #context(parts: SyntaxNode[], read: (part: SyntaxNode | undefined) => FeelNode): FeelNode {
    const names = new Set<string>();
    const entries = parts.map((entry) => {
      const [key, value] = partsOf(entry);
      const written = key === undefined ? '' : this.#textOf(key);
      const name = written.startsWith('"') ? readText(written) : readName(written);
      if (names.has(name)) this.findings.push(findingAt(entry, 'duplicateEntry', { given: name }));
      names.add(name);
      return { name, value: read(value) };
    });
    return { kind: 'context', entries };
  }

  #call(node: SyntaxNode, parts: SyntaxNode[], read: (part: SyntaxNode | undefined) => FeelNode): FeelNode {
    const callee = parts[0];
    const given = parts.find(({ name }) => name === 'PositionalParameters' || name === 'NamedParameters');
    if (callee === undefined || callee.type.is('Expr') === (callee.name !== 'VariableName'))
      return this.#unsupported(node);
    const name = readName(this.#textOf(callee));
    const known = signatures.get(name);
    if (known === undefined) return this.#refuse(findingAt(callee, 'unknownFunction', { given: name }));
    const values = given === undefined ? [] : partsOf(given);
    if (given?.name !== 'NamedParameters') return { kind: 'call', name, arguments: values.map(read) };
    const named = values.map((part) => {
      const [parameter, value] = partsOf(part);
      return { part, name: parameter === undefined ? '' : readName(this.#textOf(parameter)), value: read(value) };
    });
    return this.#placeArguments(node, name, named);
  }

  #placeArguments(
    node: SyntaxNode,
    name: string,
    named: readonly { readonly part: SyntaxNode; readonly name: string; readonly value: FeelNode }[],
  ): FeelNode {
    const names = named.map((one) => one.name);
    const repeated = named.find((one, index) => names.indexOf(one.name) < index);
    if (repeated !== undefined)
      return this.#refuse(findingAt(repeated.part, 'duplicateEntry', { given: repeated.name }));
    const call = placeNamedArguments(signatures.get(name) ?? [], names);
    if (call.kind === 'missing') return this.#refuse(findingAt(node, 'missingParameter', { name, given: call.name }));
    if (call.kind === 'unknown') {
      const part = named.find((one) => one.name === call.name)?.part ?? node;
      const allowed = nameList(call.allowed);
      return this.#refuse(findingAt(part, 'unknownParameter', { name, given: call.name, allowed }));
    }
    const places: FeelNode[] = Array.from({ length: Math.max(0, ...call.places.map((place) => place + 1)) }, () => ({
      kind: 'null',
    }));
    for (const [index, place] of call.places.entries()) places[place] = named[index]?.value ?? { kind: 'null' };
    return { kind: 'call', name, arguments: places };
  }
}

function arithmeticOperator(text: string): ArithmeticOperator | null {
  return text === '+' || text === '-' || text === '*' || text === '/' || text === '**' ? text : null;
}

function comparisonOperator(text: string): ComparisonOperator {
  return text === '!=' || text === '<' || text === '<=' || text === '>' || text === '>=' ? text : '=';
}
