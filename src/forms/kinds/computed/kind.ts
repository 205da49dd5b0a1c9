import Big from 'big.js';
import { markedIn } from '../../../texts/catalogue.ts';
import { type FeelType, type FeelValue, isNumber, isTemporal } from '../../feel/values.ts';
import type { FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { formatDate } from '../calendar-date.ts';
import { formatDecimal, formatKroner } from '../format-decimal.ts';
import type { ComputedField } from './schema.ts';

const feelTypes: Readonly<Record<ComputedField['result'], FeelType>> = {
  amount: { kind: 'number' },
  number: { kind: 'number' },
  text: { kind: 'string' },
  date: { kind: 'date' },
  yesNo: { kind: 'boolean' },
};

/** Decimals that a computed number keeps: enough for any rate, and no thirds of 34 digits on a page. */
const keptDecimals = 10;
/** Digits before the decimal sign beyond which a result is an author's mistake that nobody wants to read. */
const mostDigits = 40;
const halfUp = 1;

/** A computed field has a value like those that ask, but nothing that a person typed counts. */
export const computed: FieldKind<ComputedField, string | boolean> = {
  kind: 'computed',
  asks: true,
  feelType: (field) => feelTypes[field.result],
  expressions: (field) => [{ name: 'expression', source: field.expression, gives: feelTypes[field.result] }],
  compute: (field, result) => fromFeel(field, result('expression')),
  read: () => undefined,
  parse: () => ({ ok: true, value: null }),
  toFeel(field, value) {
    if (typeof value !== 'string') return value;
    if (field.result === 'amount' || field.result === 'number') return new Big(value);
    return field.result === 'date' ? { kind: 'date', iso: value } : value;
  },
  present(field, value, language) {
    if (value === null) return { kind: 'nothing' };
    if (typeof value === 'boolean') {
      return { kind: 'text', text: markedIn(formTexts[value ? 'form.part.yes' : 'form.part.no'], language) };
    }
    switch (field.result) {
      case 'amount':
        return { kind: 'text', text: formatKroner(value, language) };
      case 'number':
        return { kind: 'text', text: formatDecimal(value, language, { grouping: 'min2' }) };
      case 'date':
        return { kind: 'text', text: formatDate(value, language) };
      default:
        return { kind: 'text', text: value };
    }
  },
  outputs(field, name, value, language) {
    const shown = computed.present(field, value, language);
    const text = shown.kind === 'text' ? shown.text : markedIn(formTexts['form.part.notComputed'], language);
    return [{ id: name, text, hidden: false }];
  },
  focusId: (name) => name,
};

/**
 * The stored value of what the expression gave: amounts rounded half up to øre, numbers to ten decimals.
 * Null where it gave nothing or something of another type.
 */
export function fromFeel(field: ComputedField, feel: FeelValue): string | boolean | null {
  switch (field.result) {
    case 'amount':
      return isNumber(feel) && feel.e < mostDigits ? withoutMinusZero(feel.toFixed(2, halfUp)) : null;
    case 'number':
      return isNumber(feel) && feel.e < mostDigits ? feel.round(keptDecimals, halfUp).toFixed() : null;
    case 'text':
      return typeof feel === 'string' ? feel : null;
    case 'date':
      return isTemporal(feel, 'date') ? feel.iso : null;
    case 'yesNo':
      return typeof feel === 'boolean' ? feel : null;
  }
}

/** -0.004 kroner is 0.00, not -0.00. */
function withoutMinusZero(text: string): string {
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}
