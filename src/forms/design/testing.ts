import fc from 'fast-check';
import demo from '../../organisations/demo/fritidspas.form.json' with { type: 'json' };
import type { FormDefinition } from '../definition.ts';
import { valueAtPlace, withValueAt } from './at-place.ts';
import { checkShape } from './check-shape.ts';
import { flatten, unflatten } from './flat-form.ts';
import { isObject } from './json.ts';

/** A definition that fits the schema, or a failed test. */
export function fits(definition: unknown): FormDefinition {
  const checked = checkShape(definition);
  if (!checked.ok) {
    throw new Error(`Not a form: ${checked.findings.map(({ place, message }) => `${place}: ${message.en}`).join(' ')}`);
  }
  return checked.definition;
}

/** The demonstration's form. */
export const demoForm = fits(demo);

/** Something that a designer does to a form. */
export type Edit =
  | { readonly kind: 'set'; readonly place: string; readonly text: string }
  | { readonly kind: 'add'; readonly container: string; readonly at: number; readonly key: string }
  | { readonly kind: 'remove'; readonly place: string }
  | { readonly kind: 'move'; readonly place: string; readonly container: string; readonly at: number };

/** The definition after an edit; as it was where the edit does not fit it. */
export function edited(definition: FormDefinition, edit: Edit): FormDefinition {
  if (edit.kind === 'set') {
    const before = valueAtPlace(definition, edit.place);
    return isObject(before) ? withValueAt(definition, edit.place, { ...before, da: edit.text }) : definition;
  }
  const flat = flatten(definition);
  if (flat === null) return definition;
  const order = new Map([...flat.order].map(([container, list]) => [container, [...list]]));
  const things = new Map(flat.things);
  if (edit.kind === 'add') {
    const list = order.get(edit.container);
    const place = `fields.${edit.key}`;
    if (!list || things.has(place)) return definition;
    things.set(place, { kind: 'shortText', key: edit.key, label: { da: edit.key } });
    list.splice(edit.at % (list.length + 1), 0, place);
  } else {
    const list = order.get(flat.containerOf.get(edit.place) ?? '?');
    if (!list || order.has(edit.place)) return definition;
    list.splice(list.indexOf(edit.place), 1);
    if (edit.kind === 'remove') things.delete(edit.place);
    else {
      const to = order.get(edit.container) ?? list;
      to.splice(edit.at % (to.length + 1), 0, edit.place);
    }
  }
  return unflatten({ own: flat.own, things, order });
}

const flatDemo = flatten(demoForm);
const places = [...(flatDemo?.things.keys() ?? [])];
const fields = places.filter((place) => place.startsWith('fields.'));
const pages = places.filter((place) => place.startsWith('pages.'));
const texts = [
  'title',
  'summary',
  'start.intro',
  'start.privacy.purpose',
  ...pages.map((place) => `${place}.title`),
  ...fields.map((place) => `${place}.label`),
  'fields.children.columns.team.label',
];

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
export const anySet: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constant('set' as const),
  place: fc.constantFrom(...texts),
  text,
});
export const anyStructural: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    container: fc.constantFrom(...pages),
    at: fc.nat(9),
    key: fc.stringMatching(/^n[a-z]{3}[0-9]$/),
  }),
  fc.record({ kind: fc.constant('remove' as const), place: fc.constantFrom(...fields) }),
  fc.record({
    kind: fc.constant('move' as const),
    place: fc.constantFrom(...fields),
    container: fc.constantFrom(...pages),
    at: fc.nat(9),
  }),
);
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(anySet, anyStructural);

/** The demonstration's form after some edits. */
export const anyForm: fc.Arbitrary<FormDefinition> = fc
  .array(anyEdit, { maxLength: 12 })
  .map((edits) => edits.reduce(edited, demoForm));
