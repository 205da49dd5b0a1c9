import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom } from '../testing.ts';
import { date } from './kind.ts';

const field = samples.date;
const parse = (day: string, month: string, year: string) => date.parse(field, { day, month, year }, {});

test('FRM-1 date: three inputs become an ISO date', () => {
  assert.equal(takenFrom(parse('1', '7', '1985')), '1985-07-01');
  assert.equal(takenFrom(parse(' 29', '02 ', '2024')), '2024-02-29');
  assert.equal(takenFrom(parse('', ' ', '')), null);
  assert.equal(takenFrom(date.parse(field, '1985-07-01', {})), '1985-07-01');
});

test('FRM-1 date: a whole date in the first input, dots, and months by name in Danish and English are understood', () => {
  for (const whole of [
    '1.7.1985',
    '01-07-1985',
    ' 1/7/1985 ',
    '1985-07-01',
    '1. juli 1985',
    '1 July 1985',
    '01.07.1985.',
  ])
    assert.equal(takenFrom(parse(whole, '', '')), '1985-07-01', whole);
  assert.equal(takenFrom(parse('1.', 'juli', '1985')), '1985-07-01');
  assert.equal(takenFrom(parse('1.', '7.', '1985')), '1985-07-01');
  assert.equal(takenFrom(parse('24', 'Okt.', '2026')), '2026-10-24');
  assert.equal(errorOf(parse('31.2.2026', '', '')).code, 'noSuchDate');
});

test('FRM-1 date: an error says which input is wrong and what was written there', () => {
  const wrong = (day: string, month: string, year: string) => {
    const { code, part } = errorOf(parse(day, month, year));
    return [code, part];
  };
  assert.deepEqual(wrong('1', '', ''), ['dateIncomplete', 'month']);
  assert.deepEqual(wrong('', '7', '1985'), ['noDay', 'day']);
  assert.deepEqual(wrong('1', '', '1985'), ['noMonth', 'month']);
  assert.deepEqual(wrong('1', '7', ''), ['noYear', 'year']);
  assert.deepEqual(wrong('32', '7', '1985'), ['badDay', 'day']);
  assert.deepEqual(wrong('1', 'juleaften', '1985'), ['badMonth', 'month']);
  assert.deepEqual(wrong('1.7.85', '', ''), ['dateIncomplete', 'month']);
  assert.deepEqual(wrong('1', '7', '85'), ['badYear', 'year']);
  assert.deepEqual(wrong('29', '2', '2023'), ['noSuchDate', 'day']);
  assert.match(errorOf(parse('29', '2', '2023')).message.da, /Datoen 29\.2\.2023 findes ikke/);
});

test('FRM-1 date: every real day is taken, and what is taken is a real day', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (day) => {
      const iso = day.toISOString().slice(0, 10);
      const taken = takenFrom(
        parse(String(day.getUTCDate()), String(day.getUTCMonth() + 1), String(day.getUTCFullYear())),
      );
      assert.equal(taken, iso);
    }),
  );
});

test('FRM-1 date: is read from its three inputs, also when one of them is missing from the post', () => {
  assert.deepEqual(date.read(field, 'born', posting({ 'born.day': '1', 'born.year': '1985' })), {
    day: '1',
    month: '',
    year: '1985',
  });
});

test('FRM-1 date: only the wrong input is marked, and browsers fill in only the person’s own birthday', () => {
  const errors = [errorOf(parse('1', '13', '1985'))];
  const html = drawField(field, { raw: { day: '1', month: '13', year: '1985' }, errors });
  assert.match(html, /<input [^>]*id="field\.month"[^>]*aria-invalid="true"/);
  assert.equal(attributes(html, 'aria-invalid').length, 1);
  assert.deepEqual(attributes(html, 'value'), ['1', '13', '1985']);
  assert.deepEqual(attributes(html, 'aria-describedby'), ['field-hint field-error']);
  const own = { ...field, autocomplete: 'bday' } as const;
  assert.deepEqual(attributes(drawField(own), 'autocomplete'), ['bday-day', 'bday-month', 'bday-year']);
  assert.deepEqual(attributes(drawField(own, { name: 'children.r1.born' }), 'autocomplete'), ['off', 'off', 'off']);
});

test('FRM-1 date: is written out in the language and a date to expressions', () => {
  assert.deepEqual(date.present(field, '1985-07-01', 'da'), { kind: 'text', text: '1. juli 1985' });
  assert.deepEqual(date.present(field, '1985-07-01', 'en'), { kind: 'text', text: '1 July 1985' });
  assert.deepEqual(date.toFeel(field, '1985-07-01'), { kind: 'date', iso: '1985-07-01' });
});
