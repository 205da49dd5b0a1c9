/** The longest text that is tried as a number; the longest number that is kept (FEEL counts with 34 digits). */
const longestText = 60;
const mostDigits = 30;

/** A number that was read. */
export interface ReadDecimal {
  /** Exact decimal text: `-1234.5`, without thousands separators and needless zeros. */
  readonly value: string;
  /**
   * The decimals that a field counts against those it allows. Needless zeros don't count (`12,00` is whole), except
   * where three or more digits were written: `1,000` from an English hand is a thousand, and must not pass as one.
   */
  readonly decimals: number;
}

/**
 * The number in what a person typed, or null when it is none. Danes write `1.234,50`, English writers `1,234.50`, and the language of the page does not tell
 * which hand is writing; so the signs themselves decide:
 *
 * - Blanks and apostrophes separate thousands.
 * - Two different signs: the last is the decimal sign, the others separate thousands (`1.234,50`, `1,234.50`).
 * - The same sign several times separates thousands (`1.234.567`, `1,234,567`).
 * - One comma is the decimal sign (`12,5`, and `1,234` is 1.234).
 * - One dot before exactly three digits separates thousands (`1.234` is 1234), unless what stands before it can't be a
 *   group of thousands (`0.125`, `1234.125`). Any other dot is the decimal sign (`1234.50`).
 *
 * Groups must be of three digits; anything else is refused rather than guessed at.
 */
export function parseDecimal(typed: string): ReadDecimal | null {
  if (typed.length > longestText) return null;
  const match = /^([+\-−]?) ?([\d.,' ]+)$/.exec(typed.trim().replace(/\s/g, ' ').replaceAll('’', "'"));
  if (!match) return null;
  const [, sign = '', body = ''] = match;
  const number = single(body) ?? grouped(body);
  if (number === null) return null;
  const whole = number.whole.replace(/^0+(?=\d)/, '');
  const fraction = number.fraction.replace(/0+$/, '');
  if (whole.length + fraction.length > mostDigits) return null;
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return {
    value: sign === '' || sign === '+' || text === '0' ? text : `-${text}`,
    decimals: number.fraction.length >= 3 ? number.fraction.length : fraction.length,
  };
}

interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

/** Digits with at most one comma or dot. */
function single(body: string): Digits | null {
  const match = /^(\d*)(?:([.,])(\d+))?$/.exec(body);
  if (!match || body === '') return null;
  const [, whole = '', sign, fraction = ''] = match;
  const isThousands = sign === '.' && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return isThousands ? { whole: whole + fraction, fraction: '' } : { whole: whole === '' ? '0' : whole, fraction };
}

/** Groups of three with one kind of separator, and perhaps another sign with decimals. */
function grouped(body: string): Digits | null {
  const match = /^([1-9]\d{0,2}([.,' ])\d{3}(?:\2\d{3})*)(?:([.,])(\d+))?$/.exec(body);
  if (!match || match[2] === match[3]) return null;
  return { whole: (match[1] ?? '').replace(/\D/g, ''), fraction: match[4] ?? '' };
}
