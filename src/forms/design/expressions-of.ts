import { columnTypes, scopeOf } from '../compile-form.ts';
import type { ColumnField, Field, FormDefinition, GroupField } from '../definition.ts';
import type { FeelType } from '../feel/values.ts';
import { kindOf } from '../kinds/kinds.ts';
import { allOptions } from '../kinds/options.ts';
import { hasOptions } from '../offered-options.ts';
import type { Place } from './place.ts';

/** One expression of a definition. */
export interface PlacedExpression {
  /** Where its text is. */
  readonly place: Place;
  /** The page or field that it belongs to; `''` for the form's own. */
  readonly owner: Place;
  readonly source: string;
  /** What it may name. */
  readonly scope: Readonly<Record<string, FeelType>>;
  /** The rows whose columns it may name without saying so. */
  readonly rows: string | null;
}

/** All expressions of a definition, page by page, with what each may name. The places can be read and set. */
export function expressionsOf(definition: FormDefinition): readonly PlacedExpression[] {
  const found: PlacedExpression[] = [];
  const scope = scopeOf(definition);
  const addField = (
    owner: Place,
    field: Field | GroupField | ColumnField,
    known: Readonly<Record<string, FeelType>>,
    rows: string | null,
  ): void => {
    const add = (member: string, source: string | undefined): void => {
      if (source !== undefined) found.push({ place: `${owner}.${member}`, owner, source, scope: known, rows });
    };
    add('visibleWhen', field.visibleWhen);
    if (field.kind === 'group') {
      for (const inner of field.fields) addField(`fields.${inner.key}`, inner, known, rows);
      return;
    }
    if (typeof field.required === 'string') add('required', field.required);
    field.validations?.forEach((validation, index) => {
      add(`validations.${index}.rule`, validation.rule);
    });
    for (const { name, source } of kindOf(field).expressions?.(field) ?? []) add(name, source);
    if (hasOptions(field)) {
      for (const { value, visibleWhen } of allOptions(field.options)) add(`options.${value}.visibleWhen`, visibleWhen);
    }
    if (field.kind === 'rows') {
      const inRow = { ...known, ...columnTypes(field) };
      for (const column of field.columns) addField(`${owner}.columns.${column.key}`, column, inRow, field.key);
    }
  };
  for (const page of definition.pages) {
    const owner = `pages.${page.key}`;
    if (page.visibleWhen !== undefined) {
      found.push({ place: `${owner}.visibleWhen`, owner, source: page.visibleWhen, scope, rows: null });
    }
    for (const item of page.fields) addField(`fields.${item.key}`, item, scope, null);
  }
  return found;
}
