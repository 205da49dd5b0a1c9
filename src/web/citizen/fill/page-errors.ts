import type { EvaluatedField } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { capitalisedText } from '../../../forms/kinds/capitalised.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { type Language, markedIn } from '../../../texts/catalogue.ts';
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
  return namedFields(fields, language).flatMap(({ field, name }) =>
    errorsAt(field).map((error) => ({
      message: saidAlone(field, name, error, language),
      fieldId: focusIdOf(field, error.part),
    })),
  );
}

/**
 * An error as it must be said where its question does not stand above it. The form's own messages name what they are
 * about; "Answer this question" does not (WCAG 2.2, 2.4.4).
 */
export function saidAlone(field: EvaluatedField, name: string, error: FieldError, language: Language): string {
  const message = markedIn(error.message, language);
  const isOwn = error.code === 'rule' || error.message === field.field.error;
  // A question ends by itself.
  return isOwn ? message : `${name}${/[?!.:]$/.test(name) ? '' : ':'} ${message}`;
}

/** The visible fields with what they are called, those of rows with their row: `Barn 2, Fødselsdato`. */
export function namedFields(
  fields: readonly EvaluatedField[],
  language: Language,
  row = '',
): readonly { readonly field: EvaluatedField; readonly name: string }[] {
  return fields
    .filter((field) => field.visible)
    .flatMap((field) => [
      { field, name: `${row}${markedIn(field.field.label, language)}` },
      ...field.rows.flatMap((each, index) => {
        const rowName = field.field.kind === 'rows' ? markedIn(capitalisedText(field.field.rowLabel), language) : '';
        return namedFields(each.fields, language, `${rowName} ${index + 1}, `);
      }),
    ]);
}
