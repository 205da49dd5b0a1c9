import { markedIn } from '../../../texts/catalogue.ts';
import { isRows } from '../../answers.ts';
import type { BaseField } from '../../base-field.ts';
import type { ColumnField, RowsField } from '../../definition.ts';
import { contextOf } from '../../feel/values.ts';
import type { FieldError, FieldKind, FieldValue } from '../../field-kind.ts';
import { fieldError } from '../errors.ts';

/** The values of one row by column key. */
export type RowValue = { readonly [column: string]: FieldValue };

/** Finds the kind of a column; passed in, since the registry of kinds holds this kind too. */
export type KindOfColumn = (column: ColumnField) => FieldKind<BaseField, FieldValue>;

/**
 * Repeating rows. `read` gives the ids of the rows on the page; their columns are read by the caller, which knows the
 * answers of before. `parse` gives the columns' values alone: what is wrong with a column is an error of the column.
 */
export function rowsKind(kindOf: KindOfColumn): FieldKind<RowsField, readonly RowValue[]> {
  return {
    kind: 'rows',
    asks: true,
    feelType: (field) => ({
      kind: 'list',
      of: {
        kind: 'context',
        entries: Object.fromEntries(field.columns.map((column) => [column.key, kindOf(column).feelType(column)])),
      },
    }),
    read: (field, name, posted) =>
      [...new Set(posted(name))].slice(0, field.maxRows + 1).map((id) => ({ id, answers: {} })),
    parse(field, raw, files) {
      const rows = isRows(raw) ? raw : [];
      if (rows.length === 0) return { ok: true, value: null };
      const problem = countProblem(field, rows.length);
      if (problem) return { ok: false, error: problem };
      const value = rows.map((row) =>
        Object.fromEntries(
          field.columns.map((column) => {
            const answer = Object.hasOwn(row.answers, column.key) ? row.answers[column.key] : undefined;
            const parsed = kindOf(column).parse(column, answer, files);
            return [column.key, parsed.ok ? parsed.value : null];
          }),
        ),
      );
      return { ok: true, value };
    },
    toFeel: (field, value) =>
      (value ?? []).map((row) =>
        contextOf(field.columns.map((column) => [column.key, kindOf(column).toFeel(column, row[column.key] ?? null)])),
      ),
    present(field, value, language) {
      if (value === null || value.length === 0) return { kind: 'nothing' };
      const columns = field.columns.filter((column) => value.some((row) => column.key in row));
      return {
        kind: 'table',
        columns: columns.map((column) => markedIn(column.label, language)),
        rows: value.map((row) =>
          columns.map((column) => {
            const shown = kindOf(column).present(column, row[column.key] ?? null, language);
            if (shown.kind === 'text') return shown.text;
            return shown.kind === 'list' ? shown.items.join(', ') : '';
          }),
        ),
      };
    },
    focusId: (name) => name,
    columns: (field) => field.columns,
  };
}

/** What is wrong with how many rows there are; none at all is a matter of the demand. */
export function countProblem(field: RowsField, count: number): FieldError | null {
  if (count > field.maxRows) return fieldError('form.error.tooManyRows', { allowed: field.maxRows });
  const least = Math.min(field.minRows ?? 1, field.maxRows);
  return count > 0 && count < least ? fieldError('form.error.tooFewRows', { allowed: least }) : null;
}
