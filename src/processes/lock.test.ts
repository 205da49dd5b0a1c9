import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { lockHolder, takeLock } from './lock.ts';
import { processIdentity } from './process-identity.ts';
import { StartError } from './start-error.ts';

async function emptyFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lock-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test('PLA-9 a data folder has one product: a second one is told which process holds it', async (t) => {
  const folder = await emptyFolder(t);
  const lock = await takeLock(folder);
  assert.equal(await lockHolder(folder), process.pid);
  await assert.rejects(
    takeLock(folder),
    (error) => error instanceof StartError && error.message.includes(`in use by process ${process.pid}`),
  );
  await lock.release();
  assert.equal(await lockHolder(folder), undefined);
  assert.deepEqual(await readdir(folder), []);
});

const stale = {
  'whose process is gone': JSON.stringify({ pid: 2 ** 22 + 1, identity: 'boot 1' }),
  'whose number now belongs to another process': JSON.stringify({ pid: process.pid, identity: 'an earlier boot 1' }),
  'that is half written': '{"pid": 1',
  'that is empty': '',
};
for (const [which, content] of Object.entries(stale)) {
  test(`OPS-1 a lock ${which} is taken over`, async (t) => {
    const folder = await emptyFolder(t);
    await writeFile(join(folder, 'lock'), content);
    assert.equal(await lockHolder(folder), undefined);
    await takeLock(folder);
    assert.equal(await lockHolder(folder), process.pid);
    assert.deepEqual(await readdir(folder), ['lock']);
  });
}

test('of several that take over a stale lock at once exactly one succeeds', async (t) => {
  const folder = await emptyFolder(t);
  await writeFile(join(folder, 'lock'), 'stale');
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(folder)));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal(await lockHolder(folder), process.pid);
});

test('releasing leaves a lock that is no longer ours', async (t) => {
  const folder = await emptyFolder(t);
  const lock = await takeLock(folder);
  await writeFile(join(folder, 'lock'), "another program's");
  await lock.release();
  assert.deepEqual(await readdir(folder), ['lock']);
});

test('a process has one identity while it lives, and none when there is no such process', () => {
  assert.equal(typeof processIdentity(process.pid), 'string');
  assert.equal(processIdentity(process.pid), processIdentity(process.pid));
  assert.equal(processIdentity(2 ** 22 + 1), undefined);
});
