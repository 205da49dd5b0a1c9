import Big from 'big.js';
import { fill, markedIn } from '../../../texts/catalogue.ts';
import type { RawAnswer } from '../../answers.ts';
import { contextOf } from '../../feel/values.ts';
import type { FieldError, FieldKind, Parsed } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { cleanText } from '../clean-text.ts';
import { errorMessages, fieldError, quote } from '../errors.ts';
import { keepHeld } from '../held-parts.ts';
import { partText, readParts } from '../raw-parts.ts';
import type { AddressField } from './schema.ts';

/**
 * `street`, `number`, `postCode`, `city` always; `floor` and `door` where there are any. `id` (UUID in Danmarks
 * Adresseregister), `municipality`, `lat` and `lng` only for an address that was found in the register.
 */
export type AddressValue = { readonly [part: string]: string };

export const addressParts = ['street', 'number', 'floor', 'door', 'postCode', 'city'] as const;
type AddressPart = (typeof addressParts)[number];

/** What the server alone writes; it holds as long as the address is as it was found. */
export const heldAddressParts = ['id', 'municipality', 'lat', 'lng'] as const;

const longest: Readonly<Record<AddressPart, number>> = {
  street: 100,
  number: 10,
  floor: 10,
  door: 10,
  postCode: 10,
  city: 60,
};

/**
 * A Danish address: raw parts are those of {@link addressParts}, `search` (what is looked for), and those that the
 * server holds: {@link heldAddressParts}, and `found` (what there is to choose from).
 */
export const address: FieldKind<AddressField, AddressValue> = {
  kind: 'address',
  asks: true,
  feelType: () => ({
    kind: 'context',
    entries: {
      ...Object.fromEntries([...addressParts, 'municipality'].map((part) => [part, { kind: 'string' } as const])),
      verified: { kind: 'boolean' },
      lat: { kind: 'number' },
      lng: { kind: 'number' },
    },
  }),
  read: (_field, name, posted) => readParts(name, ['search', ...addressParts], posted),
  keep: (before, typed) =>
    keepHeld(before, typed, [
      { parts: heldAddressParts, from: addressParts },
      { parts: ['found'], from: ['search'] },
    ]),
  parse: (_field, raw) => parseAddress(raw),
  toFeel(_field, value) {
    if (value === null) return null;
    const number = (text: string | undefined) => (text === undefined ? null : new Big(text));
    return contextOf([
      ...[...addressParts, 'municipality'].map((part): [string, string | null] => [part, value[part] ?? null]),
      ['verified', value.id !== undefined],
      ['lat', number(value.lat)],
      ['lng', number(value.lng)],
    ]);
  },
  present(_field, value, language) {
    if (value === null) return { kind: 'nothing' };
    const text = addressLine(value);
    if (value.id !== undefined) return { kind: 'text', text };
    return { kind: 'text', text: fill(markedIn(formTexts['form.part.unverifiedShown'], language), { address: text }) };
  },
  focusId: (name, part = 'search') => `${name}.${part}`,
};

/** On one line: `Birkevej 12A, 2. tv, 9000 Aalborg`. */
export function addressLine(value: AddressValue): string {
  const { street = '', number = '', floor, door, postCode = '', city = '' } = value;
  const unit = [floor === undefined ? '' : `${floor}.`, door ?? ''].filter((part) => part !== '').join(' ');
  return [`${street} ${number}`, unit, `${postCode} ${city}`].filter((part) => part !== '').join(', ');
}

function parseAddress(raw: RawAnswer | undefined): Parsed<AddressValue> {
  const typed: Record<string, string> = {};
  for (const part of addressParts) {
    const text = partText(raw, part);
    // What no address can be as long as is refused before it is worked through.
    if (text.length > longest[part] * 20) return tooLong(part, text.length);
    const clean = cleanText(text).replace(/\s+/g, ' ');
    if (clean.length > longest[part]) return tooLong(part, clean.length);
    if (clean !== '') typed[part] = clean;
  }
  if (Object.keys(typed).length === 0) {
    const isSearched = partText(raw, 'search').slice(0, 1_000).trim() !== '';
    return isSearched ? failed(fieldError('form.error.addressNotChosen', {}, 'search')) : { ok: true, value: null };
  }
  const { street, number, floor, door, postCode, city } = typed;
  const houseNumber = number?.replaceAll(' ', '').toUpperCase();
  const errors = [
    street === undefined && fieldError('form.error.noStreet', {}, 'street'),
    houseNumber === undefined && fieldError('form.error.noHouseNumber', {}, 'number'),
    houseNumber !== undefined &&
      !/^[1-9]\d{0,2}[A-ZÆØÅ]?$/.test(houseNumber) &&
      fieldError('form.error.badHouseNumber', { given: quote(number ?? '') }, 'number'),
    postCode === undefined && fieldError('form.error.noPostCode', {}, 'postCode'),
    postCode !== undefined &&
      !/^\d{4}$/.test(postCode) &&
      fieldError('form.error.badPostCode', { given: quote(postCode) }, 'postCode'),
    city === undefined && fieldError('form.error.noCity', {}, 'city'),
  ].filter((each) => each !== false);
  const [error, ...further] = errors;
  if (error) return { ok: false, error, further };
  const unit = { floor: floor?.replace(/\.$/, ''), door };
  const written = { street, number: houseNumber, ...unit, postCode, city, ...heldValues(raw) };
  return { ok: true, value: defined(written) };
}

/** Without the parts that are not there. */
function defined(parts: Readonly<Record<string, string | undefined>>): AddressValue {
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined));
}

const heldPatterns: Readonly<Record<(typeof heldAddressParts)[number], RegExp>> = {
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  municipality: /^\d{4}$/,
  lat: /^\d{1,2}\.\d{1,8}$/,
  lng: /^\d{1,2}\.\d{1,8}$/,
};

function heldValues(raw: RawAnswer | undefined): AddressValue {
  if (!heldPatterns.id.test(partText(raw, 'id'))) return {};
  return Object.fromEntries(
    heldAddressParts.map((part) => [part, partText(raw, part)]).filter(([part, text]) => isHeld(part, text)),
  );
}

function isHeld(part: string | undefined, text: string | undefined): boolean {
  const known = heldAddressParts.find((each) => each === part);
  return known !== undefined && text !== undefined && heldPatterns[known].test(text);
}

function failed(error: FieldError): Parsed<AddressValue> {
  return { ok: false, error };
}

function tooLong(part: AddressPart, given: number): Parsed<AddressValue> {
  return failed({ ...errorMessages.tooLong(longest[part], given), part });
}
