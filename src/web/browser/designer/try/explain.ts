import type { FormContext } from '../../../../forms/answers.ts';
import type { EvaluatedField, EvaluatedForm, EvaluatedPage, PreparedForm } from '../../../../forms/evaluate.ts';
import type { FieldValue } from '../../../../forms/field-kind.ts';
import { partsOf } from '../../../../forms/sheets.ts';

/** An expression with what each name in it stands for now. */
export interface ExplainedExpression {
  readonly member: 'page' | 'group' | 'visibleWhen' | 'required' | 'expression' | 'rule';
  readonly source: string;
  readonly names: readonly { readonly name: string; readonly value: string }[];
}

/** Why a field is as it is. */
export interface Explanation {
  readonly field: EvaluatedField;
  readonly onPage: boolean;
  readonly expressions: readonly ExplainedExpression[];
}

/** The explanation of every field on a page, in its order. */
export function explainPage(
  form: PreparedForm,
  evaluated: EvaluatedForm,
  pageKey: string,
  context: FormContext,
): readonly Explanation[] {
  const shown = evaluated.pages.find((each) => each.page.key === pageKey);
  return shown ? partsOf(shown).flatMap((page) => explainFields(form, evaluated, page, context)) : [];
}

function explainFields(
  form: PreparedForm,
  evaluated: EvaluatedForm,
  page: EvaluatedPage,
  context: FormContext,
): readonly Explanation[] {
  const { expressions } = form.compiled;
  const at = (member: ExplainedExpression['member'], place: string): ExplainedExpression[] => {
    const compiled = expressions[place];
    if (!compiled) return [];
    const names = compiled.references.map((name) => ({
      name,
      value: written(valueBehind(name, evaluated, context)),
    }));
    return [{ member, source: compiled.source, names }];
  };
  return page.fields.map((field) => {
    const { key } = field.field;
    const group = page.groups.find((each) => each.group.fields.some((inner) => inner.key === key));
    const own = Object.keys(expressions).filter((place) => place.startsWith(`fields.${key}.`));
    const others = own.filter((place) => /^fields\.[^.]+\.(?!visibleWhen$|required$)[A-Za-z]+(\.\d+)?$/.test(place));
    return {
      field,
      onPage: page.visible,
      expressions: [
        ...at('page', `pages.${page.page.key}.visibleWhen`),
        ...(group ? at('group', `fields.${group.group.key}.visibleWhen`) : []),
        ...at('visibleWhen', `fields.${key}.visibleWhen`),
        ...at('required', `fields.${key}.required`),
        ...others.flatMap((place) => at(place.includes('.validations.') ? 'rule' : 'expression', place)),
      ],
    };
  });
}

function valueBehind(name: string, evaluated: EvaluatedForm, context: FormContext): FieldValue | number | undefined {
  const [first = '', second] = name.split('.');
  if (first === 'today') return context.today;
  if (first === 'language') return context.language;
  if (first === 'person' && (second === 'age' || second === 'municipality' || second === 'loginLevel')) {
    return context.person[second];
  }
  return Object.hasOwn(evaluated.values, first) ? evaluated.values[first] : undefined;
}

/** A value as short as it can be said; undefined is that of a field that is not shown. */
function written(value: FieldValue | number | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'object') return JSON.stringify(value).slice(0, 200);
  return String(value);
}
