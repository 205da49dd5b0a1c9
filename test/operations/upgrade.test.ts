import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { migrate } from '../../src/database/migrate.ts';
import { separatedTables } from '../../src/database/migrations/0002-separation.ts';
import { answersWithPrice, draftWith, karen, personOf, send } from '../helpers/fritidspas.ts';
import { emptyDatabase, openInstallation, runOn } from './installation.ts';

let folder = '';
let database: Awaited<ReturnType<typeof emptyDatabase>>;
const masterKey = randomBytes(32);

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

test('OPS-1 an upgrade keeps what the first version held: a draft begun before it is found and sent in after it', async () => {
  await migrate(database.url, masterKey, '0001-foundation');
  // In the first version nothing was separated yet, and everything ran as the owner.
  const old = await openInstallation(database.url, database.url, masterKey);
  const person = await personOf(old.services, old.demo);
  const draft = await draftWith(old.services, old.demo, person.id, answersWithPrice('900'));
  await old.close();
  const before = await countRows();
  assert.equal(before.draft, '1');

  const { applicationUrl } = await migrate(database.url, masterKey);
  assert.deepEqual(await countRows(), before);
  const { services, demo, close } = await openInstallation(database.url, applicationUrl, masterKey);
  try {
    const again = await personOf(services, demo);
    assert.equal(again.id, person.id, `${karen.name} is the same person`);
    assert.equal((await send(services, demo, draft, person.id)).kind, 'submitted');
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
