import Big from 'big.js';
import type { LatLng } from '../../../registers/utm32.ts';
import { fill, textIn } from '../../../texts/catalogue.ts';
import { contextOf } from '../../feel/values.ts';
import type { FieldError, FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { areaOf, crossesItself, readPlace, writeDegrees } from '../coordinates.ts';
import { fieldError } from '../errors.ts';
import { formatDecimal } from '../format-decimal.ts';
import { placeError, readDescription } from '../map-point/kind.ts';
import { partText, readParts } from '../raw-parts.ts';
import type { MapAreaField } from './schema.ts';

/**
 * `geojson` (RFC 7946: a polygon in WGS84, longitude before latitude, closed), `area` in whole square metres, and
 * `description`: the polygon, the words, or both.
 */
export type MapArea = { readonly [part: string]: string };

export const mostCorners = 100;
const longestText = 10_000;

/** An area: raw parts `corners` (one on each line, typed or written by the map) and `description`. */
export const mapArea: FieldKind<MapAreaField, MapArea> = {
  kind: 'mapArea',
  asks: true,
  feelType: () => ({ kind: 'context', entries: { area: { kind: 'number' }, description: { kind: 'string' } } }),
  read: (_field, name, posted) => readParts(name, ['corners', 'description'], posted),
  parse(_field, raw) {
    const described = readDescription(raw);
    if (!described.ok) return described;
    const description: MapArea = described.text === '' ? {} : { description: described.text };
    const typed = partText(raw, 'corners');
    if (typed.length > longestText) return { ok: false, error: placeError('unreadable', 'corners') };
    const corners = readCorners(typed);
    if ('error' in corners) return { ok: false, error: corners.error };
    const { places } = corners;
    if (places.length === 0) return { ok: true, value: described.text === '' ? null : description };
    if (places.length < 3) {
      return { ok: false, error: fieldError('form.error.tooFewCorners', { given: places.length }, 'corners') };
    }
    if (places.length > mostCorners) {
      return { ok: false, error: fieldError('form.error.tooManyCorners', { allowed: mostCorners }, 'corners') };
    }
    if (crossesItself(places)) return { ok: false, error: fieldError('form.error.crossing', {}, 'corners') };
    return { ok: true, value: { geojson: writePolygon(places), area: areaOf(places).toFixed(0), ...description } };
  },
  toFeel: (_field, value) =>
    value === null
      ? null
      : contextOf([
          ['area', value.area === undefined ? null : new Big(value.area)],
          ['description', value.description ?? null],
        ]),
  present(_field, value, language) {
    if (value === null) return { kind: 'nothing' };
    const corners = readPolygon(value.geojson ?? '');
    const head = fill(textIn(formTexts['form.part.areaShown'], language), {
      area: formatDecimal(value.area ?? '0', language, { grouping: 'min2' }),
      count: corners.length,
    });
    const lines = corners.length === 0 ? [] : [head, ...corners.map(([lng, lat]) => `${lat}, ${lng}`)];
    return { kind: 'text', text: [...lines, value.description ?? ''].filter((line) => line !== '').join('\n') };
  },
  focusId: (name, part = 'description') => `${name}.${part}`,
};

/** The corners in a text, those that follow each other in the same place being one. */
function readCorners(text: string): { readonly places: readonly LatLng[] } | { readonly error: FieldError } {
  const places: LatLng[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    if (places.length > mostCorners) break;
    const read = readPlace(line);
    if (!read.ok) return { error: placeError(read.problem, 'corners') };
    places.push(read.place);
  }
  const isSame = (a: LatLng | undefined, b: LatLng) => a?.lat === b.lat && a.lng === b.lng;
  const apart = places.filter((place, index) => !isSame(places[index - 1], place));
  const [first] = apart;
  const isClosed = apart.length > 1 && first !== undefined && isSame(apart.at(-1), first);
  return { places: isClosed ? apart.slice(0, -1) : apart };
}

function writePolygon(places: readonly LatLng[]): string {
  const ring = [...places, ...places.slice(0, 1)].map(({ lat, lng }) => `[${writeDegrees(lng)},${writeDegrees(lat)}]`);
  return `{"type":"Polygon","coordinates":[[${ring.join(',')}]]}`;
}

/** The corners of a polygon that {@link writePolygon} wrote, as text so that no digit changes, without the closing one. */
function readPolygon(geojson: string): readonly (readonly [lng: string, lat: string])[] {
  return [...geojson.matchAll(/\[(\d+\.\d+),(\d+\.\d+)\]/g)]
    .map(([, lng = '', lat = '']) => [lng, lat] as const)
    .slice(0, -1);
}
