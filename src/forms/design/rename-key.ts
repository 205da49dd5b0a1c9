import type { FormDefinition } from '../definition.ts';
import { findReferences } from '../feel/find-references.ts';
import { valueAtPlace, withValueAt } from './at-place.ts';
import { expressionsOf } from './expressions-of.ts';
import { isList, isObject, keyOf } from './json.ts';
import { pathOfPlace } from './option-uses.ts';
import type { Place } from './place.ts';
import { meaningOf, referencesTo } from './references-to.ts';
import { renameOption } from './rename-option.ts';
import { replaceSpans } from './replace-spans.ts';
import { withMovedTranslations } from './translations.ts';

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
  if (/\.options\.$/.test(stem))
    return renameOption(definition, pathOfPlace(stem.slice(0, -'.options.'.length)), from, to);
  const followed = followName(definition, place, from, to);
  if (!followed.ok) return followed;
  const renamed = withValueAt(followed.definition, place, {
    ...thing,
    ...ownMembers(followed.definition, place),
    key: to,
  });
  const moved = withMovedTranslations(renamed, place, `${stem}${to}`);
  if (place.startsWith('pages.')) return { ok: true, definition: moved };
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
    (form, { expression, spans }) => withValueAt(form, expression.place, replaceSpans(expression.source, spans, to)),
    definition,
  );
  return { ok: true, definition: changed };
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
