import type { RawAnswer } from '../answers.ts';
import type { ColumnField, Field, FormPage, GroupField } from '../definition.ts';
import type { FieldError, FieldValue } from '../field-kind.ts';

/** Where a value came from. */
export type Origin = 'typed' | 'prefilled' | 'computed' | 'none';

/** One field as it stands with the answers given. */
export interface EvaluatedField {
  /** The input's name: the key, or `rows.rowId.column` within repeating rows. */
  readonly path: string;
  /** As in the definition, but for the options of a choice: these are the ones that can be chosen now. */
  readonly field: Field | ColumnField;
  readonly visible: boolean;
  readonly required: boolean;
  /** The person can't change it: prefilled and locked, or computed. */
  readonly readOnly: boolean;
  readonly raw: RawAnswer | undefined;
  /**
   * `null` when nothing is answered, when it is wrong, and for fields that ask nothing. What the form works out in part stands
   * there as far as it is known, also beside errors.
   */
  readonly value: FieldValue;
  readonly origin: Origin;
  readonly errors: readonly FieldError[];
  /** For repeating rows alone. */
  readonly rows: readonly EvaluatedRow[];
}

export interface EvaluatedRow {
  readonly id: string;
  readonly prefilled: boolean;
  readonly fields: readonly EvaluatedField[];
}

/** A group of fields: its fields are among those of the page, and hidden with it. */
export interface EvaluatedGroup {
  readonly group: GroupField;
  readonly visible: boolean;
}

export interface EvaluatedPage {
  readonly page: FormPage;
  readonly visible: boolean;
  /** All fields in reading order, those of groups too. */
  readonly fields: readonly EvaluatedField[];
  readonly groups: readonly EvaluatedGroup[];
  /** No visible field on it has an error. */
  readonly valid: boolean;
}

/** Values by field key, of visible fields only: what is submitted. */
export type SubmittedValues = Readonly<Record<string, FieldValue>>;

export interface EvaluatedForm {
  readonly pages: readonly EvaluatedPage[];
  readonly values: SubmittedValues;
  /** Every visible page is valid: the form may be submitted. */
  readonly valid: boolean;
}

/** No error on a visible field, rows included. */
export function isValid(field: EvaluatedField): boolean {
  if (!field.visible) return true;
  return field.errors.length === 0 && field.rows.every((row) => row.fields.every(isValid));
}

/** All errors of visible fields on a page in reading order, with the path of the field that each concerns. */
export function errorsOf(
  fields: readonly EvaluatedField[],
): readonly { readonly field: EvaluatedField; readonly error: FieldError }[] {
  return fields
    .filter((field) => field.visible)
    .flatMap((field) => [
      ...field.errors.map((error) => ({ field, error })),
      ...field.rows.flatMap((row) => errorsOf(row.fields)),
    ]);
}

/** What is demanded and not yet answered, in reading order. */
export function missingOf(form: EvaluatedForm): readonly EvaluatedField[] {
  const among = (fields: readonly EvaluatedField[]): readonly EvaluatedField[] =>
    fields
      .filter((field) => field.visible)
      .flatMap((field) => [
        ...(field.required && isNothing(field.value) ? [field] : []),
        ...field.rows.flatMap((row) => among(row.fields)),
      ]);
  return form.pages.filter((page) => page.visible).flatMap((page) => among(page.fields));
}

/** Whether a value is no answer. */
export function isNothing(value: FieldValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
