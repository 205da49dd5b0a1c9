import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, errorOf, posting, takenFrom, textOf } from '../testing.ts';
import { person } from './kind.ts';

const field = samples.person;
const parse = (raw: Record<string, string>) => person.parse(field, raw, {});
const ida = { cpr: '030515-4024', name: ' Ida  Hansen ' };

test('FRM-1 person: CPR number and name, and the address where CPR gave it', () => {
  assert.deepEqual(takenFrom(parse(ida)), { cpr: '0305154024', name: 'Ida Hansen' });
  assert.deepEqual(takenFrom(parse({ ...ida, address: 'Birkevej 12A, 9000 Aalborg' })), {
    cpr: '0305154024',
    name: 'Ida Hansen',
    address: 'Birkevej 12A, 9000 Aalborg',
  });
  assert.equal(takenFrom(parse({ cpr: ' ', name: '' })), null);
});

test('FRM-1 person: each way to be wrong has its own words and input', () => {
  const wrong = (raw: Record<string, string>) => {
    const { code, part } = errorOf(parse(raw));
    return [code, part];
  };
  assert.deepEqual(wrong({ cpr: '', name: 'Ida' }), ['noPersonCpr', 'cpr']);
  assert.deepEqual(wrong({ cpr: '3213154024', name: 'Ida' }), ['personCpr', 'cpr']);
  assert.deepEqual(wrong({ cpr: '0305154024', name: ' ' }), ['noPersonName', 'name']);
  assert.deepEqual(wrong({ cpr: '0305154024', name: 'x'.repeat(201) }), ['tooLong', 'name']);
});

test('FRM-1 person: a protected address is never in the value, and is said to be protected wherever it is shown', () => {
  const value = takenFrom(parse({ ...ida, protected: 'yes', address: 'Hemmelig Allé 7' }));
  assert.deepEqual(value, { cpr: '0305154024', name: 'Ida Hansen', protected: 'yes' });
  const shown = person.present(field, value, 'da');
  assert.deepEqual(shown, { kind: 'text', text: 'Ida Hansen (CPR-nummer 030515-4024)\nAdressen er beskyttet' });
  const html = drawField(field, { raw: { ...ida, protected: 'yes', address: 'Hemmelig Allé 7' } });
  assert.doesNotMatch(textOf(html), /Hemmelig/);
});

test('FRM-4 person: an address is CPR’s word: it is not read from a post, and goes with another number or name', () => {
  const raw = person.read(field, 'who', posting({ 'who.cpr': '1', 'who.name': 'x', 'who.address': 'Slottet' }));
  assert.deepEqual(raw, { cpr: '1', name: 'x' });
  const before = { ...ida, address: 'Birkevej 1', known: 'child' };
  assert.deepEqual(person.keep?.(before, ida), before);
  assert.deepEqual(person.keep?.(before, { ...ida, cpr: '2411790031' }), { ...ida, cpr: '2411790031' });
});

test('FRM-2 person: expressions see the birth date', () => {
  const seen = Object(person.toFeel(field, { cpr: '0305154024', name: 'Ida Hansen' }));
  assert.deepEqual(seen.birthDate, { kind: 'date', iso: '2015-05-03' });
  assert.equal(seen.address, null);
});
