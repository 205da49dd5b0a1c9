import type { OptionLists } from './answers.ts';
import type { ColumnField, Field } from './definition.ts';
import type { Option, Options } from './kinds/options.ts';

/** Whether a field is one whose answer is chosen among options. */
export function hasOptions<Given extends Field | ColumnField>(field: Given): field is Given & { options: Options } {
  return 'options' in field;
}

/** Whether what a field offers is more than what stands in the definition: it is in a list, or depends on answers. */
export function offersVary(options: Options): boolean {
  return 'list' in options || options.some((option) => option.visibleWhen !== undefined);
}

/**
 * The options as they stand now: of a list those in force on `today`; of typed ones all, marked where their condition
 * doesn't hold, so that a page can show them at once when it does. A list that nobody knows offers nothing.
 */
export function offeredOptions(
  options: Options,
  lists: OptionLists,
  today: string,
  holds: (option: Option) => boolean,
): readonly Option[] {
  if (!('list' in options)) {
    return options.map((option) => (holds(option) ? option : { ...option, offered: false as const }));
  }
  return entriesOf(lists, options.list)
    .filter(({ from, to }) => (from === undefined || from <= today) && (to === undefined || today <= to))
    .map(({ value, label }) => ({ value, label }));
}

/**
 * The field with every option that it has or had, so that an answer of another time is still shown by its label.
 * A field without a list is given back as it is.
 */
export function withListedOptions<Given extends Field | ColumnField>(field: Given, lists: OptionLists): Given {
  if (!hasOptions(field) || !('list' in field.options)) return field;
  const { list } = field.options;
  return { ...field, options: entriesOf(lists, list).map(({ value, label }) => ({ value, label })) };
}

function entriesOf(lists: OptionLists, key: string): NonNullable<OptionLists[string]> {
  return (Object.hasOwn(lists, key) ? lists[key] : undefined) ?? [];
}
