import assert from 'node:assert/strict';
import { test } from 'node:test';
import Big from 'big.js';
import fc from 'fast-check';
import { smallForm } from '../../../../test/helpers/small-form.ts';
import { compileForm } from '../../compile-form.ts';
import { evaluate, prepareForm } from '../../evaluate.ts';
import type { FeelValue } from '../../feel/values.ts';
import { samples } from '../samples.ts';
import { attributes, drawField, posting, textOf } from '../testing.ts';
import { payment } from './kind.ts';
import type { PaymentField } from './schema.ts';

const permit = { key: 'permit', label: { da: 'Licens', en: 'Permit' }, unitPrice: 'a', vat: 25 };
const card = { key: 'card', label: { da: 'Gæstekort', en: 'Visitor card' }, unitPrice: '35.50', most: 20 };
const field: PaymentField = { ...samples.payment, key: 'pay', lines: [permit, card] };
const { fees: _, ...withoutFees } = field;

const completed = (wanted: PaymentField, raw: Record<string, string>, results: Record<string, FeelValue> = {}) =>
  payment.complete?.(wanted, raw, (name) => results[name] ?? null) ?? assert.fail('the kind completes');
const known = { 'lines.permit.unitPrice': new Big(300), 'lines.card.unitPrice': new Big('35.50') };

test('BET-1 payment: what is wrong with a quantity is told of its line and leads to its input; nothing typed is lost', () => {
  for (const [typed, code] of [
    ['-1', 'tooSmall'],
    ['1,5', 'notWhole'],
    ['21', 'tooLarge'],
    ['999999999999999999999999', 'tooLarge'],
    ['to', 'notNumber'],
  ] as const) {
    const { value, problems } = completed(field, { card: typed }, known);
    assert.deepEqual(
      problems.map((problem) => [problem.code, problem.part]),
      [[code, 'card']],
      typed,
    );
    assert.match(problems[0]?.message.da ?? '', /^Gæstekort: /);
    assert.equal(value?.find(({ line }) => line === 'card')?.amount, '', 'no amount stands for what was not read');
    const html = drawField(field, { raw: { card: typed }, value, errors: problems });
    assert.match(html, new RegExp(`value="${typed}"`));
    assert.match(textOf(html), /I alt at betaleIkke kendt endnu/);
    assert.ok(attributes(html, 'id').includes(payment.focusId('pay', 'card')));
  }
});

test('BET-1 payment: at least so many must be chosen where the form says so', () => {
  const atLeast = { ...field, lines: [{ ...card, least: 2 }] };
  assert.equal(completed(atLeast, {}, known).problems[0]?.code, 'paymentLeast');
  assert.equal(completed(atLeast, { card: '1' }, known).problems[0]?.code, 'tooSmall');
  assert.deepEqual(completed(atLeast, { card: '2' }, known).problems, []);
});

test('BET-1 payment: a price that is no number, below zero, beyond reason, or a total of nothing stops the form and says what to do', () => {
  const code = (price: FeelValue, changes: Partial<PaymentField> = {}) =>
    completed({ ...field, ...changes }, {}, { ...known, 'lines.permit.unitPrice': price }).problems[0]?.code;
  assert.equal(code(null), 'priceUnknown');
  assert.equal(code('gratis'), 'priceUnknown');
  assert.equal(code(new Big('-0.01')), 'priceBelowZero');
  assert.equal(code(new Big('1e300')), 'priceTooLarge');
  assert.equal(code(new Big('1e-300'), { lines: [permit] }), 'nothingBought');
  assert.equal(code(new Big(0), { lines: [permit] }), 'nothingBought');
  assert.equal(code(new Big(0), { lines: [permit], mayBeFree: true }), undefined);
  const nothing = completed({ ...field, lines: [card] }, { card: '0' }, known);
  assert.deepEqual([nothing.problems[0]?.code, nothing.problems[0]?.part], ['nothingBought', 'card']);
  assert.match(nothing.problems[0]?.message.da ?? '', /Vælg mindst én ting/);
});

test('BET-1 payment: a quantity from the answers must be a whole number of none or more', () => {
  const counted = { ...field, lines: [{ ...permit, quantity: 'b' }, card] };
  const code = (quantity: FeelValue) =>
    completed(counted, { card: '1' }, { ...known, 'lines.permit.quantity': quantity }).problems[0]?.code;
  assert.equal(code(null), 'quantityUnknown');
  assert.equal(code(new Big('0.5')), 'quantityNotWhole');
  assert.equal(code(new Big(-3)), 'quantityBelowZero');
  assert.equal(code(new Big('1e12')), 'quantityTooLarge');
  assert.equal(code(new Big(0)), undefined);
  assert.equal(code(new Big(3)), undefined);
});

test('BET-1 payment: expressions see the whole price or none, whatever is typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -3, max: 30 }).map(String), fc.string()), (typed) => {
      const { value, problems } = completed(withoutFees, { card: typed }, known);
      const seen = payment.toFeel(withoutFees, problems.length === 0 ? value : null);
      const total = typeof seen === 'object' && seen !== null && 'total' in seen ? seen.total : null;
      const pieces = Number(value?.find(({ line }) => line === 'card')?.quantity || 0);
      const expected = problems.length === 0 ? new Big('35.50').times(pieces).plus(300) : new Big(0);
      assert.ok(total instanceof Big && total.eq(expected), `${typed}: ${total}`);
    }),
  );
});

test('BET-1 payment: in a form the price follows the answers, a posted amount changes nothing, and hidden lines cost nothing', () => {
  const lines = [
    { ...permit, unitPrice: 'if age = null then null else if age >= 67 then 150 else 300' },
    { ...card, visibleWhen: 'age < 67' },
  ];
  const pages = [
    {
      key: 'side',
      title: { da: 'Side', en: 'Page' },
      fields: [
        { kind: 'number' as const, key: 'age', label: { da: 'Alder', en: 'Age' }, required: true },
        { ...withoutFees, lines },
        {
          kind: 'computed' as const,
          key: 'sum',
          label: { da: 'Sum', en: 'Sum' },
          expression: 'pay.total',
          result: 'amount' as const,
        },
      ],
    },
  ];
  const compiled = compileForm(smallForm({ key: 'proeve', pages }));
  assert.ok(compiled.ok);
  const context = {
    today: '2026-11-27',
    language: 'da',
    person: { age: null, municipality: null, loginLevel: 'none' as const },
  };
  const answered = (answers: Record<string, string | Record<string, string>>) =>
    evaluate(prepareForm(compiled.form), { answers, prefilled: {}, files: {} }, context);
  const young = answered({ age: '30', pay: { card: '2', total: '1', 'card.amount': '0' } });
  assert.equal(young.valid, true);
  assert.equal(young.values.sum, '371.00');
  const old = answered({ age: '70', pay: { card: 'mange' } });
  assert.equal(old.valid, true, 'what is typed at a hidden line is no error');
  assert.equal(old.values.sum, '150.00');
  const unknown = answered({ pay: { card: '2' } });
  assert.equal(unknown.valid, false);
  assert.notEqual(unknown.values.sum, '71.00');
});

test('FRM-1 payment: a choosable line has its price before anything is chosen; others that are none are unseen', () => {
  const counted = { ...withoutFees, lines: [{ ...permit, quantity: 'b' }, card] };
  const { value } = completed(counted, {}, { ...known, 'lines.permit.quantity': new Big(0) });
  const html = drawField(counted, { value, language: 'en' });
  assert.match(html, /<tr hidden[^>]*><th scope="row">(?:<span lang="da">)?Permit/);
  assert.match(textOf(html), /Visitor card\s*DKK\u00a035\.50 each/);
  assert.deepEqual(payment.read(counted, 'pay', posting({ 'pay.card': '3' })), { card: '3' });
});

test('BET-2 payment: review and PDF have the lines with quantity, price and amount, the total and the VAT', () => {
  const { value } = completed(field, { card: '2' }, { ...known, 'fees.fee.percent': null });
  assert.deepEqual(payment.present(field, value, 'da'), {
    kind: 'table',
    headed: true,
    columns: ['Vare', 'Antal', 'Pris for én', 'Beløb'],
    rows: [
      ['Licens', '1', '300,00\u00a0kr.', '300,00\u00a0kr.'],
      ['Gæstekort', '2', '35,50\u00a0kr.', '71,00\u00a0kr.'],
      ['Gebyr', '1', '7,42\u00a0kr.', '7,42\u00a0kr.'],
      ['I alt at betale', '', '', '378,42\u00a0kr.'],
      ['Heraf moms', '', '', '60,00\u00a0kr.'],
    ],
  });
});

test('FRM-9 payment: what the schema can’t say of a definition is found', () => {
  const codes = (changes: Partial<PaymentField>) =>
    (payment.problems?.({ ...withoutFees, ...changes }) ?? []).map(({ code }) => code);
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ lines: [permit, permit] }), ['double-key']);
  assert.deepEqual(codes({ lines: [{ ...card, quantity: '2' }] }), ['two-quantities']);
  assert.deepEqual(codes({ lines: [{ ...card, least: 21 }] }), ['limits-reversed']);
  assert.deepEqual(codes({ lines: [{ ...permit, vat: 12.345 }] }), ['percent-decimals']);
  const fee = { key: 'fee', label: { da: 'Gebyr' } };
  assert.deepEqual(codes({ fees: [fee] }), ['fee-amount']);
  assert.deepEqual(codes({ fees: [{ ...fee, amount: '5', percent: 2 }] }), ['fee-amount']);
});
