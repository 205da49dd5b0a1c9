import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fontCoverage } from './font-coverage.ts';
import { readFontFamilies } from './font-files.ts';
import { replacementMark, toPrintableWith } from './printable-text.ts';

const [[regular] = []] = readFontFamilies();
const covered = fontCoverage(regular ?? Buffer.alloc(0));
const toPrintable = toPrintableWith(covered);

test('the typeface has every letter of Danish, the Nordic and the Central European languages, Greek and Cyrillic', () => {
  for (const character of 'æøåÆØÅéüößðþłşșžčęőı€§½²–—“”„’•…αΩжЯ') {
    assert.ok(covered.has(character.codePointAt(0) ?? 0), character);
  }
});

test('text the font can show is left as it is, line ends become one kind', () => {
  assert.deepEqual(toPrintable('Blåbærgrød på Ærø\r\nlinje 2'), {
    text: 'Blåbærgrød på Ærø\nlinje 2',
    replaced: false,
  });
});

test('a decomposed letter, a hyphen of Word and a ligature become what the font has', () => {
  assert.deepEqual(toPrintable('A\u030arhus\u2011C e\ufb03cient\u2003x'), {
    text: 'Århus-C efficient x',
    replaced: false,
  });
});

test('a character the font lacks becomes one visible mark for each that a person sees', () => {
  assert.deepEqual(toPrintable('a👨‍👩‍👧b'), { text: `a${replacementMark}b`, replaced: true });
  assert.deepEqual(toPrintable('שלום').text, replacementMark.repeat(4));
  assert.deepEqual(toPrintable('\ud800').text, replacementMark);
});

test('control, invisible and direction-changing characters go without a trace', () => {
  assert.deepEqual(toPrintable('a\u0000\u0007\u00ad\u200b\u202e\ufeffb'), { text: 'ab', replaced: false });
});

test('whatever is given, what comes out has a glyph for every character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
      for (const character of toPrintable(given).text) {
        assert.ok(character === '\n' || covered.has(character.codePointAt(0) ?? 0));
      }
    }),
    { numRuns: 300 },
  );
});
