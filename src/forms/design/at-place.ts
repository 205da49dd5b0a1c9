import type { FormDefinition } from '../definition.ts';
import { asJson, isList, isObject, type Json, type JsonObject, keyOf, memberOf } from './json.ts';
import type { Place } from './place.ts';

/** Steps through the JSON of a definition: members by name, items of lists by position. */
export type JsonPath = readonly (string | number)[];

/**
 * Where a place is in a definition's JSON, or null where there is no such thing. The last member needn't be there, so that
 * it can be set. Pages, columns and options are found by their keys, fields wherever they stand.
 */
export function locate(definition: FormDefinition, place: Place): JsonPath | null {
  if (place === '') return [];
  const form = asJson(definition);
  const [stem, ...rest] = place.split('.');
  if (stem === 'fields' && rest.length > 0) {
    const found = findField(definition, rest[0] ?? '');
    return found && below(valueAt(form, found), found, normal(valueAt(form, found), rest.slice(1)));
  }
  return below(form, [], place.split('.'));
}

/** The value at a place, or undefined. */
export function valueAtPlace(definition: FormDefinition, place: Place): Json | undefined {
  const path = locate(definition, place);
  return path === null ? undefined : valueAt(asJson(definition), path);
}

/** The definition with another value at a place; without it for undefined. As it was where there is no such place. */
export function withValueAt(definition: FormDefinition, place: Place, value: Json | undefined): FormDefinition {
  const path = locate(definition, place);
  if (path === null) return definition;
  const changed = withValue(asJson(definition), path, value);
  return (changed ?? {}) as unknown as FormDefinition;
}

/** The path of the field with that key on any page or in any group. */
function findField(definition: FormDefinition, key: string): JsonPath | null {
  const known = fieldPaths.get(definition) ?? pathsOf(definition);
  fieldPaths.set(definition, known);
  return known.get(key) ?? null;
}

/** Findings look up a thousand places of the same definition; definitions are never changed in place. */
const fieldPaths = new WeakMap<FormDefinition, ReadonlyMap<string, JsonPath>>();

/** Of two fields with the same key the first counts. */
function pathsOf(definition: FormDefinition): ReadonlyMap<string, JsonPath> {
  const paths = new Map<string, JsonPath>();
  const add = (key: string, path: JsonPath): void => {
    if (!paths.has(key)) paths.set(key, path);
  };
  for (const [page, { fields }] of definition.pages.entries()) {
    for (const [index, item] of fields.entries()) {
      const path = ['pages', page, 'fields', index];
      add(item.key, path);
      if (item.kind !== 'group') continue;
      for (const [inner, field] of item.fields.entries()) add(field.key, [...path, 'fields', inner]);
    }
  }
  return paths;
}

/** The engine's short `fields.children.age.required` as `fields.children.columns.age.required`. */
function normal(field: Json | undefined, rest: readonly string[]): readonly string[] {
  const [first = '', second] = rest;
  if (!isObject(field) || !isList(field.columns) || first === 'columns') return rest;
  const isColumn = field.columns.some((column) => keyOf(column) === first);
  const isOwnMember = memberOf(field, first) !== undefined && (second === undefined || first === 'validations');
  return isColumn && !isOwnMember ? ['columns', ...rest] : rest;
}

function below(value: Json | undefined, path: JsonPath, rest: readonly string[]): JsonPath | null {
  if (rest.length === 0) return path;
  if (isList(value)) {
    // An option's value may hold dots: the longest that fits.
    for (let length = rest.length; length > 0; length -= 1) {
      const key = rest.slice(0, length).join('.');
      const index = value.findIndex((item) => keyOf(item) === key);
      if (index >= 0) return below(value[index], [...path, index], rest.slice(length));
    }
    const index = Number(rest[0]);
    return Number.isInteger(index) && index >= 0 && index < value.length
      ? below(value[index], [...path, index], rest.slice(1))
      : null;
  }
  if (!isObject(value)) return null;
  const [member = '', ...more] = rest;
  const inner = memberOf(value, member);
  if (inner !== undefined) return below(inner, [...path, member], more);
  return more.length === 0 ? [...path, member] : null;
}

function valueAt(value: Json, path: JsonPath): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path) {
    if (typeof step === 'number') found = isList(found) ? found[step] : undefined;
    else found = isObject(found) ? memberOf(found, step) : undefined;
  }
  return found;
}

/** With another value at a path; without it for undefined. As it was where there is no such path. Pure. */
export function withValue(
  value: Json | undefined,
  [step, ...rest]: JsonPath,
  wanted: Json | undefined,
): Json | undefined {
  if (step === undefined) return wanted;
  if (typeof step === 'number') {
    if (!isList(value)) return value;
    return value.flatMap((item, index) => {
      if (index !== step) return [item];
      const changed = withValue(item, rest, wanted);
      return changed === undefined ? [] : [changed];
    });
  }
  if (!isObject(value)) return value;
  const changed = withValue(memberOf(value, step), rest, wanted);
  const entries: [string, Json][] = [];
  for (const [member, inner] of Object.entries(value)) {
    if (member !== step) entries.push([member, inner]);
    else if (changed !== undefined) entries.push([member, changed]);
  }
  if (!Object.hasOwn(value, step) && changed !== undefined) entries.push([step, changed]);
  return Object.fromEntries(entries) as JsonObject;
}
