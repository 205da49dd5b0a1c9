import { rawText } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { fieldError, quote } from '../errors.ts';
import { exampleOf, readByPattern } from './read-by-pattern.ts';
import type { CaseNumberField } from './schema.ts';

/**
 * A case number in the form of its pattern. Letters are taken in either case and the signs between may be left out or be
 * others, since people copy numbers from letters and screens. Whether the case exists is asked of the case system when it is
 * used.
 */
export const caseNumber: FieldKind<CaseNumberField, string> = {
  kind: 'caseNumber',
  asks: true,
  feelType: () => ({ kind: 'string' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(field, raw) {
    const typed = rawText(raw);
    if (typed.trim() === '') return { ok: true, value: null };
    const value = typed.length > longest ? null : readByPattern(field.pattern, typed);
    return value === null
      ? {
          ok: false,
          error: fieldError('form.error.notCaseNumber', { given: quote(typed), allowed: exampleOf(field.pattern) }),
        }
      : { ok: true, value };
  },
  toFeel: (_field, value) => value,
  present: (_field, value) => (value === null ? { kind: 'nothing' } : { kind: 'text', text: value }),
  focusId: (name) => name,
};

const longest = 60;
