import assert from 'node:assert/strict';
import { test } from 'node:test';
import { danishInstant } from './danish-instant.ts';

for (const [day, clock, instant] of [
  ['2026-12-01', '09:30', '2026-12-01T08:30:00.000Z'],
  ['2026-07-01', '00:00', '2026-06-30T22:00:00.000Z'],
  ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
] as const) {
  test(`FJE-3 SMS-1 ${clock} on ${day} in Denmark is ${instant}`, () => {
    assert.equal(danishInstant(day, clock).toISOString(), instant);
  });
}
