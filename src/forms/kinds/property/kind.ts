import { fill, markedIn } from '../../../texts/catalogue.ts';
import { contextOf } from '../../feel/values.ts';
import type { FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { fieldError, quote } from '../errors.ts';
import { keepHeld } from '../held-parts.ts';
import { partText, readParts } from '../raw-parts.ts';
import type { PropertyField } from './schema.ts';

/** `bfe`: one to ten digits; `address` and `municipality` (four digits) where the register knew it. */
export type PropertyValue = { readonly [part: string]: string };

const longestTyped = 60;
const longestAddress = 300;

/** A real property: raw parts `bfe` and `search`, and what the server holds: `address`, `municipality`, `found`. */
export const property: FieldKind<PropertyField, PropertyValue> = {
  kind: 'property',
  asks: true,
  feelType: () => ({
    kind: 'context',
    entries: { bfe: { kind: 'string' }, address: { kind: 'string' }, municipality: { kind: 'string' } },
  }),
  read: (_field, name, posted) => readParts(name, ['bfe', 'search'], posted),
  keep: (before, typed) =>
    keepHeld(before, typed, [
      { parts: ['address', 'municipality'], from: ['bfe'] },
      { parts: ['found'], from: ['search'] },
    ]),
  parse(_field, raw) {
    const typed = partText(raw, 'bfe');
    if (typed.trim() === '') {
      const isSearched = partText(raw, 'search').slice(0, 1_000).trim() !== '';
      return isSearched
        ? { ok: false, error: fieldError('form.error.propertyNotChosen', {}, 'search') }
        : { ok: true, value: null };
    }
    const bfe = typed.length > longestTyped ? '' : typed.replace(/[\s.]/g, '').replace(/^bfe-?(?:nr|nummer)?:?/i, '');
    if (!/^[1-9]\d{0,9}$/.test(bfe)) {
      return { ok: false, error: fieldError('form.error.bfe', { given: quote(typed) }, 'bfe') };
    }
    const address = partText(raw, 'address');
    const municipality = partText(raw, 'municipality');
    return {
      ok: true,
      value: {
        bfe,
        ...(address !== '' && address.length <= longestAddress ? { address } : {}),
        ...(/^\d{4}$/.test(municipality) ? { municipality } : {}),
      },
    };
  },
  toFeel: (_field, value) =>
    value === null
      ? null
      : contextOf(
          ['bfe', 'address', 'municipality'].map((part): [string, string | null] => [part, value[part] ?? null]),
        ),
  present(_field, value, language) {
    if (value === null) return { kind: 'nothing' };
    const { bfe = '', address } = value;
    const text = markedIn(
      formTexts[address === undefined ? 'form.part.bfeShown' : 'form.part.propertyShown'],
      language,
    );
    return { kind: 'text', text: fill(text, { bfe, address: address ?? '' }) };
  },
  focusId: (name, part = 'bfe') => `${name}.${part}`,
};
