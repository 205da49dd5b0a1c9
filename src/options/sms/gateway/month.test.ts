import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOfMonth, momentsOfMonth } from './month.ts';

test('SMS-5 a month is asked for by its own days, and begins and ends at midnight in Denmark', () => {
  assert.deepEqual(daysOfMonth('2028-02'), { first: '2028-02-01', last: '2028-02-29' });
  assert.deepEqual(daysOfMonth('2026-12'), { first: '2026-12-01', last: '2026-12-31' });
  const iso = (month: string) => {
    const { from, until } = momentsOfMonth(month);
    return [new Date(from).toISOString(), new Date(until).toISOString()];
  };
  assert.deepEqual(iso('2026-11'), ['2026-10-31T23:00:00.000Z', '2026-11-30T23:00:00.000Z']);
  assert.deepEqual(
    iso('2026-03'),
    ['2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
    'summer time begins in it',
  );
  assert.deepEqual(iso('2026-12'), ['2026-11-30T23:00:00.000Z', '2026-12-31T23:00:00.000Z']);
  for (const month of ['2026-13', '2026-00', '26-11', '2026-1', '2026-11-01', '']) {
    assert.throws(() => daysOfMonth(month), month);
    assert.throws(() => momentsOfMonth(month), month);
  }
});
