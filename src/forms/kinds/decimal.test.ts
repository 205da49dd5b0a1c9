import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDecimal } from './decimal.ts';
import { formatDecimal } from './format-decimal.ts';

const read = (typed: string) => parseDecimal(typed)?.value ?? null;

test('FRM-1 reads Danish and English numbers by their signs', () => {
  const cases: Readonly<Record<string, string>> = {
    '1.234,50': '1234.5',
    '1,234.50': '1234.5',
    '1234.50': '1234.5',
    '1234.5': '1234.5',
    '1234,5': '1234.5',
    '1.234': '1234',
    '1,234': '1.234',
    '0.125': '0.125',
    '1234.125': '1234.125',
    '1.234.567': '1234567',
    '1,234,567': '1234567',
    '1.234.567,891': '1234567.891',
    '1 234,50': '1234.5',
    '1\u00a0234\u202f567': '1234567',
    "1'234.500": '1234.5',
    '1 234.125': '1234.125',
    '−5': '-5',
    '- 5': '-5',
    '+5': '5',
    ' 007 ': '7',
    ',5': '0.5',
    '-0,0': '0',
  };
  for (const [typed, expected] of Object.entries(cases)) assert.equal(read(typed), expected, typed);
});

test('FRM-1 refuses what is no number or could be read two ways', () => {
  const bad = [
    '',
    '-',
    '.',
    ',',
    '1.2.3',
    '1,2,3',
    '1.23.456',
    '1.234.50',
    '12 34',
    '5,',
    '1e5',
    '0x10',
    'NaN',
    '½',
    '１',
    '1 kr',
  ];
  for (const typed of bad) assert.equal(read(typed), null, typed);
  assert.equal(read('9'.repeat(31)), null, 'more digits than are kept');
  assert.equal(read('9'.repeat(10_000_000)), null, 'ten million digits');
});

const decimals = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 20n }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 8 }),
  )
  .map(([negative, whole, fraction]) => `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`);

test('FRM-1 whatever is written the Danish way is read back as the same number', () => {
  fc.assert(
    fc.property(decimals, fc.boolean(), (written, group) => {
      const canonical = read(written.replace('.', ',')) ?? assert.fail(written);
      const danish = formatDecimal(canonical, 'da', { grouping: group ? 'always' : 'min2' });
      assert.equal(read(danish), canonical);
    }),
  );
});

test('FRM-1 whatever is written the English way is read back as the same number, except one sign before three last digits', () => {
  fc.assert(
    fc.property(decimals, (written) => {
      const canonical = read(written.replace('.', ',')) ?? assert.fail(written);
      const english = formatDecimal(canonical, 'en', { grouping: 'always' });
      fc.pre(!/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(english));
      assert.equal(read(english), canonical);
    }),
  );
});

test('FRM-1 any text is either refused or becomes a canonical decimal that is read back as itself', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.,- '") }));
  fc.assert(
    fc.property(texts, (typed) => {
      const number = read(typed);
      if (number === null) return;
      assert.match(number, /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      assert.equal(read(number.replace('.', ',')), number);
    }),
  );
});

test('FRM-1 two needless zeros do not count as decimals, three do, since they may be meant as thousands', () => {
  const counted = (typed: string) => parseDecimal(typed)?.decimals;
  assert.deepEqual(['12', '12,0', '12,00', '12,50', '1,000', '1,250', '1.250'].map(counted), [0, 0, 0, 1, 3, 3, 0]);
});
