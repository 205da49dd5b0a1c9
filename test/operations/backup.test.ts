import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { CaseServices } from '../../src/cases/services.ts';
import { findCase } from '../../src/cases/stored-case.ts';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import { inventedEmployee } from '../../src/organisations/seed/invented-employee.ts';
import { seedCase } from '../../src/organisations/seed/seed-case.ts';
import { openDataFolder } from '../../src/processes/data-folder.ts';
import { openMasterKey } from '../../src/processes/master-key.ts';
import { runCommandFile, verifyCommand } from './command.ts';
import { openInstallation } from './installation.ts';

// What docs/operations.md says of backing up and restoring the embedded database, done.

const run = promisify(execFile);
let folder = '';
let original = '';
let restored = '';
let noted = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  original = join(folder, 'data');
  restored = join(folder, 'restored');
  await openDataFolder(folder);
  await run('chmod', ['711', folder]);
  await openDataFolder(original);
  await withInstallation(original, async (services, demo) => {
    const employee = await inventedEmployee(services.database, demo, 'Fritid');
    for (let number = 0; number < 10; number += 1) await seedCase(services, demo, employee, number);
  });
  noted = (await runCommandFile(verifyCommand, { DATA_DIR: original })).output[0] ?? '';
});
after(() => rm(folder, { recursive: true, force: true }));

/** Starts the embedded database of a data folder, works on it, and stops it, as the product does. */
async function withInstallation(
  dataFolder: string,
  work: (services: CaseServices, demo: Organisation) => Promise<void>,
): Promise<void> {
  const masterKey = Buffer.from(await openMasterKey(dataFolder));
  const server = await startEmbedded({ dataFolder, log: () => undefined });
  try {
    const { applicationUrl } = await migrate(server.url, masterKey);
    const { services, demo, close } = await openInstallation(server.url, applicationUrl, masterKey);
    await work(services, demo).finally(close);
  } finally {
    await server.stop();
  }
}

test('OPS-1 a copy of the data folder, taken while the product is stopped, is the whole installation: the audit log verifies with the same head', async () => {
  assert.match(noted, /^demo \(Demo Municipality\): untouched, \d+ entries, head [0-9a-f]{64}$/);
  await run('cp', ['-a', original, restored]);
  const { code, output, errors } = await runCommandFile(verifyCommand, { DATA_DIR: restored });
  assert.deepEqual(errors, []);
  assert.equal(code, 0);
  assert.equal(output[0], noted);
});

test('OPS-1 every case of the restored copy can be read, and goes on', async () => {
  await withInstallation(restored, async (services, demo) => {
    await services.database.inOrganisation(demo.id, async (transaction) => {
      const rows = await transaction.selectFrom('case').select('id').execute();
      assert.equal(rows.length, 10);
      for (const { id } of rows) {
        const stored = await findCase(transaction, demo, id, false);
        assert.ok(stored?.state.answers.ansoegning?.name, 'the answers are readable');
      }
    });
    const employee = await inventedEmployee(services.database, demo, 'Fritid');
    await seedCase(services, demo, employee, 10);
  });
  const { code } = await runCommandFile(verifyCommand, { DATA_DIR: restored });
  assert.equal(code, 0);
});

test('PLA-9 without its master key a restored copy is refused with a line that says so, and no other key is made', async () => {
  await rename(join(restored, 'master-key'), join(folder, 'kept'));
  const missing = await runCommandFile(verifyCommand, { DATA_DIR: restored });
  assert.equal(missing.code, 1);
  assert.deepEqual(missing.output, []);
  assert.equal(missing.errors.length, 1);
  assert.match(missing.errors[0] ?? '', /^There is no master key: .*master-key is missing.*from the backup$/);

  await writeFile(join(restored, 'master-key'), `${randomBytes(32).toString('base64')}\n`);
  const wrong = await runCommandFile(verifyCommand, { DATA_DIR: restored });
  assert.equal(wrong.code, 1);
  assert.deepEqual(wrong.output, []);
  assert.equal(wrong.errors.length, 1);
  assert.match(wrong.errors[0] ?? '', /^The master key does not belong to this database: .*from the same backup/);

  await writeFile(join(restored, 'master-key'), 'half a k');
  const damaged = await runCommandFile(verifyCommand, { DATA_DIR: restored });
  assert.equal(damaged.code, 1);
  assert.match(damaged.errors[0] ?? '', /does not hold a key .*restore it from a backup/);

  await rename(join(folder, 'kept'), join(restored, 'master-key'));
  assert.equal((await runCommandFile(verifyCommand, { DATA_DIR: restored })).code, 0, 'with its key it opens again');
});
