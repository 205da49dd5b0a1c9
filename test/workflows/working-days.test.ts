import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  danishDate,
  danishPublicHolidays,
  endOfDanishDay,
  isWorkingDay,
  termBefore,
  termEnd,
} from '../../src/workflows/working-days.ts';

test('WFL-3 the public holidays of 2026 are those of Danish law', () => {
  assert.deepEqual(
    [...danishPublicHolidays(2026)].sort(),
    [
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ],
    'Store bededag is no holiday since 2024',
  );
});

test('WFL-3 working days leave out weekends, holidays and the closing days of the organisation', () => {
  assert.equal(addWorkingDays('2026-04-01', 1), '2026-04-07');
  assert.equal(addWorkingDays('2026-11-20', 5), '2026-11-27');
  assert.equal(addWorkingDays('2026-12-23', 1, new Set(['2026-12-24'])), '2026-12-28');
  assert.equal(addWorkingDays('2026-11-30', -1), '2026-11-27');
});

test('WFL-3 a Danish day ends at midnight in Copenhagen, in winter and in summer and when the clocks change', () => {
  assert.equal(endOfDanishDay('2026-11-24'), '2026-11-24T23:00:00.000Z');
  assert.equal(endOfDanishDay('2026-07-01'), '2026-07-01T22:00:00.000Z');
  assert.equal(endOfDanishDay('2026-03-28'), '2026-03-28T23:00:00.000Z');
  assert.equal(endOfDanishDay('2026-03-29'), '2026-03-29T22:00:00.000Z');
  assert.equal(endOfDanishDay('2026-10-24'), '2026-10-24T22:00:00.000Z');
  assert.equal(endOfDanishDay('2026-10-25'), '2026-10-25T23:00:00.000Z');
});

test('WFL-3 a reminder comes before its deadline, and the last day of a term is a working day', () => {
  const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 40 }), (start, count) => {
      const due = termEnd(start.toISOString(), { workingDays: count });
      const last = danishDate(new Date(Date.parse(due) - 1).toISOString());
      assert.ok(isWorkingDay(last));
      assert.ok(due > start.toISOString());
      assert.ok(termBefore(due, { workingDays: 1 }) < due);
      assert.equal(addDays(addDays(last, count), -count), last);
    }),
    { numRuns: 300 },
  );
});
