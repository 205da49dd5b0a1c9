import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addMonths,
  dayOfYear,
  daysInMonth,
  fromDayNumber,
  isCalendarDay,
  LARGEST_YEAR,
  monthsBetween,
  toDayNumber,
  weekdayOf,
  weekOfYear,
} from './calendar.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 20251124 });

const anyDay = fc
  .record({
    year: fc.oneof(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: -LARGEST_YEAR, max: LARGEST_YEAR })),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .filter(({ year, month, day }) => isCalendarDay(year, month, day));

test('FRM-2 a day number leads back to its day for all years of nine digits', () => {
  fc.assert(fc.property(anyDay, (day) => assert.deepEqual(fromDayNumber(toDayNumber(day)), { ...day })));
});

test('FRM-2 day numbers and weekdays are those of the host for every date that it knows', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (dayNumber) => {
      const date = new Date(dayNumber * 86_400_000);
      const day = fromDayNumber(dayNumber);
      assert.deepEqual(day, { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
      assert.ok(day !== null);
      assert.equal(weekdayOf(day), date.getUTCDay() === 0 ? 7 : date.getUTCDay());
    }),
  );
});

test('FRM-2 a month more ends on the last day of a shorter month, and years outside nine digits are no date', () => {
  assert.deepEqual(addMonths({ year: 2024, month: 1, day: 31 }, 1), { year: 2024, month: 2, day: 29 });
  assert.deepEqual(addMonths({ year: 2024, month: 2, day: 29 }, -12), { year: 2023, month: 2, day: 28 });
  assert.deepEqual(addMonths({ year: 2025, month: 1, day: 15 }, -1), { year: 2024, month: 12, day: 15 });
  assert.equal(addMonths({ year: LARGEST_YEAR, month: 12, day: 31 }, 1), null);
  assert.equal(fromDayNumber(toDayNumber({ year: LARGEST_YEAR, month: 12, day: 31 }) + 1), null);
});

test('FRM-2 as many months as lie between two days never lead past the second', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 5000 }), (from, days) => {
      const to = fromDayNumber(toDayNumber(from) + days);
      if (to === null) return;
      const months = monthsBetween(from, to);
      const reached = addMonths(from, months);
      assert.ok(reached !== null && toDayNumber(reached) <= toDayNumber(to));
      assert.ok(months >= 0);
      assert.equal(monthsBetween(to, from), monthsBetween(from, to) === 0 ? 0 : -months);
    }),
  );
});

test('FRM-2 week numbers are those of ISO 8601, also where the week belongs to the other year', () => {
  const weeks = [
    [2019, 9, 17, 38],
    [2003, 12, 29, 1],
    [2004, 1, 4, 1],
    [2005, 1, 1, 53],
    [2005, 1, 3, 1],
    [2020, 12, 31, 53],
    [2021, 1, 3, 53],
    [2025, 12, 29, 1],
  ] as const;
  for (const [year, month, day, week] of weeks) assert.equal(weekOfYear({ year, month, day }), week);
  assert.equal(dayOfYear({ year: 2024, month: 12, day: 31 }), 366);
  assert.equal(daysInMonth(1900, 2), 28);
  assert.equal(daysInMonth(2000, 2), 29);
});
