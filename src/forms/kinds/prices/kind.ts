import Big from 'big.js';
import { type Language, markedIn } from '../../../texts/catalogue.ts';
import { contextOf, type FeelType, type FeelValue, isNumber } from '../../feel/values.ts';
import type { FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { formatDecimal, formatKroner } from '../format-decimal.ts';
import type { PricesField } from './schema.ts';

/** One price line as it is stored: exact decimals as text, amounts with two decimals, VAT the part of `amount` that is VAT. */
export interface PricedLine {
  readonly [member: string]: string;
  readonly line: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
  readonly vat: string;
}

const halfUp = 1;
/** Decimals that a quantity keeps: hours and metres are bought in parts. */
const quantityDecimals = 4;
/** Digits before the decimal sign beyond which a price is an author's mistake. */
const mostDigits = 12;

const number: FeelType = { kind: 'number' };
const boolean: FeelType = { kind: 'boolean' };

/** What is paid for: lines in the order of the definition, each rounded half up to øre, so that the total is their sum. */
export const prices: FieldKind<PricesField, readonly PricedLine[]> = {
  kind: 'prices',
  asks: true,
  feelType: () => ({
    kind: 'context',
    entries: {
      total: number,
      vat: number,
      lines: {
        kind: 'list',
        of: {
          kind: 'context',
          entries: { line: { kind: 'string' }, quantity: number, unitPrice: number, amount: number, vat: number },
        },
      },
    },
  }),
  expressions: (field) =>
    field.lines.flatMap(({ key, unitPrice, quantity, visibleWhen }) => [
      { name: `lines.${key}.unitPrice`, source: unitPrice, gives: number },
      { name: `lines.${key}.quantity`, source: quantity, gives: number },
      ...(visibleWhen === undefined ? [] : [{ name: `lines.${key}.visibleWhen`, source: visibleWhen, gives: boolean }]),
    ]),
  compute: (field, result) => {
    const lines = field.lines.flatMap(({ key, visibleWhen, vat = 0 }) => {
      if (visibleWhen !== undefined && result(`lines.${key}.visibleWhen`) !== true) return [];
      const line = pricedLine(key, result(`lines.${key}.unitPrice`), result(`lines.${key}.quantity`), vat);
      return line === null ? [] : [line];
    });
    return lines.length === 0 ? null : lines;
  },
  read: () => undefined,
  parse: () => ({ ok: true, value: null }),
  toFeel: (_field, value) =>
    contextOf([
      ['total', totalOf(value ?? [], 'amount')],
      ['vat', totalOf(value ?? [], 'vat')],
      [
        'lines',
        (value ?? []).map((line) =>
          contextOf(Object.entries(line).map(([member, text]) => [member, member === 'line' ? text : new Big(text)])),
        ),
      ],
    ]),
  present(field, value, language) {
    if (value === null || value.length === 0) return { kind: 'nothing' };
    const say = (key: keyof typeof formTexts) => markedIn(formTexts[key], language);
    const columns = [
      'form.prices.line',
      'form.prices.quantity',
      'form.prices.unitPrice',
      'form.prices.amount',
    ] as const;
    const total = formatKroner(totalOf(value, 'amount').toFixed(2), language);
    const vat = totalOf(value, 'vat');
    return {
      kind: 'table',
      headed: true,
      columns: columns.map(say),
      rows: [
        ...value.map((line) => [
          labelOf(field, line.line, language),
          formatDecimal(line.quantity, language, { grouping: 'min2' }),
          formatKroner(line.unitPrice, language),
          formatKroner(line.amount, language),
        ]),
        [say('form.prices.total'), '', '', total],
        ...(vat.gt(0) ? [[say('form.prices.vat'), '', '', formatKroner(vat.toFixed(2), language)]] : []),
      ],
    };
  },
  outputs(field, name, value, language) {
    const lines = value ?? [];
    const vat = totalOf(lines, 'vat');
    return [
      ...field.lines.flatMap(({ key }) => {
        const line = lines.find((each) => each.line === key);
        const hidden = line === undefined;
        return [
          {
            id: `${name}.${key}.quantity`,
            text: line ? formatDecimal(line.quantity, language, { grouping: 'min2' }) : '',
            hidden,
          },
          { id: `${name}.${key}.unitPrice`, text: line ? formatKroner(line.unitPrice, language) : '', hidden },
          { id: `${name}.${key}.amount`, text: line ? formatKroner(line.amount, language) : '', hidden },
        ];
      }),
      { id: `${name}.total`, text: formatKroner(totalOf(lines, 'amount').toFixed(2), language), hidden: false },
      { id: `${name}.vat`, text: formatKroner(vat.toFixed(2), language), hidden: !vat.gt(0) },
    ];
  },
  focusId: (name) => name,
};

/** The sum of a member of all lines, exact. */
export function totalOf(lines: readonly PricedLine[], member: 'amount' | 'vat'): Big {
  return lines.reduce((sum, line) => sum.plus(line[member]), new Big(0));
}

/** What a line is called; its key where the definition no longer has it. */
export function labelOf(field: PricesField, line: string, language: Language): string {
  const found = field.lines.find(({ key }) => key === line);
  return found ? markedIn(found.label, language) : line;
}

/** Null where the price or the quantity is not known, where nothing is bought, and where it is beyond reason. */
function pricedLine(line: string, price: FeelValue, quantity: FeelValue, vatPercent: number): PricedLine | null {
  if (!isNumber(price) || !isNumber(quantity) || quantity.lte(0)) return null;
  if (price.e > mostDigits || quantity.e > mostDigits) return null;
  const unitPrice = price.round(2, halfUp);
  const bought = quantity.round(quantityDecimals, halfUp);
  if (bought.eq(0)) return null;
  const amount = unitPrice.times(bought).round(2, halfUp);
  const vat = amount
    .times(vatPercent)
    .div(100 + vatPercent)
    .round(2, halfUp);
  return {
    line,
    quantity: bought.toFixed(),
    unitPrice: unitPrice.toFixed(2),
    amount: amount.toFixed(2),
    vat: vat.toFixed(2),
  };
}
