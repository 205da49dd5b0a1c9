import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate, isoDate } from './calendar-date.ts';

test('only days that the calendar has become dates', () => {
  assert.equal(isoDate(2024, 2, 29), '2024-02-29');
  assert.equal(isoDate(2023, 2, 29), null);
  assert.equal(isoDate(1900, 2, 29), null);
  assert.equal(isoDate(2025, 13, 1), null);
  assert.equal(isoDate(2025, 4, 31), null);
  assert.equal(isoDate(99, 1, 1), null);
  assert.equal(isoDate(Number.NaN, 1, 1), null);
});

test('SPR-2 dates are written out in the language', () => {
  assert.equal(formatDate('1985-07-01', 'da'), '1. juli 1985');
  assert.equal(formatDate('1985-07-01', 'en'), '1 July 1985');
  assert.equal(formatDate('soon', 'en'), 'soon');
});
