import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom } from '../testing.ts';
import { mapPoint } from './kind.ts';

const field = samples.mapPoint;
const parse = (position: string, description = '') => mapPoint.parse(field, { position, description }, {});
const value = { lat: '57.048800', lng: '9.921700', east: '555912', north: '6322907' };

test('FRM-1 mapPoint: a place in both systems, or words, or both', () => {
  const taken = takenFrom(parse('57,0488 9,9217', ' ved  søen '));
  assert.deepEqual({ lat: taken?.lat, lng: taken?.lng }, { lat: value.lat, lng: value.lng });
  assert.match(`${taken?.east} ${taken?.north}`, /^55\d{4} 632\d{4}$/);
  assert.equal(taken?.description, 'ved søen');
  assert.deepEqual(takenFrom(parse('', 'ved søen')), { description: 'ved søen' });
  assert.equal(takenFrom(parse(' ', ' ')), null);
});

test('FRM-1 mapPoint: what is wrong is told at its input', () => {
  const wrong = (position: string, description = '') => {
    const { code, part } = errorOf(parse(position, description));
    return [code, part];
  };
  assert.deepEqual(wrong('ved søen'), ['notCoordinates', 'position']);
  assert.deepEqual(wrong('9.9217 57.0488'), ['outsideDenmark', 'position']);
  assert.deepEqual(wrong('', 'x'.repeat(501)), ['tooLong', 'description']);
});

test('FRM-1 mapPoint: without scripts the map is unseen and the inputs are there', () => {
  const html = drawField(field, { name: 'hole', raw: { position: '57.0488, 9.9217', description: '' } });
  assert.match(html, /<div class="map-box[^"]*" data-map="point" data-input="hole\.position" [^>]*hidden/);
  assert.deepEqual(attributes(html, 'name'), ['hole.description', 'hole.position']);
  const posted = { 'hole.position': '57 9', 'hole.description': 'x' };
  assert.deepEqual(mapPoint.read(field, 'hole', posting(posted)), { position: '57 9', description: 'x' });
});

test('SPR-2 mapPoint: is shown as coordinates in the language, with the words below', () => {
  assert.deepEqual(mapPoint.present(field, { ...value, description: 'ved søen' }, 'en'), {
    kind: 'text',
    text: 'Latitude 57.048800, longitude 9.921700 (UTM32: 555912 E, 6322907 N)\nved søen',
  });
});
