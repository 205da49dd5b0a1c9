import Big from 'big.js';
import { fillText, type Language, markedIn, type Text } from '../../../texts/catalogue.ts';
import { contextOf, type FeelType, type FeelValue } from '../../feel/values.ts';
import type { FieldError, FieldKind, FieldOutput, Parsed } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { amount } from '../amount/kind.ts';
import { formatDecimal, formatKroner } from '../format-decimal.ts';
import { number } from '../number/kind.ts';
import { partText, readParts } from '../raw-parts.ts';
import type { TableColumn, TableField } from './schema.ts';

/** Exact decimals by `row.column`; cells that were left empty are not there. */
export type TableCells = { readonly [cell: string]: string };

const numberType: FeelType = { kind: 'number' };

/**
 * Figures in fixed rows and columns. Expressions see a context by row, each with its columns and `sum`, and beside the
 * rows `sum` with the sum of each column and of all (`sum.sum`). An empty cell is null, and counts as nothing in a sum.
 */
export const table: FieldKind<TableField, TableCells> = {
  kind: 'table',
  asks: true,
  feelType(field) {
    const entries = Object.fromEntries([...field.columns.map(({ key }) => [key, numberType]), ['sum', numberType]]);
    const row: FeelType = { kind: 'context', entries };
    return { kind: 'context', entries: Object.fromEntries([...field.rows.map(({ key }) => [key, row]), ['sum', row]]) };
  },
  read: (field, name, posted) => readParts(name, cellNames(field), posted),
  parse(field, raw) {
    const cells: [string, string][] = [];
    const errors: FieldError[] = [];
    for (const row of field.rows) {
      for (const column of field.columns) {
        const cell = cellName(row.key, column.key);
        const parsed = parseCell(field, column, partText(raw, cell));
        if (!parsed.ok) errors.push(cellError(row.label, column.label, parsed.error, cell));
        else if (parsed.value !== null) cells.push([cell, parsed.value]);
      }
    }
    const [error, ...further] = errors;
    if (error) return { ok: false, error, further };
    return { ok: true, value: cells.length === 0 ? null : Object.fromEntries(cells) };
  },
  toFeel(field, value) {
    const cells = value ?? {};
    const columns = (row: string): [string, FeelValue][] =>
      field.columns.map(({ key }) => {
        const cell = cellOf(cells, row, key);
        return [key, cell === undefined ? null : new Big(cell)];
      });
    return contextOf([
      ...field.rows.map(({ key }): [string, FeelValue] => [
        key,
        contextOf([...columns(key), ['sum', sumOfRow(field, cells, key)]]),
      ]),
      [
        'sum',
        contextOf([
          ...field.columns.map(({ key }): [string, FeelValue] => [key, sumOfColumn(field, cells, key)]),
          ['sum', sumOfAll(field, cells)],
        ]),
      ],
    ]);
  },
  present(field, value, language) {
    if (value === null) return { kind: 'nothing' };
    const sum = markedIn(formTexts['form.table.sum'], language);
    const row = (key: string, label: string) => [
      label,
      ...field.columns.map((column) => formatCell(column, cellOf(value, key, column.key), language)),
      ...(field.sumColumn === true ? [formatSum(field, sumOfRow(field, value, key), language)] : []),
    ];
    const sums = [
      sum,
      ...field.columns.map((column) => formatCell(column, sumOfColumn(field, value, column.key).toFixed(), language)),
      ...(field.sumColumn === true ? [formatSum(field, sumOfAll(field, value), language)] : []),
    ];
    return {
      kind: 'table',
      headed: true,
      columns: [
        markedIn(field.rowHeading, language),
        ...field.columns.map(({ label }) => markedIn(label, language)),
        ...(field.sumColumn === true ? [sum] : []),
      ],
      rows: [
        ...field.rows.map(({ key, label }) => row(key, markedIn(label, language))),
        ...(field.sumRow === true ? [sums] : []),
      ],
    };
  },
  outputs(field, name, value, language) {
    const cells = value ?? {};
    const output = (id: string, text: string): FieldOutput => ({ id: `${name}.${id}`, text, hidden: false });
    return [
      ...(field.sumColumn === true
        ? field.rows.map(({ key }) => output(`${key}.sum`, formatSum(field, sumOfRow(field, cells, key), language)))
        : []),
      ...(field.sumRow === true
        ? field.columns.map((column) =>
            output(`sum.${column.key}`, formatCell(column, sumOfColumn(field, cells, column.key).toFixed(), language)),
          )
        : []),
      ...(field.sumRow === true && field.sumColumn === true
        ? [output('sum.sum', formatSum(field, sumOfAll(field, cells), language))]
        : []),
    ];
  },
  focusId: (name, part) => (part === undefined ? name : `${name}.${part}`),
};

/** The name of a cell within the field, and the part of an error in it. */
export function cellName(row: string, column: string): string {
  return `${row}.${column}`;
}

function cellNames(field: TableField): readonly string[] {
  return field.rows.flatMap((row) => field.columns.map((column) => cellName(row.key, column.key)));
}

/** What is wrong in a cell, named by its headings, since it is told above the whole table. */
function cellError(row: Text, column: Text, { code, message }: FieldError, part: string): FieldError {
  const values = (language: string) => ({
    row: markedIn(row, language),
    column: markedIn(column, language),
    problem: markedIn(message, language),
  });
  return { code, message: fillText(formTexts['form.table.cellError'], values), part };
}

/** A cell is read as a field of its column's type would be, so that each way to be wrong has the same words. */
function parseCell({ key, label }: TableField, column: TableColumn, typed: string): Parsed<string> {
  const limits = {
    ...(column.min === undefined ? {} : { min: column.min }),
    ...(column.max === undefined ? {} : { max: column.max }),
  };
  if (column.type === 'amount') return amount.parse({ kind: 'amount', key, label, ...limits }, typed, {});
  return number.parse({ kind: 'number', key, label, decimals: column.decimals ?? 0, ...limits }, typed, {});
}

function cellOf(cells: TableCells, row: string, column: string): string | undefined {
  const cell = cellName(row, column);
  return Object.hasOwn(cells, cell) ? cells[cell] : undefined;
}

function sumOfRow({ columns }: TableField, cells: TableCells, row: string): Big {
  return columns.reduce((sum, { key }) => sum.plus(cellOf(cells, row, key) ?? 0), new Big(0));
}

function sumOfColumn({ rows }: TableField, cells: TableCells, column: string): Big {
  return rows.reduce((sum, { key }) => sum.plus(cellOf(cells, key, column) ?? 0), new Big(0));
}

function sumOfAll(field: TableField, cells: TableCells): Big {
  return field.rows.reduce((sum, { key }) => sum.plus(sumOfRow(field, cells, key)), new Big(0));
}

function formatCell(column: TableColumn, cell: string | undefined, language: Language): string {
  if (cell === undefined) return '';
  if (column.type === 'amount') return formatKroner(cell, language);
  return formatDecimal(cell, language, { grouping: 'min2' });
}

/** Kroner where every column is. */
function formatSum({ columns }: TableField, sum: Big, language: Language): string {
  const isAmount = columns.every(({ type }) => type === 'amount');
  return isAmount
    ? formatKroner(sum.toFixed(2), language)
    : formatDecimal(sum.toFixed(), language, { grouping: 'min2' });
}
