import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dateTimeOf,
  dayDuration,
  monthDuration,
  readCalendarTime,
  readClock,
  readDay,
  readDuration,
  readTemporal,
  writeTemporal,
} from './temporal.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 20251124 });

test('FRM-2 durations are written in the fewest units and read back, up to the whole numbers of the host', () => {
  const whole = fc.oneof(fc.maxSafeInteger(), fc.integer());
  fc.assert(
    fc.property(whole, (count) => {
      const [days, months] = [dayDuration(count), monthDuration(count)];
      assert.ok(days !== null && months !== null);
      // Fifteen digits of years are more than a text may have.
      if (Math.abs(count) < 1e12) assert.deepEqual(readDuration(writeTemporal(months)), months);
      assert.deepEqual(readDuration(writeTemporal(days)), days);
    }),
  );
  assert.equal(writeTemporal({ kind: 'days and time duration', milliseconds: 90_061_001 }), 'P1DT1H1M1.001S');
  assert.equal(writeTemporal({ kind: 'days and time duration', milliseconds: 0 }), 'PT0S');
  assert.equal(writeTemporal({ kind: 'years and months duration', months: 0 }), 'P0M');
  assert.equal(dayDuration(0.5), null);
  assert.equal(monthDuration(Number.MAX_VALUE), null);
});

test('FRM-2 a moment is written and read back for all years of nine digits, with and without an offset', () => {
  const anyMoment = fc.record({
    dayNumber: fc.integer({ min: -365_000_000_000, max: 365_000_000_000 }),
    milliseconds: fc.integer({ min: 0, max: 86_399_999 }),
    offset: fc.option(fc.integer({ min: -14 * 60, max: 14 * 60 })),
  });
  fc.assert(
    fc.property(anyMoment, (moment) => {
      const value = dateTimeOf(moment);
      assert.ok(value !== null);
      assert.deepEqual(readCalendarTime(value.iso), { ...moment });
      assert.deepEqual(readTemporal(value.iso), value);
    }),
  );
});

test('FRM-2 texts outside the lexical space of XML Schema are no dates, times or durations', () => {
  for (const text of [
    '2025-02-29',
    '2025-13-01',
    '2025-1-1',
    '02025-01-01',
    '+2025-01-01',
    '2025-01-01Z',
    '01-01-2025',
    '',
  ]) {
    assert.equal(readDay(text), null, text);
  }
  for (const text of [
    '24:00:00',
    '10:60:00',
    '10:00',
    '10:00:60',
    '10:00:00+14:01',
    '10:00:00+1:00',
    '10:00:00@Europe/Copenhagen',
  ]) {
    assert.equal(readClock(text), null, text);
  }
  for (const text of ['P', 'PT', 'P1DT', '-P', 'P1Y1D', 'P1.5D', '1D', 'PT1.S', 'P-1D', 'p1d', '']) {
    assert.equal(readDuration(text), null, text);
  }
});
