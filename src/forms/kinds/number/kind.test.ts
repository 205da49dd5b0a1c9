import assert from 'node:assert/strict';
import { test } from 'node:test';
import Big from 'big.js';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, takenFrom, textOf } from '../testing.ts';
import { number } from './kind.ts';

const field = samples.number;
const parse = (raw: string, changes = {}) => number.parse({ ...field, ...changes }, raw, {});

test('FRM-1 number: the value is exact decimal text, whichever way it was written', () => {
  assert.equal(takenFrom(parse('1.234,50')), '1234.5');
  assert.equal(takenFrom(parse('1,234.50')), '1234.5');
  assert.equal(takenFrom(parse('  ')), null);
  assert.equal(takenFrom(parse('0,1', { decimals: 1 })), '0.1');
});

test('FRM-1 number: what is wrong is said with what was written and what is allowed, as each language writes it', () => {
  assert.equal(errorOf(parse('mange')).code, 'notNumber');
  assert.equal(errorOf(parse('1,5', { decimals: undefined })).code, 'notWhole');
  assert.equal(errorOf(parse('1,000', { decimals: undefined })).code, 'notWhole');
  assert.equal(takenFrom(parse('12,00', { decimals: undefined })), '12');
  assert.match(errorOf(parse('1,555')).message.da, /højst have 2 decimaler. Du skrev 1,555/);
  assert.equal(errorOf(parse('-1')).code, 'tooSmall');
  const tooLarge = errorOf(parse('12000', { max: 10_000.5 }));
  assert.match(tooLarge.message.da, /Tallet skal være 10\.000,5 eller mindre/);
  assert.match(tooLarge.message.en ?? '', /must be 10,000\.5 or less/);
});

test('FRM-1 number: limits are exact where floating point is not', () => {
  assert.equal(takenFrom(parse('0,3', { max: 0.3 })), '0.3');
  assert.equal(errorOf(parse('0,3000000000000000001', { max: 0.3, decimals: 20 })).code, 'tooLarge');
});

test('FRM-1 number: expressions see an exact number, readers the unit', () => {
  assert.ok(new Big('0.1').eq(number.toFeel(field, '0.1') instanceof Big ? '0.1' : '0'));
  assert.deepEqual(number.present(field, '12345.5', 'da'), { kind: 'text', text: '12.345,5\u00a0timer' });
  assert.deepEqual(number.present(field, '12345.5', 'en'), { kind: 'text', text: '12,345.5\u00a0hours' });
});

test('FRM-1 number: the unit is in the label for those who do not see it, and a keyboard with minus where one is needed', () => {
  assert.match(textOf(drawField(field)), /Spørgsmål \(timer\)/);
  assert.deepEqual(attributes(drawField(field), 'inputmode'), ['decimal']);
  assert.deepEqual(attributes(drawField({ ...field, decimals: 0 }), 'inputmode'), ['numeric']);
  assert.deepEqual(attributes(drawField({ ...field, min: -10 }), 'inputmode'), ['text']);
});

test('FRM-1 number: its unit may be written after it', () => {
  for (const typed of ['12,5 timer', '12.5 hours', '12,5Timer'])
    assert.equal(takenFrom(number.parse(field, typed, {})), '12.5');
  assert.equal(errorOf(number.parse(field, '12 km', {})).code, 'notNumber');
  assert.equal(errorOf(number.parse(field, 'timer', {})).code, 'notNumber');
});
