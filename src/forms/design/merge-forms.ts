import type { FormDefinition } from '../definition.ts';
import type { MergeConflict } from './conflict.ts';
import { type FlatForm, flatten, unflatten } from './flat-form.ts';
import { humanPath } from './human-path.ts';
import { asJson, isObject, type Json, type JsonObject, sameJson } from './json.ts';
import { mergeOrder } from './merge-order.ts';
import { mergeValues, type ValueConflict } from './merge-values.ts';
import type { Place } from './place.ts';

/** What came of two people's changes to one form. */
export interface MergedForms {
  /** Both sets of changes, with *theirs* where they collide. */
  readonly definition: FormDefinition;
  /** Where they collide; none means that nothing of either was lost. */
  readonly conflicts: readonly MergeConflict[];
}

type Side = 'base' | 'mine' | 'theirs';

/**
 * Brings two versions together that both came from `base`: pages and fields are told apart by their keys, so that one may
 * move a field while the other rewords it. Changes to different members never collide. Pure.
 */
export function mergeForms(base: FormDefinition, mine: FormDefinition, theirs: FormDefinition): MergedForms {
  if (sameJson(asJson(mine), asJson(theirs)) || sameJson(asJson(base), asJson(mine))) {
    return { definition: theirs, conflicts: [] };
  }
  if (sameJson(asJson(base), asJson(theirs))) return { definition: mine, conflicts: [] };
  const flat = { base: flatten(base), mine: flatten(mine), theirs: flatten(theirs) };
  if (flat.base === null || flat.mine === null || flat.theirs === null) {
    const sides = { base: asJson(base), mine: asJson(mine), theirs: asJson(theirs) };
    return { definition: theirs, conflicts: [{ kind: 'whole', place: '', path: [], ...sides }] };
  }
  return new Merge({ base: flat.base, mine: flat.mine, theirs: flat.theirs }, mine, theirs).run();
}

class Merge {
  readonly #flat: Readonly<Record<Side, FlatForm>>;
  readonly #mine: FormDefinition;
  readonly #theirs: FormDefinition;
  readonly #conflicts: MergeConflict[] = [];
  readonly #things = new Map<string, JsonObject>();
  readonly #containerOf = new Map<string, string>();

  constructor(flat: Readonly<Record<Side, FlatForm>>, mine: FormDefinition, theirs: FormDefinition) {
    this.#flat = flat;
    this.#mine = mine;
    this.#theirs = theirs;
  }

  run(): MergedForms {
    const { base, mine, theirs } = this.#flat;
    const own = this.#values('', { base: base.own, mine: mine.own, theirs: theirs.own });
    for (const place of new Set([...theirs.things.keys(), ...mine.things.keys()])) this.#thing(place);
    this.#settleContainers();
    const order = this.#orders();
    return { definition: unflatten({ own: own ?? {}, things: this.#things, order }), conflicts: this.#conflicts };
  }

  #conflict(conflict: Omit<MergeConflict, 'path'>): void {
    const known = this.#flat.theirs.things.has(conflict.place) || conflict.theirs !== undefined;
    const path = humanPath(known ? this.#theirs : this.#mine, conflict.place);
    this.#conflicts.push({ ...conflict, path });
  }

  #values(place: Place, three: Readonly<Record<Side, JsonObject | undefined>>): JsonObject | undefined {
    const found: ValueConflict[] = [];
    const merged = mergeValues(three, [], found);
    for (const { path, ...conflict } of found) {
      this.#conflict({ ...conflict, place: [place, ...path].filter((part) => part !== '').join('.') });
    }
    return isObject(merged) ? merged : undefined;
  }

  /** One page or field: in or out, what it says, and what it stands in. */
  #thing(place: Place): void {
    const { base, mine, theirs } = this.#flat;
    const [was, my, their] = [base.things.get(place), mine.things.get(place), theirs.things.get(place)];
    if (was !== undefined && (my === undefined || their === undefined)) {
      const other = my === undefined ? theirs : mine;
      if (!this.#changed(place, other)) return;
      const value = (form: FlatForm): Json | undefined => whole(form, place);
      this.#conflict({
        kind: 'removed',
        place,
        ...present('base', value(base)),
        ...present('mine', value(mine)),
        ...present('theirs', value(theirs)),
      });
      if (their === undefined) return;
      this.#things.set(place, their);
      this.#containerOf.set(place, theirs.containerOf.get(place) ?? '');
      return;
    }
    const merged = this.#values(place, { base: was, mine: my, theirs: their });
    if (merged === undefined) return;
    this.#things.set(place, merged);
    const [from, myPlace, theirPlace] = [base, mine, theirs].map((form) => form.containerOf.get(place));
    const isContested = myPlace !== theirPlace && myPlace !== from && theirPlace !== from;
    if (isContested && myPlace !== undefined && theirPlace !== undefined) {
      this.#conflict({ kind: 'order', place, ...present('base', from), mine: myPlace, theirs: theirPlace });
    }
    const container = theirPlace === undefined || (theirPlace === from && myPlace !== undefined) ? myPlace : theirPlace;
    this.#containerOf.set(place, container ?? '');
  }

  /** Whether one side did something to a thing that the other took away; what it holds is judged by itself. */
  #changed(place: Place, form: FlatForm): boolean {
    const { base } = this.#flat;
    const before = new Set(base.order.get(place) ?? []);
    return (
      !sameJson(base.things.get(place), form.things.get(place)) ||
      base.containerOf.get(place) !== form.containerOf.get(place) ||
      (form.order.get(place) ?? []).some((inner) => !before.has(inner))
    );
  }

  /** A thing whose container was taken away: the container stays where it is theirs, else the thing goes back to theirs. */
  #settleContainers(): void {
    const { mine, theirs } = this.#flat;
    for (const [place, container] of [...this.#containerOf]) {
      if (container === '' || this.#things.has(container)) continue;
      const kept = theirs.things.get(container);
      if (kept !== undefined) {
        this.#things.set(container, kept);
        this.#containerOf.set(container, theirs.containerOf.get(container) ?? '');
        continue;
      }
      const back = theirs.containerOf.get(place);
      if (back !== undefined && this.#things.has(back)) {
        this.#conflict({ kind: 'order', place, mine: container, theirs: back });
        this.#containerOf.set(place, back);
        continue;
      }
      this.#things.delete(place);
      this.#containerOf.delete(place);
      if (!this.#conflicts.some((conflict) => conflict.place === container)) {
        this.#conflict({ kind: 'removed', place, ...present('mine', whole(mine, place)) });
      }
    }
  }

  #orders(): ReadonlyMap<string, readonly string[]> {
    const { base, mine, theirs } = this.#flat;
    const containers = new Set(['', ...[...this.#things.keys()].filter((place) => holds([theirs, mine], place))]);
    const orders = new Map<string, readonly string[]>();
    for (const container of containers) {
      const kept = new Set([...this.#containerOf].filter(([, inside]) => inside === container).map(([place]) => place));
      const lists = [base, mine, theirs].map((form) => form.order.get(container) ?? []) as [
        string[],
        string[],
        string[],
      ];
      const { order, collides } = mergeOrder(...lists, kept);
      if (collides) {
        this.#conflict({ kind: 'order', place: container, base: lists[0], mine: lists[1], theirs: lists[2] });
      }
      orders.set(container, [...order, ...[...kept].filter((place) => !order.includes(place))]);
    }
    return orders;
  }
}

function holds(forms: readonly FlatForm[], place: Place): boolean {
  return forms.some((form) => form.order.has(place));
}

function present<Name extends string>(name: Name, value: Json | undefined): { [Key in Name]?: Json } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Json });
}

/** A page or field with all that it holds. */
function whole(form: FlatForm, place: Place): JsonObject | undefined {
  const thing = form.things.get(place);
  if (thing === undefined) return undefined;
  const inside = form.order.get(place);
  return inside === undefined ? thing : { ...thing, fields: inside.flatMap((inner) => whole(form, inner) ?? []) };
}
