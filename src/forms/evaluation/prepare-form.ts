import type { CompiledForm } from '../compile-form.ts';
import type { Field, FormPage, GroupField } from '../definition.ts';
import { DEFAULT_LIMITS, type EvaluationLimits } from '../feel/limits.ts';
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
  /** What each of its expressions may use. */
  readonly limits: EvaluationLimits;
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
  return { compiled, closures, limits: limitsOf(compiled), pages, fields, varying };
}

/** Steps, and sizes, of all expressions of a form together: a second at the worst. */
const together = 1_000_000;

/**
 * Each expression's share of what the form may use, so that hundreds of endless ones are no worse than ten; of a column's there
 * is one in each row. It hangs on the definition alone, so that every evaluation of the form comes to the same.
 */
function limitsOf({ definition, expressions }: CompiledForm): EvaluationLimits {
  const rows = new Map(
    fieldsOf(definition).flatMap((field) => (field.kind === 'rows' ? [[field.key, field] as const] : [])),
  );
  let count = 0;
  for (const place of Object.keys(expressions)) {
    const [room, key = '', column = ''] = place.split('.');
    const field = room === 'fields' ? rows.get(key) : undefined;
    count += field?.columns.some((each) => each.key === column) ? field.maxRows : 1;
  }
  const share = Math.floor(together / Math.max(1, count));
  const { steps, size, depth } = DEFAULT_LIMITS;
  return { steps: Math.min(steps, Math.max(1_000, share)), size: Math.min(size, Math.max(5_000, share)), depth };
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
