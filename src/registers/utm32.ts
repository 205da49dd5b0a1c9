/** WGS84 in degrees. ETRS89 is taken for the same, as maps do: they differ by less than a metre. */
export interface LatLng {
  readonly lat: number;
  readonly lng: number;
}

/** ETRS89 / UTM zone 32N (EPSG:25832) in metres. */
export interface Utm32 {
  readonly east: number;
  readonly north: number;
}

// The GRS80 ellipsoid, and the series of Krüger in its third flattening `n` to the third order: within a millimetre in
// all of Denmark, Bornholm too. Source: Karney, "Transverse Mercator with an accuracy of a few nanometers", 2011, (12), (35), (36).
const equatorRadius = 6_378_137;
const flattening = 1 / 298.257222101;
const n = flattening / (2 - flattening);
const rectifyingRadius = (equatorRadius / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const scale = 0.9996;
const falseEast = 500_000;
const centralMeridian = 9;
const alpha = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3,
  (61 / 240) * n ** 3,
] as const;
const beta = [n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3, n ** 2 / 48 + n ** 3 / 15, (17 / 480) * n ** 3] as const;
const delta = [2 * n - (2 / 3) * n ** 2 - 2 * n ** 3, (7 / 3) * n ** 2 - (8 / 5) * n ** 3, (56 / 15) * n ** 3] as const;

/** The place on the map sheet of zone 32. */
export function toUtm32({ lat, lng }: LatLng): Utm32 {
  const phi = radians(lat);
  const lambda = radians(lng - centralMeridian);
  const e = (2 * Math.sqrt(n)) / (1 + n);
  const t = Math.sinh(Math.atanh(Math.sin(phi)) - e * Math.atanh(e * Math.sin(phi)));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.atanh(Math.sin(lambda) / Math.sqrt(1 + t ** 2));
  let north = xi;
  let east = eta;
  alpha.forEach((term, index) => {
    const k = 2 * (index + 1);
    north += term * Math.sin(k * xi) * Math.cosh(k * eta);
    east += term * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  return { east: falseEast + scale * rectifyingRadius * east, north: scale * rectifyingRadius * north };
}

/** Where on the globe a place on the map sheet of zone 32 is. */
export function fromUtm32({ east, north }: Utm32): LatLng {
  const xi = north / (scale * rectifyingRadius);
  const eta = (east - falseEast) / (scale * rectifyingRadius);
  let x = xi;
  let y = eta;
  beta.forEach((term, index) => {
    const k = 2 * (index + 1);
    x -= term * Math.sin(k * xi) * Math.cosh(k * eta);
    y -= term * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const chi = Math.asin(Math.sin(x) / Math.cosh(y));
  const phi = delta.reduce((sum, term, index) => sum + term * Math.sin(2 * (index + 1) * chi), chi);
  return { lat: degrees(phi), lng: centralMeridian + degrees(Math.atan2(Math.sinh(y), Math.cos(x))) };
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}
