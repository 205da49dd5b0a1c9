import type { FormDefinition } from '../definition.ts';
import { findReferences } from '../feel/find-references.ts';
import type { Span } from '../feel/finding.ts';
import { valueAtPlace, withValueAt } from './at-place.ts';
import { expressionsOf } from './expressions-of.ts';
import { isList, isObject, keyOf } from './json.ts';
import { optionLiterals } from './option-literals.ts';
import type { Place } from './place.ts';
import { meaningOf, referencesTo } from './references-to.ts';

/**
 * What came of renaming. `missing`: no such thing; `taken`: something beside it has that key; `unreadable`: an expression
 * that may name it can't be read; `captured`: the new name already means something else in an expression.
 */
export type Renamed =
  | { readonly ok: true; readonly definition: FormDefinition }
  | { readonly ok: false; readonly reason: 'missing' | 'taken' }
  | { readonly ok: false; readonly reason: 'unreadable' | 'captured'; readonly place: Place };

/**
 * Gives a page (`pages.x`), a field or group (`fields.x`), a column (`fields.r.columns.x`) or an option (`fields.x.options.v`)
 * another key, and everything that names it follows: expressions by the meaning of each name in them, never by its letters,
 * and what is known of translations. Afterwards everything means what it meant before. Pure.
 */
export function renameKey(definition: FormDefinition, place: Place, to: string): Renamed {
  const thing = valueAtPlace(definition, place);
  const from = keyOf(thing);
  if (!isObject(thing) || from === null) return { ok: false, reason: 'missing' };
  if (from === to) return { ok: true, definition };
  const stem = place.slice(0, place.length - from.length);
  if (isTaken(definition, place, `${stem}${to}`)) return { ok: false, reason: 'taken' };
  const isOption = /\.options\.$/.test(stem);
  const followed = isOption
    ? followOption(definition, stem.slice(0, -'.options.'.length), from, to)
    : followName(definition, place, from, to);
  if (!followed.ok) return followed;
  const renamed = withValueAt(followed.definition, place, {
    ...thing,
    ...ownMembers(followed.definition, place),
    [isOption ? 'value' : 'key']: to,
  });
  const moved = withMovedTranslations(renamed, place, `${stem}${to}`);
  if (isOption || place.startsWith('pages.')) return { ok: true, definition: moved };
  const captured = changedMeaning(definition, moved, place, from, to);
  return captured === null ? { ok: true, definition: moved } : { ok: false, reason: 'captured', place: captured };
}

/** The thing as it stands after its own expressions followed. */
function ownMembers(definition: FormDefinition, place: Place) {
  const thing = valueAtPlace(definition, place);
  return isObject(thing) ? thing : {};
}

function isTaken(definition: FormDefinition, place: Place, wanted: Place): boolean {
  const other = valueAtPlace(definition, wanted);
  if (!isObject(other)) return false;
  // `fields.rows.columns` is a member, not a thing; a list's item of that key is one.
  return keyOf(other) === wanted.slice(wanted.lastIndexOf('.') + 1) || !isList(valueAtPlace(definition, place));
}

function followName(definition: FormDefinition, place: Place, from: string, to: string): Renamed {
  if (place.startsWith('pages.')) return { ok: true, definition };
  const column = /^fields\.([^.]+)\.(?:columns\.)?[^.]+$/.exec(place);
  const named = column
    ? ({ kind: 'column', rows: column[1] ?? '', key: from } as const)
    : ({ kind: 'field', key: from } as const);
  const { namings, unread } = referencesTo(definition, named);
  const [first] = unread;
  if (first) return { ok: false, reason: 'unreadable', place: first.place };
  const changed = namings.reduce(
    (form, { expression, spans }) => withValueAt(form, expression.place, replaced(expression.source, spans, to)),
    definition,
  );
  return { ok: true, definition: changed };
}

/** Texts that are compared with the field's answer are options: `size = "large"`. */
function followOption(definition: FormDefinition, field: Place, from: string, to: string): Renamed {
  let changed = definition;
  for (const expression of expressionsOf(definition)) {
    const literals = optionLiterals(definition, expression, field);
    if (literals === null) {
      if (expression.source.includes(from)) return { ok: false, reason: 'unreadable', place: expression.place };
      continue;
    }
    const spans = literals.filter(({ value }) => value === from);
    if (spans.length === 0) continue;
    changed = withValueAt(changed, expression.place, replaced(expression.source, spans, JSON.stringify(to)));
  }
  return { ok: true, definition: changed };
}

function replaced(source: string, spans: readonly Span[], by: string): string {
  return [...spans]
    .sort((one, other) => other.from - one.from)
    .reduce((text, { from, to }) => text.slice(0, from) + by + text.slice(to), source);
}

/** The first expression whose names no longer mean what they meant; null where all do. */
function changedMeaning(
  before: FormDefinition,
  after: FormDefinition,
  place: Place,
  from: string,
  to: string,
): Place | null {
  const column = /^fields\.([^.]+)\.(?:columns\.)?[^.]+$/.exec(place);
  const follow = (path: string): string => {
    const parts = path.split('.');
    if (column) return parts[0] === column[1] && parts[1] === from ? [parts[0], to, ...parts.slice(2)].join('.') : path;
    return parts[0] === from ? [to, ...parts.slice(1)].join('.') : path;
  };
  const meanings = (form: FormDefinition) =>
    expressionsOf(form).map((expression) => ({
      place: expression.place,
      names: findReferences(expression.source, expression.scope)?.map(({ path }) => meaningOf(form, expression, path)),
    }));
  const [was, is] = [meanings(before), meanings(after)];
  for (const [index, { names, place: at }] of is.entries()) {
    const expected = was[index]?.names?.map(follow);
    if (expected?.join(' ') !== names?.join(' ')) return at;
  }
  return null;
}

function withMovedTranslations(definition: FormDefinition, from: Place, to: Place): FormDefinition {
  if (!definition.translations) return definition;
  const moved = Object.entries(definition.translations).map(([language, places]) => [
    language,
    Object.fromEntries(
      Object.entries(places).map(([place, digest]) => [
        place === from || place.startsWith(`${from}.`) ? to + place.slice(from.length) : place,
        digest,
      ]),
    ),
  ]);
  return { ...definition, translations: Object.fromEntries(moved) };
}
