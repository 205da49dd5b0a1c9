import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { migrate } from '../../src/database/migrate.ts';
import { separatedTables } from '../../src/database/migrations/0002-separation.ts';
import { karen, personOf, send } from '../helpers/fritidspas.ts';
import firstVersion from './fixtures/version-0.1.json' with { type: 'json' };
import { emptyDatabase, openInstallation, runOn } from './installation.ts';

let folder = '';
let database: Awaited<ReturnType<typeof emptyDatabase>>;
/** Under which the rows of `fixtures/version-0.1.json` were encrypted, by version 0.1 itself. */
const masterKey = Buffer.alloc(32, 7);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upgrade-'));
  await chmod(folder, 0o711);
  database = await emptyDatabase(folder);
});
after(async () => {
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What is in each table of an organisation, as the owner sees it. */
async function countRows(): Promise<Readonly<Record<string, string>>> {
  const counts: Record<string, string> = {};
  for (const table of separatedTables) {
    const [row] = await runOn(database.url, `select count(*) as n from "${table}"`);
    counts[table] = String(row?.n);
  }
  return counts;
}

/** Puts what version 0.1 held into its tables: a person, a draft of theirs, and the definitions that it is pinned to. */
async function restoreFirstVersion(): Promise<void> {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  try {
    // In the order in which they refer to each other.
    for (const table of ['organisation', 'data_key', 'person', 'form_version', 'workflow_version', 'draft'] as const) {
      for (const row of firstVersion.rows[table]) {
        await owner.query(
          `insert into "${table}" overriding system value select * from jsonb_populate_record(null::"${table}", $1)`,
          [JSON.stringify(row)],
        );
      }
    }
    for (const { id } of firstVersion.rows.organisation) await owner.query(`create sequence case_number_${id}`);
    await owner.query(`select setval(pg_get_serial_sequence('organisation', 'id'), max(id)) from organisation`);
  } finally {
    await owner.end();
  }
}

test('OPS-1 an upgrade keeps what the first version held: a draft begun before it is found and sent in after it', async () => {
  await migrate(database.url, masterKey, '0002-separation');
  await restoreFirstVersion();
  const before = await countRows();
  assert.equal(before.draft, '1');

  const { applicationUrl } = await migrate(database.url, masterKey);
  assert.deepEqual(await countRows(), before);
  const { services, demo, close } = await openInstallation(database.url, applicationUrl, masterKey);
  try {
    const again = await personOf(services, demo);
    assert.equal(again.id, firstVersion.person, `${karen.name} is the same person`);
    assert.equal((await send(services, demo, firstVersion.draft, firstVersion.person)).kind, 'submitted');
    const others = await services.database.inOrganisation(demo.id + 1, (transaction) =>
      transaction.selectFrom('draft').select('id').execute(),
    );
    assert.deepEqual(others, [], 'old rows are separated too');
  } finally {
    await close();
  }
});

test('PLA-9 several processes that start on one database at once bring it up to date once, and all can work', async () => {
  const url = Object.assign(new URL(database.url), { pathname: `${new URL(database.url).pathname}_second` }).toString();
  const name = new URL(url).pathname.slice(1);
  await runOn(database.url, `create database ${name}`);
  try {
    const migrated = await Promise.all(Array.from({ length: 4 }, () => migrate(url, masterKey)));
    assert.equal(new Set(migrated.map(({ applicationUrl }) => applicationUrl)).size, 1);
    const rows = await runOn(url, 'select name from kysely_migration order by name');
    assert.equal(new Set(rows.map(({ name }) => name)).size, rows.length);
  } finally {
    await runOn(database.url, `drop database ${name} with (force)`);
  }
});

test('OPS-1 an upgrade that is run again changes nothing', async () => {
  const before = await countRows();
  await migrate(database.url, masterKey);
  assert.deepEqual(await countRows(), before);
});
