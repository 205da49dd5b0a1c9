import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOnOneLine, letterLines } from './address-lines.ts';
import { doorOf, floorOf, fourDigits, houseNumberOf } from './postal-address.ts';

const base = { street: 'Birkevej', houseNumber: '12A', postCode: '9000', district: 'Aalborg' } as const;

test('FJE-7 a letter gets the street line with floor and door, the town on its own line, then post code and district', () => {
  assert.deepEqual(letterLines({ ...base, floor: '2', door: 'tv', town: 'Øster Hassing' }), [
    'Birkevej 12A, 2. tv',
    'Øster Hassing',
    '9000 Aalborg',
  ]);
  assert.deepEqual(letterLines({ ...base, floor: 'st', door: 'th' }), ['Birkevej 12A, st. th', '9000 Aalborg']);
  assert.deepEqual(letterLines({ ...base, door: '12' }), ['Birkevej 12A, 12', '9000 Aalborg']);
});

test('care of, locality, house spans and Greenlandic building numbers have their places', () => {
  assert.deepEqual(letterLines({ ...base, careOf: 'C/O Holm', locality: 'Nørregård', houseNumberTo: '14' }), [
    'c/o Holm',
    'Nørregård',
    'Birkevej 12A-14',
    '9000 Aalborg',
  ]);
  assert.deepEqual(
    letterLines({ street: 'Aqqusinersuaq', buildingNumber: '1234', postCode: '3900', district: 'Nuuk' }),
    ['Aqqusinersuaq B-1234', '3900 Nuuk'],
  );
});

test('a town that only repeats the district is left out; on one line the parts are joined by commas', () => {
  assert.equal(addressOnOneLine({ ...base, town: 'AALBORG' }), 'Birkevej 12A, 9000 Aalborg');
});

test('the registers’ padding is removed, and only the padding', () => {
  assert.deepEqual(['012A', '003', '100', '12 a', '000', '', undefined].map(houseNumberOf), [
    '12A',
    '3',
    '100',
    '12A',
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual(['02', '10', 'ST', 'k2', '00', undefined].map(floorOf), [
    '2',
    '10',
    'st',
    'k2',
    undefined,
    undefined,
  ]);
  assert.deepEqual(['TV', '0012', '100', ' mf ', '0000'].map(doorOf), ['tv', '12', '100', 'mf', undefined]);
  assert.deepEqual(['101', '0751', '10', '', 'x', '12345'].map(fourDigits), [
    '0101',
    '0751',
    '0010',
    undefined,
    undefined,
    undefined,
  ]);
});
