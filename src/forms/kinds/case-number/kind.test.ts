import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, errorOf, takenFrom, textOf } from '../testing.ts';
import { caseNumber, exampleOf } from './kind.ts';

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
