import type { CompiledForm } from '../compile-form.ts';
import type { Field, FormPage, GroupField } from '../definition.ts';
import { prepare } from '../feel/run.ts';
import type { PreparedExpression } from '../feel/values.ts';
import { fieldsOf, placedFields } from '../fields-of.ts';
import { hasOptions, offersVary } from '../offered-options.ts';

/** A field with where it stands and what it depends on. */
export interface PreparedField {
  readonly field: Field;
  readonly page: PreparedPage;
  readonly group: PreparedGroup | null;
  /** Names that its visibility, options and value read. */
  readonly valueNeeds: readonly string[];
  /** Names that its demand and rules read. */
  readonly finishNeeds: readonly string[];
}

export interface PreparedPage {
  readonly page: FormPage;
  readonly needs: readonly string[];
}

export interface PreparedGroup {
  readonly group: GroupField;
  readonly needs: readonly string[];
}

/** A compiled form with its expressions as closures. Make one per form version and process and keep it. */
export interface PreparedForm {
  readonly compiled: CompiledForm;
  readonly closures: ReadonlyMap<string, PreparedExpression>;
  readonly pages: readonly PreparedPage[];
  readonly fields: ReadonlyMap<string, PreparedField>;
  /** Fields whose options are found anew at each evaluation, by place. */
  readonly varying: ReadonlySet<string>;
}

/** Turns the expressions into closures, and notes what each field depends on, once. */
export function prepareForm(compiled: CompiledForm): PreparedForm {
  const closures = new Map<string, PreparedExpression>();
  for (const [place, expression] of Object.entries(compiled.expressions)) closures.set(place, prepare(expression.ast));
  const needsOf = needsByPlace(compiled);
  const pages: PreparedPage[] = [];
  const fields = new Map<string, PreparedField>();
  const varying = new Set<string>();
  for (const page of compiled.definition.pages) {
    const preparedPage = { page, needs: needsOf.get(`pages.${page.key}`)?.value ?? [] };
    pages.push(preparedPage);
    for (const { field, group } of placedFields(page)) {
      const needs = needsOf.get(`fields.${field.key}`);
      fields.set(field.key, {
        field,
        page: preparedPage,
        group: group && { group, needs: needsOf.get(`fields.${group.key}`)?.value ?? [] },
        valueNeeds: needs?.value ?? [],
        finishNeeds: needs?.finish ?? [],
      });
      if (hasOptions(field) && offersVary(field.options)) varying.add(`fields.${field.key}`);
      if (field.kind !== 'rows') continue;
      for (const column of field.columns) {
        if (hasOptions(column) && offersVary(column.options)) varying.add(`fields.${field.key}.${column.key}`);
      }
    }
  }
  return { compiled, closures, pages, fields, varying };
}

interface Needs {
  readonly value: readonly string[];
  readonly finish: readonly string[];
}

const finishing = /^(?:required|validations\.\d+)$/;

/** What each page, group and field reads, by `pages.key` or `fields.key`; names of rows' own columns are among them and do no harm. */
function needsByPlace({ definition, expressions }: CompiledForm): ReadonlyMap<string, Needs> {
  const columns = new Map<string, ReadonlySet<string>>();
  for (const field of fieldsOf(definition)) {
    if (field.kind === 'rows') columns.set(field.key, new Set(field.columns.map((column) => column.key)));
  }
  const gathered = new Map<string, { value: Set<string>; finish: Set<string> }>();
  for (const [place, { references }] of Object.entries(expressions)) {
    const [room = '', key = '', ...rest] = place.split('.');
    const isOfColumn = columns.get(key)?.has(rest[0] ?? '') === true && rest.length > 1;
    const last = (isOfColumn ? rest.slice(1) : rest).join('.');
    const stem = `${room}.${key}`;
    const needs = gathered.get(stem) ?? { value: new Set<string>(), finish: new Set<string>() };
    gathered.set(stem, needs);
    for (const reference of references) {
      (finishing.test(last) ? needs.finish : needs.value).add(reference.split('.')[0] ?? reference);
    }
  }
  return new Map(
    [...gathered].map(([stem, { value, finish }]) => [stem, { value: [...value], finish: [...finish] }] as const),
  );
}
