import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, errorOf, posting, takenFrom, textOf } from '../testing.ts';
import { property } from './kind.ts';

const field = samples.property;
const parse = (raw: Record<string, string>) => property.parse(field, raw, {});

test('FRM-1 property: a BFE number however it is written, with what the register knew', () => {
  assert.deepEqual(takenFrom(parse({ bfe: ' BFE-nr: 9.100 012 ' })), { bfe: '9100012' });
  assert.deepEqual(takenFrom(parse({ bfe: '9100012', address: 'Birkevej 12A, 9000 Aalborg', municipality: '0851' })), {
    bfe: '9100012',
    address: 'Birkevej 12A, 9000 Aalborg',
    municipality: '0851',
  });
  assert.equal(takenFrom(parse({ bfe: '', search: '' })), null);
});

test('FRM-1 property: what is no BFE number, and a search that nothing was chosen from, are told', () => {
  for (const bfe of ['0', '012', '12345678901', 'Birkevej', '9'.repeat(10_000_000)]) {
    const { code, part } = errorOf(parse({ bfe }));
    assert.deepEqual([code, part], ['bfe', 'bfe']);
  }
  assert.equal(errorOf(parse({ bfe: '', search: 'Birkevej 1' })).part, 'search');
});

test('FRM-4 property: its address is the register’s word, and goes with another number', () => {
  const raw = property.read(
    field,
    'house',
    posting({ 'house.bfe': '5', 'house.search': '', 'house.address': 'Slottet' }),
  );
  assert.deepEqual(raw, { bfe: '5', search: '' });
  const before = { bfe: '5', search: '', address: 'Birkevej 1', municipality: '0851' };
  assert.deepEqual(property.keep?.(before, { bfe: '5', search: '' }), before);
  assert.deepEqual(property.keep?.(before, { bfe: '6', search: '' }), { bfe: '6', search: '' });
});

test('SPR-2 property: is shown with its number in the language', () => {
  const value = { bfe: '9100012', address: 'Birkevej 12A, 9000 Aalborg' };
  assert.deepEqual(property.present(field, value, 'en'), {
    kind: 'text',
    text: 'Birkevej 12A, 9000 Aalborg (BFE number 9100012)',
  });
  assert.match(textOf(drawField(field, { raw: value })), /Birkevej 12A, 9000 Aalborg/);
});
