import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { personOf } from '../../test/helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../../test/helpers/product.ts';
import { Writes } from './writes.ts';

let base: TestDatabase;
before(async () => {
  base = await startTestDatabase();
  await personOf(base.services, base.demo);
});
after(() => base?.close());

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly detail: Buffer;
  readonly actor_kind: string;
  readonly subject: string | null;
}

/** Writes the rows by one gathering, or by one for each, and reads what the database then holds, in their order. */
async function kept(rows: readonly Row[], together: boolean): Promise<readonly unknown[]> {
  const { demo, database } = base;
  await database.inOrganisation(demo.id, async (transaction) => {
    const writes = new Writes();
    for (const { id, ...row } of rows) {
      const entry = { action: 'caseRead', record_kind: 'case', record: id, actor: null, data_key: null };
      writes.insert('audit_entry', { organisation: demo.id, ...row, ...entry });
      if (!together) await writes.run(transaction);
    }
    await writes.run(transaction);
  });
  return database.inOrganisation(demo.id, async (transaction) => {
    const found = await transaction
      .selectFrom('audit_entry')
      .innerJoin('audit_unsealed', 'audit_unsealed.entry', 'audit_entry.id')
      .select(['record', 'at', 'detail', 'actor_kind', 'subject', 'actor', 'data_key'])
      .where(
        'record',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
    return rows.map(({ id }) => found.find(({ record }) => record === id));
  });
}

const anyRow: fc.Arbitrary<Omit<Row, 'id'>> = fc.record({
  at: fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
  detail: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  actor_kind: fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
  subject: fc.option(fc.uuid()),
});

test('rows that share a statement are kept as those that are written one by one, with what is noted beside each', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 5 }), async (drawn) => {
      const rows = () => drawn.map((row) => ({ ...row, id: randomUUID() }));
      const [one, other] = [rows(), rows()];
      const plain = (found: readonly unknown[]) =>
        found.map((each) => ({ ...(each as { record: string }), record: undefined }));
      const together = plain(await kept(one, true));
      assert.deepEqual(together, plain(await kept(other, false)));
      for (const [index, row] of drawn.entries())
        assert.deepEqual({ ...row, ...together[index] }, { ...together[index], ...row });
    }),
    { numRuns: 40 },
  );
});

test('PLA-8 several rows are changed and deleted by one statement, those of other organisations never', async () => {
  const { demo, proeveby, database } = base;
  const group = (key: string, organisation: number) => ({
    organisation,
    id: randomUUID(),
    subject: key,
    name: key,
    email: null,
    roles: [] as readonly string[],
    language: null,
  });
  const ours = ['a', 'b', 'c'].map((key) => ({ ...group(key, demo.id), groups: [] }));
  const theirs = { ...group('a', proeveby.id), groups: [] };
  const insert = (organisation: number, rows: typeof ours) =>
    database.inOrganisation(organisation, async (transaction) => {
      await transaction
        .insertInto('employee')
        .values(rows as never)
        .execute();
    });
  await insert(demo.id, ours);
  await insert(proeveby.id, [theirs]);
  await database.inOrganisation(demo.id, async (transaction) => {
    const writes = new Writes();
    for (const { id, name } of [...ours.slice(0, 2), theirs]) {
      writes.update('employee', { id }, { name: `${name}, "æ" \\ 'ø'`, groups: [name, 'Børn, unge'] });
    }
    writes.delete('employee', { id: ours[2]?.id ?? '', subject: 'other' });
    writes.delete('employee', { id: theirs.id, subject: theirs.subject });
    await writes.run(transaction);
  });
  const read = (organisation: number, ids: readonly string[]) =>
    database.inOrganisation(organisation, (transaction) =>
      transaction
        .selectFrom('employee')
        .select(['subject', 'name', 'groups'])
        .where('id', 'in', [...ids])
        .orderBy('subject')
        .execute(),
    );
  const ids = ours.map(({ id }) => id);
  const changed = (key: string) => ({ subject: key, name: `${key}, "æ" \\ 'ø'`, groups: [key, 'Børn, unge'] });
  assert.deepEqual(await read(demo.id, ids), [changed('a'), changed('b'), { subject: 'c', name: 'c', groups: [] }]);
  assert.deepEqual(await read(proeveby.id, [theirs.id]), [{ subject: 'a', name: 'a', groups: [] }]);
  await database.inOrganisation(demo.id, async (transaction) => {
    const writes = new Writes();
    for (const { id, subject } of ours.slice(0, 2)) writes.delete('employee', { id, subject });
    await writes.run(transaction);
  });
  assert.deepEqual(await read(demo.id, ids), [{ subject: 'c', name: 'c', groups: [] }]);
});
