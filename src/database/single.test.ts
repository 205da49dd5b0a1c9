import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { personOf } from '../../test/helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../../test/helpers/product.ts';

let base: TestDatabase;
before(async () => {
  base = await startTestDatabase();
  await personOf(base.services, base.demo);
});
after(() => base?.close());

const people = () => base.database.shared.selectFrom('person').select('organisation').compile();

test('PLA-8 a statement by itself sees the rows of its organisation alone, also beside others on the same connections', async () => {
  const { demo, proeveby, database } = base;
  const turns = Array.from({ length: 60 }, (_, turn) => (turn % 2 === 0 ? demo : proeveby));
  const seen = await Promise.all(turns.map(({ id }) => database.single(id, people())));
  for (const [turn, rows] of seen.entries()) assert.equal(rows.length, turns[turn] === demo ? 1 : 0);
  // Nor does the setting stay on the connection for whoever comes next without one.
  assert.deepEqual(await database.shared.selectFrom('person').selectAll().execute(), []);
});

test('a statement that fails tells its error, and leaves the connections as they were', async () => {
  const { demo, database } = base;
  const wrong = sql`select 1 / (organisation - organisation) from person`.compile(database.shared);
  for (let turn = 0; turn < 20; turn += 1) {
    await assert.rejects(database.single(demo.id, wrong), /division by zero/);
    assert.equal((await database.single(demo.id, people())).length, 1);
  }
});

test('what a statement by itself writes is there afterwards, and for no other organisation to write', async () => {
  const { demo, proeveby, database } = base;
  const write = database.shared.updateTable('person').set({ language: 'en' }).returning('language').compile();
  assert.deepEqual(await database.single(proeveby.id, write), []);
  assert.deepEqual(await database.single(demo.id, write), [{ language: 'en' }]);
  const read = database.shared.selectFrom('person').select('language').compile();
  assert.deepEqual(await database.single(demo.id, read), [{ language: 'en' }]);
});

test('a statement by itself is refused within a transaction, and without a whole number for its organisation', async () => {
  const { demo, database } = base;
  await assert.rejects(
    database.inOrganisation(demo.id, () => database.single(demo.id, people())),
    /transaction is open/,
  );
  await assert.rejects(database.single(1.5, people()), /whole number/);
});
