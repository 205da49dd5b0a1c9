import { rawText } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { cleanText, isHopelesslyLong } from '../clean-text.ts';
import { errorMessages } from '../errors.ts';
import type { ShortTextField } from './schema.ts';

const defaultMaxLength = 200;

/** In characters. */
export function maxLengthOf(field: ShortTextField): number {
  return field.maxLength ?? defaultMaxLength;
}

/** One line of text; runs of blanks become one. */
export const shortText: FieldKind<ShortTextField, string> = {
  kind: 'shortText',
  asks: true,
  feelType: () => ({ kind: 'string' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(field, raw) {
    const typed = rawText(raw);
    const allowed = maxLengthOf(field);
    if (isHopelesslyLong(typed, allowed)) return { ok: false, error: errorMessages.tooLong(allowed, typed.length) };
    const text = cleanText(typed).replace(/\s+/g, ' ');
    if (text === '') return { ok: true, value: null };
    return text.length > allowed
      ? { ok: false, error: errorMessages.tooLong(allowed, text.length) }
      : { ok: true, value: text };
  },
  toFeel: (_field, value) => value,
  present: (_field, value) => (value === null ? { kind: 'nothing' } : { kind: 'text', text: value }),
  focusId: (name) => name,
};
