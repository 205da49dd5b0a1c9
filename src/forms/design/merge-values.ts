import { byKey, isList, isObject, type Json, type JsonObject, memberOf, sameJson } from './json.ts';
import { mergeOrder } from './merge-order.ts';

/** A place below the value where both sides changed the same thing differently. */
export interface ValueConflict {
  readonly kind: 'value' | 'removed' | 'order';
  /** Members and keys from the value down. */
  readonly path: readonly string[];
  readonly base?: Json;
  readonly mine?: Json;
  readonly theirs?: Json;
}

interface Three {
  readonly base: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

/**
 * Three-way merge of JSON: objects member by member, lists whose items have keys item by item, everything else as a whole.
 * Where both sides changed the same thing differently, *theirs* is kept and a conflict reported. Pure.
 */
export function mergeValues(three: Three, path: readonly string[], conflicts: ValueConflict[]): Json | undefined {
  const { base, mine, theirs } = three;
  if (sameJson(mine, theirs) || sameJson(base, mine)) return theirs;
  if (sameJson(base, theirs)) return mine;
  if (isObject(mine) && isObject(theirs) && (isObject(base) || base === undefined)) {
    return mergeObjects(base ?? {}, mine, theirs, path, conflicts);
  }
  if (isList(base) && isList(mine) && isList(theirs)) {
    const merged = mergeLists(base, mine, theirs, path, conflicts);
    if (merged !== null) return merged;
  }
  const kind = mine === undefined || theirs === undefined ? 'removed' : 'value';
  conflicts.push({ kind, path, ...given('base', base), ...given('mine', mine), ...given('theirs', theirs) });
  return theirs;
}

function given<Name extends string>(name: Name, value: Json | undefined): { [Key in Name]?: Json } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Json });
}

function mergeObjects(
  base: JsonObject,
  mine: JsonObject,
  theirs: JsonObject,
  path: readonly string[],
  conflicts: ValueConflict[],
): JsonObject {
  const merged: [string, Json][] = [];
  for (const member of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = mergeValues(
      { base: memberOf(base, member), mine: memberOf(mine, member), theirs: memberOf(theirs, member) },
      [...path, member],
      conflicts,
    );
    if (value !== undefined) merged.push([member, value]);
  }
  return Object.fromEntries(merged);
}

/** Null where the items can't be told apart. */
function mergeLists(
  base: readonly Json[],
  mine: readonly Json[],
  theirs: readonly Json[],
  path: readonly string[],
  conflicts: ValueConflict[],
): readonly Json[] | null {
  const [inBase, inMine, inTheirs] = [byKey(base), byKey(mine), byKey(theirs)];
  if (inBase === null || inMine === null || inTheirs === null) return null;
  const merged = new Map<string, Json>();
  for (const key of new Set([...inTheirs.keys(), ...inMine.keys()])) {
    const value = mergeValues(
      { base: inBase.get(key), mine: inMine.get(key), theirs: inTheirs.get(key) },
      [...path, key],
      conflicts,
    );
    if (value !== undefined) merged.set(key, value);
  }
  const keys = { base: [...inBase.keys()], mine: [...inMine.keys()], theirs: [...inTheirs.keys()] };
  const { order, collides } = mergeOrder(keys.base, keys.mine, keys.theirs, new Set(merged.keys()));
  if (collides) conflicts.push({ kind: 'order', path, ...keys });
  return order.flatMap((key) => merged.get(key) ?? []);
}
