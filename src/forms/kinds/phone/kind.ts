import { rawText } from '../../answers.ts';
import type { FieldError, FieldKind } from '../../field-kind.ts';
import { fieldError, quote } from '../errors.ts';
import type { PhoneField } from './schema.ts';

const longestText = 40;

/** A phone number in E.164, such as `+4512345678`. Eight digits alone are Danish; `00` is read as `+`. */
export const phone: FieldKind<PhoneField, string> = {
  kind: 'phone',
  asks: true,
  feelType: () => ({ kind: 'string' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(_field, raw) {
    const typed = rawText(raw).trim();
    if (typed === '') return { ok: true, value: null };
    const number = typed.length > longestText ? '' : internationalForm(typed);
    const problem = problemOf(number, typed);
    return problem ? { ok: false, error: problem } : { ok: true, value: number };
  },
  toFeel: (_field, value) => value,
  present: (_field, value) => (value === null ? { kind: 'nothing' } : { kind: 'text', text: written(value) }),
  focusId: (name) => name,
};

function internationalForm(typed: string): string {
  const digits = typed.replace(/[\s().\-/\u2010-\u2015]/g, '').replace(/^00/, '+');
  return /^\d{8}$/.test(digits) ? `+45${digits}` : digits;
}

/**
 * Danish numbers have eight digits and no leading zero; all others have at most fifteen digits with the country code,
 * which never begins with 0 (ITU-T E.164, 6.2).
 */
function problemOf(number: string, typed: string): FieldError | null {
  const given = quote(typed);
  if (number.startsWith('+45')) {
    return /^\+45[1-9]\d{7}$/.test(number) ? null : fieldError('form.error.notDanishPhone', { given });
  }
  return /^\+[1-9]\d{6,14}$/.test(number) ? null : fieldError('form.error.notPhone', { given });
}

function written(number: string): string {
  return number.replace(/^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/, '+45 $1 $2 $3 $4');
}
