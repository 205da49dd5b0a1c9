import { rawText } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { fieldError, quote } from '../errors.ts';
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
    const value = typed.length > longest ? null : written(typed, field.pattern);
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

/** The number as the pattern writes it; null where its letters and digits are not those of the pattern. */
function written(typed: string, pattern: string): string | null {
  const given = typed.toUpperCase().replace(/[^0-9A-ZÆØÅ]/g, '');
  const wanted = pattern.replace(/[^0A]/g, '');
  if (given.length !== wanted.length) return null;
  let place = 0;
  let result = '';
  for (const sign of pattern) {
    if (sign !== '0' && sign !== 'A') {
      result += sign;
      continue;
    }
    const character = given.charAt(place);
    if (/[0-9]/.test(character) !== (sign === '0')) return null;
    result += character;
    place += 1;
  }
  return result;
}

/** A number of that pattern, for the person to compare theirs with. */
export function exampleOf(pattern: string): string {
  let digit = 0;
  return pattern.replace(/[0A]/g, (sign) => {
    if (sign === 'A') return 'K';
    digit += 1;
    return String(digit % 10);
  });
}
