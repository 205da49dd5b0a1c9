import { type EvaluatedField, errorsOf } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { type Language, textIn } from '../../../texts/catalogue.ts';
import type { PageError } from '../../components/error-summary.tsx';

/** What is wrong beside what the form itself can tell: a refused file, a company that is not there. By field path. */
export type FurtherErrors = Readonly<Record<string, readonly FieldError[]>>;

/** The id of the input that an error of the field leads to. */
export function focusIdOf(field: EvaluatedField, part?: string): string {
  return kindOf(field.field).focusId(field.path, part);
}

/** Every field on a page, those within rows after the field of the rows. */
export function allFields(fields: readonly EvaluatedField[]): readonly EvaluatedField[] {
  return fields.flatMap((field) => [field, ...field.rows.flatMap((row) => allFields(row.fields))]);
}

/** All that is wrong on a page in the order of its fields, for the summary at its top. */
export function pageErrors(
  fields: readonly EvaluatedField[],
  errorsAt: (field: EvaluatedField) => readonly FieldError[],
  language: Language,
): readonly PageError[] {
  return allFields(fields)
    .filter((field) => field.visible)
    .flatMap((field) =>
      errorsAt(field).map((error) => ({
        message: textIn(error.message, language),
        fieldId: focusIdOf(field, error.part),
      })),
    );
}

/** Whether a visible field on the page has an error that the form tells of. */
export function hasErrors(fields: readonly EvaluatedField[]): boolean {
  return errorsOf(fields).length > 0;
}
