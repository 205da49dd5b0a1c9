import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { runCommandFile, verifyCommand } from './command.ts';

let product: TestDatabase;
let owner: pg.Client;
before(async () => {
  product = await startTestDatabase();
  owner = new pg.Client({ connectionString: product.ownerUrl });
  await owner.connect();
  await submitCase();
  await submitCase();
});
after(async () => {
  await owner?.end();
  await product?.close();
});

async function submitCase(): Promise<void> {
  const { services, demo, clock } = product;
  clock.now = new Date();
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, answersWithPrice('900'));
  assert.equal((await send(services, demo, draft, person.id)).kind, 'submitted');
}

function verify(...args: readonly string[]) {
  return runCommandFile(verifyCommand, settings(product.masterKey), ...args);
}

function settings(masterKey: Buffer) {
  return { DATABASE_URL: product.ownerUrl, MASTER_KEY: masterKey.toString('base64') };
}

const headOf = (line: string | undefined): string => /head ([0-9a-f]{64})$/.exec(line ?? '')?.[1] ?? '';

test('PLA-7 audit:verify seals what no running product seals, and proves each organisation’s log with its head', async () => {
  const { code, output, errors } = await verify();
  assert.deepEqual(errors, []);
  assert.equal(code, 0);
  assert.match(output[0] ?? '', /^demo \(Demo Municipality\): untouched, 2 entries, head [0-9a-f]{64}$/);
  assert.match(output[1] ?? '', /^proeveby \(Prøveby Municipality\): untouched, 0 entries, head 0{64}$/);
  assert.match(output[2] ?? '', /^systemdrift /);
  assert.equal(output.length, 3);
});

test('PLA-7 beside a running product audit:verify seals nothing', async () => {
  await submitCase();
  await owner.query(`insert into worker (id, seen_at) values ('a running product', now() + interval '1 hour')`);
  try {
    const { code, output } = await verify();
    assert.equal(code, 0, 'what was written a moment ago may wait for the product’s own sealer');
    assert.match(output[0] ?? '', /untouched, 2 entries/);
    const { rows } = await owner.query('select 1 from audit_unsealed');
    assert.equal(rows.length, 1);
  } finally {
    await owner.query('delete from worker');
  }
  assert.match((await verify()).output[0] ?? '', /untouched, 3 entries/);
});

test('PLA-7 with one byte of an entry changed audit:verify names the entry and ends with 1', async () => {
  const { rows } = await owner.query<{ id: string; detail: Buffer }>(
    'select id, detail from audit_entry order by id offset 1 limit 1',
  );
  const [entry] = rows;
  assert.ok(entry);
  const touched = Buffer.from(entry.detail);
  touched[0] = (touched[0] ?? 0) ^ 1;
  const change = (detail: Buffer) =>
    owner.query('update audit_entry set detail = $2 where id = $1', [entry.id, detail]);
  await change(touched);
  const { code, output } = await verify();
  assert.equal(code, 1);
  assert.equal(output[0], `demo (Demo Municipality): TOUCHED: entry ${entry.id} was changed (number 2 of the chain)`);
  assert.match(output[1] ?? '', /^proeveby .*untouched/, 'the other organisation is proven all the same');
  await change(entry.detail);
  assert.equal((await verify()).code, 0);
});

test('PLA-7 an end that was cut off with its seals shows against a head that was noted before', async () => {
  const head = headOf((await verify()).output[0]);
  assert.equal((await verify('--head', `demo:${head}`)).code, 0);
  const { rows } = await owner.query<{ entry: string }>('select entry from audit_seal order by sequence desc limit 1');
  await owner.query('delete from audit_seal where entry = $1', [rows[0]?.entry]);
  await owner.query('delete from audit_entry where id = $1', [rows[0]?.entry]);
  assert.equal((await verify()).code, 0, 'without the head nothing is seen');
  const { code, output } = await verify('--head', `demo:${head}`);
  assert.equal(code, 1);
  assert.equal(output[0], `demo (Demo Municipality): TOUCHED: the end was cut off, no seal is ${head}`);
});

test('PLA-7 audit:verify answers bad arguments and a wrong master key with one line and 1, and leaves the database as it is', async () => {
  const problems = [
    [
      await verify('--heads', 'x'),
      /^audit:verify was given "--heads x": allowed is nothing, or --head ORGANISATION:DIGEST$/,
    ],
    [await verify('--head', 'demo:12'), /^--head is "demo:12": allowed is an organisation and 64 hexadecimal digits/],
    [
      await verify('--head', `nix:${'0'.repeat(64)}`),
      /^--head names the organisation "nix": allowed is one of demo, proeveby, systemdrift$/,
    ],
    [
      await runCommandFile(verifyCommand, settings(randomBytes(32))),
      /^The master key does not belong to this database: /,
    ],
    [
      await runCommandFile(verifyCommand, { ...settings(product.masterKey), PORT: 'x' }),
      /^Wrong setting: PORT is "x": allowed is /,
    ],
  ] as const;
  for (const [{ code, output, errors }, expected] of problems) {
    assert.equal(code, 1);
    assert.deepEqual(output, []);
    assert.equal(errors.length, 1, errors.join('\n'));
    assert.match(errors[0] ?? '', expected);
  }
  assert.equal((await verify()).code, 0, 'the application’s role has kept its password');
});

test('PLA-7 audit:verify takes the database of a newer version as it is', async () => {
  await owner.query(`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01')`);
  assert.equal((await verify()).code, 0);
});
