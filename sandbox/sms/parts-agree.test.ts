import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smsParts } from '../../src/sms/sms-parts.ts';
import { carry, outsideGsm } from './message-parts.ts';

/** Texts as people write them, with what is counted otherwise mixed in. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('æ', 'Å', '€', '{', '\n', ' ', '🎉', '’', 'ç', '👩‍👧', 'https://borger.dk/a?b=c '),
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 10 }),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((pieces) => pieces.join(''))
  .filter((joined) => joined !== '' && joined.isWellFormed());

test('SMS-2 SMS-5 the parts that the product counts are those that the gateway bills', () => {
  fc.assert(
    fc.property(text, (written) => {
      const counted = smsParts(written);
      const encoding = counted.encoding === 'ucs2' ? 'UCS2' : 'UTF8';
      assert.equal(outsideGsm(written).length === 0, encoding === 'UTF8', 'the alphabet');
      const carried = carry(written, encoding);
      assert.deepEqual([counted.units, counted.parts.length], [carried.units, carried.parts.length]);
      assert.equal(carried.parts.join(''), written);
    }),
    { numRuns: 500 },
  );
});
