import Big from 'big.js';
import type { ColumnField, Field, FormDefinition } from '../forms/definition.ts';
import type { SubmittedValues } from '../forms/evaluate.ts';
import { contextOf, type FeelContext, type FeelType, type FeelValue } from '../forms/feel/values.ts';
import type { FieldValue } from '../forms/field-kind.ts';
import { fieldsOf } from '../forms/fields-of.ts';
import { kindOf } from '../forms/kinds/kinds.ts';
import type { CaseState, ItemPath, Variables } from './case-state.ts';
import { fromFeelJson } from './feel-json.ts';
import { danishDate } from './working-days.ts';

/** What an alias of a workflow names, and in which for-each steps (outermost first) it is said. */
export type Alias = { readonly within: readonly string[] } & (
  | { readonly kind: 'answers'; readonly form: FormDefinition }
  | { readonly kind: 'decision' }
  | { readonly kind: 'signal'; readonly data: Readonly<Record<string, 'string' | 'number' | 'boolean' | 'date'>> }
  /** The item of a for-each step, which is the last of `within`. */
  | { readonly kind: 'item'; readonly type: FeelType }
);

/** The type of a form's answers in a workflow's expressions: a context of its fields. */
export function answersType(form: FormDefinition): FeelType {
  const entries: Record<string, FeelType> = {};
  for (const field of fieldsOf(form)) {
    if (!kindOf(field).asks) continue;
    entries[field.key] =
      field.kind === 'rows'
        ? { kind: 'list', of: { kind: 'context', entries: typesOf(field.columns) } }
        : kindOf(field).feelType(field);
  }
  return { kind: 'context', entries };
}

function typesOf(columns: readonly ColumnField[]): Record<string, FeelType> {
  return Object.fromEntries(columns.map((column) => [column.key, kindOf(column).feelType(column)]));
}

/** The type of a decision in expressions. */
const decisionType: FeelType = {
  kind: 'context',
  entries: { decision: { kind: 'string' }, reason: { kind: 'string' } },
};

/**
 * The names that expressions may use at a place within these for-each steps (outermost first): an alias that is said
 * further in is a list, one entry for each item; items are seen inside their own step alone. `today` is the Danish date of
 * the moment at which the expression is worked out.
 */
export function scopeTypes(aliases: ReadonlyMap<string, Alias>, place: readonly string[]): Record<string, FeelType> {
  const types: Record<string, FeelType> = { today: { kind: 'date' } };
  for (const [name, alias] of aliases) {
    const shared = sharedLength(alias.within, place);
    const deeper = alias.within.length - shared;
    if (alias.kind === 'item' && deeper > 0) continue;
    let type = ownType(alias);
    for (let level = 0; level < deeper; level += 1) type = { kind: 'list', of: type };
    types[name] = type;
  }
  return types;
}

function ownType(alias: Alias): FeelType {
  switch (alias.kind) {
    case 'answers':
      return answersType(alias.form);
    case 'decision':
      return decisionType;
    case 'signal':
      return {
        kind: 'context',
        entries: Object.fromEntries(Object.entries(alias.data).map(([name, kind]) => [name, { kind }])),
      };
    case 'item':
      return alias.type;
  }
}

/** The values of the names given (all of them when absent), as they are seen at a path. */
export function scopeValues(
  aliases: ReadonlyMap<string, Alias>,
  state: CaseState,
  path: ItemPath,
  at: string,
  names: Iterable<string> = [...aliases.keys(), 'today'],
): FeelContext {
  const entries: [string, FeelValue][] = [];
  for (const name of names) {
    if (name === 'today') entries.push([name, { kind: 'date', iso: danishDate(at) }]);
    const alias = aliases.get(name);
    if (alias) entries.push([name, valueSaid(name, alias, alias.within, state, path)]);
  }
  return contextOf(entries);
}

function valueSaid(
  name: string,
  alias: Alias,
  within: readonly string[],
  variables: Variables,
  path: ItemPath,
): FeelValue {
  const [gate, ...deeper] = within;
  if (gate === undefined) return ownValue(name, alias, variables);
  const iterations = variables.each?.[gate] ?? [];
  const [here, ...rest] = path;
  if (here?.[0] !== gate) return iterations.map((iteration) => valueSaid(name, alias, deeper, iteration, []));
  const iteration = iterations[here[1]];
  if (!iteration) return null;
  return alias.kind === 'item' && deeper.length === 0
    ? fromFeelJson(iteration.item)
    : valueSaid(name, alias, deeper, iteration, rest);
}

function ownValue(name: string, alias: Alias, variables: Variables): FeelValue {
  switch (alias.kind) {
    case 'answers':
      return answersValue(alias.form, ownEntry(variables.answers, name) ?? {});
    case 'decision': {
      const decision = ownEntry(variables.decisions, name);
      return decision
        ? contextOf([
            ['decision', decision.decision],
            ['reason', decision.reason],
          ])
        : null;
    }
    case 'signal': {
      const data = ownEntry(variables.signals ?? {}, name);
      return data
        ? contextOf(Object.entries(alias.data).map(([key, kind]) => [key, signalValue(kind, data[key] ?? null)]))
        : null;
    }
    case 'item':
      return null;
  }
}

/** A value from outside as FEEL; null where it is not of the kind that was promised. */
function signalValue(
  kind: 'string' | 'number' | 'boolean' | 'date',
  value: string | number | boolean | null,
): FeelValue {
  if (kind === 'date') {
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? { kind: 'date', iso: value } : null;
  }
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? new Big(value) : null;
  if (kind === 'string') return typeof value === 'string' ? value : null;
  return typeof value === 'boolean' ? value : null;
}

function answersValue(form: FormDefinition, values: SubmittedValues): FeelContext {
  return contextOf(
    fieldsOf(form)
      .filter((field) => kindOf(field).asks)
      .map((field) => [field.key, fieldValue(field, values[field.key] ?? null)]),
  );
}

function fieldValue(field: Field, value: FieldValue): FeelValue {
  if (field.kind !== 'rows') return kindOf(field).toFeel(field, value);
  if (!Array.isArray(value)) return [];
  return value
    .filter((row): row is { readonly [column: string]: FieldValue } => typeof row === 'object' && row !== null)
    .map((row) =>
      contextOf(field.columns.map((column) => [column.key, kindOf(column).toFeel(column, row[column.key] ?? null)])),
    );
}

function sharedLength(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function ownEntry<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
