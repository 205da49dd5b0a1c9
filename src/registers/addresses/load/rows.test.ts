import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvRows } from './csv-rows.ts';
import { type FileRow, jsonRows } from './json-rows.ts';

/** The file in pieces of so many bytes, as it comes from a disk or an archive. */
async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(rows: AsyncIterable<FileRow>): Promise<readonly FileRow[]> {
  const found: FileRow[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

const field = fc.string({ unit: fc.constantFrom(...'aåæø1 ",;\n'.split('')), maxLength: 8 });
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) => fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));

test('FRM-1 CSV is read as csv-parse reads it, wherever the pieces of the file end', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('\n', '\r\n'),
      async (rows, size, ends) => {
        const names = rows[0]?.map((_, index) => `navn${index}`) ?? [];
        const quoted = [names, ...rows].map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','));
        const text = `\uFEFF${quoted.join(ends)}${ends}`;
        const expected: readonly (readonly string[])[] = parse(text, { bom: true, delimiter: ',' });
        const read = await all(csvRows(inPieces(text, size), 'x.csv'));
        assert.deepEqual([names, ...read.map(({ values }) => values)], expected);
        let line = 2;
        for (const { line: told, values } of read) {
          assert.equal(told, line);
          line += 1 + values.join('').split('\n').length - 1;
        }
      },
    ),
  );
});

test('FRM-1 JSON is read object by object, as a list and in lists by name, wherever the pieces of the file end', async () => {
  const object = fc.record({ navn: fc.string({ unit: 'grapheme' }), inde: fc.jsonValue({ maxDepth: 2 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string(), fc.array(object, { maxLength: 4 }), { maxKeys: 3 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(undefined, 2),
      async (lists, size, indent) => {
        const expected = Object.entries(JSON.parse(JSON.stringify(lists)) as typeof lists);
        const named = await all(jsonRows(inPieces(JSON.stringify(lists, null, indent), size), 'x.json'));
        assert.deepEqual(
          named.map(({ list, names, values }) => [
            list,
            Object.fromEntries(names.map((name, at) => [name, values[at]])),
          ]),
          expected.flatMap(([list, objects]) => objects.map((each) => [list, each])),
        );
        const only = expected.flatMap(([, objects]) => objects);
        const plain = await all(jsonRows(inPieces(JSON.stringify(only, null, indent), size), 'x.json'));
        assert.deepEqual(
          plain.map(({ list }) => list),
          only.map(() => null),
        );
      },
    ),
  );
});
