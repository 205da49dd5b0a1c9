import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { samples } from '../samples.ts';
import { drawField, errorOf, takenFrom, textOf } from '../testing.ts';
import { caseNumber } from './kind.ts';
import { exampleOf, readByPattern } from './read-by-pattern.ts';

const field = samples.caseNumber;

test('FRM-1 caseNumber: is taken however its signs are written, and stored as the pattern writes it', () => {
  for (const typed of ['2026-000012', '2026000012', ' 2026 000012 ', '2026/000012', '2026–000012']) {
    assert.equal(takenFrom(caseNumber.parse(field, typed, {})), '2026-000012', typed);
  }
  const letters = { ...field, pattern: 'AA-00.00' };
  assert.equal(takenFrom(caseNumber.parse(letters, 'åb1234', {})), 'ÅB-12.34');
  assert.equal(takenFrom(caseNumber.parse(field, '  ', {})), null);
});

test('FRM-1 caseNumber: another number of signs, or letters for digits, are refused with an example', () => {
  for (const typed of ['2026-00012', '2026-0000123', '2026-00OO12', '-', 'AB', '٢٠٢٦000012']) {
    const error = errorOf(caseNumber.parse(field, typed, {}));
    assert.equal(error.code, 'notCaseNumber', typed);
    assert.match(error.message.da, /1234-567890/);
  }
});

test('FRM-1 caseNumber: the page shows how the number is written', () => {
  assert.equal(exampleOf('AA-00.00'), 'KK-12.34');
  assert.match(textOf(drawField(field, { language: 'en' })), /For example 1234-567890/);
});

test('FRM-1 caseNumber: runs of any length, as case systems have them', () => {
  const sbsys = '00.00.00-A00-0{1,4}-00';
  for (const typed of ['27.18.00-G01-12-26', '27.18.00-g01-12-26', '271800G01 12-26', ' 27 18 00-g01-12/26 ']) {
    assert.equal(readByPattern(sbsys, typed), '27.18.00-G01-12-26', typed);
  }
  assert.equal(readByPattern('00/0{1,6}', '264711'), '26/4711');
  assert.equal(readByPattern('0{1,4}-00', '1226'), null, 'a sign after a run of any length must be there');
  assert.equal(readByPattern('00/0{1,6}', `26/${'1'.repeat(100_000)}`), null);
  assert.equal(exampleOf('00/0{1,6}'), '12/34567');
});

test('FRM-1 caseNumber: a number that was read is read again as itself, and the example fits, by any pattern', () => {
  const pattern = fc.stringMatching(/^(?:[0A](?:\{[1-3](?:,[1-9])?\})?[-./]?){1,6}$/);
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[0-9A-Ca-c./ -]{0,14}$/), (mask, typed) => {
      const number = readByPattern(mask, typed);
      if (number !== null) assert.equal(readByPattern(mask, number), number);
    }),
    { numRuns: 1_000 },
  );
  for (const mask of ['00/0{1,6}', 'AA-00.00', '00.00.00-A00-0{1,4}-00']) {
    assert.equal(readByPattern(mask, exampleOf(mask)), exampleOf(mask));
  }
});
