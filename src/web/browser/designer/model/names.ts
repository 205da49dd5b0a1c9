import type { FormDefinition } from '../../../../forms/definition.ts';
import { humanPath } from '../../../../forms/design/human-path.ts';
import type { HumanPath, Place } from '../../../../forms/design/place.ts';
import { nodeAt, outlineOf } from './outline.ts';

const expressionMembers: ReadonlySet<string> = new Set(['visibleWhen', 'required', 'rule', 'expression']);
const words = /"(?:[^"\\]|\\.)*"|[A-Za-zÆØÅæøå][\wÆØÅæøå]*/g;

/** Changes every name in the expressions within some data; texts within quotes are no names. */
export function withNames<Data>(data: Data, change: (name: string) => string): Data {
  const follow = (value: unknown, member: string | null): unknown => {
    if (typeof value === 'string') {
      return member !== null && expressionMembers.has(member)
        ? value.replace(words, (word) => (word.startsWith('"') ? word : change(word)))
        : value;
    }
    if (Array.isArray(value)) return value.map((each) => follow(each, member));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const followed = entries.map(([name, each]) => [name, follow(each, name)] as const);
    // What has no such name stays the same object.
    return followed.every(([, each], index) => each === entries[index]?.[1]) ? value : Object.fromEntries(followed);
  };
  // The shape is kept: only texts within it change.
  return follow(data, null) as Data;
}

/** The form with the key at a place renamed, there and in every expression; null where there is nothing to rename. */
export function renameKey(definition: FormDefinition, place: Place, to: string): FormDefinition | null {
  const nodes = outlineOf(definition);
  const node = nodeAt(nodes, place);
  if (!node || node.place !== place) return null;
  const from = node.item.key;
  const rekey = (value: unknown, path: readonly (string | number)[]): unknown => {
    const [step, ...rest] = path;
    if (step === undefined) return { ...(value as object), key: to };
    if (Array.isArray(value)) return value.with(Number(step), rekey(value[Number(step)], rest));
    return { ...(value as object), [step]: rekey(Reflect.get(value as object, step), rest) };
  };
  // The outline's path leads to an item of the definition, and only its key is another.
  const renamed = rekey(definition, node.path) as FormDefinition;
  return node.kind === 'page' ? renamed : withNames(renamed, (name) => (name === from ? to : name));
}

export interface Use {
  readonly place: Place;
  readonly path: HumanPath;
}

/** What names something that stands at or within a place, from outside of it. */
export function usedBy(definition: FormDefinition, place: Place): readonly Use[] {
  const nodes = outlineOf(definition);
  const node = nodeAt(nodes, place);
  if (!node) return [];
  const isWithin = (other: Place): boolean => other === place || other.startsWith(`${place}.`);
  const inside = nodes.filter(
    (each) => isWithin(each.place) || (node.kind === 'page' && each.page === node.page) || each.parent === place,
  );
  const keys = new Set(inside.flatMap((each) => (each.kind === 'page' ? [] : [each.item.key])));
  const outside = nodes.filter((each) => !inside.includes(each));
  return outside.flatMap((each) => {
    const { fields: _fields, columns: _columns, ...own } = { fields: null, columns: null, ...each.item };
    let uses = false;
    withNames(own, (name) => {
      uses ||= keys.has(name);
      return name;
    });
    return uses ? [{ place: each.place, path: humanPath(definition, each.place) }] : [];
  });
}
