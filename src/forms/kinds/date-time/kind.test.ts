import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom } from '../testing.ts';
import { dateTime } from './kind.ts';
import { readTime } from './read-time.ts';

const field = samples.dateTime;
const parse = (day: string, month: string, year: string, time: string) =>
  dateTime.parse(field, { day, month, year, time }, {});

test('FRM-1 dateTime: a day and a time become one value, however the time is written', () => {
  for (const time of ['14.30', '14:30', '1430', ' kl. 14.30', 'Kl 14:30', '14 30']) {
    assert.equal(takenFrom(parse('1', '7', '2026', time)), '2026-07-01T14:30', time);
  }
  assert.equal(takenFrom(parse('1', '7', '2026', '9')), '2026-07-01T09:00');
  assert.equal(takenFrom(parse('', '', '', ' ')), null);
  assert.equal(takenFrom(dateTime.parse(field, '2026-07-01T14:30:00', {})), '2026-07-01T14:30');
});

test('FRM-1 dateTime: what is missing or wrong is said at its input', () => {
  const wrong = (...typed: [string, string, string, string]) => {
    const { code, part } = errorOf(parse(...typed));
    return [code, part];
  };
  assert.deepEqual(wrong('', '', '', '14.30'), ['noDateForTime', 'day']);
  assert.deepEqual(wrong('1', '7', '2026', ''), ['noTime', 'time']);
  assert.deepEqual(wrong('31', '4', '2026', '14.30'), ['noSuchDate', 'day']);
  for (const time of ['24.00', '14.60', '2 pm', '12345', '-1']) {
    assert.deepEqual(wrong('1', '7', '2026', time), ['badTime', 'time'], time);
  }
});

test('FRM-1 dateTime: every minute of a day is read as it is written in Danish and English', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_439 }), (minute) => {
      const iso = new Date(minute * 60_000).toISOString().slice(11, 16);
      assert.equal(readTime(iso), iso);
      assert.equal(readTime(iso.replace(':', '.')), iso);
    }),
  );
});

test('FRM-1 dateTime: is read from its four inputs, and only the wrong one is marked', () => {
  const posted = posting({ 'field.day': '1', 'field.time': '25' });
  assert.deepEqual(dateTime.read(field, 'field', posted), { day: '1', month: '', year: '', time: '25' });
  const raw = { day: '1', month: '7', year: '2026', time: '25' };
  const html = drawField(field, { raw, errors: [errorOf(dateTime.parse(field, raw, {}))] });
  assert.match(html, /<input [^>]*id="field\.time"[^>]*aria-invalid="true"/);
  assert.equal(attributes(html, 'aria-invalid').length, 1);
  assert.deepEqual(attributes(html, 'value'), ['1', '7', '2026', '25']);
});

test('SPR-2 dateTime: is written out in the language, and a date and time to expressions', () => {
  assert.deepEqual(dateTime.present(field, '2026-07-01T14:30', 'da'), {
    kind: 'text',
    text: '1. juli 2026 kl. 14.30',
  });
  assert.deepEqual(dateTime.present(field, '2026-07-01T14:30', 'en'), { kind: 'text', text: '1 July 2026 at 14:30' });
  assert.deepEqual(dateTime.toFeel(field, '2026-07-01T14:30'), { kind: 'date and time', iso: '2026-07-01T14:30:00' });
});
