import type { BaseField } from '../base-field.ts';
import type { FieldError } from '../field-kind.ts';
import { fieldError } from '../kinds/errors.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { FieldDraft } from './draft-field.ts';
import { type EvaluatedField, isNothing } from './evaluated.ts';
import { asBase, type Scope, type Tools } from './tools.ts';

/** Adds what needs every value of the form: the demand and the rules. */
export function finishField(draft: FieldDraft, scope: Scope, tools: Tools): EvaluatedField {
  const { place, visible, path, field, readOnly, raw, value, origin } = draft;
  const base = asBase(field);
  const required =
    visible &&
    kindOf(field).compute === undefined &&
    (base.required === true || (typeof base.required === 'string' && tools.run(`${place}.required`, scope) === true));
  const errors = visible ? errorsIn(draft, base, required, scope, tools) : [];
  const rows = draft.rows.map((row) => {
    const rowScope = { ...scope, ...row.columns };
    return {
      id: row.id,
      prefilled: row.prefilled,
      fields: row.fields.map((inner) => finishField(inner, rowScope, tools)),
    };
  });
  return { path, field, visible, required, readOnly, raw, value, origin, errors, rows };
}

function errorsIn(
  { place, problems, value }: FieldDraft,
  field: BaseField,
  required: boolean,
  scope: Scope,
  tools: Tools,
): readonly FieldError[] {
  if (problems.length > 0) return problems;
  if (isNothing(value)) {
    if (!required) return [];
    return [field.error ? { code: 'missing', message: field.error } : missing(field)];
  }
  // A rule that can't be decided (a part of it is not answered yet) is no reason to stop the person.
  return (field.validations ?? [])
    .filter((_, index) => tools.run(`${place}.validations.${index}`, scope) === false)
    .map(({ message }) => ({ code: 'rule', message }));
}

function missing(field: BaseField): FieldError {
  switch (field.kind) {
    case 'confirmation':
      return fieldError('form.error.notConfirmed');
    case 'files':
      return fieldError('form.error.noFile');
    case 'rows':
      return fieldError('form.error.noRows');
    default:
      return fieldError('form.error.missing');
  }
}
