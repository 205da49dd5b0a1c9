/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [member: string]: Json;
}

/** Guard for an object that is no list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Guard for a list: `Array.isArray` does not narrow readonly arrays. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether two values are the same JSON; the order of an object's members means nothing. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (isList(left)) {
    return isList(right) && left.length === right.length && left.every((item, index) => sameJson(item, right[index]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}

/** A typed definition as plain JSON; it is that already, its type only says more. */
export function asJson(definition: object): JsonObject {
  return definition as JsonObject;
}

/** The members of an object without some. */
export function without(value: JsonObject, ...members: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([member]) => !members.includes(member)));
}

/** A member that is there; prototypes have nothing to say. */
export function memberOf(value: JsonObject, member: string): Json | undefined {
  return Object.hasOwn(value, member) ? value[member] : undefined;
}

/**
 * What tells the items of a list apart: their `key` (pages, columns) or their `value` (options). Null for an item that has
 * neither.
 */
export function keyOf(item: Json | undefined): string | null {
  if (!isObject(item)) return null;
  const key = memberOf(item, 'key') ?? memberOf(item, 'value');
  return typeof key === 'string' ? key : null;
}

/** The items of a list by their keys; null where one has none or two have the same. */
export function byKey(list: readonly Json[]): ReadonlyMap<string, JsonObject> | null {
  const items = new Map<string, JsonObject>();
  for (const item of list) {
    const key = keyOf(item);
    if (key === null || items.has(key)) return null;
    items.set(key, item as JsonObject);
  }
  return items;
}
