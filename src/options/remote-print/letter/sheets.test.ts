import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { priceOf, priceText } from './price.ts';
import { envelopeFor, pagesWithBacks, sheetsOf } from './sheets.ts';

test('FJE-6 each document begins on a sheet of its own', () => {
  assert.deepEqual(pagesWithBacks([1, 2, 3], 'Duplex'), [2, 2, 4]);
  assert.equal(sheetsOf([1, 2, 3], 'Duplex'), 4);
  assert.equal(sheetsOf([1, 2, 3], 'Simplex'), 6);
  fc.assert(
    fc.property(fc.array(fc.nat(30)), (documents) => {
      const [duplex, simplex] = [sheetsOf(documents, 'Duplex'), sheetsOf(documents, 'Simplex')];
      return Number.isInteger(duplex) && duplex <= simplex && duplex * 2 >= simplex;
    }),
  );
});

test('FJE-6 the envelope is the smallest that takes the sheets', () => {
  assert.deepEqual([1, 8, 9, 40, 41].map(envelopeFor), ['C5', 'C5', 'C4', 'C4', undefined]);
});

test('FJE-6 the price is the letter, its sheets and its pages by the agreement; unknown where the agreement is', () => {
  const letter = { envelope: 'C5', sheets: 2, pages: 3 } as const;
  assert.equal(priceOf(letter, { letterC5: 1200, sheet: 25, page: 40 }), 1370);
  assert.equal(priceOf(letter, { letterC5: 1200 }), 1200);
  assert.equal(priceOf(letter, { letterC4: 2000, sheet: 25 }), undefined);
  assert.match(priceText(1370, 'da'), /13,70/);
  assert.match(priceText(1370, 'en'), /13\.70/);
});
