import type { ColumnField, Field, FormDefinition, GroupField } from '../../definition.ts';
import { findReferences } from '../../feel/find-references.ts';
import type { FeelNode } from '../../feel/node.ts';
import { parseExpression } from '../../feel/parse/parse.ts';
import { fieldsOf, fieldsOfPage, isGroup } from '../../fields-of.ts';
import { allOptions } from '../../kinds/options.ts';
import { hasOptions } from '../../offered-options.ts';
import { expressionsOf, type PlacedExpression } from '../expressions-of.ts';
import { meaningOf } from '../references-to.ts';
import type { Report } from './find.ts';
import { type Domain, neverTrueTogether } from './never-true.ts';

/** Conditions that can never be true, pages and fields that are never shown, and questions used before they are answered. */
export function findInConditions(definition: FormDefinition, report: Report): void {
  const expressions = expressionsOf(definition);
  const trees = new Map<string, FeelNode>();
  for (const { place, source, scope } of expressions) {
    const parsed = parseExpression(source, scope);
    if (parsed.ok) trees.set(place, parsed.ast);
  }
  const byPlace = new Map(expressions.map((expression) => [expression.place, expression]));
  const hidden = new Set<string>();
  const domains = fieldDomains(definition);
  const isNever = (...places: readonly string[]): boolean => {
    const conditions = places.flatMap((place) => trees.get(place) ?? []);
    const [last = ''] = places.slice(-1);
    const expression = byPlace.get(last) ?? byPlace.get(places[0] ?? '');
    return neverTrueTogether(conditions, (path): Domain => {
      // Without a reading of the expression a name may be a column of the same name.
      const meaning = expression ? meaningOf(definition, expression, path) : path;
      return hidden.has(meaning) ? { kind: 'never' } : (domains.get(meaning) ?? { kind: 'any' });
    });
  };
  // Who depends on a question that is never shown is never shown either: until nothing more is found.
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size;
    for (const { place, above, asks } of placedConditions(definition)) {
      if (asks !== null && isNever(...above, `${place}.visibleWhen`)) hidden.add(asks);
    }
  }
  for (const { place, above } of placedConditions(definition)) {
    if (isNever(...above)) continue;
    if (trees.has(`${place}.visibleWhen`) && isNever(...above, `${place}.visibleWhen`))
      report('advice', 'never-shown', `${place}.visibleWhen`);
    else if (trees.has(`${place}.required`) && isNever(...above, `${place}.visibleWhen`, `${place}.required`)) {
      report('advice', 'never-true', `${place}.required`);
    }
  }
  for (const { place } of expressions) {
    if (/\.(options|lines)\..*\.visibleWhen$/.test(place) && isNever(place)) report('advice', 'never-true', place);
    if (/\.validations\.\d+\.rule$/.test(place) && isNever(place)) report('error', 'never-valid', place);
  }
  findUsedBefore(definition, expressions, report);
}

interface PlacedCondition {
  readonly place: string;
  /** Conditions of what it stands in. */
  readonly above: readonly string[];
  /** The field's key, for those that have a value. */
  readonly asks: string | null;
}

function placedConditions(definition: FormDefinition): readonly PlacedCondition[] {
  return definition.pages.flatMap((page) => {
    const place = `pages.${page.key}`;
    const onPage = [`${place}.visibleWhen`];
    const ofField = (field: Field | GroupField, above: readonly string[]): PlacedCondition[] => {
      const own = `fields.${field.key}`;
      const within = [...above, `${own}.visibleWhen`];
      if (field.kind === 'group') {
        return [{ place: own, above, asks: null }, ...field.fields.flatMap((inner) => ofField(inner, within))];
      }
      const columns =
        field.kind === 'rows'
          ? field.columns.map(
              (column): PlacedCondition => ({ place: `${own}.columns.${column.key}`, above: [], asks: null }),
            )
          : [];
      return [{ place: own, above, asks: field.key }, ...columns];
    };
    return [{ place, above: [], asks: null }, ...page.fields.flatMap((item) => ofField(item, onPage))];
  });
}

/** What is known of fields by their keys, and of columns by `rows.column` as a condition within the row sees them. */
function fieldDomains(definition: FormDefinition): ReadonlyMap<string, Domain> {
  const domains = new Map<string, Domain>();
  const add = (name: string, field: Field | ColumnField): void => {
    if (!hasOptions(field) || 'list' in field.options) return;
    const values = new Set(allOptions(field.options).map(({ value }) => value));
    if (field.kind === 'oneOf') domains.set(name, { kind: 'oneOf', values });
    if (field.kind === 'severalOf') domains.set(name, { kind: 'severalOf', values });
  };
  for (const field of fieldsOf(definition)) {
    add(field.key, field);
    if (field.kind === 'rows') for (const column of field.columns) add(`${field.key}.${column.key}`, column);
  }
  return domains;
}

/** A condition on a question that comes on a later page: without going back, nobody has answered it yet. */
function findUsedBefore(definition: FormDefinition, expressions: readonly PlacedExpression[], report: Report): void {
  const pageOf = new Map<string, number>();
  const typed = new Set<string>();
  for (const [index, page] of definition.pages.entries()) {
    pageOf.set(`pages.${page.key}`, index);
    for (const item of page.fields) if (isGroup(item)) pageOf.set(`fields.${item.key}`, index);
    for (const field of fieldsOfPage(page)) {
      pageOf.set(`fields.${field.key}`, index);
      const isGiven =
        ['computed', 'prices', 'payment'].includes(field.kind) || ('prefill' in field && field.prefill !== undefined);
      if (!isGiven) typed.add(field.key);
    }
  }
  for (const expression of expressions) {
    if (!/\.(visibleWhen|required)$/.test(expression.place)) continue;
    const here = pageOf.get(expression.owner.split('.').slice(0, 2).join('.'));
    const names = findReferences(expression.source, expression.scope) ?? [];
    for (const key of new Set(names.map(({ path }) => meaningOf(definition, expression, path).split('.')[0] ?? ''))) {
      const there = pageOf.get(`fields.${key}`);
      if (here === undefined || there === undefined || there <= here || !typed.has(key)) continue;
      const label = fieldsOf(definition).find((field) => field.key === key)?.label ?? { da: key };
      report('advice', 'used-before-answered', expression.place, { field: label });
    }
  }
}
