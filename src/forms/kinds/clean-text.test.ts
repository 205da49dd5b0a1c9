import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanText, isHopelesslyLong } from './clean-text.ts';

test('line breaks and tabs stay, other control characters and lone surrogates go', () => {
  assert.equal(cleanText(' a\r\nb\rc\u0000\u001b[1m\td \n'), 'a\nb\nc[1m\td');
  assert.equal(cleanText('a\u030a'), 'å');
  assert.equal(cleanText('x\ud800y'), 'x\ufffdy');
});

test('cleaning twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(cleanText(cleanText(text)), cleanText(text));
    }),
  );
});

test('only what could not fit after cleaning either is refused unread', () => {
  assert.equal(isHopelesslyLong(' '.repeat(5_000), 100), false);
  assert.equal(isHopelesslyLong('x'.repeat(50_000), 100), true);
});
