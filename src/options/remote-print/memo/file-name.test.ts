import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forbiddenInFileName, safeFileName } from './file-name.ts';

const examples: readonly (readonly [given: string, safe: string])[] = [
  ['Afgørelse.pdf', 'Afgørelse.pdf'],
  ['svar 1/2: "ja"?.pdf', 'svar 1_2_ _ja__.pdf'],
  ['a\u00A0b\u2003c\u3000d.pdf', 'a b c d.pdf'],
  ['C:\\mappe\\brev.pdf', 'C__mappe_brev.pdf'],
  ['linje\r\nto.pdf', 'linje__to.pdf'],
  ['.pdf', 'fil.pdf'],
  ['???.pdf', 'fil.pdf'],
  ['', 'fil'],
  ['uden endelse', 'uden endelse'],
];

for (const [given, safe] of examples) {
  test(`FJE-3 a file called ${JSON.stringify(given)} is sent as ${JSON.stringify(safe)}`, () => {
    assert.equal(safeFileName(given), safe);
  });
}

test('FJE-3 a name over 256 characters keeps its extension', () => {
  const safe = safeFileName(`${'å'.repeat(400)}.pdf`);
  assert.equal([...safe].length, 256);
  assert.ok(safe.endsWith('å.pdf'));
});

test('FJE-3 whatever the name, the safe one is allowed, 1 to 256 characters, and stays as it is the second time', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
  );
  fc.assert(
    fc.property(anyName, (name) => {
      const safe = safeFileName(name);
      assert.ok(!forbiddenInFileName.test(safe));
      assert.ok([...safe].length >= 1 && [...safe].length <= 256);
      assert.equal(safeFileName(safe), safe);
    }),
  );
});
