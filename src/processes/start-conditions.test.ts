import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { claimPort } from './claim-port.ts';
import { openDataFolder } from './data-folder.ts';
import { openMasterKey } from './master-key.ts';
import { StartError } from './start-error.ts';
import { createFile, replaceFile } from './whole-file.ts';

async function emptyFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'start-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

const refusal = (pattern: RegExp) => (error: unknown) =>
  error instanceof StartError && pattern.test(error.message) && !error.message.includes('\n');

test('a port in use is refused with one line that names it and the remedy; 0 becomes a free one', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : 0;
  await assert.rejects(
    claimPort('127.0.0.1', taken),
    refusal(new RegExp(`^Port ${taken} on .* set PORT to a free port$`)),
  );
  server.close();
  assert.ok((await claimPort('127.0.0.1', 0)) > 0);
  await assert.rejects(claimPort('192.0.2.1', 0), refusal(/^HOST is "192.0.2.1"/));
});

test('a data folder that is a file or lies in one is refused with one line', async (t) => {
  const folder = await emptyFolder(t);
  await writeFile(join(folder, 'file'), '');
  await openDataFolder(join(folder, 'new/data'));
  for (const wrong of ['file', 'file/data']) {
    await assert.rejects(openDataFolder(join(folder, wrong)), refusal(/is not a folder: .* set DATA_DIR/));
  }
});

test('a data folder that may not be written is refused with one line', {
  skip: process.getuid?.() === 0 && 'root may write everywhere',
}, async (t) => {
  const folder = await emptyFolder(t);
  await openDataFolder(folder);
  await assert.rejects(openDataFolder('/proc/data'), refusal(/can't be written/));
});

test('the master key is made once with mode 0600 and stays the same', async (t) => {
  const folder = await emptyFolder(t);
  const keys = await Promise.all([1, 2, 3].map(() => openMasterKey(folder)));
  assert.equal(keys[0]?.length, 32);
  for (const key of keys) assert.deepEqual(key, keys[0]);
  assert.equal((await stat(join(folder, 'master-key'))).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(folder), ['master-key']);
});

test('a damaged master key is refused, never replaced, and not shown', async (t) => {
  const folder = await emptyFolder(t);
  await writeFile(join(folder, 'master-key'), 'c2VzYW0=\n');
  await assert.rejects(openMasterKey(folder), refusal(/restore it from a backup/));
  assert.equal(await readFile(join(folder, 'master-key'), 'utf8'), 'c2VzYW0=\n');
});

test('a file is replaced whole and created once, and nothing is left beside it', async (t) => {
  const folder = await emptyFolder(t);
  const path = join(folder, 'file');
  assert.equal(await createFile(path, 'one', 0o600), true);
  assert.equal(await createFile(path, 'two', 0o600), false);
  assert.equal(await readFile(path, 'utf8'), 'one');
  await replaceFile(path, 'three', 0o600);
  assert.equal(await readFile(path, 'utf8'), 'three');
  assert.deepEqual(await readdir(folder), ['file']);
});
