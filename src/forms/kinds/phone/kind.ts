import { rawText } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { fieldError, quote } from '../errors.ts';
import { readPhone, writePhone } from './phone-number.ts';
import type { PhoneField } from './schema.ts';

/** A phone number in E.164, such as `+4521345678`. What is read and how it is checked is told at `readPhone`. */
export const phone: FieldKind<PhoneField, string> = {
  kind: 'phone',
  asks: true,
  feelType: () => ({ kind: 'string' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(field, raw) {
    const typed = rawText(raw).trim();
    if (typed === '') return { ok: true, value: null };
    const read = readPhone(typed);
    const given = quote(typed);
    if (!read.ok) return { ok: false, error: fieldError(`form.error.${read.problem}`, { given }) };
    return field.danishOnly === true && !read.number.startsWith('+45')
      ? { ok: false, error: fieldError('form.error.onlyDanishPhone', { given }) }
      : { ok: true, value: read.number };
  },
  toFeel: (_field, value) => value,
  present: (_field, value) => (value === null ? { kind: 'nothing' } : { kind: 'text', text: writePhone(value) }),
  focusId: (name) => name,
};
