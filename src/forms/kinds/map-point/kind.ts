import Big from 'big.js';
import { fill, type Language, textIn } from '../../../texts/catalogue.ts';
import type { RawAnswer } from '../../answers.ts';
import { contextOf } from '../../feel/values.ts';
import type { FieldError, FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { cleanText, isHopelesslyLong } from '../clean-text.ts';
import { readPlace, writeDegrees, writeUtm } from '../coordinates.ts';
import { errorMessages, fieldError } from '../errors.ts';
import { partText, readParts } from '../raw-parts.ts';
import type { MapPointField } from './schema.ts';

/** `lat`, `lng` (WGS84, six decimals), `east`, `north` (UTM32, metres), and `description`: the place, the words, or both. */
export type MapPoint = { readonly [part: string]: string };

const longestDescription = 500;

/** A place: raw parts `position` (typed, or written by the map) and `description`. */
export const mapPoint: FieldKind<MapPointField, MapPoint> = {
  kind: 'mapPoint',
  asks: true,
  feelType: () => ({
    kind: 'context',
    entries: { lat: { kind: 'number' }, lng: { kind: 'number' }, description: { kind: 'string' } },
  }),
  read: (_field, name, posted) => readParts(name, ['position', 'description'], posted),
  parse(_field, raw) {
    const described = readDescription(raw);
    if (!described.ok) return described;
    const description: MapPoint = described.text === '' ? {} : { description: described.text };
    const typed = partText(raw, 'position');
    if (typed.trim() === '') return { ok: true, value: described.text === '' ? null : description };
    const read = readPlace(typed);
    if (!read.ok) return { ok: false, error: placeError(read.problem, 'position') };
    const { lat, lng } = read.place;
    return {
      ok: true,
      value: { lat: writeDegrees(lat), lng: writeDegrees(lng), ...writeUtm(read.place), ...description },
    };
  },
  toFeel(_field, value) {
    if (value === null) return null;
    const number = (text: string | undefined) => (text === undefined ? null : new Big(text));
    return contextOf([
      ['lat', number(value.lat)],
      ['lng', number(value.lng)],
      ['description', value.description ?? null],
    ]);
  },
  present(_field, value, language) {
    if (value === null) return { kind: 'nothing' };
    const place = value.lat === undefined ? [] : [placeLine(value, language)];
    return { kind: 'text', text: [...place, value.description ?? ''].filter((line) => line !== '').join('\n') };
  },
  focusId: (name, part = 'description') => `${name}.${part}`,
};

function placeLine({ lat = '', lng = '', east = '', north = '' }: MapPoint, language: Language): string {
  return fill(textIn(formTexts['form.part.pointShown'], language), { lat, lng, east, north });
}

/** The error for coordinates that can't be read or used. */
export function placeError(problem: 'unreadable' | 'outside', part: string): FieldError {
  return fieldError(problem === 'outside' ? 'form.error.outsideDenmark' : 'form.error.notCoordinates', {}, part);
}

/** The words for a place or an area. */
export function readDescription(
  raw: RawAnswer | undefined,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: FieldError } {
  const typed = partText(raw, 'description');
  const tooLong = (given: number) => ({
    ok: false as const,
    error: { ...errorMessages.tooLong(longestDescription, given), part: 'description' },
  });
  if (isHopelesslyLong(typed, longestDescription)) return tooLong(typed.length);
  const text = cleanText(typed).replace(/\s+/g, ' ');
  return text.length > longestDescription ? tooLong(text.length) : { ok: true, text };
}
