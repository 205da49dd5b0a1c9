import { type Answers, isRows, type RawAnswer, type RawRow } from './answers.ts';
import type { RowsField } from './definition.ts';
import type { EvaluatedPage, EvaluatedRow } from './evaluate.ts';
import type { PostedValues } from './field-kind.ts';
import { kindOf } from './kinds/kinds.ts';

/**
 * The answers after a page was posted: what was posted replaces what was there, field by field; fields that were not on
 * the page keep theirs. Locked fields are skipped, so that a changed browser can't write them (FRM-4).
 * Pure; the browser uses it on the form's own inputs.
 */
export function readPosted(page: EvaluatedPage, answers: Answers, posted: PostedValues): Answers {
  const changed: Record<string, RawAnswer> = { ...answers };
  for (const { field, readOnly, raw: before, rows } of page.fields) {
    if (readOnly || !kindOf(field).asks) continue;
    if (field.kind === 'rows') {
      changed[field.key] = readRows(field, answers[field.key], rows, posted);
      continue;
    }
    // Uploads change the list of files by their own requests; a posted page must not bring back a removed file.
    if (field.kind === 'files') continue;
    const raw = kindOf(field).read(field, field.key, posted);
    if (raw !== undefined) changed[field.key] = kindOf(field).keep?.(before, raw) ?? raw;
  }
  return changed;
}

function readRows(
  field: RowsField,
  before: RawAnswer | undefined,
  rows: readonly EvaluatedRow[],
  posted: PostedValues,
): readonly RawRow[] {
  const earlier = isRows(before) ? before : [];
  const ids = [...new Set(posted(field.key))].slice(0, field.maxRows + 1).filter((id) => rowId.test(id));
  return ids.map((id) => {
    const answers: Record<string, RawAnswer> = { ...earlier.find((row) => row.id === id)?.answers };
    const shown = rows.find((row) => row.id === id)?.fields;
    for (const column of field.columns) {
      const path = `${field.key}.${id}.${column.key}`;
      const cell = shown?.find((each) => each.path === path);
      if (cell?.readOnly) continue;
      const raw = kindOf(column).read(column, path, posted);
      if (raw !== undefined) answers[column.key] = kindOf(column).keep?.(cell?.raw, raw) ?? raw;
    }
    return { id, answers };
  });
}

/** What a row id looks like: ours are short random names; anything else in a post is not a row. */
const rowId = /^[A-Za-z0-9_-]{1,40}$/;

/** The answers with one more empty row. `id` is new in the draft; the caller makes it, since this is pure. */
export function addRow(answers: Answers, key: string, id: string): Answers {
  const rows = answers[key];
  return { ...answers, [key]: [...(isRows(rows) ? rows : []), { id, answers: {} }] };
}

/** The answers without the row; unknown ids change nothing. */
export function removeRow(answers: Answers, key: string, id: string): Answers {
  const rows = answers[key];
  return isRows(rows) ? { ...answers, [key]: rows.filter((row) => row.id !== id) } : answers;
}
