import type pg from 'pg';
import { csvRows } from './csv-rows.ts';
import { type ColumnKind, type Entity, entities, entityOfFile, entityOfList } from './entities.ts';
import { type FileRow, jsonRows } from './json-rows.ts';
import { LoadProblem } from './load-problem.ts';
import type { DataFile } from './open-files.ts';
import { rowReader, wordTables } from './read-row.ts';

/** What the staging tables hold. */
export interface Staged {
  /** Rows in effect by table; a table is here when a file was about it. */
  readonly rows: ReadonlyMap<string, number>;
  /** Rows passed over as history. */
  readonly history: number;
  /** The latest change, `2026-11-27`; null where no row says. */
  readonly dataOn: string | null;
}

const aBatch = 5_000;

const typeOf: Readonly<Record<ColumnKind, string>> = {
  uuid: 'uuid',
  text: 'text',
  municipality: 'text',
  code: 'text',
  bfe: 'bigint',
  key: 'text',
  point: 'text',
};

/** Names and types of an entity's staging table, in the order in which {@link rowReader} gives the values. */
function stageColumns(entity: Entity): readonly (readonly [string, string])[] {
  return [
    ...entity.columns.map(({ to, kind }) => [to, typeOf[kind]] as const),
    ...(wordTables.has(entity.table) ? [['words', 'text'] as const] : []),
    ['status', 'smallint'],
    ['ended_on', 'date'],
    ['registered', 'text'],
  ];
}

/** Reads the files into tables that only this connection sees: the addresses in use are not touched. */
export async function stageFiles(
  client: pg.ClientBase,
  files: readonly DataFile[],
  now: string,
  report: (line: string) => void,
): Promise<Staged> {
  for (const entity of entities) {
    const columns = stageColumns(entity).map(([name, type]) => `${name} ${type}`);
    await client.query(`create temporary table stage_${entity.table} (${columns.join(', ')})`);
  }
  const rows = new Map<string, number>();
  let history = 0;
  let latest = '';
  // The next rows are read while these are written.
  let writing = Promise.resolve();
  for (const file of files) {
    let before = 0;
    for await (const batch of batches(file, now)) {
      history += batch.history;
      if (batch.changedAt > latest) latest = batch.changedAt;
      await writing;
      writing = insert(client, batch.entity, batch.columns);
      // Told where it is waited for.
      writing.catch(() => undefined);
      rows.set(batch.entity.table, (rows.get(batch.entity.table) ?? 0) + batch.count);
      before += batch.count;
    }
    report(`${file.name}: ${before} rows`);
  }
  await writing;
  const dataOn = /^\d{4}-\d{2}-\d{2}/.exec(latest)?.[0] ?? null;
  return { rows, history, dataOn };
}

interface Batch {
  readonly entity: Entity;
  /** One list of values for each column of the staging table. */
  readonly columns: readonly (readonly (string | null)[])[];
  readonly count: number;
  readonly history: number;
  readonly changedAt: string;
}

async function* batches(file: DataFile, now: string): AsyncGenerator<Batch> {
  const ofFile = entityOfFile(file.name);
  let entity: Entity | undefined;
  let reading = (_row: FileRow): ReturnType<ReturnType<typeof rowReader>> => null;
  let columns: (string | null)[][] = [];
  let count = 0;
  let history = 0;
  let changedAt = '';
  const taken = (of: Entity): Batch => {
    const batch = { entity: of, columns, count, history, changedAt };
    columns = stageColumns(of).map(() => []);
    count = 0;
    history = 0;
    return batch;
  };
  const rows = file.format === 'json' ? jsonRows(file.open(), file.name) : csvRows(file.open(), file.name);
  for await (const row of rows) {
    const found = row.list === null ? ofFile : entityOfList(row.list);
    if (found === undefined) {
      if (row.list !== null) continue;
      const known = entities.map(({ official }) => official).join(', ');
      throw new LoadProblem(`${file.name}: the name says none of ${known}, so it is not known what it holds`);
    }
    if (found !== entity) {
      if (entity) yield taken(entity);
      entity = found;
      reading = rowReader(entity, file, now);
      columns = stageColumns(entity).map(() => []);
    }
    const staged = reading(row);
    if (staged === null) history += 1;
    else {
      for (const [index, value] of staged.values.entries()) columns[index]?.push(value);
      count += 1;
      if (staged.changedAt > changedAt) changedAt = staged.changedAt;
      if (count === aBatch) yield taken(entity);
    }
  }
  if (entity) yield taken(entity);
  else if (ofFile) yield taken(ofFile);
}

async function insert(client: pg.ClientBase, entity: Entity, columns: Batch['columns']): Promise<void> {
  if ((columns[0]?.length ?? 0) === 0) return;
  const lists = stageColumns(entity).map(([, type], index) => `$${index + 1}::${type}[]`);
  await client.query({
    name: `stage ${entity.table}`,
    text: `insert into stage_${entity.table} select * from unnest(${lists.join(', ')})`,
    values: [...columns],
  });
}
