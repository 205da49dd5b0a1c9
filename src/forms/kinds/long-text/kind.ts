import { rawText } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { cleanText, isHopelesslyLong } from '../clean-text.ts';
import { errorMessages } from '../errors.ts';
import type { LongTextField } from './schema.ts';

const defaultMaxLength = 4_000;

/** In characters, as `textarea` counts them: a line end is one. */
export function maxLengthOf(field: LongTextField): number {
  return field.maxLength ?? defaultMaxLength;
}

/** Text of several lines; the line breaks are kept. */
export const longText: FieldKind<LongTextField, string> = {
  kind: 'longText',
  asks: true,
  feelType: () => ({ kind: 'string' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(field, raw) {
    const typed = rawText(raw);
    const allowed = maxLengthOf(field);
    if (isHopelesslyLong(typed, allowed)) return { ok: false, error: errorMessages.tooLong(allowed, typed.length) };
    const text = cleanText(typed);
    if (text === '') return { ok: true, value: null };
    return text.length > allowed
      ? { ok: false, error: errorMessages.tooLong(allowed, text.length) }
      : { ok: true, value: text };
  },
  toFeel: (_field, value) => value,
  present: (_field, value) => (value === null ? { kind: 'nothing' } : { kind: 'text', text: value }),
  focusId: (name) => name,
};
