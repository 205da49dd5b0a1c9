import assert from 'node:assert/strict';
import { test } from 'node:test';
import Big from 'big.js';
import fc from 'fast-check';
import { decimalOf, divide, modulo, numeralOf, plus, power, roundAt, squareRoot, times, toInteger } from './decimal.ts';
import { numberFrom } from './test-support.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 20251124 });

const anyNumber = fc
  .tuple(fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }), fc.integer({ min: -40, max: 40 }))
  .map(([coefficient, exponent]) => numberFrom(`${coefficient}e${exponent}`));

test('FRM-2 decimals are exact where binary fractions are not', () => {
  assert.equal(numeralOf(plus(numberFrom('0.1'), numberFrom('0.2')) ?? numberFrom(0)), '0.3');
  assert.equal(numeralOf(times(numberFrom('1.005'), numberFrom(1000)) ?? numberFrom(0)), '1005');
  assert.equal(numeralOf(numberFrom('12345678901234567890.12')), '12345678901234567890.12');
});

test('FRM-2 a quotient has 34 digits and is the nearest, whatever the size of the two numbers', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (left, right) => {
      if (right.eq(0)) return assert.equal(divide(left, right), null);
      const quotient = divide(left, right);
      assert.ok(quotient !== null && quotient.c.length <= 34);
      // Half a unit of the last digit: |left - quotient * right| <= |right| * 10 ** (exponent - 33) / 2.
      const half = new Big(`5e${quotient.e - 34}`);
      assert.ok(left.minus(quotient.times(right)).abs().lte(right.abs().times(half)));
    }),
  );
  assert.equal(numeralOf(divide(numberFrom(2), numberFrom(3)) ?? numberFrom(0)), `0.${'6'.repeat(33)}7`);
});

test('FRM-2 a tie goes to the even neighbour at 34 digits', () => {
  const digits = '1'.repeat(33);
  assert.equal(decimalOf(`${digits}25`)?.toFixed(), `${digits}20`);
  assert.equal(decimalOf(`${digits}35`)?.toFixed(), `${digits}40`);
});

test('FRM-2 numbers stay within decimal128: larger ones are null, smaller ones 0', () => {
  assert.equal(decimalOf('1e6145'), null);
  assert.equal(decimalOf('1e-7000')?.toString(), '0');
  assert.equal(times(numberFrom('1e6000'), numberFrom('1e6000')), null);
  assert.equal(power(numberFrom(10), numberFrom(100_000)), null);
  assert.equal(power(numberFrom(2), numberFrom('999999999')), null);
  assert.equal(decimalOf('1e99999999999'), null);
  assert.equal(decimalOf('0x10'), null);
  assert.equal(decimalOf(Number.NaN), null);
});

test('FRM-2 the sum of numbers far apart is the larger one', () => {
  assert.equal(plus(numberFrom('1e6000'), numberFrom('-1e-6000'))?.toString(), '1e+6000');
});

test('FRM-2 powers of whole exponents are exact to 34 digits', () => {
  assert.equal(power(numberFrom(2), numberFrom(100))?.toFixed(), '1267650600228229401496703205376');
  assert.equal(power(numberFrom(2), numberFrom(-1))?.toFixed(), '0.5');
  assert.equal(power(numberFrom(0), numberFrom(0))?.toFixed(), '1');
  assert.equal(power(numberFrom(0), numberFrom(-1)), null);
  assert.equal(power(numberFrom(-8), numberFrom('0.5')), null);
});

test('FRM-2 a square root squared is its number to 33 digits', () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      const root = squareRoot(number.abs());
      assert.ok(root !== null);
      const square = times(root, root) ?? numberFrom(0);
      const distance = square.minus(number.abs()).abs();
      assert.ok(distance.lte(number.abs().times('1e-33')), numeralOf(number));
    }),
  );
  assert.equal(squareRoot(numberFrom(-1)), null);
});

test('FRM-2 rounding has the seven modes of the standard, also for scales that are negative', () => {
  const rounded = (numeral: string, decimals: number) =>
    (['up', 'down', 'half up', 'half down', 'half even', 'floor', 'ceiling'] as const)
      .map((mode) => roundAt(numberFrom(numeral), decimals, mode)?.toFixed())
      .join(' ');
  assert.equal(rounded('5.5', 0), '6 5 6 5 6 5 6');
  assert.equal(rounded('-5.5', 0), '-6 -5 -6 -5 -6 -6 -5');
  assert.equal(rounded('2.5', 0), '3 2 3 2 2 2 3');
  assert.equal(rounded('1.126', 2), '1.13 1.12 1.13 1.13 1.13 1.12 1.13');
  assert.equal(rounded('1250', -2), '1300 1200 1300 1200 1200 1200 1300');
  assert.equal(roundAt(numberFrom(1), 6177, 'up'), null);
});

test('FRM-2 a remainder has the sign of its divisor and is smaller', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (dividend, divisor) => {
      const remainder = modulo(dividend, divisor);
      if (divisor.eq(0)) return assert.equal(remainder, null);
      assert.ok(remainder !== null);
      assert.ok(remainder.abs().lte(divisor.abs()));
      assert.ok(remainder.eq(0) || remainder.s === divisor.s);
    }),
  );
});

test('FRM-2 only whole numbers that the host holds exactly become positions', () => {
  assert.equal(toInteger(numberFrom('12')), 12);
  assert.equal(toInteger(numberFrom('1.5')), null);
  assert.equal(toInteger(numberFrom('-1200')), -1200);
  assert.equal(toInteger(numberFrom('1e30')), null);
});
