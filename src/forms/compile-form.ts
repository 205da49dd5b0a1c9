import type { Text } from '../texts/catalogue.ts';
import { compileText } from './compile-texts.ts';
import type { ColumnField, Field, FormDefinition, FormPage, RowsField } from './definition.ts';
import { compileExpression } from './feel/compile.ts';
import type { CompiledExpression, FeelType } from './feel/values.ts';
import { fieldsOf, isGroup, placedFields } from './fields-of.ts';
import { kindOf } from './kinds/kinds.ts';
import { allOptions } from './kinds/options.ts';
import { currencyOf } from './kinds/payment/currency.ts';
import { hasOptions } from './offered-options.ts';
import { startFindings } from './start-findings.ts';

/** A form made ready: plain data that server and browser evaluate alike. */
export interface CompiledForm {
  readonly definition: FormDefinition;
  /** Compiled expressions by place, such as `pages.economy.visibleWhen` or `fields.children.age.required`. */
  readonly expressions: Readonly<Record<string, CompiledExpression>>;
  /** Field keys so that every field comes after those its visibility and value depend on. */
  readonly order: readonly string[];
}

/** Something in a definition that would fail later, with the place and what to do. */
export interface FormFinding {
  /** Such as `fields.support.expression`. */
  readonly place: string;
  readonly code: string;
  readonly message: Text;
}

type CompileResult =
  | { readonly ok: true; readonly form: CompiledForm }
  | { readonly ok: false; readonly findings: readonly FormFinding[] };

const boolean: FeelType = { kind: 'boolean' };

/** Last parts of addresses beside those of a draft's pages. */
const reservedPageKeys: ReadonlySet<string> = new Set(['gennemse', 'send', 'fil', 'gem', 'luk']);

/**
 * Reading an expression takes time that grows with the square of its length: the squares of all together may be so much, which
 * is a thousand expressions of 300 characters, or six of the longest, and takes a second at the worst.
 */
const mostToRead = 100_000_000;
/** The code of a form whose expressions are not read, as they are too much. */
export const tooHeavy = 'too-heavy';

/** What expressions know beside the fields; the values are put there by `evaluate` from the form's context. */
const contextTypes: Readonly<Record<string, FeelType>> = {
  today: { kind: 'date' },
  language: { kind: 'string' },
  person: {
    kind: 'context',
    entries: { age: { kind: 'number' }, municipality: { kind: 'string' }, loginLevel: { kind: 'string' } },
  },
};

/** The type that expressions see for a field; rows are lists of contexts. */
function typeOf(field: Field): FeelType {
  if (field.kind !== 'rows') return kindOf(field).feelType(field);
  return { kind: 'list', of: { kind: 'context', entries: columnTypes(field) } };
}

/** What the expressions of a form may name, with the types: its fields, and the circumstances of the filling. */
export function scopeOf(definition: FormDefinition): Record<string, FeelType> {
  const scope: Record<string, FeelType> = { ...contextTypes };
  for (const field of fieldsOf(definition)) if (kindOf(field).asks) scope[field.key] = typeOf(field);
  return scope;
}

/** What the expressions of a row's columns may name beside the form's: the columns of the same row. */
export function columnTypes(field: RowsField): Record<string, FeelType> {
  return Object.fromEntries(field.columns.map((column) => [column.key, kindOf(column).feelType(column)]));
}

/**
 * Checks a definition that already fits its schema and compiles its expressions: unknown names, wrong types,
 * double keys and cycles are findings with their place (design section 4). Never throws.
 */
export function compileForm(definition: FormDefinition): CompileResult {
  const findings: FormFinding[] = [];
  const expressions: Record<string, CompiledExpression> = {};
  const fields = fieldsOf(definition);
  const items = definition.pages.flatMap((page) => page.fields);
  const keys = [...items.filter(isGroup), ...fields].map(({ key }) => key);

  for (const key of doubles(keys)) {
    findings.push({
      place: `fields.${key}`,
      code: 'double-key',
      message: compileText('doubleKey', { key }),
    });
  }

  for (const key of doubles(definition.pages.map((page) => page.key))) {
    findings.push({
      place: `pages.${key}`,
      code: 'double-key',
      message: compileText('doublePageKey', { key }),
    });
  }
  findings.push(...startFindings(definition));

  for (const { key } of definition.pages) {
    if (!reservedPageKeys.has(key)) continue;
    findings.push({
      place: `pages.${key}`,
      code: 'reserved-key',
      message: compileText('reservedKey', { key }),
    });
  }
  const paid = fields.flatMap((field) => (field.kind === 'payment' ? [{ key: field.key, in: currencyOf(field) }] : []));
  const other = paid.find((each) => each.in !== paid[0]?.in);
  if (other) {
    // What is paid for one form is told as one sum.
    const currencies = [...new Set(paid.map((each) => each.in))].join(', ');
    const message = compileText('mixedCurrencies', { currencies });
    findings.push({ place: `fields.${other.key}.currency`, code: 'mixed-currencies', message });
  }
  const choices = fields.flatMap((field) => [
    { place: `fields.${field.key}.options`, field },
    ...(field.kind === 'rows'
      ? field.columns.map((column) => ({ place: `fields.${field.key}.${column.key}.options`, field: column }))
      : []),
  ]);
  for (const { place, field } of choices) {
    if (!hasOptions(field)) continue;
    for (const value of doubles(allOptions(field.options).map((option) => option.value))) {
      findings.push({
        place,
        code: 'double-option',
        message: compileText('doubleOption', { value }),
      });
    }
  }

  const scope = scopeOf(definition);

  let spent = 0;
  const compile = (place: string, source: string, known: Record<string, FeelType>, expected?: FeelType): void => {
    const isHeavy = spent > mostToRead;
    spent += source.length ** 2;
    if (isHeavy) return;
    if (spent > mostToRead) {
      findings.push({ place, code: tooHeavy, message: compileText('tooHeavy') });
      return;
    }
    const result = compileExpression(source, known, expected);
    if (result.ok) expressions[place] = result.expression;
    else for (const finding of result.findings) findings.push({ place, code: finding.code, message: finding.message });
  };

  const compileField = (stem: string, field: Field | ColumnField, known: Record<string, FeelType>): void => {
    if (field.visibleWhen !== undefined) compile(`${stem}.visibleWhen`, field.visibleWhen, known, boolean);
    if (typeof field.required === 'string') compile(`${stem}.required`, field.required, known, boolean);
    field.validations?.forEach((validation, index) => {
      compile(`${stem}.validations.${index}`, validation.rule, known, boolean);
    });
    for (const { name, source, gives } of kindOf(field).expressions?.(field) ?? []) {
      compile(`${stem}.${name}`, source, known, gives);
    }
    for (const { member, code, message } of kindOf(field).problems?.(field) ?? []) {
      findings.push({ place: `${stem}.${member}`, code, message });
    }
    if (hasOptions(field)) {
      for (const { value, visibleWhen } of allOptions(field.options)) {
        if (visibleWhen !== undefined) compile(`${stem}.options.${value}.visibleWhen`, visibleWhen, known, boolean);
      }
    }
    if (field.kind === 'rows') {
      const inRow = { ...known, ...columnTypes(field) };
      for (const column of field.columns) compileField(`${stem}.${column.key}`, column, inRow);
    }
  };

  for (const page of definition.pages) {
    if (page.visibleWhen !== undefined) compile(`pages.${page.key}.visibleWhen`, page.visibleWhen, scope, boolean);
    for (const item of page.fields) {
      if (!isGroup(item)) compileField(`fields.${item.key}`, item, scope);
      else {
        if (item.visibleWhen !== undefined) compile(`fields.${item.key}.visibleWhen`, item.visibleWhen, scope, boolean);
        for (const field of item.fields) compileField(`fields.${field.key}`, field, scope);
      }
    }
  }

  const order = dependencyOrder(definition.pages, expressions);
  if (!order.ok) {
    findings.push({
      place: `fields.${order.cycle[0]}`,
      code: 'cycle',
      message: compileText('cycle', { cycle: order.cycle.join(' → ') }),
    });
  }
  return findings.length > 0 || !order.ok
    ? { ok: false, findings }
    : { ok: true, form: { definition, expressions, order: order.keys } };
}

function doubles(keys: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(keys.filter((key) => seen.size === seen.add(key).size));
}

/** The places of the expressions that decide whether a field is seen, what it offers and what its value is. */
function valuePlaces(stem: string, field: Field | ColumnField): readonly string[] {
  return [
    `${stem}.visibleWhen`,
    ...(kindOf(field).expressions?.(field) ?? []).map(({ name }) => `${stem}.${name}`),
    ...(hasOptions(field) ? allOptions(field.options).map(({ value }) => `${stem}.options.${value}.visibleWhen`) : []),
  ];
}

/**
 * Orders the fields by what their visibility and value need. Demands and validations are computed after all values,
 * so they make no dependency.
 */
function dependencyOrder(
  pages: readonly FormPage[],
  expressions: Readonly<Record<string, CompiledExpression>>,
): { readonly ok: true; readonly keys: string[] } | { readonly ok: false; readonly cycle: string[] } {
  const needs = new Map<string, Set<string>>();
  for (const page of pages) {
    for (const { field, group } of placedFields(page)) {
      const names = new Set<string>();
      const use = (place: string, own: ReadonlySet<string> = new Set()): void => {
        for (const reference of expressions[place]?.references ?? []) {
          const name = reference.split('.')[0] ?? reference;
          if (!own.has(name)) names.add(name);
        }
      };
      use(`pages.${page.key}.visibleWhen`);
      if (group !== null) use(`fields.${group.key}.visibleWhen`);
      for (const place of valuePlaces(`fields.${field.key}`, field)) use(place);
      if (field.kind === 'rows') {
        const own = new Set(field.columns.map((column) => column.key));
        for (const column of field.columns) {
          for (const place of valuePlaces(`fields.${field.key}.${column.key}`, column)) use(place, own);
        }
      }
      needs.set(field.key, names);
    }
  }

  const keys: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (key: string, path: readonly string[]): string[] | null => {
    if (state.get(key) === 'done' || !needs.has(key)) return null;
    if (state.get(key) === 'open') return [...path.slice(path.indexOf(key)), key];
    state.set(key, 'open');
    for (const need of needs.get(key) ?? []) {
      const cycle = visit(need, [...path, key]);
      if (cycle) return cycle;
    }
    state.set(key, 'done');
    keys.push(key);
    return null;
  };
  for (const key of needs.keys()) {
    const cycle = visit(key, []);
    if (cycle) return { ok: false, cycle };
  }
  return { ok: true, keys };
}
