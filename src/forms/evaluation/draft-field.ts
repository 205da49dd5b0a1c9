import { type Answers, isRows, type RawAnswer, type RawRow } from '../answers.ts';
import type { ColumnField, Field, RowsField } from '../definition.ts';
import type { FeelValue } from '../feel/values.ts';
import type { FieldError, FieldValue } from '../field-kind.ts';
import { kindOf } from '../kinds/kinds.ts';
import { countProblem } from '../kinds/rows/kind.ts';
import type { Origin } from './evaluated.ts';
import { asBase, contextValue, type Scope, type Tools } from './tools.ts';

/** A field between its value and its errors: demands and rules may use every value of the form. */
export interface FieldDraft {
  readonly place: string;
  readonly path: string;
  readonly field: Field | ColumnField;
  readonly visible: boolean;
  readonly readOnly: boolean;
  readonly raw: RawAnswer | undefined;
  readonly value: FieldValue;
  readonly feel: FeelValue;
  readonly origin: Origin;
  readonly problems: readonly FieldError[];
  readonly rows: readonly RowDraft[];
}

export interface RowDraft {
  readonly id: string;
  readonly prefilled: boolean;
  /** The row's own columns, as its expressions see them. */
  readonly columns: Scope;
  readonly fields: readonly FieldDraft[];
}

/** The field's value from what was typed, prefilled or computed. `shown`: what it stands in is visible. */
export function draftField(field: Field, shown: boolean, scope: Scope, tools: Tools): FieldDraft {
  const place = `fields.${field.key}`;
  const visible = shown && tools.holds(`${place}.visibleWhen`, scope);
  const { answers, prefilled } = tools.input;
  return field.kind === 'rows'
    ? draftRows(field, visible, scope, tools)
    : draftSingle(field, place, field.key, visible, own(answers, field.key), own(prefilled, field.key), scope, tools);
}

/** The member of that name, were it called `constructor`. */
function own(answers: Answers, key: string): RawAnswer | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined;
}

function draftSingle(
  defined: Exclude<Field, RowsField>,
  place: string,
  path: string,
  visible: boolean,
  typed: RawAnswer | undefined,
  prefilled: RawAnswer | undefined,
  scope: Scope,
  tools: Tools,
  lockedRow = false,
): FieldDraft {
  const { files } = tools.input;
  const field = tools.withOptions(defined, place, scope);
  const kind = kindOf(field);
  const common = { place, path, field, visible, rows: [] };
  const result = (name: string) => tools.run(`${place}.${name}`, scope) ?? null;
  if (kind.complete !== undefined) {
    const { value, problems } = kind.complete(field, typed, result);
    const feel = kind.toFeel(field, problems.length === 0 ? value : null);
    return { ...common, readOnly: false, raw: typed, value, feel, origin: 'computed', problems };
  }
  if (kind.compute !== undefined) {
    const value = kind.compute(field, result);
    const feel = kind.toFeel(field, value);
    return { ...common, readOnly: true, raw: undefined, value, feel, origin: 'computed', problems: [] };
  }
  // A register's value that the kind can't read would be an error that nobody could mend: then the field is open.
  const isLocked = asBase(field).prefill?.locked ?? lockedRow;
  const locked = isLocked && !isEmpty(prefilled) && kind.parse(field, prefilled, files).ok;
  const raw = locked ? prefilled : (typed ?? prefilled);
  const parsed = kind.parse(field, raw, files);
  const value = parsed.ok ? parsed.value : null;
  const origin = isEmpty(raw) ? 'none' : locked || typed === undefined ? 'prefilled' : 'typed';
  const problems = parsed.ok ? [] : [parsed.error, ...(parsed.further ?? [])];
  return { ...common, readOnly: locked, raw, value, feel: kind.toFeel(field, value), origin, problems };
}

function draftRows(field: RowsField, visible: boolean, scope: Scope, tools: Tools): FieldDraft {
  const typed = asRows(own(tools.input.answers, field.key));
  const prefilled = asRows(own(tools.input.prefilled, field.key));
  const known = new Set(prefilled.map((row) => row.id));
  const added = field.addable ? typed.filter((row) => !known.has(row.id)) : [];
  const rows = [
    ...prefilled.map((row) => ({ id: row.id, prefilled: true, given: row.answers })),
    ...added.map((row) => ({ id: row.id, prefilled: false, given: {} as Answers })),
  ].map(({ id, prefilled: fromRegister, given }): RowDraft => {
    const answers = typed.find((row) => row.id === id)?.answers ?? {};
    const columns: Scope = Object.fromEntries(field.columns.map((column) => [column.key, null]));
    const rowScope = { ...scope, ...columns };
    const fields: FieldDraft[] = [];
    for (const column of field.columns) {
      const place = `fields.${field.key}.${column.key}`;
      const shown = visible && tools.holds(`${place}.visibleWhen`, rowScope);
      const path = `${field.key}.${id}.${column.key}`;
      const before = own(given, column.key);
      const typedCell = own(answers, column.key);
      // Rows that are locked as a whole lock what they bring, unless a column says otherwise of itself.
      const lockedRow = field.prefill?.locked === true;
      const draft = draftSingle(column, place, path, shown, typedCell, before, rowScope, tools, lockedRow);
      fields.push(draft);
      const feel = shown ? draft.feel : null;
      columns[column.key] = feel;
      rowScope[column.key] = feel;
    }
    return { id, prefilled: fromRegister, columns, fields };
  });
  const problem = countProblem(field, rows.length);
  return {
    place: `fields.${field.key}`,
    path: field.key,
    field,
    visible,
    readOnly: false,
    raw: rows.map((row) => ({ id: row.id, answers: {} })),
    value: rows.map((row) =>
      Object.fromEntries(row.fields.filter((draft) => draft.visible).map((draft) => [draft.field.key, draft.value])),
    ),
    feel: rows.map((row) => contextValue(row.columns)),
    origin: rows.length === 0 ? 'none' : added.length > 0 ? 'typed' : 'prefilled',
    problems: problem ? [problem] : [],
    rows,
  };
}

function asRows(raw: RawAnswer | undefined): readonly RawRow[] {
  return isRows(raw) ? raw : [];
}

function isEmpty(raw: RawAnswer | undefined): boolean {
  if (raw === undefined || raw === '') return true;
  if (Array.isArray(raw)) return raw.length === 0;
  return typeof raw === 'object' && Object.values(raw).every((part) => part === '');
}
