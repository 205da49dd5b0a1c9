import assert from 'node:assert/strict';
import { test } from 'node:test';
import { payment } from '../../../../forms/kinds/payment/kind.ts';
import type { PaymentField } from '../../../../forms/kinds/payment/schema.ts';
import { knownPrice } from './known-price.ts';

const text = (da: string) => ({ da, en: da });
const field: PaymentField = {
  kind: 'payment',
  key: 'betaling',
  label: text('Betaling'),
  lines: [
    { key: 'skilt', label: text('Skilt'), unitPrice: '100.5', quantity: '2' },
    { key: 'stativ', label: text('Stativ'), unitPrice: 'if stor then 80 else 40', visibleWhen: 'stor' },
  ],
  terms: text('Ingen fortrydelse.'),
  capture: 'atOnce',
};

test('BET-1 the designer sees the prices that are plain numbers, and that the others hang on the answers', () => {
  const shown = (of: PaymentField) =>
    Object.fromEntries(
      payment.outputs?.(of, 'b', knownPrice(of), 'da').map(({ id, text: is }) => [id, is.replaceAll('\u00a0', ' ')]) ??
        [],
    );
  const known = shown(field);
  assert.equal(known['b.skilt.amount'], '201,00 kr.');
  assert.equal(known['b.stativ.amount'], 'Ikke kendt endnu');
  assert.equal(known['b._total'], 'Ikke kendt endnu');
  assert.equal(shown({ ...field, lines: field.lines.slice(0, 1) })['b._total'], '201,00 kr.');
});
