import { formatCpr, parseCpr } from '../../../registers/cpr-number.ts';
import { fill, markedIn } from '../../../texts/catalogue.ts';
import { contextOf } from '../../feel/values.ts';
import type { FieldError, FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { cleanText, isHopelesslyLong } from '../clean-text.ts';
import { errorMessages, fieldError, quote } from '../errors.ts';
import { keepHeld } from '../held-parts.ts';
import { partText, readParts } from '../raw-parts.ts';
import type { PersonField } from './schema.ts';

/**
 * `cpr` (ten digits) and `name` always. From CPR alone: `address` on one line; where name and address are protected there
 * is `protected: 'yes'` in its place, so that no list, letter or PDF shows it by mistake.
 */
export type PersonValue = { readonly [part: string]: string };

const longestCpr = 40;
const longestName = 200;
const longestAddress = 300;

/** A person: raw parts `cpr` and `name`, and what the server holds of a look-up: `address`, `protected`, `known`. */
export const person: FieldKind<PersonField, PersonValue> = {
  kind: 'person',
  asks: true,
  feelType: () => ({
    kind: 'context',
    entries: {
      cpr: { kind: 'string' },
      name: { kind: 'string' },
      address: { kind: 'string' },
      protected: { kind: 'boolean' },
      birthDate: { kind: 'date' },
    },
  }),
  read: (_field, name, posted) => readParts(name, ['cpr', 'name'], posted),
  keep: (before, typed) =>
    keepHeld(before, typed, [{ parts: ['address', 'protected', 'known'], from: ['cpr', 'name'] }]),
  parse(_field, raw) {
    const typedCpr = partText(raw, 'cpr');
    const typedName = partText(raw, 'name');
    if (isHopelesslyLong(typedName, longestName)) return { ok: false, error: nameTooLong(typedName) };
    const name = cleanText(typedName).replace(/\s+/g, ' ');
    if (typedCpr.trim() === '' && name === '') return { ok: true, value: null };
    if (typedCpr.trim() === '') return { ok: false, error: fieldError('form.error.noPersonCpr', {}, 'cpr') };
    const cpr = typedCpr.length > longestCpr ? null : parseCpr(typedCpr);
    if (!cpr?.ok) return { ok: false, error: fieldError('form.error.personCpr', { given: quote(typedCpr) }, 'cpr') };
    if (name === '') return { ok: false, error: fieldError('form.error.noPersonName', {}, 'name') };
    if (name.length > longestName) return { ok: false, error: nameTooLong(name) };
    const address = partText(raw, 'address');
    const isProtected = partText(raw, 'protected') === 'yes';
    return {
      ok: true,
      value: {
        cpr: cpr.number.digits,
        name,
        ...(isProtected ? { protected: 'yes' } : {}),
        ...(!isProtected && address !== '' && address.length <= longestAddress ? { address } : {}),
      },
    };
  },
  toFeel(_field, value) {
    if (value === null) return null;
    const cpr = parseCpr(value.cpr ?? '');
    return contextOf([
      ['cpr', value.cpr ?? null],
      ['name', value.name ?? null],
      ['address', value.address ?? null],
      ['protected', value.protected === 'yes'],
      ['birthDate', cpr.ok ? { kind: 'date', iso: cpr.number.birthDate } : null],
    ]);
  },
  present(_field, value, language) {
    if (value === null) return { kind: 'nothing' };
    const { cpr = '', name = '', address } = value;
    const say = (key: keyof typeof formTexts) => markedIn(formTexts[key], language);
    const first = fill(say('form.part.personShown'), { name, cpr: formatCpr(cpr) });
    const second = value.protected === 'yes' ? say('form.part.protected') : address;
    return { kind: 'text', text: second === undefined ? first : `${first}\n${second}` };
  },
  focusId: (name, part = 'cpr') => `${name}.${part}`,
};

function nameTooLong(name: string): FieldError {
  return { ...errorMessages.tooLong(longestName, name.length), part: 'name' };
}
