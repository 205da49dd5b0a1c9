import assert from 'node:assert/strict';
import { test } from 'node:test';
import Big from 'big.js';
import fc from 'fast-check';
import type { FeelValue } from '../../feel/values.ts';
import { samples } from '../samples.ts';
import { drawField, textOf } from '../testing.ts';
import { prices, totalOf } from './kind.ts';
import type { PricesField } from './schema.ts';

const field: PricesField = {
  ...samples.prices,
  lines: [
    { key: 'permit', label: { da: 'Licens', en: 'Permit' }, unitPrice: 'a', quantity: 'b', vat: 25 },
    { key: 'card', label: { da: 'Kort', en: 'Card' }, unitPrice: 'c', quantity: 'd', visibleWhen: 'e' },
  ],
};

function computed(results: Readonly<Record<string, FeelValue>>) {
  return prices.compute?.(field, (name) => results[name] ?? null) ?? null;
}

test('BET-1 prices: lines with quantity, unit price and amount rounded to øre, VAT as a part of it, and their sum', () => {
  const lines = computed({
    'lines.permit.unitPrice': new Big('300'),
    'lines.permit.quantity': new Big('1'),
    'lines.card.unitPrice': new Big('35.555'),
    'lines.card.quantity': new Big('3'),
    'lines.card.visibleWhen': true,
  });
  assert.deepEqual(lines, [
    { line: 'permit', quantity: '1', unitPrice: '300.00', amount: '300.00', vat: '60.00' },
    { line: 'card', quantity: '3', unitPrice: '35.56', amount: '106.68', vat: '0.00' },
  ]);
  assert.equal(totalOf(lines ?? [], 'amount').toFixed(2), '406.68');
});

test('BET-1 prices: a line whose quantity is none, unknown or below zero, or whose condition fails, is left out', () => {
  const price = { 'lines.permit.unitPrice': new Big(10) };
  assert.equal(computed(price), null);
  for (const quantity of [new Big(0), new Big(-1), null, 'two', new Big('1e300')]) {
    assert.equal(computed({ ...price, 'lines.permit.quantity': quantity }), null);
  }
  assert.equal(
    computed({
      'lines.card.unitPrice': new Big(10),
      'lines.card.quantity': new Big(1),
      'lines.card.visibleWhen': false,
    }),
    null,
  );
});

test('BET-1 prices: the total is the sum of the amounts shown, whatever the prices', () => {
  const decimal = fc.tuple(fc.integer({ min: -100_000, max: 10_000_000 }), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(decimal, decimal, decimal, decimal, (first, second, third, fourth) => {
      const [a, b, c, d] = [first, second, third, fourth].map(([digits, scale]) => new Big(`${digits}e-${scale}`));
      const lines = computed({
        'lines.permit.unitPrice': a ?? null,
        'lines.permit.quantity': b ?? null,
        'lines.card.unitPrice': c ?? null,
        'lines.card.quantity': d ?? null,
        'lines.card.visibleWhen': true,
      });
      const cents = (lines ?? []).map(({ amount }) => Math.round(Number(amount.replace('.', ''))));
      assert.equal(
        totalOf(lines ?? [], 'amount')
          .times(100)
          .toNumber(),
        cents.reduce((sum, each) => sum + each, 0),
      );
    }),
  );
});

test('FRM-1 prices: a table with a total, in the language, and lines that are not bought are unseen', () => {
  const value = [{ line: 'permit', quantity: '1', unitPrice: '300.00', amount: '300.00', vat: '60.00' }];
  const html = drawField(field, { value, language: 'en', readOnly: true });
  assert.match(textOf(html), /Permit1DKK\u00a0300\.00DKK\u00a0300\.00/);
  assert.match(html, /<tr hidden[^>]*><th scope="row"><span lang="da">|<tr hidden[^>]*><th scope="row">Card/);
  assert.deepEqual(prices.present(field, value, 'da'), {
    kind: 'table',
    headed: true,
    columns: ['Vare', 'Antal', 'Pris for én', 'Beløb'],
    rows: [
      ['Licens', '1', '300,00\u00a0kr.', '300,00\u00a0kr.'],
      ['I alt', '', '', '300,00\u00a0kr.'],
      ['Heraf moms', '', '', '60,00\u00a0kr.'],
    ],
  });
});
