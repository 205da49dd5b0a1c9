import Big from 'big.js';
import { type Answers, type FormContext, type FormInput, isRows, type RawAnswer, type RawRow } from './answers.ts';
import type { BaseField } from './base-field.ts';
import type { CompiledForm } from './compile-form.ts';
import type { ColumnField, Field, FormPage, RowsField } from './definition.ts';
import { evaluateExpression, prepare } from './feel/run.ts';
import type { FeelContext, FeelValue, PreparedExpression } from './feel/values.ts';
import type { FieldError, FieldValue } from './field-kind.ts';
import { fromFeel } from './kinds/computed/kind.ts';
import { fieldError } from './kinds/errors.ts';
import { kindOf } from './kinds/kinds.ts';

/** A compiled form with its expressions as closures. Make one per form version and process and keep it. */
export interface PreparedForm {
  readonly compiled: CompiledForm;
  readonly closures: ReadonlyMap<string, PreparedExpression>;
  readonly pageOf: ReadonlyMap<string, FormPage>;
  readonly fieldOf: ReadonlyMap<string, Field>;
}

/** Where a value came from. */
export type Origin = 'typed' | 'prefilled' | 'computed' | 'none';

/** One field as it stands with the answers given. */
export interface EvaluatedField {
  /** The input's name: the key, or `rows.rowId.column` within repeating rows. */
  readonly path: string;
  readonly field: Field | ColumnField;
  readonly visible: boolean;
  readonly required: boolean;
  /** The person can't change it: prefilled and locked, or computed. */
  readonly readOnly: boolean;
  readonly raw: RawAnswer | undefined;
  /** `null` when nothing is answered, when it is wrong, and for fields that ask nothing. */
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

export interface EvaluatedPage {
  readonly page: FormPage;
  readonly visible: boolean;
  readonly fields: readonly EvaluatedField[];
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

type Scope = { [name: string]: FeelValue };

/** Turns the expressions into closures, once. */
export function prepareForm(compiled: CompiledForm): PreparedForm {
  const closures = new Map<string, PreparedExpression>();
  for (const [place, expression] of Object.entries(compiled.expressions)) closures.set(place, prepare(expression.ast));
  const pageOf = new Map<string, FormPage>();
  const fieldOf = new Map<string, Field>();
  for (const page of compiled.definition.pages) {
    for (const field of page.fields) {
      pageOf.set(field.key, page);
      fieldOf.set(field.key, field);
    }
  }
  return { compiled, closures, pageOf, fieldOf };
}

/**
 * What the form shows, demands and computes with these answers. Pure and total: the same in the server and the browser,
 * and no input makes it throw. The answers of hidden fields are kept in the input but are `null` to expressions and are
 * not among the values.
 */
export function evaluate(form: PreparedForm, input: FormInput, context: FormContext): EvaluatedForm {
  const scope: Scope = {
    today: { kind: 'date', iso: context.today },
    language: context.language,
    person: contextValue({
      age: context.person.age === null ? null : new Big(context.person.age),
      municipality: context.person.municipality,
      loginLevel: context.person.loginLevel,
    }),
  };
  const run = (place: string, known: Scope): FeelValue | undefined => {
    const closure = form.closures.get(place);
    if (closure === undefined) return undefined;
    const result = evaluateExpression(closure, known);
    return result.ok ? result.value : null;
  };
  const holds = (place: string, known: Scope): boolean => {
    const value = run(place, known);
    return value === undefined || value === true;
  };

  const pageVisible = new Map<string, boolean>();
  const drafts = new Map<string, Draft>();
  for (const key of form.compiled.order) {
    const field = form.fieldOf.get(key);
    const page = form.pageOf.get(key);
    if (!field || !page) continue;
    const onPage = pageVisible.get(page.key) ?? holds(`pages.${page.key}.visibleWhen`, scope);
    pageVisible.set(page.key, onPage);
    const visible = onPage && holds(`fields.${key}.visibleWhen`, scope);
    const draft =
      field.kind === 'rows'
        ? draftRows(field, visible, input, scope, { run, holds })
        : draftField(field, `fields.${key}`, key, visible, input.answers[key], input.prefilled[key], input, scope, run);
    drafts.set(key, draft);
    if (kindOf(field).asks) scope[key] = visible ? draft.feel : field.kind === 'rows' ? [] : null;
  }

  const pages: EvaluatedPage[] = form.compiled.definition.pages.map((page) => {
    const visible = pageVisible.get(page.key) ?? holds(`pages.${page.key}.visibleWhen`, scope);
    const fields: EvaluatedField[] = [];
    for (const field of page.fields) {
      const draft = drafts.get(field.key);
      if (draft) fields.push(finish(draft, scope, { run, holds }));
    }
    return { page, visible, fields, valid: !visible || fields.every(isValid) };
  });

  const values: Record<string, FieldValue> = {};
  for (const page of pages) {
    if (!page.visible) continue;
    for (const field of page.fields) {
      if (field.visible && kindOf(field.field).asks) values[field.field.key] = field.value;
    }
  }
  return { pages, values, valid: pages.every((page) => page.valid) };
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

interface Tools {
  run(place: string, known: Scope): FeelValue | undefined;
  holds(place: string, known: Scope): boolean;
}

/** A field between its value and its errors: demands and rules may use every value of the form. */
interface Draft {
  readonly place: string;
  readonly path: string;
  readonly field: Field | ColumnField;
  readonly visible: boolean;
  readonly readOnly: boolean;
  readonly raw: RawAnswer | undefined;
  readonly value: FieldValue;
  readonly feel: FeelValue;
  readonly origin: Origin;
  readonly problem: FieldError | null;
  readonly rows: readonly DraftRow[];
}

interface DraftRow {
  readonly id: string;
  readonly prefilled: boolean;
  /** The row's own columns, as its expressions see them. */
  readonly columns: Scope;
  readonly fields: readonly Draft[];
}

function draftField(
  field: Exclude<Field, RowsField>,
  place: string,
  path: string,
  visible: boolean,
  typed: RawAnswer | undefined,
  prefilled: RawAnswer | undefined,
  input: FormInput,
  scope: Scope,
  run: Tools['run'],
): Draft {
  const kind = kindOf(field);
  const common = { place, path, field, visible, rows: [] };
  if (field.kind === 'computed') {
    const feel = run(`${place}.expression`, scope) ?? null;
    const value = fromFeel(field, feel);
    return {
      ...common,
      readOnly: true,
      raw: undefined,
      value,
      feel: kind.toFeel(field, value),
      origin: 'computed',
      problem: null,
    };
  }
  const base: BaseField = field;
  // A register's value that the kind can't read would be an error that nobody could mend: then the field is open.
  const locked = base.prefill?.locked === true && !isEmpty(prefilled) && kind.parse(field, prefilled, input.files).ok;
  const raw = locked ? prefilled : (typed ?? prefilled);
  const parsed = kind.parse(field, raw, input.files);
  const value = parsed.ok ? parsed.value : null;
  const origin = isEmpty(raw) ? 'none' : locked || typed === undefined ? 'prefilled' : 'typed';
  return {
    ...common,
    readOnly: locked,
    raw,
    value,
    feel: kind.toFeel(field, value),
    origin,
    problem: parsed.ok ? null : parsed.error,
  };
}

function draftRows(field: RowsField, visible: boolean, input: FormInput, scope: Scope, tools: Tools): Draft {
  const typed = asRows(input.answers[field.key]);
  const prefilled = asRows(input.prefilled[field.key]);
  const known = new Set(prefilled.map((row) => row.id));
  const added = field.addable ? typed.filter((row) => !known.has(row.id)) : [];
  const rows = [
    ...prefilled.map((row) => ({ id: row.id, prefilled: true, given: row.answers })),
    ...added.map((row) => ({ id: row.id, prefilled: false, given: {} as Answers })),
  ].map(({ id, prefilled: fromRegister, given }): DraftRow => {
    const own = typed.find((row) => row.id === id)?.answers ?? {};
    const columns: Scope = Object.fromEntries(field.columns.map((column) => [column.key, null]));
    const fields: Draft[] = [];
    for (const column of field.columns) {
      const place = `fields.${field.key}.${column.key}`;
      const rowScope = { ...scope, ...columns };
      const shown = visible && tools.holds(`${place}.visibleWhen`, rowScope);
      const path = `${field.key}.${id}.${column.key}`;
      const typedHere = own[column.key];
      const draft = draftField(column, place, path, shown, typedHere, given[column.key], input, rowScope, tools.run);
      fields.push(draft);
      columns[column.key] = shown ? draft.feel : null;
    }
    return { id, prefilled: fromRegister, columns, fields };
  });
  const feel = rows.map((row) => contextValue(row.columns));
  const value = rows.map((row) =>
    Object.fromEntries(row.fields.filter((draft) => draft.visible).map((draft) => [draft.field.key, draft.value])),
  );
  return {
    place: `fields.${field.key}`,
    path: field.key,
    field,
    visible,
    readOnly: false,
    raw: rows.map((row) => ({ id: row.id, answers: {} })),
    value,
    feel,
    origin: rows.length === 0 ? 'none' : added.length > 0 ? 'typed' : 'prefilled',
    problem: rows.length > field.maxRows ? fieldError('form.error.tooManyRows', { allowed: field.maxRows }) : null,
    rows,
  };
}

/** Adds what needs every value of the form: the demand and the rules. */
function finish(draft: Draft, scope: Scope, tools: Tools): EvaluatedField {
  const { field, place, visible } = draft;
  const required =
    visible &&
    draft.field.kind !== 'computed' &&
    (field.required === true || (typeof field.required === 'string' && tools.run(`${place}.required`, scope) === true));
  const errors: FieldError[] = [];
  if (visible) {
    if (draft.problem) errors.push(draft.problem);
    else if (required && isNothing(draft.value)) {
      errors.push(field.error ? { code: 'missing', message: field.error } : missing(field));
    } else if (!isNothing(draft.value)) {
      field.validations?.forEach((validation, index) => {
        // A rule that can't be decided (a part of it is not answered yet) is no reason to stop the person.
        if (tools.run(`${place}.validations.${index}`, scope) === false) {
          errors.push({ code: 'rule', message: validation.message });
        }
      });
    }
  }
  const rows = draft.rows.map((row) => ({
    id: row.id,
    prefilled: row.prefilled,
    fields: row.fields.map((inner) => finish(inner, { ...scope, ...row.columns }, tools)),
  }));
  return {
    path: draft.path,
    field,
    visible,
    required,
    readOnly: draft.readOnly,
    raw: draft.raw,
    value: draft.value,
    origin: draft.origin,
    errors,
    rows,
  };
}

function missing(field: BaseField): FieldError {
  return fieldError(
    field.kind === 'confirmation'
      ? 'form.error.notConfirmed'
      : field.kind === 'files'
        ? 'form.error.noFile'
        : field.kind === 'rows'
          ? 'form.error.noRows'
          : 'form.error.missing',
  );
}

function asRows(raw: RawAnswer | undefined): readonly RawRow[] {
  return isRows(raw) ? raw : [];
}

function isNothing(value: FieldValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function isEmpty(raw: RawAnswer | undefined): boolean {
  if (raw === undefined || raw === '') return true;
  if (Array.isArray(raw)) return raw.length === 0;
  return typeof raw === 'object' && Object.values(raw).every((part) => part === '');
}

function contextValue(entries: Record<string, FeelValue>): FeelContext {
  return Object.assign(Object.create(null), entries);
}
