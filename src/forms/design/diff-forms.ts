import type { FormDefinition } from '../definition.ts';
import type { Change, ChangedThing, FormDifference, MemberChange, Standing } from './difference.ts';
import { type FlatForm, flatten } from './flat-form.ts';
import { humanPath } from './human-path.ts';
import { inOrderOf } from './in-order-of.ts';
import { asJson, byKey, isList, isObject, type Json, type JsonObject, memberOf, sameJson, without } from './json.ts';
import { memberName } from './member-names.ts';
import { sideBySide } from './side-by-side.ts';
import { isText } from './texts-of.ts';

/** Members that say nothing to a reader: what things are called by, and what the product keeps for itself. */
const unsaid = ['translations', 'schema'];

/**
 * What differs between two definitions, as a person reads it: pages and fields that were added, removed, moved or changed,
 * member by member, texts side by side. Things are told apart by their keys. Pure; empty for equal definitions.
 */
export function diffForms(before: FormDefinition, after: FormDefinition): FormDifference {
  const [was, is] = [flatten(before), flatten(after)];
  if (was === null || is === null) {
    return sameJson(asJson(before), asJson(after)) ? [] : diffWhole(before, after);
  }
  return new Difference({ definition: before, flat: was }, { definition: after, flat: is }).run();
}

/** Two things with one key: no more can be said than that the pages differ. */
function diffWhole(before: FormDefinition, after: FormDefinition): FormDifference {
  const members: MemberChange[] = [];
  compareMembers(without(asJson(before), ...unsaid), without(asJson(after), ...unsaid), '', undefined, members);
  return members.length === 0 ? [] : [{ kind: 'changed', thing: 'form', place: '', path: [], members }];
}

interface Side {
  readonly definition: FormDefinition;
  readonly flat: FlatForm;
}

class Difference {
  readonly #before: Side;
  readonly #after: Side;
  readonly #changes: Change[] = [];

  constructor(before: Side, after: Side) {
    this.#before = before;
    this.#after = after;
  }

  run(): FormDifference {
    const { flat: was } = this.#before;
    const { flat: is } = this.#after;
    this.#compare('form', '', without(was.own, ...unsaid), without(is.own, ...unsaid));
    this.#container('');
    return this.#changes;
  }

  /** A container's things in the newer order, each removed one behind the neighbour that it stood behind. */
  #container(container: string): void {
    const { flat: was } = this.#before;
    const { flat: is } = this.#after;
    const old = was.order.get(container) ?? [];
    const now = is.order.get(container) ?? [];
    const settled = inOrderOf(
      old.filter((place) => is.containerOf.get(place) === container),
      now,
    );
    this.#removed(container, old, null);
    for (const place of now) {
      const thing = is.things.get(place) ?? {};
      const earlier = was.things.get(place);
      const kind: ChangedThing = place.startsWith('pages.') ? 'page' : 'field';
      if (earlier === undefined) this.#added(kind, place, whole(is, place));
      else {
        const isMoved = was.containerOf.get(place) !== container || !settled.has(place);
        if (isMoved) this.#moved(kind, place);
        this.#compare(kind, place, earlier, thing);
        if (is.order.has(place)) this.#container(place);
      }
      this.#removed(container, old, place);
    }
  }

  /** The removed things that stood directly behind `behind`; at the beginning for null. */
  #removed(container: string, old: readonly string[], behind: string | null): void {
    const { flat: was } = this.#before;
    const { flat: is } = this.#after;
    let index = behind === null ? 0 : old.indexOf(behind) + 1;
    if (behind !== null && index === 0) return;
    for (; index < old.length; index += 1) {
      const place = old[index] ?? '';
      if (is.things.has(place)) {
        // A thing that went elsewhere does not end the run of removed ones.
        if (is.containerOf.get(place) === container) return;
        continue;
      }
      const path = humanPath(this.#before.definition, place);
      const thing = place.startsWith('pages.') ? 'page' : 'field';
      const from = this.#standing(this.#before, place);
      this.#changes.push({ kind: 'removed', thing, place, path, from, value: whole(was, place) });
    }
  }

  #added(thing: ChangedThing, place: string, value: Json): void {
    const path = humanPath(this.#after.definition, place);
    this.#changes.push({ kind: 'added', thing, place, path, to: this.#standing(this.#after, place), value });
    // What came into a new page from elsewhere was moved, not made.
    for (const inner of this.#after.flat.order.get(place) ?? []) {
      const earlier = this.#before.flat.things.get(inner);
      if (earlier === undefined) continue;
      this.#moved('field', inner);
      this.#compare('field', inner, earlier, this.#after.flat.things.get(inner) ?? {});
      if (this.#after.flat.order.has(inner)) this.#container(inner);
    }
  }

  #moved(thing: ChangedThing, place: string): void {
    const path = humanPath(this.#after.definition, place);
    const [from, to] = [this.#standing(this.#before, place), this.#standing(this.#after, place)];
    this.#changes.push({ kind: 'moved', thing, place, path, from, to });
  }

  #standing({ definition, flat }: Side, place: string): Standing {
    const container = flat.containerOf.get(place) ?? '';
    const path = container === '' ? [] : humanPath(definition, container);
    return { container: path, position: (flat.order.get(container) ?? []).indexOf(place) + 1 };
  }

  /** Two versions of one thing: its members, and the columns, options and other keyed items that it holds. */
  #compare(thing: ChangedThing, place: string, before: JsonObject, after: JsonObject): void {
    const members: MemberChange[] = [];
    const kind = typeof after.kind === 'string' ? after.kind : undefined;
    const lists: string[] = [];
    for (const member of membersOf(before, after)) {
      const [old, now] = [memberOf(before, member), memberOf(after, member)];
      if (isKeyedList(old) && isKeyedList(now)) lists.push(member);
      else compareValues(old, now, member, kind, members);
    }
    if (members.length > 0) {
      const path = place === '' ? [] : humanPath(this.#after.definition, place);
      this.#changes.push({ kind: 'changed', thing, place, path, members });
    }
    for (const member of lists) {
      const at = place === '' ? member : `${place}.${member}`;
      this.#compareList(member, at, memberOf(before, member), memberOf(after, member));
    }
  }

  #compareList(member: string, at: string, before: Json | undefined, after: Json | undefined): void {
    if (!isList(before) || !isList(after)) return;
    const [old, now] = [byKey(before), byKey(after)];
    if (old === null || now === null) return;
    const thing: ChangedThing = member === 'columns' ? 'column' : member === 'options' ? 'option' : 'item';
    const container = (side: Side) => humanPath(side.definition, at.slice(0, at.lastIndexOf('.')));
    const oldKeys = [...old.keys()];
    const nowKeys = [...now.keys()];
    const settled = inOrderOf(
      oldKeys.filter((key) => now.has(key)),
      nowKeys,
    );
    const standing = (side: Side, keys: readonly string[], key: string): Standing => ({
      container: container(side),
      position: keys.indexOf(key) + 1,
    });
    for (const [key, value] of old) {
      if (now.has(key)) continue;
      const place = `${at}.${key}`;
      const path = humanPath(this.#before.definition, place);
      this.#changes.push({ kind: 'removed', thing, place, path, from: standing(this.#before, oldKeys, key), value });
    }
    for (const [key, value] of now) {
      const place = `${at}.${key}`;
      const path = humanPath(this.#after.definition, place);
      const to = standing(this.#after, nowKeys, key);
      const earlier = old.get(key);
      if (earlier === undefined) this.#changes.push({ kind: 'added', thing, place, path, to, value });
      else {
        const from = standing(this.#before, oldKeys, key);
        if (!settled.has(key)) this.#changes.push({ kind: 'moved', thing, place, path, from, to });
        this.#compare(thing, place, earlier, value);
      }
    }
  }
}

function membersOf(before: JsonObject, after: JsonObject): ReadonlySet<string> {
  return new Set([...Object.keys(after), ...Object.keys(before)]);
}

function isKeyedList(value: Json | undefined): boolean {
  return isList(value) && value.length > 0 && byKey(value) !== null;
}

function compareMembers(
  before: JsonObject,
  after: JsonObject,
  stem: string,
  kind: string | undefined,
  members: MemberChange[],
): void {
  for (const member of membersOf(before, after)) {
    const path = stem === '' ? member : `${stem}.${member}`;
    compareValues(memberOf(before, member), memberOf(after, member), path, kind, members);
  }
}

/** Goes into objects that both have, and stops at texts, lists and plain values. */
function compareValues(
  before: Json | undefined,
  after: Json | undefined,
  member: string,
  kind: string | undefined,
  members: MemberChange[],
): void {
  if (sameJson(before, after)) return;
  const areTexts = (isText(before) || before === undefined) && (isText(after) || after === undefined);
  if (!areTexts && isObject(before) && isObject(after)) {
    compareMembers(before, after, member, kind, members);
    return;
  }
  const values = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  const name = memberName(member.slice(member.lastIndexOf('.') + 1), kind);
  members.push({ member, name, ...values, ...(areTexts ? { texts: sideBySide(before, after) } : {}) });
}

/** A page or field with what was made with it. */
function whole(flat: FlatForm, place: string): JsonObject {
  const thing = flat.things.get(place) ?? {};
  const inside = flat.order.get(place);
  return inside === undefined ? thing : { ...thing, fields: inside.map((inner) => whole(flat, inner)) };
}
