import { CompiledQuery } from 'kysely';
import { insertRow } from './insert-row.ts';
import type { Tables } from './schema.ts';

/**
 * A row as a statement takes it: plain values by column. No column of a JSON type: of several rows each travels as one JSON value, in which a
 * text for such a column could not be told from a JSON text.
 */
export type PlainRow = Readonly<Record<string, string | number | boolean | Date | Buffer | readonly string[] | null>>;

/**
 * What is to be done to one row. `by`: what the row is found by, within the organisation; `end`: what follows the values, such as
 * `on conflict do nothing`.
 */
export type RowChange =
  | { readonly kind: 'insert'; readonly table: keyof Tables & string; readonly row: PlainRow; readonly end: string }
  | { readonly kind: 'update'; readonly table: keyof Tables & string; readonly by: PlainRow; readonly row: PlainRow }
  | { readonly kind: 'delete'; readonly table: keyof Tables & string; readonly by: PlainRow };

/** Changes with the same shape can share a statement. */
export function shapeOf(change: RowChange): string {
  const { kind, table } = change;
  const by = change.kind === 'insert' ? '' : Object.keys(change.by).join();
  const row = change.kind === 'delete' ? '' : Object.keys(change.row).join();
  return `${kind} ${table} ${by} ${row} ${change.kind === 'insert' ? change.end : ''}`;
}

/** Texts by shape, for one row and for several: they are built once. */
const texts = { one: new Map<string, string>(), several: new Map<string, string>() };

/**
 * One statement for changes of one shape. Of several rows its text is the same however many they are, so that it is planned once: they travel
 * as an array of JSON values.
 */
export function rowStatement(shape: string, changes: readonly RowChange[]): CompiledQuery {
  const [first] = changes;
  if (first === undefined) throw new Error('No rows to write.');
  if (changes.length === 1) {
    if (first.kind === 'insert') return insertRow(first.table, first.row as never, first.end);
    const values = [...Object.values(first.kind === 'update' ? first.row : {}), ...Object.values(first.by)];
    return CompiledQuery.raw(
      kept(texts.one, shape, () => textForOne(first)),
      values,
    );
  }
  const rows = changes.map((change) => JSON.stringify(travelling(change)));
  return CompiledQuery.raw(
    kept(texts.several, shape, () => textForSeveral(first)),
    [rows],
  );
}

function kept(from: Map<string, string>, shape: string, write: () => string): string {
  const known = from.get(shape) ?? write();
  from.set(shape, known);
  return known;
}

function textForOne(change: Exclude<RowChange, { kind: 'insert' }>): string {
  const row = change.kind === 'update' ? Object.keys(change.row) : [];
  const sets = row.map((column, index) => `"${column}" = $${index + 1}`).join(', ');
  const where = Object.keys(change.by).map((column, index) => `"${column}" = $${row.length + index + 1}`);
  const head = change.kind === 'update' ? `update "${change.table}" set ${sets}` : `delete from "${change.table}"`;
  return `${head} where ${where.join(' and ')}`;
}

function textForSeveral(change: RowChange): string {
  const { table } = change;
  // Unnested from an array, since the planner then reckons with few and goes by the index, however small the table is yet.
  const rows = `unnest($1::jsonb[]) each, jsonb_populate_record(null::"${table}", each) n`;
  if (change.kind === 'insert') {
    const columns = Object.keys(change.row).map((column) => `"${column}"`);
    const values = columns.map((column) => `n.${column}`).join(', ');
    return `insert into "${table}" (${columns.join(', ')}) select ${values} from ${rows} ${change.end}`.trimEnd();
  }
  const where = Object.keys(change.by).map((column) => `"${table}"."${column}" = n."${column}"`);
  if (change.kind === 'delete') return `delete from "${table}" using ${rows} where ${where.join(' and ')}`;
  const sets = Object.keys(change.row).map((column) => `"${column}" = n."${column}"`);
  return `update "${table}" set ${sets.join(', ')} from ${rows} where ${where.join(' and ')}`;
}

/** A row as JSON from which PostgreSQL reads each column by its own type. */
function travelling(change: RowChange): Readonly<Record<string, unknown>> {
  const all =
    change.kind === 'insert' ? change.row : change.kind === 'delete' ? change.by : { ...change.row, ...change.by };
  return Object.fromEntries(
    Object.entries(all).map(([column, value]) => [
      column,
      Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : typeof value === 'string' ? value.toWellFormed() : value,
    ]),
  );
}
