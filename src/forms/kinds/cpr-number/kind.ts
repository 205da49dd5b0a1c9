import { formatCpr, maskCpr, parseCpr } from '../../../registers/cpr-number.ts';
import { registerTexts } from '../../../registers/texts.ts';
import { rawText } from '../../answers.ts';
import type { FieldKind, Parsed } from '../../field-kind.ts';
import { fieldError } from '../errors.ts';
import type { CprNumberField } from './schema.ts';

const longestText = 40;

/**
 * A typed CPR number; the value is its ten digits. Its form and its date are checked, not the check digit, which many
 * numbers given since 2007 don't have. No message repeats what was typed.
 */
export const cprNumber: FieldKind<CprNumberField, string> = {
  kind: 'cprNumber',
  asks: true,
  feelType: () => ({ kind: 'string' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(field, raw): Parsed<string> {
    const typed = rawText(raw).trim();
    if (typed === '') return { ok: true, value: null };
    const read = parseCpr(typed.length > longestText ? '?' : typed);
    if (!read.ok) {
      const message = registerTexts[`registers.cpr.problem.${read.problem}`];
      return { ok: false, error: { code: `cpr-${read.problem}`, message } };
    }
    return read.number.replacement && field.allowReplacement !== true
      ? { ok: false, error: fieldError('form.error.replacementCpr') }
      : { ok: true, value: read.number.digits };
  },
  toFeel: (_field, value) => value,
  present: (field, value) =>
    value === null
      ? { kind: 'nothing' }
      : { kind: 'text', text: field.masked === true ? maskCpr(value) : formatCpr(value) },
  focusId: (name) => name,
};
