import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDecimal, formatKroner } from './format-decimal.ts';

test('SPR-2 kroner are written as the language writes them', () => {
  assert.equal(formatKroner('1234.5', 'da'), '1.234,50\u00a0kr.');
  assert.equal(formatKroner('1234.5', 'en'), 'DKK\u00a01,234.50');
  assert.equal(formatKroner('-0.05', 'da'), '-0,05\u00a0kr.');
  assert.equal(formatKroner('12', 'de'), 'DKK\u00a012,00');
});

test('four digits stand together in plain numbers, so that a year looks like one', () => {
  assert.equal(formatDecimal('2026', 'da', { grouping: 'min2' }), '2026');
  assert.equal(formatDecimal('20260', 'da', { grouping: 'min2' }), '20.260');
  assert.equal(
    formatDecimal('123456789012345678901234567890', 'en', { grouping: 'min2' }).replaceAll(',', ''),
    '123456789012345678901234567890',
  );
});

test('a language tag that is none is written the Danish way', () => {
  assert.equal(formatDecimal('1234.5', '!', { grouping: 'always' }), '1.234,5');
});
