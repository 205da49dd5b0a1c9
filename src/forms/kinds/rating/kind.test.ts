import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, errorOf, takenFrom, textOf } from '../testing.ts';
import { rating } from './kind.ts';

const field = samples.rating;

test('FRM-1 rating: a whole number of the scale is taken and nothing else', () => {
  assert.equal(takenFrom(rating.parse(field, '1', {})), '1');
  assert.equal(takenFrom(rating.parse(field, '5', {})), '5');
  assert.equal(takenFrom(rating.parse(field, '', {})), null);
  for (const forged of ['0', '6', '1.5', '01', ' 1', 'NaN', '٣']) {
    assert.equal(errorOf(rating.parse(field, forged, {})).code, 'unknownChoice', forged);
  }
});

test('FRM-1 rating: is shown with the length of its scale, in the language', () => {
  assert.deepEqual(rating.present(field, '4', 'da'), { kind: 'text', text: '4 ud af 5' });
  assert.deepEqual(rating.present(field, '4', 'en'), { kind: 'text', text: '4 out of 5' });
});

test('FRM-1 rating: radio buttons, whose first and last say what they mean', () => {
  const html = drawField(field, { raw: '5', language: 'en' });
  assert.equal([...html.matchAll(/type="radio"/g)].length, 5);
  assert.match(html, /value="5" checked/);
  assert.match(textOf(html), /1 Poor.*5 Good/);
});
