import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanFileName, extensionOf } from './file-name.ts';

test('FRM-6 a file name keeps its letters and loses folders and what Digital Post forbids', () => {
  assert.equal(cleanFileName('Årsopgørelse æøå 2025.pdf'), 'Årsopgørelse æøå 2025.pdf');
  assert.equal(cleanFileName('C:\\Users\\ida\\bilag.pdf'), 'bilag.pdf');
  assert.equal(cleanFileName('../../etc/passwd'), 'passwd');
  assert.equal(cleanFileName('a<b>:"|?*c\u00a0d\u2003e\r\nf.pdf'), 'abc d e f.pdf');
  assert.equal(cleanFileName('faktura\u202efdp.exe'), 'fakturafdp.exe');
  assert.equal(cleanFileName('A\u030a.png'), 'Å.png');
  assert.equal(cleanFileName('...'), '');
});

test('a long name is shortened to 200 characters and keeps its extension', () => {
  const name = cleanFileName(`${'æ'.repeat(500)}.jpeg`);
  assert.equal(name.length, 200);
  assert.equal(extensionOf(name), 'jpeg');
});

test('FRM-6 whatever name is given, nothing forbidden is left and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = cleanFileName(given);
      assert.ok(name.length <= 200 && name.isWellFormed());
      assert.doesNotMatch(name, /[<>:"/\\|?*\p{C}\u00a0\u2000-\u200a\u2028\u2029\u205f\u2060\u3000]/u);
      assert.equal(cleanFileName(name), name);
    }),
    { numRuns: 1000 },
  );
});
