import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cvrCheckDigitHolds, formatCvr, parseCvr } from './cvr-number.ts';

test('every number with a right check digit is read from any way of writing it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10_000_000, max: 99_999_999 }),
      fc.constantFrom('', 'DK', 'dk '),
      (number, prefix) => {
        const digits = String(number);
        fc.pre(cvrCheckDigitHolds(digits));
        assert.deepEqual(parseCvr(`${prefix}${formatCvr(digits)}`), { ok: true, digits });
      },
    ),
  );
});

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10_000_000, max: 99_999_999 }),
      fc.nat(7),
      fc.integer({ min: 1, max: 9 }),
      (number, place, step) => {
        const digits = String(number);
        fc.pre(cvrCheckDigitHolds(digits));
        const wrong = digits.slice(0, place) + ((Number(digits[place]) + step) % 10) + digits.slice(place + 1);
        assert.equal(parseCvr(wrong).ok, false);
      },
    ),
  );
});

test('what is no CVR number is refused with the problem a person can act on', () => {
  const problemOf = (text: string): string => {
    const parsed = parseCvr(text);
    return parsed.ok ? 'none' : parsed.problem;
  };
  assert.equal(problemOf(''), 'empty');
  assert.equal(problemOf('DK'), 'empty');
  assert.equal(problemOf('1234567x'), 'characters');
  assert.equal(problemOf('1234567'), 'length');
  assert.equal(problemOf('99000105'), 'check-digit');
  assert.equal(problemOf('00000000'), 'check-digit');
  assert.equal(problemOf('29189846'), 'none');
});
