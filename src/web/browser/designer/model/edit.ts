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

/** The form with the edit made, or null where the edit doesn't fit the form: then nothing is changed. */
export function apply(definition: FormDefinition, edit: Edit): FormDefinition | null {
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
      return edit.edits.reduce<FormDefinition | null>((form, each) => form && apply(form, each), definition);
    case 'replace':
      return edit.definition;
  }
}

function set(definition: FormDefinition, path: JsonPath, value: unknown): FormDefinition | null {
  if (path.length === 0) return null;
  const holder = valueAt(definition, path.slice(0, -1));
  if (typeof holder !== 'object' || holder === null) return null;
  if (value === undefined && (Array.isArray(holder) || valueAt(definition, path) === undefined)) return null;
  return changedAt(definition, path, () => value);
}

function insert(
  definition: FormDefinition,
  list: JsonPath,
  index: number,
  items: readonly unknown[],
): FormDefinition | null {
  return changedAt(definition, list, (value) =>
    Array.isArray(value) && index >= 0 && index <= value.length ? value.toSpliced(index, 0, ...items) : null,
  );
}

function remove(definition: FormDefinition, list: JsonPath, index: number, count: number): FormDefinition | null {
  return changedAt(definition, list, (value) =>
    Array.isArray(value) && index >= 0 && index + count <= value.length ? value.toSpliced(index, count) : null,
  );
}

function move(definition: FormDefinition, from: ListPlace, to: ListPlace): FormDefinition | null {
  const item = valueAt(definition, [...from.list, from.index]);
  if (item === undefined) return null;
  const without = remove(definition, from.list, from.index, 1);
  return without && insert(without, to.list, to.index, [item]);
}
