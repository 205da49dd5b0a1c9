import pg from 'pg';
import { municipalities } from '../../../forms/municipalities.ts';
import { entities } from './entities.ts';
import { LoadProblem } from './load-problem.ts';
import { type Changes, mergeStaged, refreshAreas } from './merge.ts';
import { digestOf, openFiles } from './open-files.ts';
import { type Staged, stageFiles } from './stage.ts';

export interface LoadOptions {
  /** Of the tables' owner. */
  readonly ownerUrl: string;
  /** Files, archives and folders. */
  readonly paths: readonly string[];
  /** `full`: what the files lack is ended. Absent: `update` where a file's name says that it holds changes or one municipality. */
  readonly kind?: 'full' | 'update';
  /** Also data that is older than what is loaded, or that ends much of it. */
  readonly anyway?: boolean;
  readonly now: Date;
  readonly report: (line: string) => void;
}

export interface Loaded {
  readonly version: number;
  /** False where the files say what the tables said already. */
  readonly isNew: boolean;
  readonly kind: 'full' | 'update';
  readonly dataOn: string | null;
  readonly changes: Changes;
  readonly inForce: Readonly<Record<string, number>>;
  /** Rows of the files that are history. */
  readonly history: number;
}

/** Without these there is nothing to suggest. */
const needed = ['post_code', 'street', 'access_address', 'unit_address'];
const counted = ['municipality', 'post_code', 'street', 'access_address', 'unit_address', 'property_place'];

/**
 * Loads files of the official registers into the address tables: read into tables that nobody else sees, then merged in one
 * transaction, so that whoever looks up meanwhile sees the addresses as before or as after. The same files again change nothing.
 * @throws {LoadProblem} in one line; then nothing was changed
 */
export async function loadAddresses(options: LoadOptions): Promise<Loaded> {
  const files = await openFiles(options.paths);
  const kind = options.kind ?? (files.some(({ name }) => isPartial(name)) ? 'update' : 'full');
  const digest = await digestOf(options.paths);
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'selvbetjening addresses' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const lock = await client.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(hashtext('selvbetjening addresses')) as taken`,
    );
    if (lock.rows[0]?.taken !== true)
      throw new LoadProblem('addresses are being loaded already; wait until that is done');
    await client.query(`set work_mem = '128MB'; set maintenance_work_mem = '256MB'`);
    const staged = await stageFiles(client, files, options.now.toISOString(), options.report);
    await client.query('begin');
    const loaded = await merge(client, options, { kind, digest, staged, files: files.map(({ name }) => name) });
    await client.query('commit');
    // What the planner knows of tables that were empty is wrong until somebody looks.
    if (loaded.isNew)
      await client.query(
        `analyze ${entities
          .map(({ table }) => table)
          .filter(isKept)
          .join(', ')}, street_area`,
      );
    return loaded;
  } finally {
    await client.end();
  }
}

function isKept(table: string): boolean {
  return table !== 'address_point';
}

/** Datafordeler names files of changes `DeltaDownload` and files of one municipality with its code. */
function isPartial(name: string): boolean {
  return /DeltaDownload|_\d{4}_TotalDownload/i.test(name);
}

interface Version {
  readonly id: number;
  readonly data_on: string | null;
  readonly digest: Buffer;
}

async function merge(
  client: pg.Client,
  options: LoadOptions,
  { kind, digest, staged, files }: { kind: Loaded['kind']; digest: Buffer; staged: Staged; files: readonly string[] },
): Promise<Loaded> {
  const { rows: versions } = await client.query<Version>(
    'select id, data_on::text, digest from address_version order by id desc limit 1',
  );
  const [before] = versions;
  const { dataOn } = staged;
  const missing = needed.filter((table) => !staged.rows.has(table));
  if (!before && missing.length > 0) {
    const lacking = entities.filter(({ table }) => missing.includes(table)).map(({ official }) => official);
    throw new LoadProblem(`the first load needs ${lacking.join(', ')} too`);
  }
  if (staged.rows.size === 0) throw new LoadProblem('the files hold nothing of the address registers');
  if (before?.data_on && dataOn && dataOn < before.data_on && !options.anyway) {
    throw new LoadProblem(
      `the files are of ${dataOn}, and what is loaded of ${before.data_on}. Give --anyway to go back`,
    );
  }
  const changes = await mergeStaged(client, {
    isFull: kind === 'full',
    tables: new Set(staged.rows.keys()),
    endedOn: dataOn ?? options.now.toISOString().slice(0, 10),
    anyway: options.anyway === true,
  });
  const isSame = Object.values(changes).every(({ added, changed, ended }) => added + changed + ended === 0);
  if (!before) await nameMunicipalities(client);
  if (!isSame) await refreshAreas(client);
  const inForce: Record<string, number> = {};
  for (const table of counted) {
    const { rows } = await client.query<{ count: string }>(`select count(*) as count from ${table} where status = 3`);
    inForce[table] = Number(rows[0]?.count ?? 0);
  }
  if (inForce.unit_address === 0) throw new LoadProblem('the files hold no address that is in force');
  const result = { kind, dataOn, changes, inForce, history: staged.history };
  if (before && isSame && before.digest.equals(digest)) return { ...result, version: before.id, isNew: false };
  const { rows } = await client.query<{ id: number }>(
    `insert into address_version (kind, loaded_at, data_on, files, digest, changes, in_force)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [kind, options.now, dataOn, files, digest, JSON.stringify(changes), JSON.stringify(inForce)],
  );
  return { ...result, version: rows[0]?.id ?? 0, isNew: true };
}

/** Names that we know ourselves, for codes that the first files use and do not name. */
async function nameMunicipalities(client: pg.Client): Promise<void> {
  const known = Object.entries(municipalities);
  await client.query(
    `insert into municipality (code, name, status)
     select code, name, 3 from unnest($1::text[], $2::text[]) as known (code, name) on conflict do nothing`,
    [known.map(([code]) => code), known.map(([, name]) => name)],
  );
}
