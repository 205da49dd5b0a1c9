import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { connectable, unfitness } from '../../src/database/embedded/connectable.ts';
import { type EmbeddedDatabase, startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { claimPort } from '../../src/processes/claim-port.ts';
import { openDataFolder } from '../../src/processes/data-folder.ts';
import { query } from './fixtures/running-product.ts';

let folder = '';
let server: EmbeddedDatabase;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outside-'));
  await openDataFolder(join(folder, 'data'));
  server = await startEmbedded({ dataFolder: join(folder, 'data'), log: () => undefined });
});

after(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** The server's address with some parts changed. */
function changed(parts: Partial<Pick<URL, 'hostname' | 'port' | 'pathname' | 'username' | 'password'>>): string {
  return Object.assign(new URL(server.url), parts).toString();
}

async function problemAt(url: string): Promise<string> {
  const answer = await connectable(url);
  if (answer.ok) assert.fail('was accepted');
  assert.doesNotMatch(answer.problem, /\n/);
  assert.ok(!answer.problem.includes(new URL(url).password || 'no password'));
  return answer.problem;
}

test('PLA-9 an outside database is accepted when its user may make schemas and roles', async () => {
  await query(server.url, `create role owner login createrole password 'owner-secret'`);
  await query(server.url, 'create database outside owner owner');
  const url = changed({ username: 'owner', password: 'owner-secret', pathname: '/outside' });
  assert.deepEqual(await connectable(url), { ok: true });
});

test('PLA-9 a database that can not be used is refused with one line that says why and what to do', async () => {
  const free = await claimPort('127.0.0.1', 0);
  await query(server.url, `create role guest login password 'guest-secret'`);
  const guest = { username: 'guest', password: 'guest-secret' };
  await query(server.url, `create database latin encoding latin1 locale_provider libc locale 'C' template template0`);

  assert.match(
    await problemAt(changed({ port: String(free) })),
    /^The database at 127\.0\.0\.1:\d+\/selvbetjening can't be reached/,
  );
  assert.match(await problemAt(changed({ hostname: 'nowhere.invalid' })), /host name is unknown.*DATABASE_URL/);
  assert.match(await problemAt(changed({ password: 'guess-secret' })), /refuses the user or the password/);
  assert.match(await problemAt(changed({ pathname: '/absent' })), /does not exist on that server: make it/);
  assert.match(await problemAt(changed({ pathname: '/latin' })), /has the encoding LATIN1: make it with encoding UTF8/);
  assert.match(await problemAt(changed(guest)), /run "grant create on database selvbetjening to guest" there$/);
  await query(server.url, 'grant create on database selvbetjening to guest');
  assert.match(await problemAt(changed(guest)), /run "alter role guest createrole" there$/);
});

test('PLA-9 PostgreSQL 15 is new enough, 14 is not, and neither is a standby', () => {
  const facts = {
    ...{ version: 150_000, name: '15.0', encoding: 'UTF8', standby: false, creates: true, makesRoles: true },
    ...{ role: 'owner', database: 'outside' },
  };
  assert.equal(unfitness(facts), undefined);
  assert.match(
    unfitness({ ...facts, version: 140_023, name: '14.23' }) ?? '',
    /^is PostgreSQL 14\.23: use version 15 or newer/,
  );
  assert.match(unfitness({ ...facts, standby: true }) ?? '', /set DATABASE_URL to the primary server/);
});
