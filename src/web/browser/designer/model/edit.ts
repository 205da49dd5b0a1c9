import type { FormDefinition } from '../../../../forms/definition.ts';
import { changedAt, type JsonPath, valueAt } from './json-path.ts';

/**
 * One thing that a designer does to a form, as plain data. Lists of a definition (its pages, a page's fields, a group's
 * fields, the columns of rows, options, rules) are told by their path.
 */
export type Edit =
  /** Sets a member or an item; a member whose value is undefined is taken out. */
  | { readonly kind: 'set'; readonly path: JsonPath; readonly value: unknown }
  | { readonly kind: 'insert'; readonly list: JsonPath; readonly index: number; readonly items: readonly unknown[] }
  | { readonly kind: 'delete'; readonly list: JsonPath; readonly index: number; readonly count: number }
  /** `to` is as the lists are once the item has been taken out of `from`. */
  | { readonly kind: 'move'; readonly from: ListPlace; readonly to: ListPlace }
  /** All or none. */
  | { readonly kind: 'several'; readonly edits: readonly Edit[] }
  /** What touches many places at once, such as the renaming of a key. */
  | { readonly kind: 'replace'; readonly definition: FormDefinition };

export interface ListPlace {
  readonly list: JsonPath;
  readonly index: number;
}

export interface Applied {
  readonly definition: FormDefinition;
  /** Applied to `definition`, it gives exactly what was before. */
  readonly inverse: Edit;
}

/** The form with the edit made, or null where the edit doesn't fit the form: then nothing is changed. */
export function apply(definition: FormDefinition, edit: Edit): Applied | null {
  switch (edit.kind) {
    case 'set':
      return set(definition, edit.path, edit.value);
    case 'insert':
      return insert(definition, edit.list, edit.index, edit.items);
    case 'delete':
      return remove(definition, edit.list, edit.index, edit.count);
    case 'move':
      return move(definition, edit.from, edit.to);
    case 'several':
      return several(definition, edit.edits);
    case 'replace':
      return { definition: edit.definition, inverse: { kind: 'replace', definition } };
  }
}

function set(definition: FormDefinition, path: JsonPath, value: unknown): Applied | null {
  const name = path.at(-1);
  if (name === undefined) return null;
  const holder = valueAt(definition, path.slice(0, -1));
  if (typeof holder !== 'object' || holder === null) return null;
  const before = valueAt(definition, path);
  if (value === undefined && (Array.isArray(holder) || before === undefined)) return null;
  const changed = changedAt(definition, path, () => value);
  if (changed === null) return null;
  // Taking a member out and putting it back would move it to the end: the holder comes back whole.
  const inverse: Edit =
    value === undefined
      ? path.length === 1
        ? { kind: 'replace', definition }
        : { kind: 'set', path: path.slice(0, -1), value: holder }
      : { kind: 'set', path, value: before };
  return { definition: changed, inverse };
}

function insert(definition: FormDefinition, list: JsonPath, index: number, items: readonly unknown[]): Applied | null {
  const changed = changedAt(definition, list, (value) =>
    Array.isArray(value) && index >= 0 && index <= value.length ? value.toSpliced(index, 0, ...items) : null,
  );
  return changed && { definition: changed, inverse: { kind: 'delete', list, index, count: items.length } };
}

function remove(definition: FormDefinition, list: JsonPath, index: number, count: number): Applied | null {
  const before = valueAt(definition, list);
  if (!Array.isArray(before) || index < 0 || index + count > before.length) return null;
  const changed = changedAt(definition, list, () => before.toSpliced(index, count));
  const items = before.slice(index, index + count);
  return changed && { definition: changed, inverse: { kind: 'insert', list, index, items } };
}

function move(definition: FormDefinition, from: ListPlace, to: ListPlace): Applied | null {
  const item = valueAt(definition, [...from.list, from.index]);
  if (item === undefined) return null;
  const without = remove(definition, from.list, from.index, 1);
  const moved = without && insert(without.definition, to.list, to.index, [item]);
  if (!moved) return null;
  return { definition: moved.definition, inverse: { kind: 'several', edits: [moved.inverse, without.inverse] } };
}

function several(definition: FormDefinition, edits: readonly Edit[]): Applied | null {
  const inverses: Edit[] = [];
  let current = definition;
  for (const edit of edits) {
    const applied = apply(current, edit);
    if (!applied) return null;
    current = applied.definition;
    inverses.unshift(applied.inverse);
  }
  return { definition: current, inverse: { kind: 'several', edits: inverses } };
}
