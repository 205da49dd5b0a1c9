import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { withDocuments } from './with-documents.ts';
import { type ZippedFile, zipFiles } from './zip-files.ts';

const at = new Date('2026-11-24T09:00:00Z');

async function pdfOf(pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) made.addPage([200, 200 + page]);
  return made.save();
}

test('CAS-3 an archive holds every file with its bytes, and asks for none before its turn', async () => {
  const asked: string[] = [];
  const file = (name: string, pieces: readonly string[], packed: boolean): ZippedFile => ({
    name,
    at,
    packed,
    content: () => {
      asked.push(name);
      return pieces.map((piece) => Buffer.from(piece));
    },
  });
  const stream = zipFiles([file('svar/a.json', ['{"æ":', '1}'], false), file('b.pdf', ['x'.repeat(300_000)], true)]);
  assert.ok(!asked.includes('b.pdf'));
  const reader = new ZipReader(new Uint8ArrayReader(Buffer.concat(await stream.toArray())), { useWebWorkers: false });
  const entries = await reader.getEntries();
  const contents = await Promise.all(
    entries.map(async (entry) => {
      if (entry.directory) throw new Error('There are no folders of their own.');
      return [entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())).toString()] as const;
    }),
  );
  assert.deepEqual(contents, [
    ['svar/a.json', '{"æ":1}'],
    ['b.pdf', 'x'.repeat(300_000)],
  ]);
});

test('CAS-3 an archive of which a file can’t be read fails rather than ending half', async () => {
  const broken: ZippedFile = {
    name: 'a',
    at,
    packed: true,
    content: async function* () {
      yield Buffer.from('half');
      throw new Error('The piece is gone.');
    },
  };
  await assert.rejects(zipFiles([broken]).toArray());
});

test('CAS-3 one PDF has the report first and the pages of the others behind, and the report tells what is left out', async () => {
  const documents = [
    { name: 'to-sider.pdf', mediaType: 'application/pdf', content: await pdfOf(2) },
    { name: 'ødelagt.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-1.7 nothing') },
    { name: 'tal.csv', mediaType: 'text/csv', content: Buffer.from('1;2') },
    {
      name: 'prik.png',
      mediaType: 'image/png',
      content: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    },
  ];
  let told: readonly string[] = [];
  const whole = await withDocuments(
    (leftOut) => {
      told = leftOut;
      return pdfOf(1);
    },
    (async function* () {
      yield* documents;
    })(),
  );
  assert.deepEqual(told, ['ødelagt.pdf', 'tal.csv']);
  assert.equal((await PDFDocument.load(whole)).getPageCount(), 4);
});
