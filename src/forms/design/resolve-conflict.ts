import type { FormDefinition } from '../definition.ts';
import { valueAtPlace, withValueAt } from './at-place.ts';
import type { MergeConflict } from './conflict.ts';
import { flatten, unflatten } from './flat-form.ts';
import { asJson, isList, isObject, type Json, type JsonObject, keyOf } from './json.ts';

/**
 * Settles one conflict of a merged definition: it already holds *theirs*, so that only `'mine'` changes anything. Pure;
 * a conflict that no longer fits the definition changes nothing.
 */
export function resolveConflict(
  merged: FormDefinition,
  conflict: MergeConflict,
  choice: 'mine' | 'theirs',
): FormDefinition {
  if (choice === 'theirs') return merged;
  const { kind, place, mine } = conflict;
  if (kind === 'whole') return isObject(mine) ? (mine as unknown as FormDefinition) : merged;
  if (kind === 'order') return typeof mine === 'string' ? movedTo(merged, place, mine) : reordered(merged, place, mine);
  if (kind === 'removed' && isThing(place) && isObject(mine)) return putBack(merged, place, mine);
  return withValueAt(merged, place, mine);
}

/** A page or a field, as opposed to one of its members. */
function isThing(place: string): boolean {
  return /^(pages|fields)\.[^.]+$/.test(place);
}

function movedTo(definition: FormDefinition, place: string, container: string): FormDefinition {
  const flat = flatten(definition);
  const target = flat?.order.get(container);
  if (!flat || !target || !flat.things.has(place)) return definition;
  const order = new Map([...flat.order].map(([key, list]) => [key, list.filter((inner) => inner !== place)]));
  order.set(container, [...(order.get(container) ?? []), place]);
  return unflatten({ ...flat, order });
}

function reordered(definition: FormDefinition, place: string, wanted: Json | undefined): FormDefinition {
  if (!isList(wanted)) return definition;
  const rank = new Map(wanted.map((key, index) => [key, index]));
  const sorted = <T>(items: readonly T[], key: (item: T) => Json): T[] =>
    [...items].sort((left, right) => (rank.get(key(left)) ?? Infinity) - (rank.get(key(right)) ?? Infinity) || 0);
  const flat = flatten(definition);
  const list = flat?.order.get(place);
  if (flat && list) {
    return unflatten({
      ...flat,
      order: new Map(flat.order).set(
        place,
        sorted(list, (each) => each),
      ),
    });
  }
  const before = valueAtPlace(definition, place);
  return isList(before) ? withValueAt(definition, place, sorted(before, keyOf)) : definition;
}

function putBack(definition: FormDefinition, place: string, thing: JsonObject): FormDefinition {
  const form = asJson(definition);
  const there = flatten(definition)?.things;
  if (!isList(form.pages) || there === undefined || there.has(place)) return definition;
  // A field that stands elsewhere by now stays there.
  const fields = isList(thing.fields) ? thing.fields.filter((field) => !there.has(`fields.${keyOf(field)}`)) : null;
  const back = fields === null ? thing : { ...thing, fields };
  if (place.startsWith('pages.')) return { ...definition, pages: [...form.pages, back] } as unknown as FormDefinition;
  const last = form.pages.length - 1;
  const pages = form.pages.map((page, index) =>
    index === last && isObject(page) && isList(page.fields) ? { ...page, fields: [...page.fields, back] } : page,
  );
  return { ...definition, pages } as unknown as FormDefinition;
}
