import { isRows, type RawAnswer } from './answers.ts';
import type { Field } from './definition.ts';
import type { SubmittedValues } from './evaluate.ts';
import type { FieldValue } from './field-kind.ts';
import { kindOf } from './kinds/kinds.ts';

/** Submitted values with what a register says of one field in its place; what it says that is no answer counts as none. */
export function withRegisteredValue(field: Field, raw: RawAnswer, values: SubmittedValues): SubmittedValues {
  if (field.kind !== 'rows') {
    const read = kindOf(field).parse(field, raw, {});
    return { ...values, [field.key]: read.ok ? read.value : null };
  }
  const rows = isRows(raw) ? raw : [];
  const value = rows.map(({ answers }) =>
    Object.fromEntries(
      field.columns.flatMap((column): readonly (readonly [string, FieldValue])[] => {
        const read = kindOf(column).parse(column, answers[column.key], {});
        return column.prefill && read.ok ? [[column.key, read.value]] : [];
      }),
    ),
  );
  return { ...values, [field.key]: value as FieldValue };
}
