import Big from 'big.js';

/** Numbers are decimal128 of IEEE 754-2008 (DMN 1.5, 10.3.2.3.1): 34 significant digits, rounded half to even. */
const SIGNIFICANT_DIGITS = 34;
const LARGEST_EXPONENT = 6144;
const SMALLEST_EXPONENT = -6176;
const HALF_EVEN = 2;

/** Digits kept inside a chain of multiplications, so that the last one alone decides the 34th digit. */
const GUARDED_DIGITS = 50;

/** Beyond this distance the smaller summand cannot touch the 34th digit of the larger. */
const NEGLIGIBLE_EXPONENT_DISTANCE = 2 * SIGNIFICANT_DIGITS + 4;

/** A constructor of our own: the precision of a division is a property of big.js's constructor, and others may set theirs. */
const Decimal = Big();
Decimal.DP = SIGNIFICANT_DIGITS;
Decimal.RM = HALF_EVEN;

export const ZERO = new Decimal(0);
export const ONE = new Decimal(1);

/** The number of a numeral (`12`, `-0.5`, `1e3`) or of a finite number of the host; null for anything else. */
export function decimalOf(numeral: string | number): Big | null {
  const text = String(numeral);
  // Checked here, since big.js would throw; more digits than this cannot come from an expression of legal length.
  if (text.length > 20_000 || !/^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,9})?$/.test(text)) return null;
  const exponent = /[eE]([+-]?\d+)$/.exec(text)?.[1];
  // big.js itself refuses exponents beyond a million.
  if (exponent !== undefined && Math.abs(Number(exponent)) > 100_000) return null;
  return rounded(new Decimal(text.replace(/\.(?=$|[eE])/, '')));
}

/** The nearest number of 34 digits; null where it is too large; 0 where it is too small. */
export function rounded(value: Big): Big | null {
  const result = value.c.length > SIGNIFICANT_DIGITS ? value.prec(SIGNIFICANT_DIGITS, HALF_EVEN) : value;
  if (result.e > LARGEST_EXPONENT) return null;
  return result.e < SMALLEST_EXPONENT ? ZERO : result;
}

export function isZero(value: Big): boolean {
  return value.c[0] === 0;
}

export function plus(left: Big, right: Big): Big | null {
  // big.js would write out all the zeros between the two.
  if (!isZero(left) && !isZero(right) && Math.abs(left.e - right.e) > NEGLIGIBLE_EXPONENT_DISTANCE) {
    return rounded(left.e > right.e ? left : right);
  }
  return rounded(left.plus(right));
}

export function minus(left: Big, right: Big): Big | null {
  return plus(left, right.neg());
}

export function times(left: Big, right: Big): Big | null {
  return rounded(left.times(right));
}

/** The quotient of 34 digits; null for a division by zero. */
export function divide(left: Big, right: Big): Big | null {
  return quotient(left, right, SIGNIFICANT_DIGITS);
}

function quotient(left: Big, right: Big, digits: number): Big | null {
  if (isZero(right)) return null;
  if (isZero(left)) return ZERO;
  // With both between 1 and 10 the quotient has its first digit before the point, or, when the left is less, just after it.
  const dividend = withExponent(left, 0);
  const divisor = withExponent(right, 0);
  Decimal.DP = dividend.abs().lt(divisor.abs()) ? digits : digits - 1;
  const result = dividend.div(divisor);
  Decimal.DP = SIGNIFICANT_DIGITS;
  return rounded(withExponent(result, result.e + left.e - right.e));
}

function withExponent(value: Big, exponent: number): Big {
  const copy = new Decimal(value);
  copy.e = exponent;
  return copy;
}

/**
 * `base ** exponent`. Exact to 34 digits for whole exponents; for others it goes through binary floating point and
 * gives 15 digits. Null where it is undefined or too large.
 */
export function power(base: Big, exponent: Big): Big | null {
  const whole = toInteger(exponent);
  if (whole === null) return approximatePower(base, exponent);
  if (isZero(base)) return whole < 0 ? null : whole === 0 ? ONE : ZERO;
  let result: Big = ONE;
  let factor: Big = new Decimal(base);
  for (let rest = Math.abs(whole); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = guarded(result.times(factor));
    if (Math.abs(result.e) > 2 * LARGEST_EXPONENT) break;
    if (rest > 1) factor = guarded(factor.times(factor));
    if (Math.abs(factor.e) > 4 * LARGEST_EXPONENT) {
      result = guarded(result.times(factor));
      break;
    }
  }
  return whole < 0 ? divide(ONE, result) : rounded(result);
}

function guarded(value: Big): Big {
  return value.c.length > GUARDED_DIGITS ? value.prec(GUARDED_DIGITS, HALF_EVEN) : value;
}

function approximatePower(base: Big, exponent: Big): Big | null {
  const result = toFloat(base) ** toFloat(exponent);
  return Number.isFinite(result) ? decimalOf(result.toPrecision(15)) : null;
}

/** The square root of 34 digits; null for negative numbers. */
export function squareRoot(value: Big): Big | null {
  if (value.s < 0 && !isZero(value)) return null;
  if (isZero(value)) return ZERO;
  const half = Math.floor(value.e / 2);
  // The root of a number between 1 and 100 has one digit before the point.
  Decimal.DP = SIGNIFICANT_DIGITS - 1;
  const root = withExponent(value, value.e - 2 * half).sqrt();
  Decimal.DP = SIGNIFICANT_DIGITS;
  return rounded(withExponent(root, root.e + half));
}

export type RoundingMode = 'up' | 'down' | 'half up' | 'half down' | 'half even' | 'floor' | 'ceiling';

/** Rounds at a number of decimals, which may be negative (DMN 1.5, 10.3.4.5); null outside -6111…6176. */
export function roundAt(value: Big, decimals: number, mode: RoundingMode): Big | null {
  if (decimals < -6111 || decimals > 6176) return null;
  if (decimals > value.c.length - value.e) return value;
  const negative = value.s < 0;
  switch (mode) {
    case 'down':
      return rounded(value.round(decimals, 0));
    case 'half up':
      return rounded(value.round(decimals, 1));
    case 'half even':
      return rounded(value.round(decimals, 2));
    case 'up':
      return rounded(value.round(decimals, 3));
    case 'floor':
      return rounded(value.round(decimals, negative ? 3 : 0));
    case 'ceiling':
      return rounded(value.round(decimals, negative ? 0 : 3));
    case 'half down': {
      // big.js lacks it: half up, unless the value lies exactly between its two neighbours.
      const nearer = value.round(decimals, 0);
      const farther = value.round(decimals, 3);
      const tie = value.minus(nearer).abs().eq(farther.minus(value).abs());
      return rounded(tie ? nearer : value.round(decimals, 1));
    }
  }
}

/** The remainder with the sign of the divisor: `dividend - divisor * floor(dividend / divisor)` (DMN 1.5, table 76). */
export function modulo(dividend: Big, divisor: Big): Big | null {
  if (isZero(divisor) || dividend.e - divisor.e > LARGEST_EXPONENT) return null;
  if (isZero(dividend)) return ZERO;
  if (divisor.e - dividend.e > NEGLIGIBLE_EXPONENT_DISTANCE) {
    return dividend.s === divisor.s ? dividend : rounded(divisor);
  }
  const remainder = dividend.mod(divisor);
  return isZero(remainder) || remainder.s === divisor.s ? rounded(remainder) : plus(remainder, divisor);
}

export function isWhole(value: Big): boolean {
  return isZero(value) || value.c.length - 1 <= value.e;
}

/** As a whole number of the host; null where it isn't one, or is too large to be exact. */
export function toInteger(value: Big): number | null {
  if (value.e > 15 || !isWhole(value)) return null;
  const result = toFloat(value);
  return Number.isSafeInteger(result) ? result : null;
}

/** The whole part toward zero as a number of the host; null where it is too large. */
export function toTruncated(value: Big): number | null {
  return value.e > 15 ? null : Math.trunc(toFloat(value)) + 0;
}

function toFloat(value: Big): number {
  return Number(value.toString());
}

/** The canonical text of a number: plain digits as long as it has at most 40 of them, else with an exponent. */
export function numeralOf(value: Big): string {
  if (isZero(value)) return '0';
  return value.e > -40 && value.e < 40 ? value.toFixed() : value.toExponential();
}
