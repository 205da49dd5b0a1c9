import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import proj4 from 'proj4';
import { fromUtm32, toUtm32 } from './utm32.ts';

const epsg25832 = '+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs';
const places = fc.record({
  lat: fc.double({ min: 54, max: 58, noNaN: true }),
  lng: fc.double({ min: 7, max: 16, noNaN: true }),
});

test('FRM-1 UTM32 agrees with proj4 to the millimetre in all of Denmark', () => {
  fc.assert(
    fc.property(places, (place) => {
      const [east = 0, north = 0] = proj4('+proj=longlat +ellps=GRS80 +no_defs', epsg25832, [place.lng, place.lat]);
      const own = toUtm32(place);
      assert.ok(Math.hypot(own.east - east, own.north - north) < 0.001, JSON.stringify({ place, own, east, north }));
    }),
  );
});

test('FRM-1 UTM32 there and back is the same place', () => {
  fc.assert(
    fc.property(places, (place) => {
      const back = fromUtm32(toUtm32(place));
      assert.ok(Math.abs(back.lat - place.lat) < 1e-8 && Math.abs(back.lng - place.lng) < 1e-8);
    }),
  );
});
