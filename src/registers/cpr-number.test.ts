import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { birthDateOfCpr, formatCpr, maskCpr, parseCpr, withoutCpr } from './cpr-number.ts';

/** The digits that section 5's table allows in place 7 for a year. */
function centuryDigits(year: number): readonly number[] {
  const inCentury = year % 100;
  if (year < 1900) return [5, 6, 7, 8];
  if (year < 2000) return inCentury >= 37 ? [0, 1, 2, 3, 4, 9] : [0, 1, 2, 3];
  return inCentury <= 36 ? [4, 5, 6, 7, 8, 9] : [5, 6, 7, 8];
}

const numbers = fc
  .record({
    date: fc.date({ min: new Date('1858-01-01'), max: new Date('2057-12-31'), noInvalidDate: true }),
    digit: fc.nat(5),
    serial: fc.nat(999),
  })
  .map(({ date, digit, serial }) => {
    const iso = date.toISOString().slice(0, 10);
    const [year = '', month = '', day = ''] = iso.split('-');
    const digits = centuryDigits(Number(year));
    const century = digits[digit % digits.length];
    return { iso, cpr: `${day}${month}${year.slice(2)}${century}${String(serial).padStart(3, '0')}` };
  });

test('FRM-4 every number of every day from 1858 to 2057 is read with its own birth date, and comes back from its written form', () => {
  fc.assert(
    fc.property(numbers, ({ iso, cpr }) => {
      const parsed = parseCpr(` ${formatCpr(cpr)} `);
      assert.ok(parsed.ok);
      assert.equal(parsed.number.digits, cpr);
      assert.equal(parsed.number.birthDate, iso);
      assert.equal(parsed.number.replacement, false);
    }),
  );
});

test('a replacement number (day + 60) is recognised, with the birth date it stands for', () => {
  fc.assert(
    fc.property(numbers, ({ iso, cpr }) => {
      const parsed = parseCpr(`${Number(cpr.slice(0, 2)) + 60}${cpr.slice(2)}`);
      assert.ok(parsed.ok);
      assert.equal(parsed.number.replacement, true);
      assert.equal(parsed.number.birthDate, iso);
    }),
  );
});

test('any text is either refused with a problem or gives ten digits; it never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 -]{0,14}$/)), (text) => {
      const parsed = parseCpr(text);
      if (parsed.ok) assert.match(parsed.number.digits, /^[0-9]{10}$/);
      else assert.ok(['empty', 'characters', 'length', 'date'].includes(parsed.problem));
    }),
  );
});

test('a mask never shows the last four digits, and a log line without CPR numbers has none left', () => {
  fc.assert(
    fc.property(numbers, fc.constantFrom('', '-', ' '), ({ cpr }, separator) => {
      assert.equal(maskCpr(cpr), `${cpr.slice(0, 6)}-****`);
      const line = withoutCpr(`fault about ${cpr.slice(0, 6)}${separator}${cpr.slice(6)}.`);
      assert.equal(line, 'fault about [cpr].');
    }),
  );
});

test('what is no CPR number is refused with the problem a person can act on', () => {
  const problemOf = (text: string): string => {
    const parsed = parseCpr(text);
    return parsed.ok ? 'none' : parsed.problem;
  };
  assert.equal(problemOf('  '), 'empty');
  assert.equal(problemOf('010785-00A8'), 'characters');
  assert.equal(problemOf('010785001'), 'length');
  assert.equal(problemOf('0107850018 1'), 'length');
  assert.equal(problemOf('3002850018'), 'date');
  assert.equal(problemOf('0113850018'), 'date');
  assert.equal(problemOf('2902010018'), 'date', '1901 was no leap year');
  assert.equal(problemOf('2902000018'), 'date', '1900 was no leap year');
  assert.equal(problemOf('2902004018'), 'none', '2000 was one');
  assert.equal(problemOf('3207850018'), 'date');
  assert.equal(problemOf('6007850018'), 'date', 'day 60 is neither a day nor a day + 60');
  assert.equal(problemOf('9207850018'), 'date');
});

test('a wrong check digit is said, and the number is accepted all the same', () => {
  const failing = parseCpr('0101630017');
  assert.ok(failing.ok);
  assert.equal(failing.number.checkDigitHolds, false);
  // Replacement numbers, so that none of these is anybody's.
  const holding = Array.from({ length: 1000 }, (_, serial) =>
    parseCpr(`6107850${String(serial).padStart(3, '0')}`),
  ).filter((parsed) => parsed.ok && parsed.number.checkDigitHolds);
  assert.ok(holding.length >= 90 && holding.length <= 91, 'one in eleven holds');
});

test('the century follows digit 7 at each of its borders', () => {
  const yearOf = (year: string, digit: string): string | undefined =>
    birthDateOfCpr(`0101${year}${digit}001`)?.slice(0, 4);
  assert.deepEqual(
    ['0', '3'].map((digit) => yearOf('00', digit)),
    ['1900', '1900'],
  );
  assert.deepEqual(
    [yearOf('36', '4'), yearOf('37', '4'), yearOf('36', '9'), yearOf('37', '9')],
    ['2036', '1937', '2036', '1937'],
  );
  assert.deepEqual(
    [yearOf('57', '5'), yearOf('58', '5'), yearOf('57', '8'), yearOf('58', '8')],
    ['2057', '1858', '2057', '1858'],
  );
});
