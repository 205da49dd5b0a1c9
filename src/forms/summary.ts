import { type Language, markedIn, type PickedText, pick } from '../texts/catalogue.ts';
import type { OptionLists } from './answers.ts';
import type { ColumnField, Field, FormDefinition, FormPage } from './definition.ts';
import type { SubmittedValues } from './evaluate.ts';
import type { FieldValue, Presented } from './field-kind.ts';
import { fieldsOfPage } from './fields-of.ts';
import { kindOf } from './kinds/kinds.ts';
import { withListedOptions } from './offered-options.ts';

/** One page of answers, as the review page, the case page and the PDF show them. */
export interface SummarySection {
  readonly page: FormPage;
  readonly title: PickedText;
  readonly entries: readonly SummaryEntry[];
}

export interface SummaryEntry {
  readonly key: string;
  readonly label: PickedText;
  readonly presented: Presented;
  /** It was typed because a register did not answer, and has not been checked. */
  readonly unchecked?: true;
}

/**
 * The submitted values as sections in the form's order. Fields that were hidden are not among the values and so not
 * shown; fields left empty are shown as nothing, so that the reader sees that they were asked. `lists` are those that the
 * form's choices name: without them an answer from a list is shown by its value. `unchecked`: keys of the answers that no register
 * has confirmed.
 */
export function summarise(
  definition: FormDefinition,
  values: SubmittedValues,
  language: Language,
  lists: OptionLists = {},
  unchecked: readonly string[] = [],
): readonly SummarySection[] {
  return definition.pages
    .map((page) => ({
      page,
      title: pick(page.title, language),
      entries: fieldsOfPage(page)
        .filter((field) => field.key in values)
        .map((field) => ({
          key: field.key,
          label: pick(field.label, language),
          presented: presentField(field, values[field.key] ?? null, language, lists),
          ...(unchecked.includes(field.key) ? ({ unchecked: true } as const) : {}),
        })),
    }))
    .filter((section) => section.entries.length > 0);
}

function presentField(field: Field, value: FieldValue, language: Language, lists: OptionLists): Presented {
  if (field.kind !== 'rows') return kindOf(field).present(withListedOptions(field, lists), value, language);
  const rows = isRowValues(value) ? value : [];
  if (rows.length === 0) return { kind: 'nothing' };
  const columns = field.columns
    .filter((column) => kindOf(column).asks && rows.some((row) => column.key in row))
    .map((column) => withListedOptions(column, lists));
  return {
    kind: 'table',
    columns: columns.map((column) => markedIn(column.label, language)),
    rows: rows.map((row) => columns.map((column) => plain(column, row[column.key] ?? null, language))),
  };
}

function plain(column: ColumnField, value: FieldValue, language: Language): string {
  const presented = kindOf(column).present(column, value, language);
  if (presented.kind === 'text') return presented.text;
  return presented.kind === 'list' ? presented.items.join(', ') : '';
}

function isRowValues(value: FieldValue): value is readonly { readonly [column: string]: FieldValue }[] {
  return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null);
}
