import { type CvrProblem, formatCvr, parseCvr } from '../../../registers/cvr-number.ts';
import { fill, markedIn } from '../../../texts/catalogue.ts';
import { contextOf } from '../../feel/values.ts';
import type { FieldError, FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { cleanText, isHopelesslyLong } from '../clean-text.ts';
import { errorMessages, fieldError, quote } from '../errors.ts';
import { partText, readParts } from '../raw-parts.ts';
import type { CompanyField } from './schema.ts';

/** `cvr` has eight digits. */
export type Company = { readonly cvr: string; readonly name: string };

const longestCvr = 40;
const longestName = 300;

/** A company; raw parts `cvr` and `name`, the latter filled in by the server's look-up or by hand. */
export const company: FieldKind<CompanyField, Company> = {
  kind: 'company',
  asks: true,
  feelType: () => ({ kind: 'context', entries: { cvr: { kind: 'string' }, name: { kind: 'string' } } }),
  read: (_field, name, posted) => readParts(name, ['cvr', 'name'], posted),
  parse(_field, raw) {
    const typedCvr = partText(raw, 'cvr');
    const typedName = partText(raw, 'name');
    if (isHopelesslyLong(typedName, longestName)) return { ok: false, error: nameTooLong(typedName) };
    const name = cleanText(typedName).replace(/\s+/g, ' ');
    if (typedCvr.trim() === '' && name === '') return { ok: true, value: null };
    const cvr = typedCvr.length > longestCvr ? ({ ok: false, problem: 'length' } as const) : parseCvr(typedCvr);
    if (!cvr.ok) return { ok: false, error: cvrError(cvr.problem, quote(typedCvr)) };
    if (name === '') return { ok: false, error: fieldError('form.error.noCompanyName', {}, 'name') };
    if (name.length > longestName) return { ok: false, error: nameTooLong(name) };
    return { ok: true, value: { cvr: cvr.digits, name } };
  },
  toFeel: (_field, value) => (value === null ? null : contextOf(Object.entries(value))),
  present(_field, value, language) {
    if (value === null) return { kind: 'nothing' };
    const parts = { name: value.name, cvr: formatCvr(value.cvr) };
    return { kind: 'text', text: fill(markedIn(formTexts['form.part.companyShown'], language), parts) };
  },
  focusId: (name, part = 'cvr') => `${name}.${part}`,
};

const cvrErrors = {
  empty: 'form.error.noCvr',
  characters: 'form.error.cvrCharacters',
  length: 'form.error.cvrLength',
  'check-digit': 'form.error.cvrCheckDigit',
} as const satisfies Record<CvrProblem, string>;

function cvrError(problem: CvrProblem, given: string): FieldError {
  return fieldError(cvrErrors[problem], { given }, 'cvr');
}

function nameTooLong(name: string): FieldError {
  return { ...errorMessages.tooLong(longestName, name.length), part: 'name' };
}
