import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { postedDay } from './posted-day.ts';

test('CAS-1 a day is read as browsers send it and as Danes type it, and what is no day is told from nothing', () => {
  for (const typed of ['2026-12-03', '3-12-2026', ' 03.12.2026 ', '3/12/2026']) {
    assert.equal(postedDay(typed), '2026-12-03', typed);
  }
  assert.equal(postedDay('  '), null);
  for (const typed of ['31-02-2026', '2026-13-01', 'i morgen', '0-1-2026', '2026-1-1']) {
    assert.equal(postedDay(typed), undefined, typed);
  }
});

test('CAS-1 whatever is typed, the answer is a real day, nothing, or no day', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}$/)), (typed) => {
      const day = postedDay(typed);
      if (typeof day === 'string') assert.equal(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10), day);
    }),
  );
});
