import Big from 'big.js';
import { fillText, type Language, markedIn, type Text } from '../../../texts/catalogue.ts';
import type { RawAnswer } from '../../answers.ts';
import { contextOf, type FeelType } from '../../feel/values.ts';
import type { FieldError, FieldKind, FieldOutput } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { fieldError } from '../errors.ts';
import { formatAmount, formatDecimal } from '../format-decimal.ts';
import { number } from '../number/kind.ts';
import { partText, readParts } from '../raw-parts.ts';
import { currencyOf } from './currency.ts';
import { kronerOf, ore, sumOfOre } from './ore.ts';
import { paymentProblems } from './payment-problems.ts';
import { computePrice, type KeptLine, keepLine, type PriceProblem, priceExpressions } from './price.ts';
import type { PaymentField, PaymentLine } from './schema.ts';

const numberType: FeelType = { kind: 'number' };
const boolean: FeelType = { kind: 'boolean' };

/**
 * What is to be paid. A person types at most how many of a line; everything else the form works out. The value holds every line that
 * counts, also one that is offered and of which none was chosen; expressions see those that are bought, and nothing while the price is not whole.
 */
export const payment: FieldKind<PaymentField, readonly KeptLine[]> = {
  kind: 'payment',
  asks: true,
  feelType: () => ({
    kind: 'context',
    entries: {
      total: numberType,
      vat: numberType,
      lines: {
        kind: 'list',
        of: {
          kind: 'context',
          entries: {
            ...{ line: { kind: 'string' }, quantity: numberType },
            ...{ unitPrice: numberType, amount: numberType, vat: numberType },
          },
        },
      },
    },
  }),
  expressions: (field) =>
    priceExpressions(field).map((each) => ({ ...each, gives: each.gives === 'number' ? numberType : boolean })),
  read: (field, name, posted) =>
    readParts(
      name,
      choosable(field).map(({ key }) => key),
      posted,
    ),
  /** How many were chosen; without prices, which only {@link complete} knows. */
  parse(field, raw) {
    const { chosen, errors } = readChosen(choosable(field), raw);
    const [error, ...further] = errors;
    if (error) return { ok: false, error, further };
    const lines = Object.entries(chosen).flatMap(([key, quantity]) =>
      quantity === 0 ? [] : [keepLine({ key, quantity, unitPrice: null, bought: null })],
    );
    return { ok: true, value: lines.length === 0 ? null : lines };
  },
  complete(field, raw, result) {
    const counts = ({ key, visibleWhen }: PaymentLine) =>
      visibleWhen === undefined || result(`lines.${key}.visibleWhen`) === true;
    const { chosen, errors } = readChosen(choosable(field).filter(counts), raw);
    const priced = computePrice(field, chosen, result);
    const problems = priced.ok ? [] : priced.problems.map((problem) => problemError(field, problem));
    // That nothing is bought is no news beside a number that could not be read.
    return { value: priced.offered.map(keepLine), problems: errors.length > 0 ? errors : problems };
  },
  toFeel(_field, value) {
    const lines = boughtLines(value ?? []);
    const isWhole = lines.every(({ amount }) => amount !== '');
    const sum = (member: 'amount' | 'vat') => (isWhole ? new Big(totalOf(lines, member) ?? 0) : null);
    return contextOf([
      ['total', sum('amount')],
      ['vat', sum('vat')],
      [
        'lines',
        isWhole
          ? lines.map((line) =>
              contextOf(
                Object.entries(line).map(([member, text]) => [member, member === 'line' ? text : new Big(text)]),
              ),
            )
          : [],
      ],
    ]);
  },
  present(field, value, language) {
    const lines = boughtLines(value ?? []);
    if (lines.length === 0) return { kind: 'nothing' };
    const say = (key: keyof typeof formTexts) => markedIn(formTexts[key], language);
    const vat = totalOf(lines, 'vat');
    const columns = ['item', 'quantity', 'unitPrice', 'amount'] as const;
    return {
      kind: 'table',
      headed: true,
      columns: columns.map((column) => say(`form.payment.${column}`)),
      rows: [
        ...lines.map((line) => [
          markedIn(labelOf(field, line.line), language),
          line.quantity === '' ? '' : formatDecimal(line.quantity, language, { grouping: 'min2' }),
          money(field, line.unitPrice, language),
          money(field, line.amount, language),
        ]),
        [say('form.payment.total'), '', '', money(field, totalOf(lines, 'amount') ?? '', language)],
        ...(vat === null || Number(vat) === 0 ? [] : [[say('form.payment.vat'), '', '', money(field, vat, language)]]),
      ],
    };
  },
  outputs(field, name, value, language) {
    const all = value ?? [];
    const lines = boughtLines(all);
    const [total, vat] = [totalOf(lines, 'amount'), totalOf(lines, 'vat')];
    const keys = [
      ...field.lines.map(({ key, most }) => ({ key, stays: most !== undefined })),
      ...(field.fees ?? []).map(({ key }) => ({ key, stays: false })),
    ];
    return [
      ...keys.flatMap(({ key, stays }): readonly FieldOutput[] => {
        const line = all.find((each) => each.line === key);
        const hidden = line === undefined || (!stays && line.quantity === '0');
        const quantity = line === undefined ? '' : formatDecimal(line.quantity, language, { grouping: 'min2' });
        return [
          ...(stays ? [] : [{ id: `${name}.${key}.quantity`, text: quantity, hidden }]),
          { id: `${name}.${key}.unitPrice`, text: line ? money(field, line.unitPrice, language) : '', hidden },
          { id: `${name}.${key}.amount`, text: line ? money(field, line.amount, language) : '', hidden },
        ];
      }),
      { id: `${name}._total`, text: money(field, total ?? '', language), hidden: false },
      { id: `${name}._vat`, text: money(field, vat ?? '', language), hidden: vat === null || Number(vat) === 0 },
    ];
  },
  problems: paymentProblems,
  focusId: (name, part) => (part === undefined ? name : `${name}.${part}`),
};

/** The lines of which a person chooses how many. */
export function choosable({ lines }: PaymentField): readonly PaymentLine[] {
  return lines.filter(({ most }) => most !== undefined);
}

/** What a line or fee is called; its key where the definition no longer has it. */
export function labelOf({ lines, fees = [] }: PaymentField, key: string): Text {
  return [...lines, ...fees].find((each) => each.key === key)?.label ?? { da: key };
}

/** Those that are bought, also where their price is not known yet. */
function boughtLines(lines: readonly KeptLine[]): readonly KeptLine[] {
  return lines.filter(({ quantity }) => quantity !== '0');
}

/** The sum in the currency's unit; null while an amount is not known. */
function totalOf(lines: readonly KeptLine[], member: 'amount' | 'vat'): string | null {
  if (lines.some((line) => line[member] === '')) return null;
  return kronerOf(sumOfOre(lines.map((line) => ore(new Big(line[member]).times(100).toNumber()))));
}

function money(field: PaymentField, amount: string, language: Language): string {
  if (amount === '') return markedIn(formTexts['form.payment.unknown'], language);
  return formatAmount(amount, currencyOf(field), language);
}

/** How many of each, null where it could not be read; and what is wrong with what was typed. */
function readChosen(
  lines: readonly PaymentLine[],
  raw: RawAnswer | undefined,
): { readonly chosen: Readonly<Record<string, number | null>>; readonly errors: readonly FieldError[] } {
  const chosen: Record<string, number | null> = {};
  const errors: FieldError[] = [];
  for (const { key, label, least = 0, most = 0 } of lines) {
    const parsed = number.parse({ kind: 'number', key, label, min: least, max: most }, partText(raw, key), {});
    const isLacking = parsed.ok && parsed.value === null && least > 0;
    chosen[key] = parsed.ok && !isLacking ? Number(parsed.value ?? 0) : null;
    if (!parsed.ok) errors.push(lineError(label, parsed.error, key));
    else if (isLacking) errors.push(lineError(label, fieldError('form.error.paymentLeast', { allowed: least }), key));
  }
  return { chosen, errors };
}

/** What is wrong with a line, named by what it is called, since it is told above them all. */
function lineError(line: Text, { code, message }: FieldError, part?: string): FieldError {
  const values = (language: Language) => ({ line: markedIn(line, language), problem: markedIn(message, language) });
  return {
    code,
    message: fillText(formTexts['form.payment.lineError'], values),
    ...(part === undefined ? {} : { part }),
  };
}

function problemError(field: PaymentField, { code, line }: PriceProblem): FieldError {
  const said = fieldError(saidOf(field, code));
  const error = { ...said, code };
  if (line === null) {
    // What can be chosen stands in the first input.
    const first = code === 'nothingBought' ? choosable(field)[0] : undefined;
    return first ? { ...error, part: first.key } : error;
  }
  const part = choosable(field).some(({ key }) => key === line) ? line : undefined;
  return lineError(labelOf(field, line), error, part);
}

function saidOf(field: PaymentField, code: PriceProblem['code']) {
  switch (code) {
    case 'priceUnknown':
    case 'quantityUnknown':
      return 'form.error.priceUnknown';
    case 'priceTooLarge':
    case 'quantityTooLarge':
      return 'form.error.priceTooLarge';
    case 'nothingBought':
      return choosable(field).length > 0 ? 'form.error.nothingChosen' : 'form.error.nothingToPay';
    case 'priceBelowZero':
    case 'quantityBelowZero':
    case 'quantityNotWhole':
      return 'form.error.priceOutside';
  }
}
