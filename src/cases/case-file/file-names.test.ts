import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileNames } from './file-names.ts';

test('CAS-3 two files of one name are told apart, and none leads out of its folder', () => {
  const name = fileNames();
  assert.deepEqual(['a.pdf', 'A.pdf', 'a.pdf'].map(name), ['a.pdf', 'A (2).pdf', 'a (3).pdf']);
  assert.equal(fileNames()('../../etc/passwd'), '_.._etc_passwd');
  assert.equal(fileNames()('Kvittering æøå.pdf'), 'Kvittering æøå.pdf');
  assert.equal(fileNames()(' .. '), 'fil');
});

test('CAS-3 whatever files are called, each gets a name of its own that systems can keep', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 30 }), (given) => {
      const names = given.map(fileNames());
      assert.equal(new Set(names.map((each) => each.toLowerCase())).size, given.length);
      for (const each of names) {
        assert.doesNotMatch(each, /[<>:"/\\|?*]|\p{Cc}/u);
        assert.ok(each.length > 0 && each.length <= 125 && !each.startsWith('.'));
      }
    }),
  );
});
