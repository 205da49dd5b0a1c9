import { fromUtm32, type LatLng, toUtm32 } from '../../registers/utm32.ts';

export type ReadPlace =
  | { readonly ok: true; readonly place: LatLng }
  | { readonly ok: false; readonly problem: 'unreadable' | 'outside' };

const longestText = 120;

/** Denmark with its waters, without Greenland and the Faroes. */
export const denmark = { south: 54.4, north: 57.9, west: 7.9, east: 15.4 } as const;

/**
 * The place in what a person typed or a map wrote: latitude and longitude in degrees (`57.0488, 9.9217`, `57,0488 9,9217`,
 * `57.0488° N 9.9217° E`), or UTM32 in metres, east before north (`555910 6323195`), told from each other by their size.
 */
export function readPlace(typed: string): ReadPlace {
  if (typed.length > longestText) return { ok: false, problem: 'unreadable' };
  const text = typed.replace(/[°a-zæøå:=]/gi, ' ').trim();
  // A comma with no dot beside it, or with no blank after it, may be the decimal sign.
  const isDecimalComma = /\d,\d/.test(text) && !text.includes('.') && !/^\s*-?\d+\s*,\s*-?\d+\s*$/.test(text);
  const numbers = (isDecimalComma ? text.replace(/(\d),(\d)/g, '$1.$2') : text)
    .split(/[\s,;]+/)
    .filter((piece) => piece !== '');
  const [first, second, ...more] = numbers;
  const isNumber = (piece: string | undefined): piece is string => piece !== undefined && /^-?\d+(\.\d+)?$/.test(piece);
  if (!isNumber(first) || !isNumber(second) || more.length > 0) return { ok: false, problem: 'unreadable' };
  const [a, b] = [Number(first), Number(second)];
  if (Math.abs(a) <= 180 && Math.abs(b) <= 180) return within({ lat: a, lng: b });
  const isSheet = (value: number, least: number, most: number) => value > least && value < most;
  if (isSheet(a, 100_000, 1_500_000) && isSheet(b, 5_000_000, 7_500_000))
    return within(fromUtm32({ east: a, north: b }));
  return {
    ok: false,
    problem: isSheet(b, 100_000, 1_500_000) && isSheet(a, 5_000_000, 7_500_000) ? 'outside' : 'unreadable',
  };
}

function within({ lat, lng }: LatLng): ReadPlace {
  const isInside = lat >= denmark.south && lat <= denmark.north && lng >= denmark.west && lng <= denmark.east;
  return isInside ? { ok: true, place: { lat, lng } } : { ok: false, problem: 'outside' };
}

/** Degrees with six decimals: a tenth of a metre. */
export function writeDegrees(degrees: number): string {
  return degrees.toFixed(6);
}

/** As it stands in an input, and is read back: `57.048800, 9.921700`. */
export function writePlace({ lat, lng }: LatLng): string {
  return `${writeDegrees(lat)}, ${writeDegrees(lng)}`;
}

/** UTM32 in whole metres. */
export function writeUtm(place: LatLng): { readonly east: string; readonly north: string } {
  const { east, north } = toUtm32(place);
  return { east: east.toFixed(0), north: north.toFixed(0) };
}

/** The size in square metres of the area within the corners, on the map sheet. */
export function areaOf(corners: readonly LatLng[]): number {
  const points = corners.map(toUtm32);
  const twice = points.reduce((sum, point, index) => {
    const next = points[(index + 1) % points.length] ?? point;
    return sum + point.east * next.north - next.east * point.north;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Whether two sides of the polygon meet elsewhere than in the corner that they share. */
export function crossesItself(corners: readonly LatLng[]): boolean {
  const count = corners.length;
  const corner = (index: number): LatLng => corners[index % count] ?? { lat: 0, lng: 0 };
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 2; j < count; j += 1) {
      if (i === 0 && j === count - 1) continue;
      if (cross(corner(i), corner(i + 1), corner(j), corner(j + 1))) return true;
    }
  }
  return false;
}

function cross(a: LatLng, b: LatLng, c: LatLng, d: LatLng): boolean {
  const side = (p: LatLng, q: LatLng, r: LatLng) =>
    Math.sign((q.lng - p.lng) * (r.lat - p.lat) - (q.lat - p.lat) * (r.lng - p.lng));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
