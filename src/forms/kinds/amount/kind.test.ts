import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, errorOf, takenFrom, textOf } from '../testing.ts';
import { amount } from './kind.ts';

const field = samples.amount;
const parse = (raw: string, changes = {}) => amount.parse({ ...field, ...changes }, raw, {});

test('FRM-1 amount: kroner and øre with two decimals, with or without the currency', () => {
  for (const typed of ['1.250,50', '1250.50', '1250,5', '1.250,50 kr.', 'kr. 1250,50', 'DKK 1,250.50', '1250,5 kr']) {
    assert.equal(takenFrom(parse(typed)), '1250.50', typed);
  }
  assert.equal(takenFrom(parse('500,-')), '500.00');
  assert.equal(takenFrom(parse('1.250')), '1250.00');
  assert.equal(takenFrom(parse('')), null);
});

test('FRM-1 amount: a doubtful amount is refused and never read as a thousandth or a thousandfold of what was meant', () => {
  assert.equal(errorOf(parse('1,250')).code, 'amountDecimals');
  assert.equal(errorOf(parse('2,000')).code, 'amountDecimals');
  assert.equal(errorOf(parse('1250 euro')).code, 'notAmount');
  assert.equal(errorOf(parse('kr.')).code, 'notAmount');
});

test('FRM-1 amount: negative amounts only where the field says so, and limits in kroner', () => {
  assert.match(errorOf(parse('-1')).message.da, /Beløbet skal være 0,00\u00a0kr\. eller mere/);
  assert.equal(takenFrom(parse('-1', { min: -5 })), '-1.00');
  assert.match(errorOf(parse('100.000,01')).message.en ?? '', /DKK\u00a0100,000\.00 or less\. You wrote 100\.000,01/);
});

test('FRM-1 amount: is shown as each language writes kroner', () => {
  assert.deepEqual(amount.present(field, '1234.50', 'da'), { kind: 'text', text: '1.234,50\u00a0kr.' });
  assert.deepEqual(amount.present(field, '1234.50', 'en'), { kind: 'text', text: 'DKK\u00a01,234.50' });
  assert.match(textOf(drawField(field, { language: 'en' })), /Question \(in Danish kroner\)/);
});
