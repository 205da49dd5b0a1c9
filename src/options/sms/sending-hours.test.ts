import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextSendingTime } from './sending-hours.ts';

const day = { sendFrom: '08:00', sendUntil: '20:00' };
const next = (settings: Parameters<typeof nextSendingTime>[0], at: string) =>
  nextSendingTime(settings, new Date(at))?.toISOString() ?? null;

test('SMS-1 a message waits for the time of day that the organisation sends in, in winter and in summer', () => {
  assert.equal(next(day, '2026-01-15T06:59:59Z'), '2026-01-15T07:00:00.000Z');
  assert.equal(next(day, '2026-01-15T07:00:00Z'), null);
  assert.equal(next(day, '2026-01-15T18:59:59Z'), null);
  assert.equal(next(day, '2026-01-15T19:00:00Z'), '2026-01-16T07:00:00.000Z');
  assert.equal(next(day, '2026-07-15T05:59:00Z'), '2026-07-15T06:00:00.000Z');
  assert.equal(next(day, '2026-07-15T18:00:00Z'), '2026-07-16T06:00:00.000Z');
});

test('SMS-1 without times of day a message goes at once, and a window over midnight has both its ends', () => {
  assert.equal(next({}, '2026-01-15T02:00:00Z'), null);
  assert.equal(next({ sendFrom: '00:00' }, '2026-01-15T02:00:00Z'), null);
  assert.equal(next({ sendFrom: '12:00', sendUntil: '12:00' }, '2026-01-15T02:00:00Z'), null);
  const night = { sendFrom: '22:00', sendUntil: '06:00' };
  assert.equal(next(night, '2026-01-15T02:00:00Z'), null);
  assert.equal(next(night, '2026-01-15T05:00:00Z'), '2026-01-15T21:00:00.000Z');
  assert.equal(next(night, '2026-01-15T22:30:00Z'), null);
});

test('SMS-1 on working days only: weekends, public holidays and closing days are waited over', () => {
  const working = { ...day, workingDaysOnly: true };
  assert.equal(next(working, '2026-11-28T10:00:00Z'), '2026-11-30T07:00:00.000Z');
  // From Maundy Thursday to Easter Monday; summer time has begun.
  assert.equal(next(working, '2026-04-02T10:00:00Z'), '2026-04-07T06:00:00.000Z');
  assert.equal(next({ ...working, closingDays: ['2026-11-30'] }, '2026-11-28T10:00:00Z'), '2026-12-01T07:00:00.000Z');
  assert.equal(next({ workingDaysOnly: true }, '2026-11-29T10:00:00Z'), '2026-11-29T23:00:00.000Z');
});

test('SMS-1 the time that is waited for is one at which it goes, and none before it is', () => {
  const clock = fc.integer({ min: 0, max: 47 }).map((half) => {
    const hour = String(Math.floor(half / 2)).padStart(2, '0');
    return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
  });
  fc.assert(
    fc.property(
      clock,
      clock,
      fc.boolean(),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (sendFrom, sendUntil, workingDaysOnly, now, part) => {
        const settings = { sendFrom, sendUntil, workingDaysOnly };
        const found = nextSendingTime(settings, now);
        if (!found) return;
        assert.ok(found > now);
        assert.equal(nextSendingTime(settings, found), null);
        const between = new Date(now.getTime() + (found.getTime() - now.getTime()) * part);
        assert.notEqual(nextSendingTime(settings, between), null);
      },
    ),
  );
});
