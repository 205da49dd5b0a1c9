import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, errorOf, takenFrom } from '../testing.ts';
import { mapArea } from './kind.ts';

const field = samples.mapArea;
const parse = (corners: string, description = '') => mapArea.parse(field, { corners, description }, {});
const square = '555900 6322700\n556000 6322700\n556000 6322800\n555900 6322800';

test('FRM-1 mapArea: corners become a closed GeoJSON polygon with its size', () => {
  const value = takenFrom(parse(square));
  assert.equal(value?.area, '10000');
  const polygon = JSON.parse(value?.geojson ?? '');
  assert.equal(polygon.type, 'Polygon');
  assert.equal(polygon.coordinates[0].length, 5);
  assert.deepEqual(polygon.coordinates[0][0], polygon.coordinates[0][4]);
  assert.deepEqual(takenFrom(parse(`${square}\n555900 6322700\n\n`)), value, 'closed by hand, it is the same');
  assert.deepEqual(takenFrom(parse('', 'hele pladsen')), { description: 'hele pladsen' });
  assert.equal(takenFrom(parse('\n ')), null);
});

test('FRM-1 mapArea: too few, too many, crossing and unreadable corners are told', () => {
  const code = (corners: string) => errorOf(parse(corners)).code;
  assert.equal(code('555900 6322700\n556000 6322700'), 'tooFewCorners');
  assert.equal(
    code(Array.from({ length: 101 }, (_, i) => `${555_900 + i} ${6_322_700 + i ** 2}`).join('\n')),
    'tooManyCorners',
  );
  assert.equal(code('555900 6322700\n556000 6322800\n556000 6322700\n555900 6322800'), 'crossing');
  assert.equal(code('her\nder\nhist'), 'notCoordinates');
  assert.equal(code('1 2\n'.repeat(1_000_000)), 'notCoordinates');
});

test('SPR-2 mapArea: is shown with its size and corners, and drawn again as it was typed', () => {
  const shown = mapArea.present(field, takenFrom(parse(square, 'pladsen')), 'da');
  assert.ok(shown.kind === 'text');
  assert.match(shown.text, /^Område på 10\.000 m² med 4 hjørner/);
  assert.equal(shown.text.split('\n').length, 6);
  assert.match(drawField(field, { raw: { corners: 'a\n<b>', description: '' } }), /a\n&lt;b>|a\n&lt;b&gt;/);
});
