import Big from 'big.js';
import type { Language } from '../../../texts/catalogue.ts';
import { rawText } from '../../answers.ts';
import type { FieldKind, Parsed } from '../../field-kind.ts';
import { parseDecimal, type ReadDecimal } from '../decimal.ts';
import { fieldError, quote } from '../errors.ts';
import { formatKroner } from '../format-decimal.ts';
import { withoutCurrency } from '../without-currency.ts';
import type { AmountField } from './schema.ts';

const longestText = 60;

/** Kroner and øre; the value is decimal text with two decimals, such as `1250.50`. */
export const amount: FieldKind<AmountField, string> = {
  kind: 'amount',
  asks: true,
  feelType: () => ({ kind: 'number' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(field, raw) {
    const typed = rawText(raw);
    if (typed.trim() === '') return { ok: true, value: null };
    const read = typed.length > longestText ? null : parseDecimal(withoutCurrency(typed));
    if (read === null) return { ok: false, error: fieldError('form.error.notAmount', { given: quote(typed) }) };
    return checked(field, read, quote(typed));
  },
  toFeel: (_field, value) => (value === null ? null : new Big(value)),
  present: (_field, value, language) =>
    value === null ? { kind: 'nothing' } : { kind: 'text', text: formatKroner(value, language) },
  focusId: (name) => name,
};

function checked(field: AmountField, { value, decimals }: ReadDecimal, given: string): Parsed<string> {
  if (decimals > 2) return { ok: false, error: fieldError('form.error.amountDecimals', { given }) };
  const limit = (allowed: number) => (language: Language) => ({
    allowed: formatKroner(new Big(allowed).toFixed(2), language),
    given,
  });
  const least = field.min ?? 0;
  if (new Big(value).lt(least)) return { ok: false, error: fieldError('form.error.amountTooSmall', limit(least)) };
  if (field.max !== undefined && new Big(value).gt(field.max)) {
    return { ok: false, error: fieldError('form.error.amountTooLarge', limit(field.max)) };
  }
  return { ok: true, value: new Big(value).toFixed(2) };
}
