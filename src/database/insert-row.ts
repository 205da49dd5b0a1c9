import { CompiledQuery, type Insertable } from 'kysely';
import type { Tables } from './schema.ts';

/** Texts of statements by table and columns: kysely builds one anew each time, which costs more than to send it. */
const texts = new Map<string, string>();

/** A statement that inserts one row, for where many requests do the same. `end`: what follows the values, such as `on conflict do nothing`. */
export function insertRow<Table extends keyof Tables & string>(
  table: Table,
  row: Insertable<Tables[Table]>,
  end = '',
): CompiledQuery {
  const columns = Object.keys(row);
  const key = `${table} ${columns.join()} ${end}`;
  let text = texts.get(key);
  if (text === undefined) {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const places = columns.map((_, index) => `$${index + 1}`).join(', ');
    text = `insert into "${table}" (${names}) values (${places}) ${end}`.trimEnd();
    texts.set(key, text);
  }
  return CompiledQuery.raw(text, Object.values(row));
}
