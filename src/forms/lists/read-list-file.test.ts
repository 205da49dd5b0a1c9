import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readListFile } from './read-list-file.ts';

const csv = 'value;da;en;from;to\nskole1;Ærø Skole;Ærø School;;2026-07-31\nskole2;"Øst; ny";East;2026-08-01;\n';
const entries = [
  { value: 'skole1', label: { da: 'Ærø Skole', en: 'Ærø School' }, to: '2026-07-31' },
  { value: 'skole2', label: { da: 'Øst; ny', en: 'East' }, from: '2026-08-01' },
];

test('FRM-14 a list is read from CSV with semicolons or commas, in UTF-8 or as Danish spreadsheets save it', () => {
  assert.deepEqual(readListFile(Buffer.from(csv)), { ok: true, entries, encoding: 'UTF-8' });
  assert.deepEqual(readListFile(Buffer.from(`\ufeff${csv}`)), { ok: true, entries, encoding: 'UTF-8' });
  assert.deepEqual(readListFile(Buffer.from(csv, 'latin1')), { ok: true, entries, encoding: 'Windows-1252' });
  const commas = readListFile(Buffer.from('value,da\na,En\nb,To\n'));
  assert.deepEqual(commas.ok && commas.entries.map(({ value }) => value), ['a', 'b']);
});

test('FRM-14 a list in another encoding, or with mistakes, is refused with the line and the reason', () => {
  const problems = (file: Uint8Array) => {
    const read = readListFile(file);
    return read.ok ? [] : read.problems.map(({ en }) => en);
  };
  assert.match(problems(Buffer.from(csv, 'utf16le'))[0] ?? '', /neither in UTF-8 nor in Windows-1252/);
  assert.match(problems(Buffer.alloc(1_000_001))[0] ?? '', /larger than 1 MB/);
  assert.match(problems(Buffer.from('value;da\n"a;En\n'))[0] ?? '', /cannot be read as CSV/);
  assert.match(problems(Buffer.from('kode;tekst\na;En\n'))[0] ?? '', /must have the columns/);
  assert.deepEqual(
    problems(Buffer.from('value;da;from;to\na b;En;;\nc;;;\nc;To;2026-02-30;\nd;Tre;2026-02-02;2026-01-01\n')),
    [
      'Line 2: “a b” cannot be a value. Use letters, digits, _ . and -.',
      'Line 3: the Danish text is missing.',
      'Line 4: the value “c” stands in line 3 already.',
      'Line 4: “2026-02-30” is not a date such as 2026-08-01.',
      'Line 5: the end date is before the start date.',
    ],
  );
});

test('FRM-14 the line that is named is that of the file, and of many mistakes the first twenty are told', () => {
  const read = readListFile(Buffer.from('value;da\n\na;"over\nto"\n\nb c;En\n'));
  assert.deepEqual(!read.ok && read.problems.map(({ en }) => en), [
    'Line 6: “b c” cannot be a value. Use letters, digits, _ . and -.',
  ]);
  const many = readListFile(Buffer.from(`value;da\n${'a;En\n'.repeat(31)}`));
  assert.ok(!many.ok);
  assert.equal(many.problems.length, 21);
  assert.equal(many.problems.at(-1)?.en, 'There are 10 more errors. Correct these first.');
  const doubled = readListFile(Buffer.from('value;da;da\na;En;To\n'));
  assert.deepEqual(!doubled.ok && doubled.problems.map(({ en }) => en), ['The first line has the column “da” twice.']);
});

test('FRM-14 whatever bytes are read, the answer is entries or problems', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
      const read = readListFile(file);
      assert.ok(read.ok ? read.entries.length > 0 : read.problems.length > 0);
    }),
  );
});
