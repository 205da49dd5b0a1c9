import type { FormDefinition } from '../definition.ts';
import { asJson, byKey, isList, isObject, type Json, type JsonObject, keyOf, without } from './json.ts';

/**
 * A definition taken apart, so that a page or a field is one thing wherever it stands: containers are `''` (the form, which
 * holds pages), `pages.x` and, for groups, `fields.x`.
 */
export interface FlatForm {
  /** The form's own members, without the pages. */
  readonly own: JsonObject;
  /** Pages and fields by place, without what they hold. */
  readonly things: ReadonlyMap<string, JsonObject>;
  /** The places that a container holds, in order. */
  readonly order: ReadonlyMap<string, readonly string[]>;
  /** The container that a thing stands in. */
  readonly containerOf: ReadonlyMap<string, string>;
}

/** Takes a definition apart; null where two fields or two pages have the same key, since then nothing tells them apart. */
export function flatten(definition: FormDefinition): FlatForm | null {
  const form = asJson(definition);
  const things = new Map<string, JsonObject>();
  const order = new Map<string, readonly string[]>();
  const containerOf = new Map<string, string>();
  const add = (stem: 'pages' | 'fields', container: string, items: readonly Json[]): boolean => {
    const places: string[] = [];
    for (const item of items) {
      const key = keyOf(item);
      if (!isObject(item) || key === null) return false;
      const place = `${stem}.${key}`;
      if (things.has(place)) return false;
      const holds = isList(item.fields) && (stem === 'pages' || item.kind === 'group');
      things.set(place, holds ? without(item, 'fields') : item);
      containerOf.set(place, container);
      places.push(place);
      if (holds && isList(item.fields) && !add('fields', place, item.fields)) return false;
    }
    order.set(container, places);
    return true;
  };
  if (!isList(form.pages) || byKey(form.pages) === null || !add('pages', '', form.pages)) return null;
  return { own: without(form, 'pages'), things, order, containerOf };
}

/** Puts a definition together again; the exact opposite of {@link flatten}. */
export function unflatten({ own, things, order }: Pick<FlatForm, 'own' | 'things' | 'order'>): FormDefinition {
  const put = (container: string): JsonObject[] =>
    (order.get(container) ?? []).map((place) => {
      const thing = things.get(place) ?? {};
      return order.has(place) ? { ...thing, fields: put(place) } : thing;
    });
  // It had the shape of a definition, and nothing but members that were there is put back.
  return { ...own, pages: put('') } as unknown as FormDefinition;
}
