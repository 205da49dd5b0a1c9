import Big from 'big.js';
import type { Language } from '../../../texts/catalogue.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { rawText } from '../../answers.ts';
import type { FieldKind, Parsed } from '../../field-kind.ts';
import { parseDecimal, type ReadDecimal } from '../decimal.ts';
import { fieldError, quote } from '../errors.ts';
import { formatDecimal } from '../format-decimal.ts';
import type { NumberField } from './schema.ts';

/** A number; its value is exact decimal text. How it may be written is told at `parseDecimal`. */
export const number: FieldKind<NumberField, string> = {
  kind: 'number',
  asks: true,
  feelType: () => ({ kind: 'number' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(field, raw) {
    const typed = rawText(raw);
    if (typed.trim() === '') return { ok: true, value: null };
    const read = parseDecimal(withoutUnit(typed, field));
    if (read === null) return { ok: false, error: fieldError('form.error.notNumber', { given: quote(typed) }) };
    return checked(field, read, quote(typed));
  },
  toFeel: (_field, value) => (value === null ? null : new Big(value)),
  present(field, value, language) {
    if (value === null) return { kind: 'nothing' };
    const written = formatDecimal(value, language, { grouping: 'min2' });
    return { kind: 'text', text: field.unit ? `${written}\u00a0${markedIn(field.unit, language)}` : written };
  },
  focusId: (name) => name,
};

/** People write the unit after the number that it stands beside. */
function withoutUnit(typed: string, { unit }: NumberField): string {
  if (unit === undefined || typed.length > longestText) return typed;
  const plain = typed.trim();
  const written = Object.values(unit).find((each) => each !== '' && plain.toLowerCase().endsWith(each.toLowerCase()));
  return written === undefined ? typed : plain.slice(0, plain.length - written.length);
}

const longestText = 60;

function checked(field: NumberField, { value, decimals }: ReadDecimal, given: string): Parsed<string> {
  const allowedDecimals = field.decimals ?? 0;
  if (decimals > allowedDecimals) {
    const error =
      allowedDecimals === 0
        ? fieldError('form.error.notWhole', { given })
        : fieldError('form.error.tooManyDecimals', { allowed: allowedDecimals, given });
    return { ok: false, error };
  }
  const { min, max } = field;
  const limit = (allowed: number) => (language: Language) => ({
    allowed: formatDecimal(new Big(allowed).toFixed(), language, { grouping: 'min2' }),
    given,
  });
  if (min !== undefined && new Big(value).lt(min)) {
    return { ok: false, error: fieldError('form.error.tooSmall', limit(min)) };
  }
  if (max !== undefined && new Big(value).gt(max)) {
    return { ok: false, error: fieldError('form.error.tooLarge', limit(max)) };
  }
  return { ok: true, value };
}
