import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseAccount, commandAs } from '../../src/database/embedded/account.ts';
import { findBinaries } from '../../src/database/embedded/binaries.ts';
import { connectable } from '../../src/database/embedded/connectable.ts';
import { databaseForCommand } from '../../src/database/embedded/database-for-command.ts';
import { processesOf } from '../../src/database/embedded/orphans.ts';
import { readPostmasterFile } from '../../src/database/embedded/postmaster-file.ts';
import { serverSettings } from '../../src/database/embedded/server-settings.ts';
import { claimPort } from '../../src/processes/claim-port.ts';
import { findProgram } from '../../src/processes/parent-death.ts';
import { dataFolderFor, query, type RunOptions, runProduct, untilGone } from './fixtures/running-product.ts';

const isRoot = process.getuid?.() === 0;
const rootOnly = { skip: !isRoot && 'only root can become another user' };
const nobody = 65_534;

const users: readonly { readonly who: string; readonly options: RunOptions; readonly skip: string | false }[] = [
  { who: isRoot ? 'root' : 'this user', options: {}, skip: false },
  { who: 'an ordinary user', options: { user: nobody }, skip: rootOnly.skip },
];

for (const { who, options, skip } of users) {
  test(`PLA-9 the product brings its own PostgreSQL, started by ${who}`, { skip }, async (t) => {
    const dataFolder = await dataFolderFor(t, options.user);
    const product = await runProduct(dataFolder, options);
    const [row] = await query(
      product.url,
      `select current_setting('timezone') as zone, current_setting('server_encoding') as encoding,
         current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses,
         (select string_agg(name, ' ' order by name) from unnest(array['Aalborg', 'Zoo', 'Ærø', 'abe', 'Ølgod', 'Åbenrå']) as name) as sorted`,
    );
    assert.deepEqual(row, {
      zone: 'UTC',
      encoding: 'UTF8',
      fsync: 'on',
      addresses: '127.0.0.1',
      sorted: 'abe Zoo Ærø Ølgod Åbenrå Aalborg',
    });
    assert.deepEqual(await connectable(product.url), { ok: true });
    assert.equal((await stat(join(dataFolder, 'postgres/password'))).mode & 0o777, 0o600);
    const wrong = new URL(product.url);
    wrong.password = 'guess';
    await assert.rejects(query(wrong.toString(), 'select 1'), /password authentication failed/);

    assert.equal(await product.end('SIGTERM'), 0);
    assert.deepEqual(processesOf(join(dataFolder, 'postgres/data')), []);
    assert.equal(product.errors(), 'Stopping: SIGTERM\n');
  });

  test(`OPS-1 after kill -9 of the product the next start by ${who} just works and nothing is lost`, {
    skip,
  }, async (t) => {
    const dataFolder = await dataFolderFor(t, options.user);
    const first = await runProduct(dataFolder, options);
    await query(first.url, 'create table kept as select 42 as value');
    assert.equal(await first.end('SIGKILL'), null);
    const second = await runProduct(dataFolder, options);
    assert.deepEqual(await query(second.url, 'select value from kept'), [{ value: 42 }]);
    assert.equal(await second.end('SIGINT'), 0);
  });
}

test('OPS-1 PostgreSQL ends by itself when the product is killed', {
  skip: !findProgram('setpriv') && 'needs setpriv',
}, async (t) => {
  const product = await runProduct(await dataFolderFor(t));
  await product.end('SIGKILL');
  await untilGone(product.database);
});

test('OPS-1 a PostgreSQL that outlived the product is stopped and started anew', async (t) => {
  const dataFolder = await dataFolderFor(t);
  const first = await runProduct(dataFolder);
  await query(first.url, 'create table kept as select 42 as value');
  await first.end('SIGTERM');
  const orphan = await startUntied(dataFolder);
  const second = await runProduct(dataFolder);
  assert.notEqual(second.database, orphan);
  assert.match(second.errors(), new RegExp(`Stopping the database of an earlier run .*\\b${orphan}\\b`));
  assert.deepEqual(await query(second.url, 'select value from kept'), [{ value: 42 }]);
  await second.end('SIGTERM');
});

test('OPS-1 after kill -9 of PostgreSQL, its workers still busy, the next start recovers', async (t) => {
  const dataFolder = await dataFolderFor(t);
  const first = await runProduct(dataFolder);
  await query(first.url, 'create table kept as select 42 as value');
  const busy = query(first.url, 'select count(*) from generate_series(1, 1e12)').catch(() => undefined);
  const active =
    "select from pg_stat_activity where state = 'active' and query like '%1e12%' and pid <> pg_backend_pid()";
  while ((await query(first.url, active)).length === 0) await sleep(20);
  process.kill(first.database, 'SIGKILL');
  await untilGone(first.database);
  await first.end('SIGKILL');
  const second = await runProduct(dataFolder);
  assert.deepEqual(await query(second.url, 'select value from kept'), [{ value: 42 }]);
  await busy;
  await second.end('SIGTERM');
});

test('OPS-1 a stale postmaster.pid whose number another program now has is no hindrance, and that program is left alone', async (t) => {
  const dataFolder = await dataFolderFor(t);
  await (await runProduct(dataFolder)).end('SIGTERM');
  const file = join(dataFolder, 'postgres/data/postmaster.pid');
  await writeFile(file, `${process.pid}\n${join(dataFolder, 'postgres/data')}\n1\n5432\n\n127.0.0.1\n 1 1\nready   \n`);
  const product = await runProduct(dataFolder);
  await product.end('SIGTERM');
});

test('OPS-1 a first start that was killed half-way is begun anew', async (t) => {
  const dataFolder = await dataFolderFor(t);
  await mkdir(join(dataFolder, 'postgres/data.new/base'), { recursive: true });
  await writeFile(join(dataFolder, 'postgres/data.new/PG_VERSION'), '18\n');
  await writeFile(join(dataFolder, 'postgres/password'), 'half');
  const product = await runProduct(dataFolder);
  assert.deepEqual((await readdir(join(dataFolder, 'postgres'))).toSorted(), ['data', 'log', 'password']);
  await product.end('SIGTERM');
});

for (const [how, harm] of Object.entries({
  'half-written': (path: string) => truncate(path, 20),
  lost: (path: string) => rm(path),
})) {
  test(`OPS-1 a ${how} password file is replaced, and the data is kept`, async (t) => {
    const dataFolder = await dataFolderFor(t);
    const first = await runProduct(dataFolder);
    await query(first.url, 'create table kept as select 42 as value');
    await first.end('SIGTERM');
    await harm(join(dataFolder, 'postgres/password'));
    const second = await runProduct(dataFolder);
    assert.notEqual(new URL(second.url).password, new URL(first.url).password);
    assert.deepEqual(await query(second.url, 'select value from kept'), [{ value: 42 }]);
    await second.end('SIGTERM');
  });
}

test('PLA-9 root can go on with the data of an ordinary user, and that user after root', rootOnly, async (t) => {
  const dataFolder = await dataFolderFor(t, nobody);
  for (const options of [{ user: nobody }, {}, { user: nobody }]) {
    const product = await runProduct(dataFolder, options);
    assert.equal(await product.end('SIGTERM'), 0);
  }
});

test('PLA-9 root can start it in a folder that no other user may enter', {
  skip: !isRoot ? rootOnly.skip : !unshareWorks() && 'this system allows no user namespaces',
}, async (t) => {
  const closed = await dataFolderFor(t);
  await mkdir(closed, { mode: 0o700 });
  const product = await runProduct(join(closed, 'data'));
  assert.equal(Object.keys(await query(product.url, 'select 1 as one')).length, 1);
  assert.equal((await stat(join(closed, 'data/postgres/data'))).uid, 0);
  assert.equal(await product.end('SIGTERM'), 0);
});

test('PLA-9 a second product on the same data folder is refused with one line, and the first goes on', async (t) => {
  const dataFolder = await dataFolderFor(t);
  const product = await runProduct(dataFolder);
  await assert.rejects(runProduct(dataFolder), (error) => {
    assert.ok(error instanceof Error);
    const [line, stopping, ...more] = error.message.split('\n');
    assert.match(line ?? '', new RegExp(`is in use by process ${product.pid}: stop it, or set DATA_DIR`));
    return /^Stopping/.test(stopping ?? '') && more.length === 0;
  });
  await query(product.url, 'select 1');
  await product.end('SIGTERM');
});

test('a command uses the database of the running product, or starts one and leaves nothing behind', async (t) => {
  const dataFolder = await dataFolderFor(t);
  const options = { databaseUrl: undefined, dataFolder, log: () => undefined };
  const alone = await databaseForCommand(options);
  await query(alone.url, 'create table kept as select 42 as value');
  await alone.close();
  assert.deepEqual((await readdir(dataFolder)).toSorted(), ['postgres']);

  const product = await runProduct(dataFolder);
  const beside = await databaseForCommand(options);
  assert.equal(beside.url, product.url);
  await beside.close();
  assert.deepEqual(await query(product.url, 'select value from kept'), [{ value: 42 }]);
  await product.end('SIGTERM');
});

test('the log of PostgreSQL holds no value of a statement that failed', async (t) => {
  const dataFolder = await dataFolderFor(t);
  const product = await runProduct(dataFolder);
  await query(product.url, "create table person (number text primary key); insert into person values ('sesam-1')");
  await assert.rejects(query(product.url, "insert into person values ('sesam-1')"), /duplicate key/);
  await product.end('SIGTERM');
  const log = await readFile(join(dataFolder, 'postgres/log'), 'utf8');
  assert.match(log, /ERROR: {2}duplicate key/);
  assert.doesNotMatch(log, /sesam/);
});

/** A server as on a system without setpriv: nothing ends it when its product dies. Gives its number. */
async function startUntied(dataFolder: string): Promise<number> {
  const folder = join(dataFolder, 'postgres');
  const cluster = join(folder, 'data');
  const binaries = await findBinaries(dataFolder);
  const account = chooseAccount(binaries, folder, dataFolder);
  const args = ['-D', cluster, ...serverSettings(await claimPort('127.0.0.1', 0))];
  const { file, arguments: all, ...user } = commandAs(account, { file: binaries.postgres, arguments: args });
  const child = spawn(file, all, { ...user, cwd: folder, stdio: 'ignore', detached: true });
  child.unref();
  while (!(await readPostmasterFile(cluster))?.ready) await sleep(20);
  return child.pid ?? 0;
}

function unshareWorks(): boolean {
  return spawnSync('unshare', ['--user', 'true']).status === 0;
}
