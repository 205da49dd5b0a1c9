import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Bench } from './bench.ts';

/** Rows like those that one submission writes, to be written again and again by a bare loop. */
export interface RowTemplate {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** How the bare loop sends the rows of one transaction: a statement each, or all in one. */
export type Sending = 'row by row' | 'in one statement';

/** Reads the rows that `where` finds, and makes a table `bare.{name}` with the same columns, indexes and constraints. */
export async function takeTemplate(bench: Bench, url: string, table: string, where: string): Promise<RowTemplate> {
  const [schema = 'public', name = ''] = table.split('.');
  await bench.onDatabase(
    url,
    `create schema if not exists bare; drop table if exists bare."${name}";
    create table bare."${name}" (like "${schema}"."${name}" including indexes including constraints including storage)`,
  );
  const described = await bench.onDatabase(
    url,
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = '"${schema}"."${name}"'::regclass and attnum > 0 and not attisdropped order by attnum`,
  );
  const columns = described.map((row) => ({ name: String(row.name), type: String(row.type) }));
  const list = columns.map((column) => `"${column.name}"::text as "${column.name}"`).join(', ');
  const rows = await bench.onDatabase(url, `select ${list} from "${schema}"."${name}" where ${where}`);
  if (rows.length === 0) throw new Error(`A submission wrote no row to ${table}.`);
  return { table: name, columns, rows: rows.map((row) => columns.map(({ name: key }) => textOf(row[key]))) };
}

/** Bytes of the values of all rows. */
export function bytesOf(templates: readonly RowTemplate[]): number {
  const values = templates.flatMap(({ rows }) => rows.flat());
  // What the columns hold: two hexadecimal digits of a `bytea` are one byte.
  return values.reduce(
    (sum, value) => sum + (value?.startsWith('\\x') ? value.length / 2 - 1 : (value?.length ?? 0)),
    0,
  );
}

/**
 * Writes the templates' rows, with ids and numbers of their own, a transaction at a time, over so many connections.
 * Statements are prepared; nothing is computed but the ids.
 * @returns how many transactions, and how many in a second.
 */
export async function bareLoop(
  url: string,
  templates: readonly RowTemplate[],
  options: { readonly connections: number; readonly seconds: number; readonly sending: Sending },
): Promise<{ readonly transactions: number; readonly perSecond: number }> {
  const statements = statementsOf(templates, options.sending);
  const clients = await Promise.all(
    Array.from({ length: options.connections }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  try {
    const began = performance.now();
    const end = began + options.seconds * 1_000;
    let transactions = 0;
    await Promise.all(
      clients.map(async (client) => {
        while (performance.now() < end) {
          await client.query('begin');
          for (const { name, text, values } of statements) await client.query({ name, text, values: fresh(values) });
          await client.query('commit');
          transactions += 1;
        }
      }),
    );
    return { transactions, perSecond: transactions / ((performance.now() - began) / 1_000) };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | Buffer | null)[];
}

function statementsOf(templates: readonly RowTemplate[], sending: Sending): readonly Statement[] {
  const inserts = templates.flatMap(({ table, columns, rows }) =>
    rows.map((row) => ({ table, columns, values: row.map(binary) })),
  );
  const insert = ({ table, columns }: (typeof inserts)[number], from: number) =>
    `insert into bare."${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})
     values (${columns.map(({ type }, index) => `$${from + index + 1}::${type}`).join(', ')})`;
  if (sending === 'row by row') {
    return inserts.map((each, index) => ({ name: `bare${index}`, text: insert(each, 0), values: each.values }));
  }
  let from = 0;
  const parts = inserts.map((each, index) => {
    const part = `w${index} as (${insert(each, from)})`;
    from += each.values.length;
    return part;
  });
  return [{ name: 'bare', text: `with ${parts.join(', ')} select 1`, values: inserts.flatMap((each) => each.values) }];
}

/** Bytes go over the wire as bytes, as the product sends them. */
function binary(value: string | null): string | Buffer | null {
  return value?.startsWith('\\x') ? Buffer.from(value.slice(2), 'hex') : value;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
let counter = 0;

/** The values with the same ids replaced by the same new ones, and numbers and hashes that must be unique by others. */
function fresh(values: readonly (string | Buffer | null)[]): (string | Buffer | null)[] {
  const ids = new Map<string, string>();
  return values.map((value) => {
    if (typeof value !== 'string') return value;
    if (uuid.test(value)) {
      const made = ids.get(value) ?? randomUUID();
      ids.set(value, made);
      return made;
    }
    if (/^\d{4}-\d{6}$/.test(value)) return `${value.slice(0, 5)}${randomBytes(6).toString('hex')}`;
    if (value === unique) {
      counter += 1;
      return String(counter);
    }
    return value;
  });
}

/** Stands for a number that the database counts up itself. */
const unique = 'unique';

/** A template whose column `name` gets another whole number in each row. */
export function counting(template: RowTemplate, name: string): RowTemplate {
  const index = template.columns.findIndex((column) => column.name === name);
  return { ...template, rows: template.rows.map((row) => row.with(index, unique)) };
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
