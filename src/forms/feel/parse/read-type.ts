import type { FeelType } from '../type.ts';
import { readName } from './literals.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** The types that are named in one word or several (DMN 1.5, 10.3.2.9). */
export const NAMED_TYPES: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['Any', { kind: 'any' }],
  ['Null', { kind: 'null' }],
  ['boolean', { kind: 'boolean' }],
  ['number', { kind: 'number' }],
  ['string', { kind: 'string' }],
  ['date', { kind: 'date' }],
  ['time', { kind: 'time' }],
  ['date and time', { kind: 'date and time' }],
  ['days and time duration', { kind: 'days and time duration' }],
  ['day and time duration', { kind: 'days and time duration' }],
  ['years and months duration', { kind: 'years and months duration' }],
  ['year and month duration', { kind: 'years and months duration' }],
]);

/** Types within types, such as `list<list<number>>`. */
const DEEPEST_TYPE = 20;

/** The type behind `instance of`; null where there is none of that name. */
export function readType(node: SyntaxNode, source: string, nesting = 0): FeelType | null {
  if (nesting > DEEPEST_TYPE) return null;
  const within = node.getChild('ListType') ?? node.getChild('ContextType');
  if (within === null) return NAMED_TYPES.get(readName(source.slice(node.from, node.to))) ?? null;
  if (within.name === 'ListType') {
    const item = within.getChild('Type');
    const of = item && readType(item, source, nesting + 1);
    return of && { kind: 'list', of };
  }
  const entries: Record<string, FeelType> = {};
  for (const entry of within.getChild('ContextEntryTypes')?.getChildren('ContextEntryType') ?? []) {
    const [name, typeNode] = [entry.getChild('Name'), entry.getChild('Type')];
    const type = typeNode && readType(typeNode, source, nesting + 1);
    if (name === null || type === null) return null;
    Object.defineProperty(entries, readName(source.slice(name.from, name.to)), { value: type, enumerable: true });
  }
  return { kind: 'context', entries };
}
