import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { areaOf, crossesItself, denmark, readPlace, writePlace, writeUtm } from './coordinates.ts';

test('FRM-1 coordinates: degrees and UTM32 are read as people and maps write them', () => {
  const near = (typed: string) => {
    const read = readPlace(typed);
    return read.ok && Math.abs(read.place.lat - 57.0488) < 0.001 && Math.abs(read.place.lng - 9.9217) < 0.001;
  };
  for (const typed of [
    '57.0488, 9.9217',
    '57.0488 9.9217',
    '57,0488 9,9217',
    '57,0488, 9,9217',
    '57.0488° N 9.9217° Ø',
    ' 57.0488;9.9217 ',
    '555910 6323195',
    'E 555910 N 6323195',
  ]) {
    assert.ok(near(typed), `${typed}: ${JSON.stringify(readPlace(typed))}`);
  }
});

test('FRM-1 coordinates: what is no place, and what is none in Denmark, are told apart', () => {
  const problem = (typed: string) => {
    const read = readPlace(typed);
    return read.ok ? null : read.problem;
  };
  for (const typed of ['', 'Birkevej', '57', '57 9 3', '1e5 2', '9'.repeat(1_000_000)]) {
    assert.equal(problem(typed), 'unreadable', typed.slice(0, 20));
  }
  for (const typed of ['9.9217, 57.0488', '48.85 2.35', '0 0', '6323195 555910'])
    assert.equal(problem(typed), 'outside');
});

test('FRM-1 coordinates: what the map writes is read back as the same place', () => {
  const places = fc.record({
    lat: fc.double({ min: denmark.south + 0.001, max: denmark.north - 0.001, noNaN: true }),
    lng: fc.double({ min: denmark.west + 0.001, max: denmark.east - 0.001, noNaN: true }),
  });
  fc.assert(
    fc.property(places, (place) => {
      const read = readPlace(writePlace(place));
      assert.ok(read.ok && Math.abs(read.place.lat - place.lat) < 1e-6 && Math.abs(read.place.lng - place.lng) < 1e-6);
      const utm = writeUtm(place);
      const again = readPlace(`${utm.east} ${utm.north}`);
      assert.ok(again.ok && Math.abs(again.place.lat - place.lat) < 1e-4);
    }),
  );
});

test('FRM-1 coordinates: a square of a hundred metres is a hectare, and a bow tie crosses itself', () => {
  const corner = (east: number, north: number) => {
    const read = readPlace(`${555_900 + east} ${6_322_700 + north}`);
    return read.ok ? read.place : assert.fail();
  };
  const square = [corner(0, 0), corner(100, 0), corner(100, 100), corner(0, 100)];
  assert.ok(Math.abs(areaOf(square) - 10_000) < 1);
  assert.equal(crossesItself(square), false);
  const [a, b, c, d] = square;
  assert.ok(a && b && c && d);
  assert.equal(crossesItself([a, c, b, d]), true);
});
