import type { OptionLists } from '../../../forms/answers.ts';
import type { ListsAnswer } from '../../../forms/design/api-types.ts';

/** The organisation's lists as the form engine wants them. */
export function listsForForm(lists: ListsAnswer['lists']): OptionLists {
  return Object.fromEntries(
    Object.entries(lists).map(([key, entries]) => [
      key,
      entries.map(({ value, label, validFrom, validTo }) => ({
        value,
        label,
        ...(validFrom === undefined ? {} : { from: validFrom }),
        ...(validTo === undefined ? {} : { to: validTo }),
      })),
    ]),
  );
}
