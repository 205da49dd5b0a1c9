import type pg from 'pg';
import { LoadProblem } from './load-problem.ts';

/** What a load did to one table. */
export interface TableChange {
  readonly added: number;
  readonly changed: number;
  readonly ended: number;
  /** Rows that name something that the register does not have. */
  readonly skipped: number;
}

export type Changes = Readonly<Record<string, TableChange>>;

export interface MergeOptions {
  /** Rows that the files lack are ended, in the tables that the files are about. */
  readonly isFull: boolean;
  /** The tables that the files are about. */
  readonly tables: ReadonlySet<string>;
  /** The day from which what is lacking has ended. */
  readonly endedOn: string;
  /** Also when so much would end that the files can hardly be whole. */
  readonly anyway: boolean;
}

interface Merge {
  readonly table: string;
  readonly key: string;
  /** Columns beside the key, status and ended_on. */
  readonly columns: readonly string[];
  /** A row as the table has it from a staged row `s`, where it is not the column of that name. */
  readonly values?: Readonly<Record<string, string>>;
  readonly joins?: string;
  /** Staged rows that may come in. */
  readonly where?: string;
  /** A column that a load without its source leaves as it was. */
  readonly kept?: readonly string[];
}

const merges: readonly Merge[] = [
  { table: 'municipality', key: 'code', columns: ['name', 'dagi'] },
  { table: 'post_code', key: 'id', columns: ['code', 'name', 'words'], where: 's.code is not null' },
  { table: 'supplementary_town', key: 'id', columns: ['name', 'words'] },
  { table: 'street', key: 'id', columns: ['name', 'words'] },
  {
    table: 'street_municipality',
    key: 'id',
    columns: ['street', 'municipality', 'code'],
    where: 's.street is not null and s.municipality is not null and s.code is not null',
  },
  {
    table: 'access_address',
    key: 'id',
    columns: ['street', 'post_code', 'town', 'municipality', 'number', 'letter', 'point', 'east', 'north'],
    // The municipality: its code or its id in DAGI; else what the road's code begins with; else the only one of the street.
    values: {
      municipality: `coalesce(
        case when s.division ~ '^\\d{3,4}$' then lpad(s.division, 4, '0') end, division.code,
        substring(s.road from '^(\\d{4})-?\\d{4}$'), sole.municipality)`,
      number: `nullif(substring(s.house from '^0*(\\d{1,3})[A-Za-zÆØÅæøå]?$'), '')::smallint`,
      letter: `upper(coalesce(substring(s.house from '^\\d{1,3}([A-Za-zÆØÅæøå])$'), ''))`,
      east: `split_part(p.place, ' ', 1)::double precision`,
      north: `nullif(split_part(p.place, ' ', 2), '')::double precision`,
    },
    joins: `left join (select id, min(place) as place from stage_address_point where place is not null group by id) p on p.id = s.point
      left join municipality division on division.dagi = s.division
      left join (
        select street, min(municipality) as municipality from street_municipality where status = 3
        group by street having count(distinct municipality) = 1
      ) sole on sole.street = s.street`,
    where: `exists (select from street where street.id = s.street)
      and exists (select from post_code where post_code.id = s.post_code)`,
    kept: ['east', 'north'],
  },
  {
    table: 'unit_address',
    key: 'id',
    columns: ['access_address', 'floor', 'door'],
    values: {
      floor: `lower(rtrim(s.floor, '.'))`,
      door: 'lower(s.door)',
    },
    where: 'exists (select from access_address where access_address.id = s.access_address)',
  },
  {
    table: 'property_place',
    key: 'id',
    columns: ['bfe', 'address', 'access_address', 'municipality', 'description'],
    values: { description: `nullif(s.description, '')` },
    where: 's.bfe is not null',
  },
];

/** Rows that were in force below which any number may end at once, and the share above which it is asked about. */
const fewRows = 2_000;
const largestShare = 0.1;

/**
 * Brings the tables to what the staged rows say, within the transaction of the caller: until it commits everybody sees the
 * addresses as they were. Only rows that differ are written.
 * @throws {LoadProblem} where more would end than can be right
 */
export async function mergeStaged(client: pg.ClientBase, options: MergeOptions): Promise<Changes> {
  const changes: Record<string, TableChange> = {};
  for (const merge of merges.filter(({ table }) => options.tables.has(table))) {
    changes[merge.table] = await mergeTable(client, merge, options);
  }
  if (options.tables.has('address_point')) {
    const moved = await client.query(`update access_address a
      set east = split_part(p.place, ' ', 1)::double precision, north = split_part(p.place, ' ', 2)::double precision
      from stage_address_point p where p.id = a.point and p.place is not null
        and (a.east, a.north) is distinct from
          (split_part(p.place, ' ', 1)::double precision, split_part(p.place, ' ', 2)::double precision)`);
    changes.address_point = { added: 0, changed: moved.rowCount ?? 0, ended: 0, skipped: 0 };
  }
  return changes;
}

async function mergeTable(client: pg.ClientBase, merge: Merge, options: MergeOptions): Promise<TableChange> {
  const { table, key, columns, values = {}, joins = '', where = 'true', kept = [] } = merge;
  await client.query(`analyze stage_${table}`);
  const rebuild = await withoutIndices(client, table);
  const all = [...columns, 'status', 'ended_on'];
  const staged = [`s.${key}`, ...all.map((column) => `${values[column] ?? `s.${column}`} as ${column}`)];
  const after = all.map((column) => (kept.includes(column) ? `coalesce(n.${column}, o.${column})` : `n.${column}`));
  // Rows that differ are found before, since a conflict locks its row, which is a write, also where nothing is to be changed.
  const { rows } = await client.query<{ added: string; changed: string; ended: string }>(`
    with latest as (
      select distinct on (${key}) * from stage_${table} order by ${key}, registered desc
    ), staged as (
      select ${staged.join(', ')} from latest s ${joins} where ${where}
    ), differing as (
      select n.${key}, ${after.map((value, index) => `${value} as ${all[index]}`).join(', ')}
      from staged n left join ${table} o on o.${key} = n.${key}
      where o.${key} is null or (${all.map((column) => `o.${column}`).join(', ')}) is distinct from (${after.join(', ')})
    ), merged as (
      insert into ${table} (${[key, ...all].join(', ')}) select * from differing
      on conflict (${key}) do update set ${all.map((column) => `${column} = excluded.${column}`).join(', ')}
      returning (xmax = 0) as is_new, status
    )
    select count(*) filter (where is_new) as added, count(*) filter (where not is_new and status < 4) as changed,
      count(*) filter (where not is_new and status >= 4) as ended from merged`);
  await rebuild();
  const { rows: left } = await client.query<{ skipped: string }>(
    `select count(*) as skipped from stage_${table} s where s.status < 4 and not coalesce(${where}, false)`,
  );
  const merged = rows[0];
  const missing = options.isFull ? await endMissing(client, merge, options) : 0;
  return {
    added: Number(merged?.added ?? 0),
    changed: Number(merged?.changed ?? 0),
    ended: Number(merged?.ended ?? 0) + missing,
    skipped: Number(left[0]?.skipped ?? 0),
  };
}

/**
 * Takes an empty table's further indices off, since building one of many rows at once costs a fraction of adding row after row.
 * Nobody waits for the lock on it: what is empty isn't asked.
 */
async function withoutIndices(client: pg.ClientBase, table: string): Promise<() => Promise<void>> {
  const { rows: any } = await client.query(`select from ${table} limit 1`);
  if (any.length > 0) return async () => undefined;
  const { rows: indices } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = $1::regclass and not i.indisprimary`,
    [table],
  );
  for (const { name } of indices) await client.query(`drop index ${name}`);
  return async () => {
    for (const { definition } of indices) await client.query(definition);
  };
}

async function endMissing(
  client: pg.ClientBase,
  { table, key }: Merge,
  { endedOn, anyway }: MergeOptions,
): Promise<number> {
  const { rows } = await client.query<{ held: string }>(`select count(*) as held from ${table} where status < 4`);
  const ended = await client.query(
    `update ${table} t set status = 4, ended_on = $1
     where t.status < 4 and not exists (select from stage_${table} s where s.${key} = t.${key})`,
    [endedOn],
  );
  const held = Number(rows[0]?.held ?? 0);
  const missing = ended.rowCount ?? 0;
  if (!anyway && held >= fewRows && missing > held * largestShare) {
    throw new LoadProblem(
      `the files lack ${missing} of ${held} rows of ${table} that are in force, and would end them. Give --update for files that hold changes or single municipalities, or --anyway`,
    );
  }
  return missing;
}

/** Makes what suggestions are found by anew, where it differs. */
export async function refreshAreas(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create temporary table stage_area on commit drop as
    select e.street, e.post_code, coalesce(e.municipality, '') as municipality, s.name, p.code, p.name as district,
      s.words as name_words,
      array_to_tsvector(array(select distinct word from unnest(string_to_array(
        concat_ws(' ', s.words, replace(s.words, ' ', ''), p.code, p.words, string_agg(distinct t.words, ' ')), ' '
      )) word where word <> '')) as words,
      count(*)::integer as entrances
    from access_address e
    join street s on s.id = e.street
    join post_code p on p.id = e.post_code
    left join supplementary_town t on t.id = e.town
    where e.status = 3
    group by e.street, e.post_code, coalesce(e.municipality, ''), s.name, p.code, p.name, s.words, p.words`);
  await client.query(`
    delete from street_area a where not exists (
      select from stage_area s
      where s.street = a.street and s.post_code = a.post_code and s.municipality = a.municipality
    )`);
  const columns = ['name', 'code', 'district', 'name_words', 'words', 'entrances'];
  await client.query(`
    insert into street_area (street, post_code, municipality, ${columns.join(', ')})
    select street, post_code, municipality, ${columns.join(', ')} from stage_area
    on conflict (street, post_code, municipality) do update
    set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}
    where (${columns.map((column) => `street_area.${column}`).join(', ')})
      is distinct from (${columns.map((column) => `excluded.${column}`).join(', ')})`);
  await client.query('delete from address_word');
  await client.query(`
    insert into address_word (word, areas)
    select word, ndoc from ts_stat('select words from street_area') where word ~ '^[a-z]'`);
}
