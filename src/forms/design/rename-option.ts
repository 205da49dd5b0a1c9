import type { FormDefinition } from '../definition.ts';
import { valueAtPlace, withValueAt } from './at-place.ts';
import { isList, isObject, keyOf } from './json.ts';
import { optionUses } from './option-uses.ts';
import type { Place } from './place.ts';
import { replaceSpans } from './replace-spans.ts';
import { withMovedTranslations } from './translations.ts';

/**
 * What came of renaming an option. `unclear`: expressions that use the option's letters (`upper case(size)`) or compare the
 * answer with a text from elsewhere, so that a person must look at them. Refusals: `missing`: no such field or option;
 * `taken`: another option has that value; `unreadable`: an expression that may mean it can't be read; `captured`: an
 * expression asks for the new value already, and would come to mean this option.
 */
export type OptionRenamed =
  | { readonly ok: true; readonly definition: FormDefinition; readonly unclear: readonly Place[] }
  | { readonly ok: false; readonly reason: 'missing' | 'taken' }
  | { readonly ok: false; readonly reason: 'unreadable' | 'captured'; readonly place: Place };

/**
 * Gives an option of a choice another value, and every expression that means it follows: conditions, computed values,
 * validations, prices and options' own conditions, by what is compared in FEEL's tree, never by letters. Afterwards the form
 * says of the new value what it said of the old one. Pure.
 *
 * @param fieldKey the choice's key, or `rows.column` for a column of repeating rows.
 */
export function renameOption(
  definition: FormDefinition,
  fieldKey: string,
  oldValue: string,
  newValue: string,
): OptionRenamed {
  const field = `fields.${fieldKey.replace('.', '.columns.')}`;
  const options = valueAtPlace(definition, `${field}.options`);
  const index = isList(options) ? options.findIndex((option) => keyOf(option) === oldValue) : -1;
  if (!isList(options) || index < 0) return { ok: false, reason: 'missing' };
  if (oldValue === newValue) return { ok: true, definition, unclear: [] };
  if (options.some((option) => keyOf(option) === newValue)) return { ok: false, reason: 'taken' };

  const { uses, unread } = optionUses(definition, fieldKey, oldValue);
  const lost = unread.find(({ source }) => source.includes(oldValue));
  if (lost) return { ok: false, reason: 'unreadable', place: lost.place };
  const [captured] = optionUses(definition, fieldKey, newValue).uses.filter(({ literals }) => literals.length > 0);
  if (captured) return { ok: false, reason: 'captured', place: captured.expression.place };

  const followed = uses.reduce(
    (form, { expression: { place, source }, literals }) =>
      withValueAt(form, place, replaceSpans(source, literals, quoted(newValue))),
    definition,
  );
  const changed = valueAtPlace(followed, `${field}.options`);
  const renamed = (isList(changed) ? changed : []).map((option, at) =>
    at === index && isObject(option) ? { ...option, value: newValue } : option,
  );
  return {
    ok: true,
    definition: withMovedTranslations(
      withValueAt(followed, `${field}.options`, renamed),
      `${field}.options.${oldValue}`,
      `${field}.options.${newValue}`,
    ),
    unclear: uses.filter(({ unclear }) => unclear).map(({ expression }) => expression.place),
  };
}

/** A text as FEEL writes it. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;
}
