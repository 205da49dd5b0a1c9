import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { breakMark, withBreakOpportunities } from './break-opportunities.ts';

test('words up to the limit are left whole, longer ones get places to break and lose nothing', () => {
  assert.equal(
    withBreakOpportunities('ord på plads', 4),
    `ord på p${breakMark}lads`.replace('p\u200blads', 'plads'.match(/.{1,4}/g)?.join(breakMark) ?? ''),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (text, limit) => {
      const clean = text.replaceAll(breakMark, '');
      const broken = withBreakOpportunities(clean, limit);
      assert.equal(broken.replaceAll(breakMark, ''), clean);
      for (const piece of broken.split(/[ \n\u200b]/)) assert.ok([...piece].length <= limit);
    }),
  );
});

test('an address breaks behind its own marks first', () => {
  const broken = withBreakOpportunities('https://eksempel.dk/sti?navn=1', 20);
  assert.deepEqual(broken.split(breakMark), ['https://', 'eksempel.', 'dk/', 'sti?', 'navn=', '1']);
});

test('words of up to 30 letters are left to hyphenation where there is any', () => {
  assert.equal(withBreakOpportunities('arbejdsmarkedsuddannelse', 8, true), 'arbejdsmarkedsuddannelse');
  assert.ok(withBreakOpportunities('a'.repeat(31), 8, true).includes(breakMark));
});
